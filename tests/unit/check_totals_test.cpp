// The rules about published totals and the unlisted.
#include <doctest/doctest.h>

#include "../support/registry_in_memory.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

const std::string ota = "10-gunma/102059-ota.yaml";

std::string total(std::string_view counts, std::string_view more = "") {
    return registry_yaml(fmt::format(
        "totals:\n  - {{as_of: 2026-03-31, counts: {{{}}}, {}sources: [S1]}}\n", counts, more));
}

const std::string ota_some_day = record(ota, government("太田市"), "群馬労働局", "2015/2027");

}  // namespace

TEST_CASE("a total holds between the certain and the possible number") {
    for (const std::string_view counts :
         {"city: 1", "city: 2", "municipality: 1", "total: 2", "prefecture: 0, municipality: 2",
          "prefecture: 0", "prefecture: 0, city: 2, town: 0, total: 2"}) {
        CAPTURE(counts);
        CHECK(found_in(ota_some_day + total(counts)) == "");
    }
    for (const std::string_view counts : {"city: 0", "city: 3", "prefecture: 1", "total: 0"}) {
        CAPTURE(counts);
        const auto checked = check_files(registry_with(ota_some_day + total(counts)));
        CHECK(codes(checked.findings) == std::vector<std::string_view>{"T710"});
    }
}

TEST_CASE("what was changed lately is asked for a missed total, once, and not for a disputed one") {
    const auto times_asked = [](std::string_view counts, std::string_view more) {
        const Loaded loaded = load({registry_with(ota_some_day + total(counts, more)), {}});
        const Ledger ledger(loaded.registry);
        int asked = 0;
        Diagnostics findings;
        check({.ledger = ledger,
               .today = today,
               .before =
                   [&] {
                       ++asked;
                       return before_of({"HEAD", "HEAD"}, {registry_with(ota_some_day), {}});
                   }},
              findings);
        CHECK(findings.size() == 2);
        return asked;
    };
    CHECK(times_asked("city: 3, total: 3", "") == 1);
    CHECK(times_asked("city: 3, total: 3", "disputed: 資料どうしで違う, ") == 0);
}

TEST_CASE("a kind that a full breakdown leaves out is none") {
    const auto checked = check_files(registry_with(total("town: 0")));
    CHECK(
        as_text(checked) ==
        "registry.yaml:4:13 `2026-03-31` T710: 2026-03-31, city: the registry has 1, published are 0 (+1)\n"
        "  at 10-gunma/102041-isesaki.yaml:5:12 `2025-10-08`: Isesaki-shi is counted by this date\n"
        "  note: governments that could explain it, by prefecture: Gunma 1\n"
        "  help: correct the records or dates that are wrong; if the published figure is doubtful, write `disputed: …`\n");
}

TEST_CASE("of a full list nothing may be uncertain") {
    CHECK(
        found_in(ota_some_day + total("city: 2", "complete: true, ")) ==
        "registry.yaml:4:40 `2` T710: 2026-03-31, city: the registry has 1–2, published are 2 (-1 to +0)\n"
        "  at 10-gunma/102059-ota.yaml:5:12 `2015/2027`: Ota-shi is counted by this date\n"
        "  note: a full list was published, so nothing may be uncertain\n"
        "  note: governments that could explain it, by prefecture: Gunma 1\n"
        "  help: correct the records or dates that are wrong; if the published figure is doubtful, write `disputed: …`\n");
}

TEST_CASE("what comes soon after the day may explain a figure that is too small") {
    CHECK(
        found_in(registry_yaml("totals:\n"
                               "  - {as_of: 2025-09-30, counts: {city: 1}, sources: [S1]}\n")) ==
        "registry.yaml:4:40 `1` T710: 2025-09-30, city: the registry has 0, published are 1 (-1)\n"
        "  at 10-gunma/102041-isesaki.yaml:5:12 `2025-10-08`: Isesaki-shi would be counted if this date were earlier\n"
        "  note: governments that could explain it, by prefecture: Gunma 1\n"
        "  help: add the records that are missing or correct the dates; governments without a name go into `unlisted`, with their number. If the published figure is doubtful, write `disputed: …`\n");
}

