#include "daicho/report/context.hpp"

#include <algorithm>
#include <map>

#include "daicho/query/counting.hpp"
#include "daicho/query/published.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

/// 21市2町: how many of each kind.
Message by_kind(const std::map<GovernmentKind, int>& counts) {
    Message out;
    for (const auto& [kind, count] : counts) {
        out.ja += fmt::format("{}{}", count, label(kind).ja);
        out.en += fmt::format("{}{} {}", out.en.empty() ? "" : ", ", count, counted(kind, count));
    }
    return out;
}

/// 団体数 327, `327 governments`.
Message figure_in_words(Unit unit, int count) {
    const Words label = info(unit).label;
    if (unit == Unit::government)
        return message("団体数 {0}", "{0} {1}", count, counted(unit, count));
    return message("{1}の数 {0}", "{0} {1}", count, Words{label.ja, counted(unit, count)});
}

/// What is certain and what only possible by the records alone.
Message recorded(const Tally& all) {
    return message("確実 {}・可能性 {}(表では「確実–可能性」と示す)",
                   "{} certain, {} possible (shown as certain–possible)", all.certain,
                   all.possible);
}

/// What some figures rest on, of which there may be more than is known.
Message bounds_of_some(const ReportContext& context, Unit unit, const Tally& all, Gap gap) {
    const Message open = why_more(context, gap), figure = figure_in_words(unit, all.certain);
    if (all.certain != all.possible) {
        const Message out = recorded(all);
        return open.empty() ? out : message("{}。{}", "{}; {}", out, open);
    }
    if (open.empty()) return message("{} (確実)", "{} (certain)", figure);
    return message("{}以上 ({})", "at least {} ({})", figure, open);
}

/// Of all that the filter keeps. What the records leave open may have been published.
Message bounds(const ReportContext& context, Unit unit, std::span<const Fact> facts) {
    const Tally all = tally(facts);
    const Gap gap = unit == Unit::government
                        ? gap_of(context.ledger.registry(), context.filter, context.as_of)
                        : Gap::none;
    const bool is_narrower = unit == Unit::government && all.certain != all.possible &&
                             context.filter.is_published(context.as_of) && gap == Gap::none;
    if (!is_narrower) return bounds_of_some(context, unit, all, gap);
    const Counting counting(context.ledger, context.filter);
    return message("{}。記録だけでは{}", "{}; by the records alone {}",
                   stock_in_words(context, counting.figure_of(context.as_of)), recorded(all));
}

/// How many agreements are too late for the day.
Message later(const ReportContext& context) {
    const auto all = agreements_of(context.ledger, context.filter, context.as_of);
    const auto count = std::ranges::count_if(all, [&](std::uint32_t index) {
        return context.ledger.agreement(index).concluded->value.earliest > context.as_of;
    });
    if (count == 0) return {};
    return message("基準日より後に締結された{0}件を含まない", "{0} {1} later than the day", count,
                   plural(count, "agreement is", "agreements are"));
}

Message unlisted(std::span<const Fact> facts) {
    std::map<GovernmentKind, int> counts, placed;
    for (const Fact& fact : facts) {
        if (!fact.is_unlisted()) continue;
        const GovernmentKind kind = fact.kind.value();
        counts[kind] += fact.weight;
        if (fact.prefecture) placed[kind] += fact.weight;
    }
    if (counts.empty()) return {};
    Message all = message("公表値にあるが名称不明の{}を含む",
                          "includes {} published without a name", by_kind(counts));
    if (placed.empty()) return all;
    return message("{}(うち{}は都道府県が分かる)", "{} (prefecture known: {})", all,
                   by_kind(placed));
}

/// The sources that most of the facts rest on; `--why` names all of a cell.
Message sources(const ReportContext& context, std::span<const Fact> facts) {
    const Registry& registry = context.ledger.registry();
    std::map<std::string_view, int> uses;
    for (const Fact& fact : facts) {
        for (const std::uint32_t index : fact.agreements()) {
            for (const std::uint32_t cited : context.ledger.agreement(index).cites) {
                ++uses[registry.publications[cited].first.value];
            }
        }
        if (const Unlisted* entry = unlisted_of(registry, fact)) {
            for (const auto& cited : entry->sources) ++uses[cited->id];
        }
    }
    std::vector<std::pair<std::string_view, int>> ranked(uses.begin(), uses.end());
    std::ranges::stable_sort(ranked, std::ranges::greater{},
                             &std::pair<std::string_view, int>::second);
    constexpr std::size_t most = 5;
    std::string named;
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i) {
        named += fmt::format("{}{} ({})", i ? ", " : "", ranked[i].first, ranked[i].second);
    }
    if (ranked.size() <= most) return {named, named};
    return message("{} ほか{}件", "{} and {} more", named, ranked.size() - most);
}

}  // namespace

std::string ReportContext::where() const {
    std::vector<std::string> names;
    for (const Words& place : filter.places()) names.push_back(text(place));
    if (names.empty()) {
        for (const int number : filter.scope) names.push_back(text(both_names(prefecture(number))));
    }
    if (names.empty()) return text(Words{"全国", "Japan"});
    return joined(names, lang == Lang::ja ? "、" : ", ");
}

