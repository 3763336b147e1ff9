// The registry's own count against every published total: certain ≤ published ≤ possible.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "check/home.hpp"
#include "daicho/check/check.hpp"
#include "daicho/query/counting.hpp"
#include "daicho/query/published.hpp"
#include "daicho/query/unlisted.hpp"
#include "daicho/text/lists.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"T710",
     "total-missed",
     Severity::error,
     {"公表値と合わない", "a published total that the registry does not give"},
     {"台帳から数えた団体数が公表値と合いません。公表値は、確実な数以上、ありうる数以下でなければならず、全団体の一覧(`complete`)ならどちらとも等しくなければなりません。差は台帳から公表値を引いた数で、+ なら余分な記録か早すぎる締結日、- なら足りない記録か遅すぎる締結日を探します。",
      "The registry counts other than was published. The published figure must lie between the certain and the possible number, and equal both if a full list was published (`complete`). The difference is the registry's figure less the published one: with + look for a record too many or a conclusion too early, with - for one that is missing or too late."},
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

/// `22`, or `20～22` where the dates leave it open.
std::string range(int certain, int possible, fmt::format_string<int&> format) {
    const std::string least = fmt::format(format, certain);
    return certain == possible ? least : least + "～" + fmt::format(format, possible);
}

// ---- what was changed lately -------------------------------------------------------------------

/// What differs from the base of a change, found out when the first figure is missed.
class Lately {
  public:
    Lately(const Ledger& ledger, std::function<ChangedSince()> ask)
        : x_ledger(ledger), x_ask(std::move(ask)) {}

    const Message& base() const { return changes().base; }
    bool touched(const Spell& spell) const { return was_changed(spell) || was_added(spell); }
    bool was_changed(const Spell& spell) const { return any_record(spell, changes().changed); }
    bool was_added(const Spell& spell) const { return any_record(spell, changes().added); }

    /// The governments, each with its path, whose records are gone: not those that were renamed.
    struct Removed {
        const Government* government;
        std::string path;
    };
    std::vector<Removed> removed() const {
        std::vector<Removed> out;
        for (const std::string& path : changes().removed) {
            const std::string code = code_of(path);
            const auto rows = find_by_code(code);
            if (!rows.empty() && !x_added_codes.contains(code)) out.push_back({rows.front(), path});
        }
        return out;
    }

  private:
    const ChangedSince& changes() const {
        if (!x_changes) {
            x_changes = x_ask ? x_ask() : ChangedSince{};
            std::ranges::sort(x_changes->changed);
            std::ranges::sort(x_changes->added);
            for (const SourceId added : x_changes->added)
                x_added_codes.insert(code_of(x_ledger.registry().files[added].path));
        }
        return *x_changes;
    }

    bool any_record(const Spell& spell, const std::vector<SourceId>& files) const {
        return std::ranges::any_of(spell.memberships, [&](std::uint32_t membership) {
            const auto agreement = x_ledger.memberships()[membership].agreement;
            const SourceId source = x_ledger.agreement(agreement).source;
            return std::ranges::binary_search(files, source);
        });
    }

    static std::string code_of(const std::string& path) {
        const auto slash = path.find('/');
        return slash == path.npos ? "" : path.substr(slash + 1, path.find('-', slash) - slash - 1);
    }

    const Ledger& x_ledger;
    std::function<ChangedSince()> x_ask;
    mutable std::optional<ChangedSince> x_changes;  // sorted
    mutable std::set<std::string> x_added_codes;
};

// ---- why a figure may have been missed ---------------------------------------------------------

/// The governments that may explain a missed figure: if it counts too many, the last that it
/// counts; if too few, those that come soon after; between the two, those that are uncertain.
class Suspects {
  public:
    Suspects(const Ledger& ledger, std::span<const Spell> spells, const Figure& figure,
             const Limits& counted, const Lately& lately)
        : x_ledger(ledger),
          x_figure(figure),
          x_counted(counted),
          x_last(figure.frame.day),
          x_lately(lately) {
        for (const Spell& spell : spells) {
            if (is_suspect(spell) || is_late(spell) || is_lost(spell)) x_spells.push_back(&spell);
        }
        // The nearest to the end of the frame are the likeliest.
        std::ranges::stable_sort(x_spells, {}, [&](const Spell* spell) {
            return std::chrono::abs(spell->begin.latest - x_last);
        });
        // But what held before can only have been broken by what was changed since.
        const auto others = std::ranges::stable_partition(
            x_spells, [&](const Spell* spell) { return lately.touched(*spell); });
        x_touched = x_spells.size() - others.size();
    }

