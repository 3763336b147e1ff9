// What registry.yaml says of published figures, taken by itself.
#include <map>

#include "check/suggestion.hpp"
#include "daicho/check/check.hpp"
#include "daicho/format/format.hpp"
#include "daicho/query/published.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"T701",
     "other-format",
     Severity::error,
     {"この版では読めない書式", "a format that this version does not know"},
     {"`format` は書式の版です。このプログラムが読むのは版1だけです。",
      "`format` is the version of the record format. This program reads version 1."},
     "=== registry.yaml\nformat: 2\ntitle: 台帳\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\n"},
    {"T702",
     "total-without-sources",
     Severity::error,
     {"出典のない公表値", "a published total without sources"},
     {"台帳は公表値によって確かめられます。公表値には、それを公表した出典が要ります。",
      "Published totals prove the registry, so each of them must say who published it."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, sources: [S1]}\n"},
    {"T703",
     "total-without-a-day",
     Severity::error,
     {"基準日が1日に決まらない公表値", "a published total that is not of one day"},
     {"公表値と比べるには、何日現在の数かが決まっていなければなりません。月末現在なら月の末日を書きます。",
      "To compare a total, its day must be known. For the end of a month write its last day."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03, counts: {city: 1}, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, sources: [S1]}\n"},
    {"T704",
     "odd-counts",
     Severity::error,
     {"互いに合わない内訳", "counts that do not fit each other"},
     {"内訳は、都道府県・市・区・町・村に分けるか、都道府県と市区町村(`municipality`)に分けるか、`total` だけを書きます。`total` を添えるときは内訳の和と等しくなければなりません。",
      "Counts are split into prefecture, city, ward, town and village, or into prefecture and municipality, or are only a `total`. A `total` beside a split equals its sum."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1, municipality: 1}, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1, total: 1}, sources: [S1]}\n"},
    {"T705",
     "odd-year",
     Severity::error,
     {"数えられない年度の新規", "a key of `new_in` that cannot be counted"},
     {"`new_in` のキーは `FY2024` の形の年度で、基準日までに始まっていなければなりません。",
      "The keys of `new_in` are fiscal years, as in `FY2024`, that have begun by the as-of day."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, new_in: {2025年度: {city: 1}}, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, new_in: {FY2025: {city: 1}}, sources: [S1]}\n"},
    {"T706",
     "totals-disagree",
     Severity::error,
     {"同じ日の公表値が食い違う", "totals of the same day that disagree"},
     {"同じ日の同じ区分に2つの数があります。疑わしい方に `disputed` を書くと、比べるだけでエラーにしません。",
      "There are two figures for the same day and kind. Write `disputed` in the doubtful one: it is then compared, but no error."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 0}, sources: [S1]}\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, sources: [S1]}\n"
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10/2026-04\nsources: [S1]\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 0}, disputed: 1市とする資料がある, sources: [S1]}\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, sources: [S1]}\n"
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10/2026-04\nsources: [S1]\n"},
    {"T707",
     "totals-out-of-order",
     Severity::warning,
     {"日付順でない公表値", "totals that are not in date order"},
     {"公表値は古い日から新しい日へ並べます。推移の図と同じ順になり、抜けにも気付けます。",
      "Totals stand from the oldest day to the newest, as in the chart of the trend; a gap is then seen."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, sources: [S1]}\n"
     "  - {as_of: 2025-12-31, counts: {city: 1}, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
     "  - {as_of: 2025-12-31, counts: {city: 1}, sources: [S1]}\n"
     "  - {as_of: 2026-03-31, counts: {city: 1}, sources: [S1]}\n"},
    {"T708",
     "unlisted-overdue",
     Severity::warning,
     {"期限を過ぎた未登載", "an unlisted entry that is overdue"},
     {"名前の分からない団体は、`until` までに調べて記録にする約束で置かれています。期限を過ぎても、数え方は変わりません。",
      "Governments without a name stand here on the promise that they are found by `until`. Beyond that day they are counted as before."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\nunlisted:\n"
     "  - {kind: city, count: 1, concluded: 2020, reason: 未確認, until: 2026-03-31, sources: [S1]}\n"
     "totals:\n  - {as_of: 2025-12-31, counts: {city: 2}, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\nunlisted:\n"
     "  - {kind: city, count: 1, concluded: 2020, reason: 未確認, until: 2027-03-31, sources: [S1]}\n"
     "totals:\n  - {as_of: 2025-12-31, counts: {city: 2}, sources: [S1]}\n"},
    {"T709",
     "unknown-prefecture",
     Severity::error,
     {"存在しない都道府県", "a prefecture that does not exist"},
     {"未登載の `prefecture` と台帳の `scope` は都道府県の名前です(静岡県)。未登載で分からなければ書きません。",
      "`prefecture` of an unlisted entry and `scope` of the registry are names of prefectures (静岡県). Of the unlisted it is left out if unknown."},
     "=== registry.yaml\nformat: 1\ntitle: 台帳\nunlisted:\n"
     "  - {kind: city, count: 1, prefecture: 静丘県, concluded: 2020, reason: 未確認, until: 2027-03-31, sources: [S1]}\n"
     "totals:\n  - {as_of: 2025-12-31, counts: {city: 2}, sources: [S1]}\n",
     "=== registry.yaml\nformat: 1\ntitle: 台帳\nunlisted:\n"
     "  - {kind: city, count: 1, prefecture: 静岡県, concluded: 2020, reason: 未確認, until: 2027-03-31, sources: [S1]}\n"
     "totals:\n  - {as_of: 2025-12-31, counts: {city: 2}, sources: [S1]}\n"},
}};