Ground ReportContext::day() const {
    const bool is_future = today && as_of > *today;
    const Words words = is_future ? Words{"{} (その日を含む。今日より後)",
                                          "{} (that day included; it is after today)"}
                                  : Words{"{} (その日を含む)", "{} (that day included)"};
    return {"as_of", text(Words{"基準日", "as of"}),
            fmt::format(fmt::runtime(words.in(lang)), date(as_of))};
}

void ReportContext::add_revision(std::vector<Ground>& grounds) const {
    if (!revision.empty())
        grounds.push_back({"revision", text(Words{"台帳", "registry"}), revision});
}

Ground ReportContext::covers() const {
    return {"filter", text(Words{"範囲", "covers"}),
            filter.words(ledger.registry().vocabularies, lang, dates)};
}

namespace {

std::vector<Ground> make_grounds(const ReportContext& context, Unit unit,
                                 std::span<const Fact> facts, const Message& certainty) {
    std::vector<Ground> out;
    const auto add = [&](std::string key, Words label, const Message& text, Words hint = {}) {
        if (text.empty()) return;
        out.push_back(
            {std::move(key), context.text(label), context.text(text), context.text(hint)});
    };
    const UnitInfo& what = info(unit);
    add("unit", {"単位", "unit"},
        message("{} ({})", "{} ({})", context.text(what.label), context.text(what.summary)));
    out.push_back(context.day());
    add("later", {"後の協定", "later"}, later(context), hint_at_later);
    out.push_back(context.covers());
    add("bounds", {"確かさ", "certainty"}, certainty);
    add("unlisted", {"未登載", "unlisted"}, unlisted(facts));
    const auto inferred =
        std::ranges::count_if(facts, [](const Fact& f) { return f.since.uncertain; });
    if (inferred > 0) {
        add("inferred", {"推定", "inferred"},
            message("日付を推定したもの {0}件({1}として数える)", "{0} {1}, and counted as that day",
                    inferred,
                    Words{"その日", plural(inferred, "date is inferred", "dates are inferred")}));
    }
    add("sources", {"出典", "sources"}, sources(context, facts));
    context.add_revision(out);
    return out;
}

}  // namespace

std::vector<Ground> grounds_of(const ReportContext& context, Unit unit,
                               std::span<const Fact> facts) {
    return make_grounds(context, unit, facts, bounds(context, unit, facts));
}

std::vector<Ground> grounds_of_some(const ReportContext& context, Unit unit,
                                    std::span<const Fact> facts, Gap gap) {
    return make_grounds(context, unit, facts, bounds_of_some(context, unit, tally(facts), gap));
}

std::vector<Ground> grounds_of_limits(const ReportContext& context, const Counting& counting) {
    const Stock stock = counting.figure_of(context.as_of);
    const Message figure = stock_in_words(context, stock);
    const bool is_said = stock.basis == Basis::limits && !stock.total.is_exact();
    return make_grounds(
        context, Unit::government, counting.facts_on(context.as_of),
        is_said ? figure
                : message("{}。最少と最多は、記録とすべての公表値に合う範囲",
                          "{}; least and most are what the records and all published totals allow",
                          figure));
}

void add_behind(std::vector<Ground>& grounds, std::string_view key, Ground ground) {
    auto at = std::ranges::find(grounds, key, &Ground::key);
    if (at != grounds.end()) ++at;
    grounds.insert(at, std::move(ground));
}

void leave_out(std::vector<Ground>& grounds, std::initializer_list<std::string_view> keys) {
    std::erase_if(grounds, [&](const Ground& ground) {
        return std::ranges::find(keys, ground.key) != keys.end();
    });
}

Report begin_report(const ReportContext& context, std::string name, const Message& title) {
    Report out{.name = std::move(name), .title = context.text(title)};
    const FiscalYear year = last_complete_year(context.as_of);
    out.years = {label(year, context.dates, context.lang),
                 label(FiscalYear{year.year + 1}, context.dates, context.lang)};
    if (context.errors > 0) {
        out.stamps.push_back(context.text(
            message("この台帳には{}件の{}があります。数値は確かではありません",
                    "the registry has {} {}: these figures are not reliable", context.errors,
                    Words{"エラー", plural(static_cast<long long>(context.errors), "error")})));
    }
    return out;
}

void stamp(Report& report, const ReportContext& context) {
    if (context.errors == 0) return;
    const Constant errors{"registry_errors", context.text(Words{"台帳のエラー", "registry errors"}),
                          static_cast<long long>(context.errors), true};
    for (Block& block : report.blocks) {
        std::visit(
            [&](auto& shown) {
                if constexpr (requires { shown.constants; }) shown.constants.push_back(errors);
            },
            block);
    }
}

std::vector<Constant> constants_of(const ReportContext& context, Unit unit) {
    std::vector<Constant> out{
        {"unit", context.text(Words{"単位", "unit"}), std::string(info(unit).name)},
        {"as_of", context.text(Words{"基準日", "as of"}), to_iso(context.as_of)},
    };
    return out;
}

}  // namespace daicho
