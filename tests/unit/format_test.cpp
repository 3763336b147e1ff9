// The record format: what cannot be read is one finding and nothing else, and what can be read is
// shown, whatever its key.
#include <doctest/doctest.h>

#include <map>

#include "../support/registry_in_memory.hpp"
#include "daicho/format/format.hpp"
#include "daicho/format/visit.hpp"
#include "daicho/layout/formats.hpp"
#include "daicho/report/figures/list.hpp"
#include "daicho/text/lists.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

// ---- values that cannot be read ----------------------------------------------------------------

/// A valid registry that fills nearly every key.
constexpr std::string_view rich = R"(=== 10-gunma/102041-isesaki.yaml
title: 伊勢崎市・群馬労働局雇用対策協定
kind: employment-measures
parties:
  - {role: government, name: 伊勢崎市, sources: [S1]}
  - {role: bureau, name: 群馬労働局}
  - {role: other, name: 商工会議所, from: 2025-11-01, until: 2026-01-31}
hello_works: [ハローワーク伊勢崎]
concluded: 2025-10-08
numbered:
  - {source: S1, number: 12}
  - {source: S2, number: 7, within: 群馬県, among: governments}
revised:
  - {date: 2025-12-01, summary: 目標の見直し, sources: [S1]}
aim: 地域の雇用
measures:
  - title: 出張相談
    heading: ① 若者
    groups: [youth, women]
    activity: [seminar, training]
    field: employment
    roles: {government: 会場, bureau: 相談}
    facility: 相談コーナー
    new_in: FY2025
governance:
  - {tier: council, name: 運営協議会, members: 局長と市長, per_year: 1}
meetings:
  - {date: 2025-11-05, tier: council, title: 第1回, decisions: [目標], sources: [S1]}
indicators:
  jobs: {name: 就職件数, unit: cases, better: higher, basis: 労働局}
  share: {name: 就職率, unit: percent, better: higher}
plans:
  - fiscal_year: FY2025
    title: 事業計画
    adopted: 2025-10-20
    targets: {jobs: 100, share: 65.5}
    priorities: [若者]
    evaluation: 達成
    actions: 継続
results:
  - {indicator: jobs, fiscal_year: FY2025, value: 120, as_of: 2025-12-31, status: interim, own: true, note: 速報}
  - {indicator: share, fiscal_year: FY2025, value: 60.5, own: true}
requests:
  - {date: 2025-11-10, from: government, to: bureau, summary: 求人の確保, answer: 応じる}
facilities:
  - {name: 相談コーナー, kind: corner, opened: 2025-10, closed: 2026-01, run_by: [市], groups: [youth], note: 駅前}
signing: {date: 2025-10-08, time: "10:00", place: 市役所, announced: 2025-10-01, attendees: [市長], lead: 締結します。, purpose: 目的とします。}
contact: {office: 商工労働課, phone: 27-2755, sources: [S1]}
cases:
  - {title: 連携, text: 相談を一つの窓口で受ける。}
notes: 覚え
sources: [S1, "S2#3"]
=== registry.yaml
format: 1
title: 台帳
unlisted:
  - {kind: town, count: 2, prefecture: 群馬県, concluded: 2025-05, reason: 未確認, until: 2027-03-31, sources: [S2]}
totals:
  - {as_of: 2025-12-31, counts: {city: 1, town: 2, total: 3}, new_in: {FY2025: {city: 1, town: 2}}, complete: true, note: 一覧, sources: [S1]}
=== about.yaml
definition: {text: {ja: 協定です。, en: An agreement.}, sources: [S1]}
actors:
  - name: {ja: 国, en: the state}
    role: bureau
    bodies: [{ja: 労働局, en: bureau}]
    does: [{ja: 職業紹介, en: placement}]
    sources: [S1]
works:
  - {title: {ja: 一体的実施, en: one-stop}, text: {ja: 一か所で。, en: In one place.}, sources: [S1]}
pairings:
  - {aim: {ja: 人口回復, en: people}, support: {ja: 移住支援, en: moving}, sources: [S1]}
users:
  - {name: {ja: 利用者, en: users}, needs: [{ja: 遠い, en: far}], gains: [{ja: 近い, en: near}], sources: [S1]}