    void explain(Diagnostic& finding) const {
        const bool is_removed = say_removed(finding);
        help_with_unlisted(finding);
        if (x_spells.empty()) return;
        constexpr std::size_t most_shown = 10;
        std::map<int, int> by_prefecture;  // 0 if unknown
        for (const Spell* spell : x_spells) by_prefecture[number_of(*spell)] += spell->weight;
        Message list;
        std::size_t shown = 0;
        for (const auto& [number, count] : by_prefecture) {
            if (++shown > most_shown) break;
            const std::string_view comma = shown > 1 ? ", " : "";
            const std::string_view name = number > 0 ? prefecture(number).name : "";
            list.ja += fmt::format("{}{} {}", comma, number > 0 ? name : "都道府県不明", count);
            list.en += fmt::format("{}{} {}", comma, number > 0 ? name : "unknown", count);
        }
        if (by_prefecture.size() > most_shown) {
            list.ja += " …";
            list.en += " …";
        }
        finding.notes.push_back(
            {"差を説明しうる団体: " + list.ja, "governments that could explain it: " + list.en});
        // Of those that nobody touched, none is shown where another may be the cause.
        const bool is_known = is_removed || x_touched > 0;
        const std::size_t shown_spells = is_known ? x_touched : x_spells.size();
        for (std::size_t i = 0; i < std::min<std::size_t>(3, shown_spells); ++i) {
            finding.labels.push_back(label_of(*x_spells[i]));
        }
    }

  private:
    static constexpr Days soon{366};

    bool has_too_few() const { return *x_figure.published > x_counted.least; }
    bool has_too_many() const { return *x_figure.published < x_counted.most; }

    /// Whether a record that is gone may be the cause.
    bool say_removed(Diagnostic& finding) const {
        if (!has_too_few()) return false;
        Message all;
        for (const auto& [government, path] : x_lately.removed()) {
            if (!x_figure.kinds.contains(government->kind)) continue;
            const Message one = message("{} ({})", "{} ({})", government->name, path);
            all = all.empty() ? one : message("{}、{}", "{}, {}", all, one);
        }
        if (all.empty()) return false;
        finding.notes.push_back(message(
            "{} の後に消えた記録: {}", "records that are gone since {}: {}", x_lately.base(), all));
        return true;
    }

    /// The one entry of those without a name that may have stood for this government.
    const At<Unlisted>* entry_for(const Spell& spell) const {
        const Registry& registry = x_ledger.registry();
        const auto entries = unlisted_of(registry, *spell.on(x_last).government, spell.begin);
        return entries.size() == 1 ? &registry.unlisted[entries.front()] : nullptr;
    }

    /// Whoever finds a name forgets the entry that stood for it.
    void help_with_unlisted(Diagnostic& finding) const {
        if (!has_too_many()) return;
        for (const Spell* spell : x_spells) {
            if (spell->unlisted || !x_lately.was_added(*spell)) continue;
            const At<Unlisted>* entry = entry_for(*spell);
            if (!entry) continue;
            const std::string& text = x_ledger.registry().files[entry->at.source].text;
            const int count = entry->value.count->value;
            const int line =
                position_of(text, (count > 1 ? entry->value.count->at : entry->at).begin).line;
            const std::string_view name = spell->on(x_last).government->name;
            finding.help =
                count > 1
                    ? message(
                          "{2}が見つかったので、registry.yaml:{0} の `count` を {1} に減らしてください",
                          "{2} has been found: lower `count` of registry.yaml:{0} to {1}", line,
                          count - 1, name)
                    : message("{1}が見つかったので、registry.yaml:{0} の未登載を消してください",
                              "{1} has been found: remove the unlisted entry of registry.yaml:{0}",
                              line, name);
            return;
        }
    }

    /// Of what was touched lately, also what began long ago is one too many.
    bool is_late(const Spell& spell) const {
        return has_too_many() && x_lately.touched(spell) &&
               counts_in(spell, x_figure.frame, x_figure.kinds) != Certainty::no;
    }

    /// And what was ended is one too few, also if it began long ago.
    bool is_lost(const Spell& spell) const {
        return has_too_few() && x_lately.was_changed(spell) && spell.end &&
               spell.end->earliest <= x_last && spell.begin.earliest <= x_last;
    }

    bool is_suspect(const Spell& spell) const {
        const Certainty counts = counts_in(spell, x_figure.frame, x_figure.kinds);
        if (*x_figure.published < x_counted.least) {
            return counts == Certainty::surely && spell.begin.latest > x_last - soon;
        }
        if (*x_figure.published > x_counted.most) {
            return counts == Certainty::no &&
                   holds_on(spell, x_last + soon, x_figure.kinds) != Certainty::no;
        }
        return counts == Certainty::perhaps;
    }

    const Unlisted* unlisted(const Spell& spell) const {
        return spell.unlisted ? &*x_ledger.registry().unlisted[*spell.unlisted] : nullptr;
    }

    int number_of(const Spell& spell) const {
        const Unlisted* entry = unlisted(spell);
        if (!entry) return spell.on(x_last).government->prefecture;
        const Prefecture* place =
            entry->prefecture ? find_prefecture(entry->prefecture->value.text) : nullptr;
        return place ? place->number : 0;
    }

