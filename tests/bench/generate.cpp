#include "generate.hpp"

#include <fmt/format.h>

#include "daicho/reference/reference.hpp"

namespace daicho::bench {

namespace {

constexpr std::string_view registry_yaml =
    "format: 1\n"
    "title: 計測用の台帳\n";

constexpr std::string_view sources_yaml =
    "S1: {title: 計測用の資料, publisher: 計測者, date: 2025, url: https://example.org/a}\n"
    "S2: {title: もう1つの資料, publisher: 計測者, date: 2024-06}\n";

constexpr std::string_view vocabulary_yaml =
    "kinds:\n"
    "  employment-measures: {ja: 雇用対策協定, en: employment-measures agreement, counted: true}\n"
    "  office: {ja: 安定所との協定, en: agreement with an office, counted: false}\n"
    "roles: {government: {ja: 地方公共団体, en: government}, bureau: {ja: 労働局, en: bureau}}\n"
    "tiers: {council: {ja: 運営協議会, en: council}}\n"
    "groups: {youth: {ja: 若者, en: youth}, women: {ja: 女性, en: women}, parents: {ja: 子育て中の者, en: parents}}\n"
    "activities: {seminar: {ja: セミナー, en: seminar}, joint-interview-fair: {ja: 合同就職面接会, en: fair}}\n"
    "fields: {employment: {ja: 雇用, en: employment}}\n"
    "facility-kinds: {one-stop: {ja: 一体的実施施設, en: one-stop facility}}\n"
    "units: {cases: {ja: 件, en: cases}, percent: {ja: '%', en: percent}}\n";

std::string record(const Government& government, std::size_t number, std::size_t round) {
    const Prefecture& place = prefecture(government.prefecture);
    const int year = 2015 + static_cast<int>(number % 10),
              month = 1 + static_cast<int>(number % 12);
    return fmt::format(
        "# yaml-language-server: $schema=../record.schema.json\n"
        "title: {0}・{1}雇用対策協定({2})\n"
        "kind: {3}\n"
        "parties:\n"
        "  - {{role: government, name: {0}}}\n"
        "  - {{role: bureau, name: {1}}}\n"
        "concluded: {4}-{5:02}-{6:02}\n"
        "aim: 地域の課題について認識を共有し、雇用に関する取組を一体的に進める。\n"
        "measures:\n"
        "  - title: 合同就職面接会の開催\n"
        "    groups: [youth, women]\n"
        "    activity: joint-interview-fair\n"
        "    field: employment\n"
        "    roles: {{bureau: 求人の確保と職業紹介, government: 会場と広報}}\n"
        "  - title: 就職支援セミナーの開催\n"
        "    groups: [parents]\n"
        "    activity: seminar\n"
        "    field: employment\n"
        "    facility: しごと相談コーナー\n"
        "governance:\n"
        "  - {{tier: council, name: 運営協議会, members: 局長と首長, per_year: 1}}\n"
        "meetings:\n"
        "  - {{date: {7}-05-{6:02}, tier: council, title: 第1回運営協議会, sources: [S2]}}\n"
        "indicators:\n"
        "  placements: {{name: 就職件数, unit: cases, better: higher}}\n"
        "  share: {{name: 県内就職割合, unit: percent, better: higher, basis: 労働局}}\n"
        "plans:\n"
        "  - fiscal_year: FY{7}\n"
        "    title: 事業計画\n"
        "    targets: {{placements: {8}, share: 65.5}}\n"
        "    priorities: [若者, 女性, 人材確保]\n"
        "results:\n"
        "  - {{indicator: placements, fiscal_year: FY{7}, value: {9}, status: final, own: true}}\n"
        "  - {{indicator: share, fiscal_year: FY{7}, value: 66.1, status: interim, own: true}}\n"
        "facilities:\n"
        "  - {{name: しごと相談コーナー, kind: one-stop, opened: {7}-04, groups: [youth]}}\n"
        "notes: |\n"
        "  計測のために作った記録で、事実ではない。\n"
        "  行数と文字数は実際の記録に近い。\n"
        "sources: [S1]\n",
        government.name, place.bureau.ja, number, round == 0 ? "employment-measures" : "office",
        year, month, 1 + number % 28, year + 1, 1000 + number % 977, 1000 + number % 811);
}

/// Valid since before the reference begins, and known by its name alone (there are two 泊村).
bool is_plain(const Government& government) {
    return !government.valid_to && government.valid_from == the_beginning &&
           find_by_name(government.name, government.prefecture, *make_day(2015, 1, 1)).size() == 1;
}

}  // namespace

Sources generate(std::size_t records) {
    Sources out;
    for (std::size_t round = 0; out.size() < records; ++round) {
        for (const Government& government : governments()) {
            if (out.size() == records) break;
            if (!is_plain(government)) continue;
            const std::string suffix = round == 0 ? "" : fmt::format("-{}", round);
            out.push_back(
                {fmt::format("{}/{}-{}{}.yaml", folder_of(prefecture(government.prefecture)),
                             government.code, stem_romaji(government), suffix),
                 record(government, out.size(), round)});
        }
    }
    out.push_back({"registry.yaml", std::string(registry_yaml)});
    out.push_back({"sources.yaml", std::string(sources_yaml)});
    out.push_back({"vocabulary.yaml", std::string(vocabulary_yaml)});
    return out;
}

}  // namespace daicho::bench
