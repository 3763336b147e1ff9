// Format `mermaid`: the first timeline of a report, for Markdown that draws it.
//
//     gantt
//         dateFormat YYYY-MM-DD
//         section 群馬県
//         ● 締結 … :milestone, 2015-06-29, 0d
//         ↔ 計画 … :2016-04-01, 2017-04-01
#include <fmt/format.h>

#include <algorithm>

#include "render/cells.hpp"
#include "render/lines.hpp"

namespace daicho {

namespace {

/// In a gantt chart nothing can be escaped: what would end a name or begin a comment, an entity or
/// a directive is written in full width.
std::string plain(std::string_view text) {
    static constexpr std::pair<char, std::string_view> wide[] = {
        {':', "："}, {';', "；"}, {'#', "＃"}, {'"', "”"},  {'%', "％"},  {'<', "＜"},
        {'>', "＞"}, {'&', "＆"}, {'{', "｛"}, {'}', "｝"}, {'\\', "＼"}, {'`', "｀"}};
    std::string out;
    for (const char c : one_line(text)) {
        const auto found = std::ranges::find(wide, c, &std::pair<char, std::string_view>::first);
        if (found == std::end(wide))
            out += c;
        else
            out += found->second;
    }
    return out;
}

/// What a drawing of another tool cannot hold.
std::string comments_of(const Report& report) {
    std::string out;
    for (const std::string& stamp : report.stamps) out += "%% ⚠ " + plain(stamp) + "\n";
    for (const Ground& ground : report.grounds)
        out += fmt::format("%% {}: {}\n", plain(ground.label), plain(ground.text));
    return out;
}

std::string task_of(const Timeline::Event& event, Day beginning, const RenderOptions& options) {
    const bool is_day = event.when.is_day();
    std::string name = is_day ? "●" : "↔";  // so that a name is never a keyword
    for (const std::string& part : {event.kind_label, event.text,
                                    "(" + label(event.when, options.dates, options.lang) + ")"}) {
        if (!part.empty()) name += " " + plain(part);
    }
    const Day first = event.when.is_open() ? beginning : event.when.earliest;
    if (is_day) return fmt::format("    {} :milestone, {}, 0d\n", name, to_iso(first));
    return fmt::format("    {} :{}, {}\n", name, to_iso(first),
                       to_iso(event.when.latest + Days{1}));
}

std::string gantt_of(const Timeline& timeline, const RenderOptions& options) {
    std::string out = "gantt\n";
    if (!timeline.title.empty()) out += "    title " + plain(timeline.title) + "\n";
    out += "    dateFormat YYYY-MM-DD\n    axisFormat %Y\n    todayMarker off\n";
    if (timeline.events.empty()) return out;

    // An interval without a beginning is drawn from where the timeline begins.
    Day beginning = timeline.events[0].when.latest;
    std::vector<std::string> lanes;
    for (const auto& event : timeline.events) {
        beginning =
            std::min(beginning, event.when.is_open() ? event.when.latest : event.when.earliest);
        if (std::ranges::find(lanes, event.lane) == lanes.end()) lanes.push_back(event.lane);
    }
    for (const std::string& lane : lanes) {
        if (!lane.empty()) out += "    section " + plain(lane) + "\n";
        for (const auto& event : timeline.events) {
            if (event.lane == lane) out += task_of(event, beginning, options);
        }
    }
    return out;
}

std::string render(const Report& report, const RenderOptions& options) {
    for (const Block& block : report.blocks) {
        if (const auto* timeline = std::get_if<Timeline>(&block))
            return comments_of(report) + gantt_of(*timeline, options);
    }
    return "";
}

}  // namespace

extern constinit const Format mermaid_format{"mermaid",
                                             ".mmd .mermaid",
                                             {"Mermaid の年表", "the first timeline in Mermaid"},
                                             render,
                                             Holds::one_timeline};

}  // namespace daicho