void find_format(const Registry& registry, Diagnostics& findings) {
    if (!registry.format || registry.format->value == known_format) return;
    findings
        .add(topics["other-format"], registry.format->at,
             message("書式の版 {} は読めません", "format {} is not known", registry.format->value))
        .help = message("`format: {0}` と書くか、版の合うプログラムを使ってください",
                        "write `format: {0}`, or use the program of that version", known_format);
}

/// What is wrong with the counts taken together; empty if nothing.
Message contradiction(const Counts& counts) {
    if (counts.empty()) return message("数が1つもありません", "there are no counts");
    const auto total = find_count(counts, all_governments),
               municipalities = find_count(counts, municipality);
    if (municipalities && is_full_breakdown(counts)) {
        return message("`municipality` と市区町村の内訳の両方があります",
                       "there are both `municipality` and kinds of it");
    }
    if (!total) return {};
    int sum = -*total;
    for (const auto& [kind, count] : counts) sum += count.value;
    const bool is_split = is_full_breakdown(counts) ||
                          (municipalities && find_count(counts, GovernmentKind::prefecture));
    if (is_split ? *total == sum : *total >= sum) return {};
    return message("`total` は {} ですが、内訳の和は {} です", "`total` is {}, but the sum is {}",
                   *total, sum);
}

void find_odd_counts(const Counts& counts, Span otherwise, Diagnostics& findings) {
    Message text = contradiction(counts);
    if (text.empty()) return;
    const Span at = counts.empty() ? otherwise : counts.back().second.at;
    findings.add(topics["odd-counts"], at, std::move(text)).help = message(
        "`{{prefecture: 16, city: 21, town: 1}}` か `{{prefecture: 45, municipality: 104}}` のように書いてください",
        "write it as in `{{prefecture: 16, city: 21, town: 1}}` or `{{prefecture: 45, municipality: 104}}`");
}

