// A good record made bad in thirty ways: each is found, most are mended, and none gets worse.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "../support/registry_in_memory.hpp"
#include "cli/fixes.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

constexpr std::string_view good =
    "title: 伊勢崎市・群馬労働局雇用対策協定\n"
    "kind: employment-measures\n"
    "parties:\n"
    "  - {role: government, name: 伊勢崎市}\n"
    "  - {role: bureau, name: 群馬労働局}\n"
    "concluded: 2025-10-08\n"
    "revised: [{date: 2026-02, summary: 取組の追加}]\n"
    "ended: {date: 2026-03-31}\n"
    "measures:\n"
    "  - {title: ハローワークでの面接会, groups: [youth], activity: joint-interview-fair}\n"
    "governance:\n"
    "  - {tier: council, per_year: 1}\n"
    "indicators:\n"
    "  jobs: {name: 就職件数, unit: cases, better: higher}\n"
    "plans:\n"
    "  - {fiscal_year: FY2025, targets: {jobs: 1200}}\n"
    "results:\n"
    "  - {indicator: jobs, fiscal_year: FY2025, value: 1234, own: true}\n"
    "sources: [S1]\n"
    "notes: |\n"
    "  求職者の\n"
    "  就職を支援する。\n";

struct BadEdit {
    std::string_view old, now;
    bool is_mended = true;
};

constexpr BadEdit bad_edits[] = {
    {"雇用対策協定", "雇\u2F64対策協定"},
    {"2025-10-08", "令和7年10月8日（水）"},
    {"2025-10-08", "令和7年10月8日（火）"},
    {"2025-10-08", "R7.10.8"},
    {"2025-10-08", "2025/10/8"},
    {"2025-10-08", "２０２５－１０－０８"},
    {"2025-10-08", "㋿七年十月八日"},
    {"2025-10-08", "平成37年10月8日"},
    {"2025-10-08", "2025-02-29", false},
    {"[{date: 2026-02, summary: 取組の追加}]", "[2026-02]"},
    {"{date: 2026-03-31}", "2026-03-31"},
    {"[youth]", "[若者]"},
    {"[youth]", "[若者、女性]"},
    {"[youth]", "youth"},
    {"per_year: 1", "per_year: 年1回以上"},
    {"value: 1234", "value: 1234人"},
    {"value: 1234", "value: \"1,234\""},
    {"fiscal_year: FY2025, value", "fiscal_year: 2025, value"},
    {"own: true", "own: YES"},
    {"better: higher", "better: highr"},
    {"[S1]", "S1"},
    {"[S1]", "[Ｓ１]"},
    {"[S1]", "[S9]", false},
    {"伊勢崎市}", "伊勢埼市}"},
    {"群馬労働局}", "栃木労働局}"},
    {"title: 伊勢崎市", "titel: 伊勢崎市"},
    {"employment-measures", "employment-measure"},
    {"ハローワーク", "ﾊﾛｰﾜｰｸ"},
    {"notes: |", "notes: >"},
    {"title: 伊勢崎市", "title: 協定: 伊勢崎市"},
    {"  - {role: bureau", "\t- {role: bureau", false},
    {"2025-10-08\n", "2025-10-08\r\n"},
    {"title: ", "title:\u3000"},
    {"  就職を支援する。\n", "  就職を支援する。"},
    {"kind: employment-measures\n", "", false},
    {"{date: 2026-03-31}", "令和8年3月末"},
    {"{date: 2026-03-31}", "令和8年3月31日(水)"},
    {"{date: 2026-03-31}", "{date: 令和8年3月末}"},
    {"{date: 2026-03-31}", "date: 2026-03-31, reason: 満了"},
    {"[{date: 2026-02, summary: 取組の追加}]", "令和8年2月"},
    {"2025-10-08", "令和7年10月8日頃"},
    {"- {role: bureau, name: 群馬労働局}", "- ｛role: bureau, name: 群馬労働局｝"},
    {"{role: bureau, name: 群馬労働局}", "{role: bureau, name: 群馬労働局｝"},
    {"- {role: government, name: 伊勢崎市}", "- role: government, name: 伊勢崎市"},
    {"{role: government, name", "{role: government， name"},
    {"{role: government, name", "{role： government、name"},
    {"[youth]", "［若者、女性］"},
    {"name: 伊勢崎市}", "name: 前橋市}"},
    {"value: 1234", "value: １２３４"},
    {"value: 1234", "value: １，２３４"},
    {"value: 1234", "value: １２．５％"},
    {"jobs: 1200", "jobs: １０００"},
    {"per_year: 1", "per_year: 年二回以上"},
    {"FY2025, value", "令和7年度（案）, value"},
};

std::string bad(const BadEdit& edit) {
    std::string text(good);
    return text.replace(text.find(edit.old), edit.old.size(), edit.now);
}

Checked check_record(std::string text) {
    Sources files = base_registry();
    put(files, base_path, std::move(text));
    return check_files(std::move(files));
}

