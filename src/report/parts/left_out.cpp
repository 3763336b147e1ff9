#include "report/parts/left_out.hpp"

#include <algorithm>
#include <set>

#include "daicho/report/figures/list.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

/// Whether two facts are of the same thing, perhaps on different days.
bool is_same(const Fact& a, const Fact& b) {
    if (a.government || b.government) return a.government == b.government;
    return a.thing == b.thing;
}

/// The facts that begin after the day.
std::vector<Fact> later(const ReportContext& context, Unit unit) {
    auto out = facts_of(context.ledger, unit, context.filter, the_last_day);
    std::erase_if(out, [&](const Fact& fact) { return fact.since.earliest <= context.as_of; });
    std::ranges::stable_sort(out, {}, [](const Fact& fact) { return fact.since.latest; });
    return out;
}

/// 伊勢崎市 2025-10-08、糸魚川市 2026-02-03
std::string named(const Wording& say, std::span<const Fact> facts) {
    constexpr std::size_t most = 5;
    std::vector<std::string> parts;
    for (const Fact& fact : facts.first(std::min(most, facts.size()))) {
        parts.push_back(fmt::format("{} {}", thing_of(say.context, fact), say.date(fact.since)));
    }
    const std::string more = say.format(" ほか{}件", " and {} more", facts.size() - parts.size());
    return say.join(parts) + (facts.size() > most ? more : "");
}

}  // namespace

void add_further_agreements(const ReportContext& context, std::span<const Fact> shown,
                            std::vector<Ground>& grounds) {
    const Wording say(context);
    std::set<std::string_view> governments;
    std::set<std::uint32_t> agreements;
    for (const Fact& fact : shown) {
        if (!fact.government) continue;
        governments.insert(fact.government->code);
        agreements.insert(fact.agreement());
    }
    Filter every_kind = context.filter;
    every_kind.all_kinds = every_kind.kinds.empty();
    auto further = facts_of(context.ledger, Unit::agreement, every_kind, context.as_of);
    std::erase_if(further, [&](const Fact& fact) {
        return !fact.government || !governments.contains(fact.government->code) ||
               agreements.contains(fact.agreement());
    });
    if (further.empty()) return;
    const bool some_are_not_counted = std::ranges::any_of(further, [&](const Fact& fact) {
        return !takes_part(context.ledger.registry(), context.ledger.agreement(fact.agreement()),
                           context.filter);
    });
    add_behind(grounds, "unit",
               {"further", say.text({"ほかの協定", "further"}),
                say.format("1団体に1行で、初めの協定を示す。同じ団体のほかの協定: {0}",
                           "a government a row, with its first agreement. Others of the same: {0}",
                           named(say, further)),
                say.format("`--unit agreement{}` で1件ずつ", "`--unit agreement{}` lists each",
                           some_are_not_counted ? " --kind all" : "")});
}

void add_left_out(const ReportContext& context, Unit unit, std::span<const Fact> shown,
                  std::vector<Ground>& grounds) {
    const Wording say(context);
    if (const auto facts = later(context, unit); !facts.empty()) {
        leave_out(grounds, {"later"});
        add_behind(grounds, "as_of",
                   {"later", context.text(message("後の{}", "later", info(unit).label)),
                    say.format("基準日より後の{}を含まない",
                               "later than the day, and not in it: {}", named(say, facts)),
                    say.text(hint_at_later)});
    }
    Filter every_kind = context.filter;
    every_kind.all_kinds = every_kind.kinds.empty();
    auto others = facts_of(context.ledger, unit, every_kind, context.as_of);
    std::erase_if(others, [&](const Fact& fact) {
        return std::ranges::any_of(shown, [&](const Fact& one) { return is_same(one, fact); });
    });
    if (others.empty()) return;
    add_behind(
        grounds, "filter",
        {"other_kinds", say.text({"ほかの種類", "other kinds"}),
         say.format("国の集計に入らない種類の協定によるもの{}件は含まない",
                    "not in it: {} by agreements of kinds that are not counted", others.size()),
         say.text({"`--kind all` で入る", "`--kind all` counts them"})});
}

}  // namespace daicho
