#include "daicho/model/diagnostic.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace daicho {

Words name_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return {"参考", "note"};
        case Severity::warning:
            return {"警告", "warning"};
        case Severity::error:
            break;
    }
    return {"エラー", "error"};
}

void Diagnostics::append(Diagnostics&& other) {
    x_all.insert(x_all.end(), std::make_move_iterator(other.x_all.begin()),
                 std::make_move_iterator(other.x_all.end()));
    other.x_all.clear();
}

void Diagnostics::sort(const Sources& sources) {
    const auto key = [&](const Diagnostic& d) {
        return std::tuple(std::string_view(sources[d.at.source].path), d.at.begin, d.at.end,
                          d.topic->code);
    };
    std::ranges::stable_sort(x_all, {}, key);
    const auto same = [&](const Diagnostic& a, const Diagnostic& b) {
        return key(a) == key(b) && a.message.en == b.message.en;
    };
    x_all.erase(std::unique(x_all.begin(), x_all.end(), same), x_all.end());
}

std::size_t Diagnostics::count(Severity severity) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        x_all, [&](const Diagnostic& d) { return d.topic->severity == severity; }));
}

}  // namespace daicho