std::size_t errors_of(const Checked& checked) {
    return checked.findings.count(Severity::error);
}

/// The record after `--fix --unsafe-fixes`, which goes on until nothing is left to mend.
std::string mended(std::string text) {
    for (int round = 0; round < 10; ++round) {
        const Checked checked = check_record(text);
        const auto files = mend(checked.findings, checked.registry.files, true);
        const auto own = std::ranges::find_if(files, [&](const MendedFile& file) {
            return checked.registry.files[file.source].path == base_path;
        });
        if (own == files.end()) break;
        text = own->text;
    }
    return text;
}

}  // namespace

TEST_CASE("a record edited badly in thirty ways: all found, nearly all mended, none made worse") {
    REQUIRE(as_text(check_record(std::string(good))) == "");
    int found = 0, repaired = 0;
    for (const BadEdit& edit : bad_edits) {
        CAPTURE(edit.now);
        const Checked before = check_record(bad(edit));
        found += !before.findings.empty();
        CHECK_FALSE(before.findings.empty());
        const Checked after = check_record(mended(bad(edit)));
        CHECK(errors_of(after) <= errors_of(before));
        CHECK(after.findings.empty() == edit.is_mended);
        if (after.findings.empty() != edit.is_mended) MESSAGE(as_text(after));
        repaired += after.findings.empty();
    }
    CHECK(found >= 30);
    CHECK(repaired >= 25);
}

TEST_CASE("a text is not torn at its commas: a list of texts takes it whole") {
    struct Case {
        std::string_view now, mended;
    };
    const Case cases[] = {
        {"decisions: 計画を承認し、目標を改めた", "decisions: [計画を承認し、目標を改めた]"},
        {"attendees: 伊勢崎市長（代理、副市長）", "attendees: [伊勢崎市長（代理、副市長）]"},
        {"agenda: \"開会、挨拶, 閉会\"", "agenda: [\"開会、挨拶, 閉会\"]"},
        {"agenda: 開会, 閉会: 午後", ""},  // no text of a list, but no key either
    };
    for (const Case& each : cases) {
        CAPTURE(each.now);
        const bool is_meeting = each.now.starts_with("decisions");
        const std::string part = is_meeting
                                     ? "meetings:\n  - date: 2026-01-10\n    tier: council\n    "
                                     : "signing:\n  date: 2025-10-08\n  ";
        const std::string before = fmt::format("{}{}{}\n", good, part, each.now);
        const Checked checked = check_record(before);
        for (const bool is_unsafe : {false, true}) {
            const auto files = mend(checked.findings, checked.registry.files, is_unsafe);
            for (const MendedFile& file : files)
                CHECK(file.text.find(each.mended) != file.text.npos);
            if (!each.mended.empty()) REQUIRE(files.size() == 1);
        }
    }
    // Ids are: but not within brackets or quotes.
    CHECK(mended(bad({"[youth]", "youth、women"})).find("[youth, women]") != std::string::npos);
}

TEST_CASE("no fix writes what stands beside it already: a second item goes, a second key stays") {
    struct Case {
        std::string_view old, now, mended;
    };
    constexpr std::string_view measure = "groups: [youth]";
    const Case cases[] = {
        {measure, "groups: [youth, 若者]", "groups: [youth]"},
        {measure, "groups: [若者, youth]", "groups: [youth]"},
        {measure, "groups: [若者, 若者]", "groups: [youth]"},
        {measure, "groups: [yout, yotuh]", "groups: [youth]"},
        {measure, "groups: [youth, women, 若者、女性, 高齢者]",
         "groups: [youth, women, older-workers]"},
        {measure, "groups: [youth, 若者、女性]", "groups: [youth, women]"},
        {measure, "groups: [youth, # once\n      若者]", ""},
        {"sources: [S1]", "sources: [S1, Ｓ１]", "sources: [S1]"},
        {"sources: [S1]", "sources:\n  - S1\n  - Ｓ１\n", "sources:\n  - S1\n"},
        {"sources: [S1]", "sources:\n  - Ｓ１\n  - S1 # x\n", "sources:\n  - S1 # x\n"},
        {"targets: {jobs: 1200}", "targets: {jobs: 1200, job: 3}", ""},
        {"{role: bureau", "{role: government, name: 伊勢埼市}\n  - {role: bureau", ""},
        {"title: 伊勢崎市", "titel: x\ntite: 伊勢崎市", ""},
    };
    for (const Case& each : cases) {
        CAPTURE(each.now);
        const std::string before = bad({each.old, each.now});
        const std::string after = mended(before);
        CHECK(errors_of(check_record(after)) <= errors_of(check_record(before)));
        for (const Diagnostic& finding : check_record(after).findings) {
            for (const std::string_view name :
                 {"repeated-item", "duplicate-key", "government-twice"})
                CHECK(finding.topic->name != name);
        }
        CHECK(after.find(each.mended) != after.npos);
        if (!each.mended.empty()) CHECK(as_text(check_record(after)) == "");
    }
}