void find_form(const CheckContext& context, const At<PublishedTotal>& total,
               Diagnostics& findings) {
    if (total->sources.empty() && context.is_whole) {
        findings
            .add(topics["total-without-sources"], total.at,
                 message("公表値に出典がありません", "the total has no sources"))
            .help = message("`sources: […]` を書いてください", "write `sources: […]`");
    }
    if (total->as_of && !total->as_of->value.is_day()) {
        findings
            .add(topics["total-without-a-day"], total->as_of->at,
                 message("`{}` は1日に決まりません", "`{}` is not one day",
                         to_text(total->as_of->value)))
            .help = message("`{}` のように日まで書いてください", "write the day, as in `{}`",
                            to_iso(total->as_of->value.latest));
    }
    if (!total->counts.empty() || context.is_whole) {
        find_odd_counts(total->counts, total.at, findings);
    }
    for (const auto& [year, counts] : total->new_in) {
        find_odd_counts(counts, year.at, findings);
        const auto parsed = parse_fiscal_year(year.value);
        if (!parsed) {
            findings
                .add(topics["odd-year"], year.at,
                     message("`{}` は年度の書き方ではありません", "`{}` is not a fiscal year",
                             year.value))
                .help = message("`FY2024` のように書いてください", "write it as in `FY2024`");
        } else if (total->as_of && total->as_of->value.latest < parsed->first()) {
            findings
                .add(topics["odd-year"], year.at,
                     message("{} は基準日 {} にはまだ始まっていません",
                             "{} had not begun on {}, the as-of day", year.value,
                             to_text(total->as_of->value)))
                .help =
                message("年度か基準日を直してください", "correct the fiscal year or the as-of day");
        }
    }
}

void find_disagreement(const Registry& registry, Diagnostics& findings) {
    std::map<std::pair<Day, std::string_view>, const At<int>*> seen;
    const At<Date>* before = nullptr;
    for (const auto& total : registry.totals) {
        if (!total->as_of) continue;
        const At<Date>& as_of = *total->as_of;
        if (before && surely_before(*as_of, **before)) {
            auto& finding = findings.add(topics["totals-out-of-order"], as_of.at,
                                         message("{} が {} の後にあります", "{} stands behind {}",
                                                 to_text(*as_of), to_text(**before)));
            finding.labels.push_back({before->at, message("前の公表値", "the total before")});
            finding.help = message("古い日の順に並べてください", "sort them, the oldest first");
        }
        before = &as_of;
        // One of them may be disputed in words that could not be read.
        if (total->disputed || !as_of->is_day() || !registry.totals.is_whole) continue;
        for (const auto& [kind, count] : total->counts) {
            const auto [first, is_new] =
                seen.try_emplace(std::pair(as_of->latest, std::string_view(kind.value)), &count);
            if (is_new || first->second->value == count.value) continue;
            auto& finding =
                findings.add(topics["totals-disagree"], count.at,
                             message("{} の `{}` には {} という公表値もあります",
                                     "`{1}` on {0} is {2} in another total", to_text(*as_of),
                                     kind.value, first->second->value));
            finding.labels.push_back({first->second->at, message("もう一方", "the other one")});
            finding.help = message("疑わしい方に `disputed: …` を書いてください",
                                   "write `disputed: …` in the doubtful one");
        }
    }
}

void find_prefecture_name(const At<Line>& name, Diagnostics& findings) {
    const Prefecture* found = find_prefecture(name->text);
    if (found && found->name == name->text) return;
    auto& finding = findings.add(
        topics["unknown-prefecture"], name.at,
        message("「{}」という都道府県はありません", "there is no prefecture `{}`", name->text));
    std::vector<std::string_view> names;
    for (const Prefecture& prefecture : prefectures()) names.push_back(prefecture.name);
    suggest_nearest(finding, name->text, name.at, names);
}

void find_unlisted(const CheckContext& context, const Unlisted& entry, Diagnostics& findings) {
    if (entry.until && entry.until->value.latest < context.today) {
        findings
            .add(topics["unlisted-overdue"], entry.until->at,
                 message("未登載の期限 {} を過ぎました", "the entry was due by {}",
                         to_text(entry.until->value)))
            .help = message("名前を調べて記録を加えるか、`until` を延ばして理由を書いてください",
                            "find the names and add records, or extend `until` and say why");
    }
    if (entry.prefecture) find_prefecture_name(*entry.prefecture, findings);
    for (const At<Line>& name : entry.prefectures) find_prefecture_name(name, findings);
}

void run(const CheckContext& context, Diagnostics& findings) {
    const Registry& registry = context.ledger.registry();
    find_format(registry, findings);
    for (const At<Line>& name : registry.scope) find_prefecture_name(name, findings);
    for (const auto& total : registry.totals) find_form(context, total, findings);
    find_disagreement(registry, findings);
    for (const auto& entry : registry.unlisted) find_unlisted(context, *entry, findings);
}

}  // namespace

extern constinit const Rule published_rule{"published", topics, run};

}  // namespace daicho