requests:
  - {from: {ja: 国, en: the state}, to: {ja: 市, en: city}, text: {ja: 協力。, en: Help.}, sources: [S1]}
benefits:
  - {title: {ja: 見える化, en: clarity}, text: {ja: 整理します。, en: In order.}, sources: [S1#4]}
tiers:
  - {tier: council, name: {ja: 協議会, en: council}, members: {ja: 知事, en: governor}, per_year: 1, text: {ja: 確認。, en: Looks.}, sources: [S1]}
figures:
  - {name: {ja: 実施団体, en: governments}, value: 157, unit: cases, as_of: 2016-01-31, note: {ja: 速報, en: early}, sources: [S2]}
=== sources.yaml
S1: {title: 報道資料, publisher: 群馬労働局, date: 2025-10, url: https://example.org/a, note: 抜粋}
S2: {title: 一覧}
=== vocabulary.yaml
kinds:
  employment-measures: {ja: 雇用対策協定, en: agreement, counted: true, note: 協定}
roles: {government: {ja: 団体, en: government}, bureau: {ja: 局, en: bureau}, other: {ja: 他, en: other}}
tiers: {council: {ja: 協議会, en: council}}
groups: {youth: {ja: 若者, en: youth}, women: {ja: 女性, en: women}}
activities: {seminar: {ja: セミナー, en: seminar}, training: {ja: 訓練, en: training}}
fields: {employment: {ja: 雇用, en: employment}}
facility-kinds: {corner: {ja: コーナー, en: corner}}
units: {cases: {ja: 件, en: cases}, percent: {ja: "%", en: "%"}}
)";

/// A finding a line: `D310 10-gunma/…`, for a message of the test.
std::string all_of(const Checked& checked) {
    std::string out;
    for (const Diagnostic& finding : checked.findings) {
        out += fmt::format("{} {}: {}\n", finding.topic->code,
                           place(checked.registry.files, finding.at), finding.message.en);
    }
    return out;
}

std::string codes_of(Sources files) {
    return joined(codes(check_files(std::move(files)).findings), " ");
}

/// The values of a document, of mappings and lists too, but not the keys.
std::vector<NodeId> values_of(const Document& document) {
    std::vector<NodeId> out;
    const auto walk = [&](const auto& self, NodeId node) -> void {
        if (node != 0) out.push_back(node);
        const bool is_mapping = document[node].kind == NodeKind::mapping;
        for (NodeId child = node + 1; child < document[node].next; child = document[child].next) {
            if (is_mapping) child = document[child].next;
            self(self, child);
        }
    };
    walk(walk, 0);
    return out;
}

}  // namespace

TEST_CASE("a value that cannot be read is one finding, and no rule hears of it") {
    const Sources valid = registry_with(rich);
    REQUIRE(all_of(check_files(valid)) == "");
    constexpr std::string_view broken[] = {
        "１",        "\"\"",    "[]",      "{}",     "[[x]]",   "{x: 1}",    "２０２５-10-08",
        "\"1,000\"", "2025-13", "yes",     "S9",     "no-such", "\"a\\nb\"", "-1",
        "FY25",      "S1#x",    "令和7年", "[1, {}]"};
    std::size_t tried = 0;
    for (std::size_t i = 0; i < valid.size(); ++i) {
        Diagnostics none;
        const Document document = read_document(0, valid[i].text, none);
        for (const NodeId id : values_of(document)) {
            const Node& node = document[id];
            for (const std::string_view value : broken) {
                Sources files = valid;
                files[i].text.replace(node.begin, node.end - node.begin, value);
                const Loaded loaded = load({files, {}});
                if (!loaded.findings.has_errors()) continue;  // it can be read here
                CAPTURE(value);
                const Checked checked = check_files(std::move(files));
                CAPTURE(valid[i].text.substr(node.begin, std::min(node.end - node.begin, 60U)));
                const std::string said = all_of(checked);
                CHECK_MESSAGE(checked.findings.size() == loaded.findings.size(), said);
                const bool is_one_value = value.find_first_of("[{") == value.npos;
                if (is_one_value && node.kind == NodeKind::scalar) {
                    CHECK_MESSAGE(checked.findings.size() == 1, said);
                }
                ++tried;
            }
        }
    }
    CHECK(tried > 2000);
}

/// What is to be written instead, and whether `--fix` does so.
std::string advice(std::string_view example) {
    const Checked checked = check_files(registry_with(example));
    std::string out;
    for (const Diagnostic& finding : checked.findings) {
        out += fmt::format("{} {}{}\n", finding.topic->code, finding.help.en,
                           !finding.fix        ? ""
                           : finding.fix->safe ? " (fix)"
                                               : " (unsafe)");
    }
    return out;
}

TEST_CASE("what to write instead is said to the letter") {
    CHECK(advice("governance:\n  - {tier: council, per_year: 年1回以上}\n") ==
          "R210 write `1` (unsafe)\n");
    CHECK(advice("governance:\n  - {tier: council, per_year: \"1,234\"}\n") ==
          "R210 write `1234` (fix)\n");
    CHECK(advice("governance:\n  - {tier: council, per_year: 年1.5回}\n") ==
          "R210 write it as in `12`: no unit, separator, sign or leading zero\n");
    const std::string jobs = "indicators:\n  jobs: {name: 就職件数, unit: cases}\n";
    // What makes another number of the digits is for a person to reckon.
    for (const char* text :
         {"月1回", "四半期に1回", "半年に1回", "月2回程度", "1回以下", "隔週1回"}) {
        CAPTURE(text);
        CHECK(advice(fmt::format("governance:\n  - {{tier: council, per_year: {}}}\n", text)) ==
              "R210 write it as in `12`: no unit, separator, sign or leading zero\n");
    }
    for (const char* text : {"3万人", "5割", "3千人", "1.5倍", "5人以上", "5人未満", "約100人"}) {
        CAPTURE(text);
        const std::string found = advice(
            jobs +
            fmt::format(
                "results:\n  - {{indicator: jobs, fiscal_year: FY2025, value: {}, own: false}}\n",
                text));
        CHECK(found.find("write `") == found.npos);
    }
    CHECK(advice(
              jobs +
              "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 100人, own: false}\n") ==
          "R210 write `100` (unsafe)\n");
    CHECK(advice("plans:\n  - {fiscal_year: 2026}\n") == "R212 write `FY2026` (unsafe)\n");
    CHECK(advice("plans:\n  - {fiscal_year: 令和8年度}\n") == "R212 write `FY2026` (fix)\n");
    CHECK(advice("plans:\n  - {fiscal_year: R8}\n") == "R212 write `FY2026` (unsafe)\n");
    CHECK(advice("ended: 2026-03-31\n") == "R203 write `{date: 2026-03-31}` (fix)\n");
    CHECK(advice("revised: [2026-02]\n") == "R203 write `{date: 2026-02}` (fix)\n");
    CHECK(advice("sources: S1\n") == "R203 write `[S1]` (fix)\n");
    CHECK(advice("sources: [Ｓ１]\n") == "R222 write `S1` (fix)\n");
    CHECK(advice("=== sources.yaml\nS1: {title: a}\nS2: {title: b}\n"
                 "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
                 "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
                 "concluded: 2025-10-08\nsources: [S1、Ｓ２]\n") == "R222 write `S1, S2` (fix)\n");
    CHECK(advice("measures:\n  - {title: 面接会, groups: [若者、女性]}\n") ==
          "R220 write `youth, women` (fix)\n");
    CHECK(advice("measures:\n  - title: 面接会\n    groups:\n      - 若者、女性\n") ==
          "R220 write each as an item of its own: youth, women\n");
    CHECK(advice("measures:\n  - {title: 面接会, activity: seminar、training}\n") ==
          "R220 write `[seminar, training]` (fix)\n");
    CHECK(advice("parties:\n  - {role: government、bureau, name: 伊勢崎市}\n"
                 "  - {role: bureau, name: 群馬労働局}\n") ==
          "R220 write one of them: government, bureau\n");
    // With both marks full-width the value before goes on, and the key behind them is missing.
    const auto party = [](std::string_view text) {
        return advice(
            fmt::format("parties:\n  - {}\n  - {{role: bureau, name: 群馬労働局}}\n", text));
    };
    CHECK(
        party("{role: government，name：伊勢崎市}")
            .starts_with(
                "R202 the `，` before `name` and the `：` behind it are not ASCII: write `, name: `\n"));
    CHECK(
        party("{name: 伊勢崎市、 role：　government}")
            .starts_with(
                "R202 the `、` before `role` and the `：` behind it are not ASCII: write `, role: `\n"));
    for (const char* text :
         {"{name: \"伊勢崎市，role：government\"}", "{name: 伊勢崎市 role：government}",
          "{name: 伊勢崎市，xrole：government}", "{name: 伊勢崎市}",
          "{name: 伊勢崎市,  # 担当，role：government\n     }"}) {
        CAPTURE(text);
        CHECK(party(text).starts_with("R202 write `role: …`"));
    }
    CHECK(advice("=== sources.yaml\nS1: {title: a, url: https://example.org/a}\n"
                 "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
                 "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
                 "concluded: 2025-10-08\nsources: [\"https://example.org/a\"]\n") ==
          "R222 write its id `S1`, not its address (fix)\n");
    CHECK(
        advice(
            "=== registry.yaml\nformat: 1\ntitle: 台帳\ntotals:\n"
            "  - {as_of: 2026-03-31, counts: {total: 1}, new_in: {FY2025: 1}, sources: [S1]}\n") ==
        "R203 write it by kind as in `{city: 18, town: 1}`, or `{total: 1}` if only the total is known (unsafe)\n");
}

TEST_CASE("what a fix writes in the place of a value can be read there") {
    const Sources valid = registry_with(rich);
    constexpr std::string_view slips[] = {"令和8年3月末",
                                          "平成27年10月13日頃",
                                          "2026-03-31?",
                                          "令和8年3月31日(水)",
                                          "午前11時",
                                          "若者、女性",
                                          "S1、Ｓ２",
                                          "'a: b, c'",
                                          "\"[x], {y}\"",
                                          "x?",
                                          "計画を承認し、目標を改めた",
                                          "会長（代理、副会長）",
                                          "\"no\"",
                                          "１２３４",
                                          "youthh",
                                          "no",
                                          "FY25",
                                          "令和8年度（案）"};
    std::size_t tried = 0;
    for (std::size_t i = 0; i < valid.size(); ++i) {
        Diagnostics none;
        const Document document = read_document(0, valid[i].text, none);
        for (const NodeId id : values_of(document)) {
            for (const std::string_view slip : slips) {
                Sources files = valid;
                const Node& node = document[id];
                files[i].text.replace(node.begin, node.end - node.begin, slip);
                const Loaded loaded = load({files, {}});
                for (const Diagnostic& finding : loaded.findings) {
                    if (!finding.fix || finding.topic->code.starts_with('Y')) continue;
                    REQUIRE(finding.fix->edits.size() == 1);
                    const Edit& edit = finding.fix->edits.front();
                    std::string text = files[edit.at.source].text;
                    text.replace(edit.at.begin, edit.at.end - edit.at.begin, edit.text);
                    Diagnostics said;
                    CHECK_MESSAGE(!read_document(0, text, said).empty(), edit.text);
                    CHECK_MESSAGE(!said.has_errors(), edit.text);
                    // Nor is another shown than is written.
                    const bool is_literal = finding.help.en.starts_with("write `");
                    const bool is_shown = finding.help.en.find(edit.text) != std::string::npos;
                    CHECK_MESSAGE((is_shown || !is_literal), finding.help.en);
                    ++tried;
                }
            }
        }
    }
    CHECK(tried > 500);
}

TEST_CASE("a wrong day is said of the date, wherever a date may stand") {
    CHECK(advice("ended: 令和8年3月31日(水)\n") == "D306 write `{date: 2026-03-31}` (unsafe)\n");
    CHECK(advice("ended: 平成38年3月31日\n") == "D305 write `{date: 2026-03-31}` (unsafe)\n");
    CHECK(advice("ended: 2026-02-30\n") == "D302 \n");
    CHECK(advice("revised: 令和8年2月\n") == "R203 write `[{date: 2026-02}]` (fix)\n");
    CHECK(advice("ended: 令和8年3月末\n") == "R203 write `{date: \"2026-03-31?\"}` (unsafe)\n");
    CHECK(advice("ended: 2026-03-31?\n") == "R203 write `{date: \"2026-03-31?\"}` (fix)\n");
    CHECK(advice("revised: [{date: 令和8年3月末}]\n") == "D304 write `\"2026-03-31?\"` (unsafe)\n");
}

TEST_CASE("what documents print is told in the notation of a record") {
    const auto signing = [](std::string_view time) {
        return advice(fmt::format("signing: {{date: 2025-10-08, time: {}}}\n", time));
    };
    CHECK(signing("午前11時") == "R213 write `\"11:00\"` (fix)\n");
    CHECK(signing("１１：００") == "R213 write `\"11:00\"` (fix)\n");
    CHECK(signing("午後12時").find("(fix)") == std::string::npos);
    CHECK(advice("governance:\n  - {tier: council, per_year: 年二回以上}\n") ==
          "R210 write `2` (unsafe)\n");
    CHECK(advice("plans:\n  - {fiscal_year: 令和8年度（案）}\n") ==
          "R212 write `FY2026` (unsafe)\n");
    CHECK(advice("concluded: 平成27年10月13日頃\n") == "D304 write `2015-10-13?` (unsafe)\n");
    CHECK(advice("=== sources.yaml\nS1: {title: 報道資料, url: \"HTTPS://Example.JP/\"}\n") == "");
    CHECK(advice("supersedes: 10-gunma/102041-Isesaki-2015.yaml\n") ==
          "R226 write `102041-isesaki-2015` (fix)\n");
    CHECK(advice("supersedes: 前の協定\n") ==
          "R226 write the stem of its file, as in `102041-isesaki-2015`\n");
}

TEST_CASE("figures in full-width digits are figures") {
    const auto value = [](std::string_view text) {
        return advice(fmt::format(
            "indicators:\n  jobs: {{name: 就職件数, unit: cases}}\n"
            "results:\n  - {{indicator: jobs, fiscal_year: FY2025, value: {}, own: false}}\n",
            text));
    };
    CHECK(value("１２３４") == "R210 write `1234` (fix)\n");
    CHECK(value("１，２３４") == "R210 write `1234` (fix)\n");
    CHECK(value("－１２．５") == "R210 write `-12.5` (fix)\n");
    CHECK(value("１２.５％") == value("12.5%"));
    CHECK(value("１２人") == value("12人"));
    CHECK(value("第１回を開催") == "");
}

TEST_CASE("one activity stands alone or in brackets, several in brackets") {
    const auto activities = [](std::string_view written) {
        const Loaded loaded = load(
            {registry_with(fmt::format("measures:\n  - {{title: 相談, activity: {}}}\n", written)),
             {}});
        std::string out = joined(codes(loaded.findings), " ");
        for (const auto& measure : loaded.registry.agreements.front().measures) {
            for (const auto& activity : measure->activities) out += " " + activity->id;
        }
        return out;
    };
    CHECK(activities("seminar") == " seminar");
    CHECK(activities("[seminar]") == " seminar");
    CHECK(activities("[company-session, seminar]") == " company-session seminar");
    CHECK(activities("[seminar, seminar]") == "R207 seminar seminar");
    CHECK(activities("[]") == "R204");
    CHECK(activities("{seminar: yes}") == "R203");
    CHECK(activities("semina") == "R220");
    CHECK(activities("[seminar, semina]") == "R220 seminar");
    CHECK(activities("\"\"") == "R204");
    CHECK(advice("measures:\n  - {title: 面接会, activity: 合同就職面接会}\n") ==
          "R220 write its id `joint-interview-fair`, not its label (fix)\n");
}

TEST_CASE("a kind that is not one of those that are counted is an error wherever it stands") {
    const std::string unlisted = found_in(
        registry_yaml("unlisted:\n  - {kind: shi, count: 1, concluded: 2020, reason: 未確認, "
                      "until: 2027-03-31, sources: [S1]}\n"));
    CHECK(unlisted.find("`shi` R221: `shi` cannot stand in `kind`") != unlisted.npos);
    const std::string new_in =
        found_in(registry_yaml("totals:\n  - {as_of: 2026-03-31, counts: {city: 1}, new_in: "
                               "{FY2025: {citys: 1}}, sources: [S1]}\n"));
    CHECK(new_in.find("`citys` R221: `citys` cannot stand in `new_in`") != new_in.npos);
}

TEST_CASE("a total whose figure cannot be read is not compared") {
    const auto total = [](std::string_view counts) {
        return all_of(check_files(registry_with(registry_yaml(fmt::format(
            "totals:\n  - {{as_of: 2025-12-31, counts: {}, sources: [S1]}}\n", counts)))));
    };
    CHECK(total("{total: １}") == "R210 registry.yaml:4:41 `１`: `counts` takes digits only\n");
    CHECK(total("{city: 1, town: １}") ==
          "R210 registry.yaml:4:49 `１`: `counts` takes digits only\n");
}

TEST_CASE("what follows which cannot be read: no duplicate is suspected") {
    const auto found = [](std::string_view supersedes) {
        return codes_of(
            registry_with(record("10-gunma/102041-isesaki-2015.yaml", government("伊勢崎市"),
                                 "群馬労働局", "2025-10-08", supersedes)));
    };
    CHECK(found("") == "X501");
    CHECK(found("supersedes: 102041_isesaki\n") == "R226");
}

TEST_CASE("a vocabulary or list of sources that cannot be read is one finding") {
    const auto found = [](std::string_view path, std::string_view text) {
        Sources files = registry_with(rich);
        put(files, path, std::string(text));
        return codes_of(std::move(files));
    };
    CHECK(found("sources.yaml", "S1: {title: 資料1: 抄}\n") == "Y152");
    CHECK(found("sources.yaml", "- S1\n") == "Y142");
    CHECK(found("sources.yaml", "S3: 1\n") == "R203");
    CHECK(found("vocabulary.yaml", "kinds: [\n") == "Y149");
    Sources files = registry_with(rich);
    std::string& text = std::ranges::find(files, "vocabulary.yaml", &Source::path)->text;
    const auto groups = text.find("groups:"), end = text.find('\n', groups);
    text.replace(groups, end - groups, "groups: youth");
    CHECK(codes_of(std::move(files)) == "R203");
}

// ---- a stranger's file -------------------------------------------------------------------------

TEST_CASE("of the findings of a file twenty are shown of each severity, whoever finds them") {
    std::string sources, cited;
    for (int i = 0; i < 2200; ++i) {
        sources += fmt::format("source-number-{}: {{title: x}}\n", i);
        cited += fmt::format("{}source-namber-{}", i ? ", " : "", i);
    }
    Sources files = registry_with(fmt::format("sources: [{}]\n", cited));
    std::string& record = files.front().text;
    for (std::size_t at = record.find(", ", record.size() - cited.size()); at != record.npos;
         at = record.find(", ", at + 200)) {
        record.replace(at, 2, ",\n  ");  // lines are not endless
    }
    put(files, "sources.yaml", std::move(sources));
    const Checked checked = check_files(std::move(files));
    const auto of_record = [&](const Diagnostic& finding) {
        return checked.registry.files[finding.at.source].path == base_path;
    };
    CHECK(std::ranges::count_if(checked.findings, of_record) == 20);
    CHECK(checked.findings.count(Severity::error) == 2200);
    const auto last = std::find_if(std::make_reverse_iterator(checked.findings.end()),
                                   std::make_reverse_iterator(checked.findings.begin()), of_record);
    REQUIRE(last->notes.size() == 1);
    CHECK(last->notes[0].en == "2180 more findings in this file are not shown");
    CHECK(last->help.en.starts_with("did you mean `source-number-"));
}

TEST_CASE("rules are held to the limit of a file, too") {
    std::string measures = "measures:\n";
    for (int i = 0; i < 100; ++i) measures += "  - {title: 相談, facility: 窓口}\n";
    const Checked checked = check_files(registry_with(measures));
    CHECK(checked.findings.size() == 20);
    CHECK(std::prev(checked.findings.end())->notes.back().ja ==
          "このファイルの指摘はほかに80件あります");
}

// ---- every field is shown ----------------------------------------------------------------------

namespace {

/// A registry whose one record has every key of the format, each with a token of its own.
class EveryKey {
  public:
    struct Token {
        std::string key;
        std::vector<std::string> forms;  // one of which is shown
    };

    EveryKey() { x_record = mapping(record_schema(), ""); }

    Sources files() const {
        Sources out;
        put(out, base_path, x_record + "\n");
        put(out, "registry.yaml", "format: 1\ntitle: 台帳\n");
        put(out, "sources.yaml", x_sources);
        std::string vocabulary;
        for (const VocabularySection& section : vocabulary_sections()) {
            const auto terms = x_terms.find(section.name);
            vocabulary += fmt::format("{}:\n  default: {{ja: x, en: x}}\n{}", section.name,
                                      terms == x_terms.end() ? "" : terms->second);
        }
        put(out, "vocabulary.yaml", vocabulary);
        return out;
    }
    const std::vector<Token>& tokens() const { return x_tokens; }

  private:
    std::string mapping(const Schema& schema, const std::string& path) {
        std::string out = "{";
        for (const Field& field : schema.fields) {
            out += fmt::format("{}{}: {}", out.size() > 1 ? ",\n  " : "", field.key,
                               contained(field, path + "/" + std::string(field.key)));
        }
        return out + "}";
    }

    std::string contained(const Field& field, const std::string& path) {
        switch (field.container) {
            case Container::one:
                break;
            case Container::list:
                return "[" + value(field, path) + ", " + value(field, path) + "]";
            case Container::entries:
                return fmt::format("{{{}: {}}}",
                                   field.vocabulary.empty() ? token(path) : term(field, path),
                                   value(field, path));
        }
        return value(field, path);
    }

    std::string expect(const std::string& path, std::vector<std::string> forms) {
        x_tokens.push_back({path, forms});
        return forms.front();
    }
    std::string token(const std::string& path) {
        return expect(path, {fmt::format("token-{}-x", ++x_count)});
    }
    std::string term(const Field& field, const std::string& path) {
        const std::string id = fmt::format("term-{}", ++x_count);
        const std::string ja = fmt::format("語彙{}番", x_count),
                          en = fmt::format("word {}.", x_count);
        x_terms[field.vocabulary] += fmt::format("  {}: {{ja: {}, en: {}}}\n", id, ja, en);
        x_tokens.push_back({path, {ja, en}});
        return id;
    }

    static std::vector<std::string> of_choice(std::string_view id) {
        if (id == "higher") return {"高い方がよい", "higher"};
        if (id == "final") return {"確定", "final"};
        return {"都道府県と市区町村", "prefectures and municipalities"};
    }

    std::string value(const Field& field, const std::string& path) {
        switch (field.kind) {
            case ValueKind::mapping:
                return mapping(*field.schema, path);
            case ValueKind::term:
                return term(field, path);
            case ValueKind::date:
                return expect(path, {to_iso(*make_day(2001, 1, 1) + Days{++x_count})});
            case ValueKind::fiscal_year: {
                const int year = 1950 + ++x_count;
                return expect(path, {fmt::format("FY{}", year), fmt::format("{}年度", year),
                                     std::to_string(year)});
            }
            case ValueKind::clock:
                ++x_count;
                return expect(path, {fmt::format("{}:{:02}", x_count / 60 % 24, x_count % 60)});
            case ValueKind::count:
                ++x_count;
                return expect(path,
                              {std::to_string(70000 + x_count), fmt::format("70,{:03}", x_count)});
            case ValueKind::quantity:
                return expect(path, {fmt::format("9.5{:03}1", ++x_count)});
            case ValueKind::boolean:
                // The head of its column.
                expect(path, {std::string(field.label.ja), std::string(field.label.en),
                              std::string(field.key), "自己評価"});
                return "true";
            case ValueKind::choice:
                expect(path, of_choice(field.choices.front()));
                return std::string(field.choices.front());
            case ValueKind::citation: {
                const std::string id = fmt::format("S-{}-x", ++x_count);
                x_sources += fmt::format("{}: {{title: x}}\n", id);
                return expect(path, {id});
            }
            case ValueKind::address:
                return expect(path, {fmt::format("https://example.org/{}-x", ++x_count)});
            case ValueKind::line:
            case ValueKind::prose:
            case ValueKind::record_id:
                break;
        }
        return token(path);
    }

    int x_count = 0;
    std::string x_record;
    std::string x_sources;
    std::map<std::string_view, std::string> x_terms;
    std::vector<Token> x_tokens;
};

}  // namespace

TEST_CASE("show shows every key of the format, as a table and as JSON, in both languages") {
    const EveryKey every;
    const Loaded loaded = load({every.files(), {}});
    for (const Diagnostic& finding : loaded.findings) FAIL_CHECK(finding.message.en);
    const Ledger ledger(loaded.registry);
    CHECK(every.tokens().size() > 150);
    for (const Lang lang : {Lang::ja, Lang::en}) {
        const ReportContext context{.ledger = ledger, .lang = lang, .as_of = today};
        const Report report = show_report(context, 0);
        for (const std::string_view format : {"table", "json"}) {
            CAPTURE(format);
            const std::string text = formats().find(format)->render(report, {.lang = lang});
            for (const EveryKey::Token& token : every.tokens()) {
                CHECK_MESSAGE(std::ranges::any_of(token.forms,
                                                  [&](const std::string& form) {
                                                      return text.find(form) != text.npos;
                                                  }),
                              token.key << " " << token.forms.front());
            }
        }
    }
}

TEST_CASE("the walk meets every value once, in the order of the format") {
    const EveryKey every;
    const Loaded loaded = load({every.files(), {}});
    struct Count : FieldVisitor {
        void value(const FieldPlace& place, FieldValue) override {
            ++values;
            dates += place.field.kind == ValueKind::date ? 1 : 0;
        }
        void enter(const FieldPlace&) override { ++depth; }
        void leave(const FieldPlace&) override { --depth; }
        int values = 0, dates = 0, depth = 0;
    };
    Count all, dates;
    visit_fields(loaded.registry.agreements.front(), all);
    visit_fields(loaded.registry.agreements.front(), dates, bit(ValueKind::date));
    CHECK(all.depth == 0);
    CHECK(all.values > 150);
    CHECK(dates.values == all.dates);
    CHECK(dates.values == dates.dates);
}

TEST_CASE("a label is a name, and no explanation") {
    for (const Schema* schema : all_schemas()) {
        for (const Field& field : schema->fields) {
            CAPTURE(field.key);
            CHECK_FALSE(field.label.ja.empty());
            CHECK_FALSE(field.label.en.empty());
            CHECK(field.label.ja.find("。") == std::string_view::npos);
            CHECK(field.label.ja.find('(') == std::string_view::npos);
        }
    }
}

TEST_CASE("a field says which part of its record it names") {
    std::vector<std::string> of_indicators, of_facilities;
    for (const Schema* schema : all_schemas()) {
        for (const Field& field : schema->fields) {
            const std::string name = fmt::format("{}.{}", schema->name, field.key);
            if (field.refers == Refers::indicators) of_indicators.push_back(name);
            if (field.refers == Refers::facilities) of_facilities.push_back(name);
        }
    }
    CHECK(of_indicators == std::vector<std::string>{"plans.targets", "results.indicator"});
    CHECK(of_facilities == std::vector<std::string>{"measures.facility"});
}

TEST_CASE("lists of sources have something in them, and lists of sources and terms nothing twice") {
    const auto found = [](std::string_view example) {
        return codes(check_files(registry_with(example)).findings);
    };
    using Codes = std::vector<std::string_view>;
    CHECK(found("sources: []\n") == Codes{"R204"});
    CHECK(found("sources: [S1, S1]\n") == Codes{"R207"});
    CHECK(found("sources: [S1#1, S1#2]\n") == Codes{});
    CHECK(found("measures:\n  - {title: 相談, groups: [youth, women, youth]}\n") == Codes{"R207"});
    for (const std::string_view time : {"10:00", "9:30", "23:59", "00:00"}) {
        CHECK(found(fmt::format("signing: {{date: 2025-10-08, time: \"{}\"}}\n", time)) == Codes{});
    }
    for (const std::string_view time : {"24:00", "10:60", "1000", "午前10時", "10:0", "+1:00"}) {
        CAPTURE(time);
        CHECK(found(fmt::format("signing: {{date: 2025-10-08, time: \"{}\"}}\n", time)) ==
              Codes{"R213"});
    }
}
