#include "daicho/model/about.hpp"

namespace daicho {

namespace {

template <class T>
std::string_view one_of(const Maybe<T>& ja, const Maybe<T>& en, Lang lang) {
    const Maybe<T>& wanted = lang == Lang::ja ? ja : en;
    return wanted ? std::string_view(wanted->value.text) : std::string_view();
}

template <class T>
std::string_view within(const Maybe<T>& both, Lang lang) {
    return both ? both->value.in(lang) : std::string_view();
}

}  // namespace

std::string_view Bilingual::in(Lang lang) const {
    return one_of(ja, en, lang);
}
std::string_view BilingualText::in(Lang lang) const {
    return one_of(ja, en, lang);
}
std::string_view wording_in(const Maybe<Bilingual>& name, Lang lang) {
    return within(name, lang);
}
std::string_view wording_in(const Maybe<BilingualText>& text, Lang lang) {
    return within(text, lang);
}

}  // namespace daicho
