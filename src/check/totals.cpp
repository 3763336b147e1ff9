// The registry's own count against every published total: certain ≤ published ≤ possible.

#include <algorithm>
#include <utility>

#include "check/home.hpp"
#include "check/suspects.hpp"
#include "daicho/check/check.hpp"
#include "daicho/query/claims.hpp"
#include "daicho/query/published.hpp"
#include "daicho/text/lists.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"T710",
     "total-missed",
     Severity::error,
     {"公表値と合わない", "a published total that the registry does not give"},
     {"台帳から数えた団体数が公表値と合いません。公表値は、確実な数以上、ありうる数以下でなければならず、全団体の一覧(`complete`)ならどちらとも等しくなければなりません。差は台帳から公表値を引いた数で、+ なら余分な記録か早すぎる締結日、- なら足りない記録か遅すぎる締結日を探します。名称の分からない団体が公表値に入っているなら、その数を `unlisted` に書きます。",
      "The registry counts other than was published. The published figure must lie between the certain and the possible number, and equal both if a full list was published (`complete`). The difference is the registry's figure less the published one: with + look for a record too many or a conclusion too early, with - for one that is missing or too late. Governments that are counted without a name go into `unlisted`, with their number."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 2}, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, sources: [S1]}\n"},
    {"T711",
     "new-missed",
     Severity::error,
     {"公表された新規の数と合わない", "a published number of new agreements that is not met"},
     {"その年度に新しく締結した団体の数が、公表された数と合いません。締結日の年度を確かめてください。",
      "The number of governments that were new in a fiscal year is not the published one. Look at the years of their conclusions."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, new_in: {FY2024: {city: 1}}, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, new_in: {FY2025: {city: 1}}, sources: [S1]}\n"},
    {"T712",
     "disputed-missed",
     Severity::note,
     {"疑義のある公表値と合わない", "a disputed total that the registry does not give"},
     {"`disputed` の付いた公表値と台帳の数が違います。疑義の内容とともに示すだけで、エラーにはしません。",
      "The registry counts other than a published total that is marked `disputed`. It is shown with the reason for the doubt and is no error."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 2}, disputed: 記事は1市を重ねて数える, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, sources: [S1]}\n"},
    {"T713",
     "needless-unlisted",
     Severity::warning,
     {"要らなくなった未登載", "an unlisted entry that is no longer needed"},
     {"この未登載がなくても、すべての公表値が合います。名前が分かって記録になった後の消し忘れです。",
      "All totals hold without this entry: its governments have probably been found and become records."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\nunlisted:\n"
     "  - {kind: city, count: 1, concluded: 2020/2026-03, reason: 未確認, until: 2027-03-31, sources: [S1]}\n"
     "totals:\n  - {as_of: 2025-12-31, counts: {city: 1}, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\nunlisted:\n"
     "  - {kind: city, count: 1, concluded: 2020/2026-03, reason: 未確認, until: 2027-03-31, sources: [S1]}\n"
     "totals:\n  - {as_of: 2025-12-31, counts: {city: 2}, sources: [S1]}\n"},
    {"T714",
     "totals-clash",
     Severity::error,
     {"公表値が同時には成り立たない", "published totals that cannot all be true"},
     {"それぞれの公表値は台帳と合いますが、どの締結日を選んでも、これらを同時には満たせません。一つでも除けば成り立ちます。新しいものから疑います。",
      "Each of these totals agrees with the registry, but no choice of the days that are not known makes all of them true at once. Without any one of them the others hold. The newest is the first to doubt."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\nunlisted:\n"
     "  - {kind: city, count: 1, concluded: 2012-06/2020-06, reason: 未確認, until: 2027-03-31, sources: [S1]}\n"
     "totals:\n  - {as_of: 2016-03-31, counts: {city: 1}, sources: [S1]}\n"
     "  - {as_of: 2018-03-31, counts: {city: 0}, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\nunlisted:\n"
     "  - {kind: city, count: 1, concluded: 2012-06/2020-06, reason: 未確認, until: 2027-03-31, sources: [S1]}\n"
     "totals:\n  - {as_of: 2016-03-31, counts: {city: 1}, sources: [S1]}\n"
     "  - {as_of: 2018-03-31, counts: {city: 1}, sources: [S1]}\n"},
}};

/// `22`, or `20～22` where the dates leave it open; in English with `between`.
Message range(int certain, int possible, fmt::format_string<int&> format,
              std::string_view between) {
    const std::string least = fmt::format(format, certain);
    if (certain == possible) return message("{0}", "{0}", least);
    return message("{0}～{1}", "{0}{2}{1}", least, fmt::format(format, possible), between);
}

/// One figure that the registry does not give.
void say_missed(const Ledger& ledger, std::span<const Spell> spells, const Figure& figure,
                const Limits& found, const Lately& lately, Diagnostics& findings) {
    const PublishedTotal& total = *figure.total;
    const int published = *figure.published;
    const Message counted = range(found.least, found.most, "{}", "–");
    const Message off = range(found.least - published, found.most - published, "{:+}", " to ");
    const std::string day = to_iso(total.as_of->value.latest);
    const std::string year = figure.year ? to_text(*figure.year) : "";

    const Topic& topic = total.disputed ? topics["disputed-missed"]
                         : figure.year  ? topics["new-missed"]
                                        : topics["total-missed"];
    const Words kind = label(figure.kinds);
    auto& finding = findings.add(topic, figure.published.at, {});
    const Message what = figure.year ? message("{0} までの {1} の新規の{2}",
                                               "new in {1} by {0}, {2}", day, year, kind)
                                     : message("{} の{}", "{}, {}", day, kind);
    finding.message =
        message("{}: 台帳は {}、公表値は {} ({})", "{}: the registry has {}, published are {} ({})",
                what, counted, published, off);
    if (total.disputed) {
        finding.notes.push_back(message("疑義: {0}", "disputed: {0}", total.disputed->value.text));
    } else if (published > found.most) {
        finding.help = message(
            "足りない記録を加えるか、違う締結日を直し、名称の分からない団体の数は `unlisted` に書いてください。公表値が疑わしければ `disputed: …` を書きます",
            "add the records that are missing or correct the dates; governments without a name go into `unlisted`, with their number. If the published figure is doubtful, write `disputed: …`");
    } else {
        finding.help = message(
            "足りない記録・余分な記録・違う締結日を直すか、公表値が疑わしければ `disputed: …` を書いてください",
            "correct the records or dates that are wrong; if the published figure is doubtful, write `disputed: …`");
    }
    if (figure.is_exact()) {
        finding.notes.push_back(message("全団体の一覧なので、確実な数とも等しいはずです",
                                        "a full list was published, so nothing may be uncertain"));
    }
    if (finding.is_shown) explain_missed(finding, ledger, spells, figure, found, lately);
}

/// Whether everything that is counted could be read: if not, that is a finding already, and every
/// total would only fail because of it.
bool is_countable(const Ledger& ledger) {
    const Registry& registry = ledger.registry();
    const auto is_record = [](const Source& file) { return file.path.find('/') != file.path.npos; };
    const auto records = std::ranges::count_if(registry.files, is_record);
    const auto is_known = [&](const Membership& membership) {
        return !is_counted(registry, ledger.agreement(membership.agreement)) ||
               government_of(ledger, membership);
    };
    return std::cmp_equal(records, registry.agreements.size()) &&
           registry.vocabularies.kinds.is_whole && registry.unlisted.is_whole &&
           registry.totals.is_whole &&
           std::ranges::all_of(registry.agreements, &Agreement::is_whole) &&
           std::ranges::all_of(ledger.memberships(), is_known);
}

/// A figure, and what the registry counts for it.
struct Counted {
    Figure figure;
    Limits found;
};

/// Whether each figure holds by itself without the spell: that of a full list exactly.
bool each_holds_without(const Spell& spell, std::span<const Counted> all) {
    return std::ranges::all_of(all, [&](const Counted& counted) {
        const auto& [figure, found] = counted;
        const Certainty counts = counts_in(spell, figure.frame, figure.kinds);
        const int sure = counts == Certainty::surely ? spell.weight : 0;
        const int possible = counts == Certainty::no ? 0 : spell.weight;
        return figure.total->disputed || figure.holds({found.least - sure, found.most - possible});
    });
}

/// An entry is needless if all published totals can be true at once without it.
void find_needless(const Registry& registry, std::span<const Spell> spells,
                   std::span<const Counted> all, Diagnostics& findings) {
    const auto claims = claims_of(published_figures(registry));
    constexpr int most_tried = 40;  // twice what is shown of a file: each takes a while
    int tried = 0;
    for (const Spell& spell : spells) {
        if (!spell.unlisted || !each_holds_without(spell, all)) continue;
        if (++tried > most_tried) return;
        std::vector<Spell> rest(spells.begin(), spells.end());
        std::erase_if(rest, [&](const Spell& other) { return other.unlisted == spell.unlisted; });
        if (!Bounds(rest, claims).hold()) continue;
        findings
            .add(topics["needless-unlisted"], registry.unlisted[*spell.unlisted].at,
                 message("この未登載がなくても公表値はすべて合います",
                         "all totals hold without this entry"))
            .help = message("消してください", "remove it");
    }
}

/// The governments that count otherwise than they did in some of the figures, at most five.
Message moved_in(const Clash& clash, const Lately& lately) {
    constexpr std::size_t most = 5;
    std::vector<const Government*> names;
    for (const Published* figure : clash) {
        for (const Moved& one : lately.moved(figure->claim.frame, figure->claim.kinds)) {
            const Spell& spell = one.now ? *one.now : *one.was;
            if (spell.unlisted) continue;
            const Government& its = *spell.stages.back().government;
            if (std::ranges::find(names, &its) == names.end()) names.push_back(&its);
        }
    }
    if (names.size() > most) names.resize(most);
    if (names.empty()) return {};
    const auto name = [](const Government* each) { return message(both_names(*each)); };
    return message("{}数え方の変わった団体: {}", "counted otherwise than {}: {}",
                   lately.base()->base, joined(names, comma, name));
}

void find_clashes(const Registry& registry, std::span<const Spell> spells, const Lately& lately,
                  Diagnostics& findings) {
    const auto figures = published_figures(registry);
    for (const Clash& clash : clashes(spells, figures)) {
        const Message all = joined(clash, Words{"、", "; "},
                                   [](const Published* figure) { return words_of(figure->claim); });
        auto& finding = findings.add(topics["totals-clash"], clash.front()->places.front().at,
                                     message("公表値が同時には成り立ちません: {}",
                                             "these published totals cannot all be true: {}", all));
        for (const Published* figure : std::span(clash).subspan(1)) {
            finding.labels.push_back({figure->places.front().at, words_of(figure->claim)});
        }
        if (Message names = moved_in(clash, lately); !names.empty())
            finding.notes.push_back(std::move(names));
        finding.notes.push_back(
            {"どの締結日を選んでも合いません。どれか1つが誤りか、記録か終了日が抜けています",
             "no choice of days makes them agree: one of them is wrong, or a record or an end is missing"});
        finding.help = message(
            "誤った公表値を直すか、疑わしいものに `disputed: …` を書いてください",
            "correct the figure that is wrong, or write `disputed: …` where it is doubtful");
    }
}

void run(const CheckContext& context, Diagnostics& findings) {
    const Ledger& ledger = context.ledger;
    if (!is_countable(ledger)) return;
    const Registry& registry = ledger.registry();
    const auto spells = counted_spells(ledger);
    const Lately lately(registry, spells, context.before);
    // A disputed figure is missed in every run, whatever was changed: to ask git would take as long
    // as all the rest.
    const Lately nothing(registry, spells, {});
    std::vector<Counted> all;
    for (const auto& total : registry.totals) {
        const Lately& cause = total->disputed ? nothing : lately;
        for (const Figure& figure : figures_of(*total)) {
            const Limits found = counted_in(spells, figure.frame, figure.kinds);
            if (!figure.holds(found)) say_missed(ledger, spells, figure, found, cause, findings);
            all.push_back({figure, found});
        }
    }
    find_needless(registry, spells, all, findings);
    find_clashes(registry, spells, lately, findings);
}

}  // namespace

extern constinit const Rule totals_rule{"totals", topics, run};

}  // namespace daicho
