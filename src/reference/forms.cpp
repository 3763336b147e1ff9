#include "reference/forms.hpp"

#include "reference/romaji.hpp"

namespace daicho {

namespace {

constexpr std::string_view one_ideograph = "町";

std::string_view without_reading_of_ending(std::string_view kana) {
    for (const std::string_view reading :
         {"ちょう", "まち", "むら", "そん", "けん", "どう", "し", "く", "と", "ふ"}) {
        if (kana.ends_with(reading)) return kana.substr(0, kana.size() - reading.size());
    }
    return kana;
}

/// Behind the romaji of a prefecture, which the table has without: 群馬県 is Gunma-ken.
std::string_view romaji_ending(const Government& prefecture) {
    if (prefecture.name.ends_with("県")) return "ken";
    if (prefecture.name.ends_with("府")) return "fu";
    return prefecture.name.ends_with("都") ? "to" : "";  // Hokkaido has it already
}

}  // namespace

std::vector<WrittenForm> japanese_forms(const Government& g) {
    const std::string name(g.name), county(g.county), kana(g.kana);
    const std::size_t end = name.size() - one_ideograph.size();
    const std::string base = name.substr(0, end), ending = name.substr(end);
    const std::string base_kana(without_reading_of_ending(kana));
    std::vector<WrittenForm> out{{NameForm::full, name},
                                 {NameForm::full, kana},
                                 {NameForm::full, base_kana + ending},
                                 {NameForm::brief, base},
                                 {NameForm::brief, base_kana}};
    if (county.empty()) return out;
    out.push_back({NameForm::full, county + name});
    out.push_back({NameForm::brief, county + base});
    return out;
}

std::vector<WrittenForm> romaji_forms(const Government& g) {
    const std::string full = romaji_key(g.romaji), brief = romaji_key(stem_romaji(g));
    const bool is_prefecture = g.kind == GovernmentKind::prefecture;
    return {{NameForm::full, is_prefecture ? full + std::string(romaji_ending(g)) : full},
            {NameForm::full, brief + std::string(label(g.kind).en)},
            {NameForm::brief, brief}};
}

NameInPrefecture parted(std::string_view clean_name) {
    for (const Prefecture& p : prefectures()) {
        if (clean_name.size() > p.name.size() && clean_name.starts_with(p.name)) {
            return {p.number, std::string(clean_name.substr(p.name.size()))};
        }
    }
    return {0, std::string(clean_name)};
}

}  // namespace daicho
