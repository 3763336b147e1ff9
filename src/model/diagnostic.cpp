#include "daicho/model/diagnostic.hpp"

#include <algorithm>
#include <numeric>
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

Diagnostic& Diagnostics::add(const Topic& topic, Span at, Message message) {
    OfFile& file = x_files[at.source];
    if (file.shown[topic.severity] == most_of_a_file) {
        ++file.hidden[topic.severity];
        return x_unseen = Diagnostic{.topic = &topic, .at = at, .is_shown = false};
    }
    ++file.shown[topic.severity];
    return x_all.emplace_back(Diagnostic{&topic, at, std::move(message)});
}

void Diagnostics::add(Diagnostic finding) {
    Diagnostic& added = add(*finding.topic, finding.at, {});
    if (added.is_shown) added = std::move(finding);
}

void Diagnostics::append(Diagnostics&& other) {
    for (Diagnostic& finding : other.x_all) add(std::move(finding));
    for (auto& [source, file] : other.x_files) {
        for (const auto severity : {Severity::note, Severity::warning, Severity::error}) {
            if (file.hidden[severity] > 0) add_hidden(source, severity, file.hidden[severity]);
        }
    }
    other = {};
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
    say_hidden();
}

/// On the last finding of each file, but rather not on a note, which is shown on one line.
void Diagnostics::say_hidden() {
    std::unordered_map<SourceId, Diagnostic*> last;
    for (Diagnostic& finding : x_all) {
        Diagnostic*& so_far = last[finding.at.source];
        const bool is_note = finding.topic->severity == Severity::note;
        if (!so_far || !is_note || so_far->topic->severity == Severity::note) so_far = &finding;
    }
    for (auto& [source, finding] : last) {
        const auto& hidden = x_files[source].hidden.counts;
        const std::size_t count = std::accumulate(hidden.begin(), hidden.end(), std::size_t{0});
        if (count == 0) continue;
        finding->notes.push_back(message("このファイルの指摘はほかに{}件あります",
                                         "{} more findings in this file are not shown", count));
    }
}

std::size_t Diagnostics::count(Severity severity) const {
    auto count = static_cast<std::size_t>(std::ranges::count_if(
        x_all, [&](const Diagnostic& d) { return d.topic->severity == severity; }));
    for (auto [source, file] : x_files) count += file.hidden[severity];
    return count;
}

}  // namespace daicho