TEST_CASE("a date that is not counted by is said to be none that is") {
    const auto label = [](const std::string& more) {
        for (const Diagnostic& finding : check_files(registry_with(registry_yaml(more))).findings)
            if (!finding.labels.empty()) return finding.labels.front().text;
        return Message{};
    };
    const Message early =
        label("totals:\n  - {as_of: 2025-09-30, counts: {city: 1}, sources: [S1]}\n");
    CHECK(early.ja == "伊勢崎市は、この日付がもっと早ければ数えます");
    CHECK(early.en == "Isesaki-shi would be counted if this date were earlier");
    const Message surplus =
        label("totals:\n  - {as_of: 2026-03-31, counts: {city: 0}, sources: [S1]}\n");
    CHECK(surplus.ja == "伊勢崎市はこの日付で数えます");
    CHECK(surplus.en == "Isesaki-shi is counted by this date");
    const Message late = label(
        "totals:\n  - {as_of: 2026-06-30, counts: {city: 1}, new_in: {FY2026: {city: 1}}, sources: [S1]}\n");
    CHECK(late.ja == "伊勢崎市は、この日付がもっと遅ければ数えます");
    CHECK(late.en == "Isesaki-shi would be counted if this date were later");
    const Message unnamed = label(
        "unlisted:\n  - {kind: city, count: 2, concluded: 2026-01, reason: 未確認, until: 2027, sources: [S1]}\n"
        "totals:\n  - {as_of: 2025-12-31, counts: {city: 3}, sources: [S1]}\n");
    CHECK(unnamed.ja == "未登載 2 は、この日付がもっと早ければ数えます");
    CHECK(unnamed.en == "2 unlisted would be counted if this date were earlier");
}

TEST_CASE("new agreements are counted up to the as-of day") {
    const auto in_2025 = [](std::string_view as_of, int published) {
        return codes(
            check_files(
                registry_with(registry_yaml(fmt::format(
                    "totals:\n  - {{as_of: {}, counts: {{prefecture: 0}}, new_in: {{FY2025: {{city: {}}}}}, sources: [S1]}}\n",
                    as_of, published))))
                .findings);
    };
    using Codes = std::vector<std::string_view>;
    CHECK(in_2025("2025-10-07", 0) == Codes{});
    CHECK(in_2025("2025-10-08", 1) == Codes{});
    CHECK(in_2025("2025-10-07", 1) == Codes{"T711"});
    CHECK(in_2025("2025-10-08", 0) == Codes{"T711"});
    CHECK(in_2025("2025-03-31", 0) == Codes{"T705"});
}

TEST_CASE("a disputed total is shown with the doubt and fails nothing") {
    const auto checked =
        check_files(registry_with(total("city: 2", "disputed: 1市を重ねて数える, ")));
    CHECK(as_text(checked, Lang::ja) ==
          "registry.yaml:4:40 `2` T712: 2026-03-31 の市: 台帳は 1、公表値は 2 (-1)\n"
          "  note: 疑義: 1市を重ねて数える\n");
    CHECK(!checked.findings.has_errors());
}

TEST_CASE("the unlisted are counted, and not needed when the totals hold without them") {
    const auto unlisted = [](int published) {
        return codes(
            check_files(
                registry_with(registry_yaml(fmt::format(
                    "unlisted:\n  - {{kind: city, count: 2, concluded: 2020, reason: 未確認, until: 2027, sources: [S1]}}\n"
                    "totals:\n  - {{as_of: 2019-12-31, counts: {{city: 0}}, sources: [S1]}}\n"
                    "  - {{as_of: 2026-03-31, counts: {{city: {}}}, sources: [S1]}}\n",
                    published))))
                .findings);
    };
    using Codes = std::vector<std::string_view>;
    CHECK(unlisted(3) == Codes{});
    CHECK(unlisted(1) == Codes{"T713", "T710"});  // too many with it, right without
    CHECK(
        codes(
            check_files(
                registry_with(registry_yaml(
                    "unlisted:\n  - {kind: city, count: 2, concluded: 2020/2026, reason: 未確認, until: 2027, sources: [S1]}\n"
                    "totals:\n  - {as_of: 2026-03-31, counts: {city: 1}, sources: [S1]}\n")))
                .findings) == Codes{"T713"});
}

TEST_CASE("totals are not compared while a name is unknown: that is the finding") {
    const auto checked = check_files(
        registry_with(record(ota, government("太田氏"), "群馬労働局", "2018") + total("city: 2")));
    CHECK(codes(checked.findings) == std::vector<std::string_view>{"N401"});
}

TEST_CASE("counts that contradict themselves are told why") {
    const auto message = [](std::string_view counts) {
        const auto checked = check_files(registry_with(total(counts)));
        std::string out;
        for (const Diagnostic& finding : checked.findings) {
            if (finding.topic->code == "T704") out += finding.message.en;
        }
        return out;
    };
    CHECK(message("") == "there are no counts");
    CHECK(message("city: 1, municipality: 1") == "there are both `municipality` and kinds of it");
    CHECK(message("prefecture: 3, municipality: 4, total: 8") == "`total` is 8, but the sum is 7");
    CHECK(message("prefecture: 3, total: 2") == "`total` is 2, but the sum is 3");
    CHECK(message("prefecture: 3, total: 8") == "");
}
