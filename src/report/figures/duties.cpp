#include "daicho/report/figures/duties.hpp"

#include <algorithm>
#include <array>

#include "daicho/report/figures/timeline.hpp"
#include "daicho/text/named.hpp"
#include "report/parts/names.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

// Past its day the registry has no record of it, which is all that it can say.
constexpr std::array states{
    Named<DutyState>{DutyState::overdue, "overdue", Words{"記録なし", "no record"}},
    Named<DutyState>{DutyState::soon, "soon", Words{"期限間近", "due soon"}},
    Named<DutyState>{DutyState::due, "due", Words{"期限前", "due"}},
};
static_assert(is_in_step(states, &Named<DutyState>::value, DutyState::due));

std::vector<Duty> unmet(const ReportContext& context, const DutiesOptions& options) {
    return duties_of({context.ledger, context.filter, options.year, options.today, context.dates});
}

/// Takes out what was due before the first day to be shown, and says how many that were.
std::size_t take_old(std::vector<Duty>& duties, const DutiesOptions& options) {
    return options.from
               ? std::erase_if(duties, [&](const Duty& duty) { return duty.due < *options.from; })
               : 0;
}

/// Whose duty it is: the governments of the agreement; of the unlisted, nobody's in particular.
std::string whose(const ReportContext& context, const Duty& duty) {
    const OfAgreement* one = duty.agreement();
    return one ? names_of_governments(Wording(context), one->agreement) : std::string();
}

/// 残り 124日, 超過 240日
std::string days_in_words(const Wording& say, long long left) {
    return left < 0 ? say.format("超過 {}日", "{} over", -left)
                    : say.format("残り {}日", "{} left", left);
}

Table table_of(const ReportContext& context, const DutiesOptions& options,
               std::span<const Duty> duties) {
    const Wording say(context);
    Table out{
        .name = "duties",
        .caption = {},
        .columns = {say.column("due", {"期限", "due"}, Type::date),
                    say.column("state", {"状態", "state"}),
                    say.column("state_id", {"状態", "state"}, Type::code).for_machines(),
                    say.column("days", {"日数", "days"}).for_people().spare(),
                    say.column("days_left", {"残り日数", "days left"}, Type::number).for_machines(),
                    say.column("duty", {"義務", "duty"}).kept(),
                    say.column("duty_id", {"義務", "duty"}, Type::code).for_machines(),
                    say.column("governments", {"団体", "governments"}).kept(),
                    say.column("what", {"内容", "what"}), say.column("id", {"ID", "ID"}).spare()},
        .constants = {{"fiscal_year", say.text({"年度", "fiscal year"}), options.year},
                      {"today", say.text({"基準日", "today"}), to_iso(options.today)}},
        .head_columns = 2};
    for (const Duty& duty : duties) {
        const DutyState state = state_of(duty, options.today);
        const long long left = (duty.due - options.today).count();
        out.rows.push_back(row_of(
            Date::on(duty.due),
            Cell{.value = say.text(named(states, state).words),
                 .emphasis = state == DutyState::overdue ? Emphasis::missing : Emphasis::none},
            Code{std::string(named(states, state).id)}, days_in_words(say, left), left,
            say.text(duty.kind->label), Code{std::string(duty.kind->name)}, whose(context, duty),
            context.text(duty.text), id_of(context.ledger, duty)));
    }
    return out;
}

Timeline timeline_of(const ReportContext& context, std::span<const Duty> duties,
                     std::string title) {
    Timeline out{.name = "duties", .title = std::move(title)};
    for (const Duty& duty : duties) {
        out.events.push_back({.when = Date::on(duty.due),
                              .kind = fmt::format("due-{}", duty.kind->name),
                              .kind_label = context.text(duty.kind->label),
                              .lane = whose(context, duty),
                              .text = context.text(duty.text),
                              .id = id_of(context.ledger, duty),
                              .item = duty.item});
    }
    return out;
}

std::vector<Ground> grounds(const ReportContext& context, const DutiesOptions& options,
                            std::size_t old) {
    const Wording say(context);
    std::vector<Ground> out{
        {"today", say.text({"基準日", "today"}),
         say.format("{} ({}日以内を期限間近とする)", "{}; due soon: within {} days",
                    say.date(options.today), soon_due.count())},
        context.covers(),
        {"no_record", say.text({"記録なし", "no record"}),
         say.text({"台帳に記録がないこと。行われなかったとは限らない",
                   "the registry has none; it may have been done all the same"})}};
    if (old > 0) {
        out.push_back({"left_out", say.text({"省いたもの", "left out"}),
                       say.format("{}より前が期限の{}件", "{1}, which were due before {0}",
                                  say.date(*options.from), old)});
    }
    for (const DutyKind& kind : duty_kinds()) {
        out.push_back(
            {"rule_" + machine_key(kind.name), say.text(kind.label), say.text(kind.rule)});
    }
    context.add_revision(out);
    return out;
}

}  // namespace

Report duties_report(const ReportContext& context, const DutiesOptions& options) {
    const Wording say(context);
    auto duties = unmet(context, options);
    const std::size_t old = take_old(duties, options);
    const auto overdue = std::ranges::count(duties, DutyState::overdue, [&](const Duty& duty) {
        return state_of(duty, options.today);
    });
    const std::string title =
        say.format("{}の義務({}現在): 期限を過ぎて記録のないもの{}件、これから{}件",
                   "Duties of {} on {}: {} past their day without a record, {} to come",
                   say.year(options.year), say.date(options.today), overdue,
                   static_cast<std::ptrdiff_t>(duties.size()) - overdue);
    Report out = begin_report(context, "duties", {title, title});
    if (options.picture) {
        out.blocks.emplace_back(timeline_of(context, duties, title));
    } else {
        out.blocks.emplace_back(table_of(context, options, duties));
    }
    out.grounds = grounds(context, options, old);
    return out;
}

bool has_overdue(const ReportContext& context, const DutiesOptions& options) {
    return std::ranges::any_of(unmet(context, options), [&](const Duty& duty) {
        return state_of(duty, options.today) == DutyState::overdue;
    });
}

}  // namespace daicho