    Label label_of(const Spell& spell) const {
        if (const Unlisted* entry = unlisted(spell)) {
            return {entry->concluded->at,
                    message("未登載 {} はこの日付で数えます",
                            "{} unlisted are counted by this date", spell.weight)};
        }
        std::vector<std::uint32_t> agreements;
        for (const auto membership : spell.memberships) {
            agreements.push_back(x_ledger.memberships()[membership].agreement);
        }
        const Agreement& last = x_ledger.agreement(agreements.back());
        if (has_too_few() && spell.end && spell.end->earliest <= x_last && last.ended &&
            last.ended->value.date) {
            return {last.ended->value.date->at,
                    message("{}はこの日までしか数えません", "{} is counted only until this date",
                            spell.on(x_last).government->name)};
        }
        return {x_ledger.agreement(first_agreement(x_ledger, agreements)).concluded->at,
                message("{}はこの日付で数えます", "{} is counted by this date",
                        spell.on(x_last).government->name)};
    }

    const Ledger& x_ledger;
    const Figure& x_figure;
    Limits x_counted;
    Day x_last;
    const Lately& x_lately;
    std::vector<const Spell*> x_spells;  // those that were touched lately first
    std::size_t x_touched = 0;
};

/// One figure that the registry does not give.
void say_missed(const Ledger& ledger, std::span<const Spell> spells, const Figure& figure,
                const Limits& found, const Lately& lately, Diagnostics& findings) {
    const PublishedTotal& total = *figure.total;
    const int published = *figure.published;
    const std::string counted = range(found.least, found.most, "{}");
    const std::string off = range(found.least - published, found.most - published, "{:+}");
    const std::string day = to_iso(total.as_of->value.latest);
    const std::string year = figure.year ? to_text(*figure.year) : "";

    const Topic& topic = total.disputed ? topics["disputed-missed"]
                         : figure.year  ? topics["new-missed"]
                                        : topics["total-missed"];
    const Words kind = label_of(figure.kinds);
    auto& finding = findings.add(topic, figure.published.at, {});
    const std::string ja = figure.year ? fmt::format("{} までの {} の新規の{}", day, year, kind.ja)
                                       : fmt::format("{} の{}", day, kind.ja);
    const std::string en = figure.year ? fmt::format("new in {} by {}, {}", year, day, kind.en)
                                       : fmt::format("{}, {}", day, kind.en);
    finding.message = {
        fmt::format("{}: 台帳は {}、公表値は {} ({})", ja, counted, published, off),
        fmt::format("{}: the registry has {}, published are {} ({})", en, counted, published, off)};
    if (total.disputed) {
        finding.notes.push_back(message("疑義: {0}", "disputed: {0}", total.disputed->value.text));
    } else {
        finding.help = message(
            "足りない記録・余分な記録・違う締結日を直すか、公表値が疑わしければ `disputed: …` を書いてください",
            "correct the records or dates that are wrong; if the published figure is doubtful, write `disputed: …`");
    }
    if (figure.is_exact()) {
        finding.notes.push_back(message("全団体の一覧なので、確実な数とも等しいはずです",
                                        "a full list was published, so nothing may be uncertain"));
    }
    if (finding.is_shown) Suspects(ledger, spells, figure, found, lately).explain(finding);
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

/// The governments whose records were touched or are gone, at most five.
Message touched(std::span<const Spell> spells, const Lately& lately) {
    constexpr std::size_t most = 5;
    std::vector<std::string> names;
    for (const Spell& spell : spells) {
        if (!spell.unlisted && lately.touched(spell))
            names.emplace_back(spell.stages.back().government->name);
    }
    for (const auto& [government, path] : lately.removed()) names.emplace_back(government->name);
    if (names.size() > most) names.resize(most);
    if (names.empty()) return {};
    return message("{} から変わった記録: {}", "records that differ from {}: {}", lately.base(),
                   Message{joined(names, "、"), joined(names, ", ")});
}

void find_clashes(const Registry& registry, std::span<const Spell> spells, const Lately& lately,
                  Diagnostics& findings) {
    const auto figures = published_figures(registry);
    for (const Clash& clash : clashes(spells, figures)) {
        Message all;
        for (const Published* figure : clash) {
            all = all.empty() ? words_of(figure->claim)
                              : message("{}、{}", "{}; {}", all, words_of(figure->claim));
        }
        auto& finding = findings.add(topics["totals-clash"], clash.front()->places.front().at,
                                     message("公表値が同時には成り立ちません: {}",
                                             "these published totals cannot all be true: {}", all));
        for (const Published* figure : std::span(clash).subspan(1)) {
            finding.labels.push_back({figure->places.front().at, words_of(figure->claim)});
        }
        if (Message names = touched(spells, lately); !names.empty())
            finding.notes.push_back(std::move(names));
        finding.notes.push_back(
            {"どの締結日を選んでも合いません。どれか1つが誤りか、記録・終了が足りません",
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
    const Lately lately(ledger, context.changed_since);
    // A disputed figure is missed in every run, whatever was changed: to ask git would take as long
    // as all the rest.
    const Lately nothing(ledger, {});
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
