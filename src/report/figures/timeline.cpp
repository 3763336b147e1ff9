#include "daicho/report/figures/timeline.hpp"

#include <algorithm>

#include "daicho/report/figures/list.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/names.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

std::vector<Event> chosen_events(const ReportContext& context, const TimelineOptions& options) {
    const Ledger& ledger = context.ledger;
    const auto agreements = options.agreement
                                ? std::vector{*options.agreement}
                                : agreements_of(ledger, context.filter, context.as_of);
    auto events = events_of(ledger, agreements);
    std::erase_if(events, [&](const Event& event) {
        const auto& kinds = options.kinds;
        return (!kinds.empty() && std::ranges::find(kinds, event.kind) == kinds.end()) ||
               (options.from && event.when.latest < *options.from) ||
               (options.until && event.when.earliest > *options.until);
    });
    return events;
}

Timeline::Event shown(const ReportContext& context, const Event& event, bool is_one_agreement) {
    const Agreement& agreement = context.ledger.agreement(event.agreement);
    Timeline::Event out{.when = event.when,
                        .kind = std::string(event.kind->name),
                        .kind_label = context.text(event.kind->label),
                        .lane = {},
                        .text = context.text(event.text),
                        .id = agreement.id,
                        .item = event.item};
    if (!is_one_agreement) out.lane = names_of_governments(Wording(context), event.agreement);
    for (const auto& citation : *event.sources) out.sources.push_back(citation->id);
    return out;
}

/// 群馬県の雇用対策協定の経過
std::string title_of(const ReportContext& context, const TimelineOptions& options) {
    if (options.agreement) {
        const auto title = title_of(context, *options.agreement);
        return context.text(message("{}の経過", "{}: events", title));
    }
    const Wording say(context);
    std::vector<std::string> places;
    for (const Words place : context.filter.places()) places.push_back(say.text(place));
    return places.empty()
               ? say.text({"雇用対策協定の経過", "Employment-measures agreements: events"})
               : say.format("{}の雇用対策協定の経過",
                            "Employment-measures agreements in {}: events", say.join(places));
}

std::vector<Ground> grounds(const ReportContext& context, const TimelineOptions& options,
                            const Timeline& timeline) {
    const Wording say(context);
    const auto& events = timeline.events;
    const auto intervals =
        std::ranges::count_if(events, [](const auto& event) { return !event.when.is_day(); });
    std::vector<Ground> out{
        {"events", say.text({"出来事", "events"}),
         say.format("{0}件(うち日が1日に決まらないもの{1}件。最後の日の順に並べる)",
                    "{0}, of which {1} {2}; in the order of their last days", events.size(),
                    intervals, plural(intervals, "is an interval", "are intervals"))}};
    if (!options.agreement) out.push_back(context.covers());
    if (options.from || options.until) {
        out.push_back({"range", say.text({"範囲", "range"}),
                       say.format("{}～{}(この間にあった可能性のあるもの)",
                                  "{}–{}: what may have happened in it",
                                  options.from ? say.date(*options.from) : "",
                                  options.until ? say.date(*options.until) : "")});
    }
    context.add_revision(out);
    return out;
}

}  // namespace

Report timeline_report(const ReportContext& context, const TimelineOptions& options) {
    const std::string title = title_of(context, options);
    Timeline timeline{.name = "timeline", .title = title};
    for (const Event& event : chosen_events(context, options)) {
        timeline.events.push_back(shown(context, event, options.agreement.has_value()));
    }
    Report out = begin_report(context, "timeline", {title, title});
    out.grounds = grounds(context, options, timeline);
    out.blocks.emplace_back(std::move(timeline));
    return out;
}

}  // namespace daicho
