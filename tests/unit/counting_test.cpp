// What commands print of governments, counted as docs/counting.md says: the cases by which spells
// and bounds are defined, from files to figures.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "../support/command_line.hpp"
#include "../support/copy.hpp"
#include "../support/registry_in_memory.hpp"
#include "daicho/query/statistic.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

using Json = nlohmann::json;

/// A registry of the files that an example writes, without the record of the base registry.
class Written {
  public:
    explicit Written(std::string_view example) {
        fs::remove_all(x_copy / "agreements");
        if (example.starts_with("=== registry.yaml")) {
            // One record there must be: of a kind that nobody counts.
            std::string office(base_record);
            office.replace(office.find("employment-measures"), 19, "office");
            x_copy.write("agreements/" + std::string(base_path), office);
        }
        for (const Source& file : registry_with(example)) {
            if (file.path != base_path) x_copy.write("agreements/" + file.path, file.text);
        }
    }

    Ran run(std::vector<std::string> args) const { return run_in(x_copy.path(), std::move(args)); }

    /// The yearly table by kind: `city 2015: 1, 2022: 0–1 = 1–2; town …`.
    std::string table(std::string_view as_of, std::vector<std::string> more = {}) const {
        std::vector<std::string> args{"stats",       "--by",         "government-kind",  "--by",
                                      "fiscal-year", "--as-of",      std::string(as_of), "-f",
                                      "jsonl",       "--no-revision"};
        args.insert(args.end(), more.begin(), more.end());
        const Ran ran = run(args);
        CAPTURE(ran.err);
        CHECK(ran.code == 0);
        std::string out;
        for (const std::string_view line : lines_of(ran.out)) {
            const Json row = Json::parse(line);
            if (row["row_type"] == "data") out += row_text(row);
        }
        return out;
    }

    /// `2015: 1–2 of 3, …`: what is new in each fiscal year, and what there is at its end.
    std::string series(std::string_view as_of, std::vector<std::string> more = {}) const {
        std::vector<std::string> args{"trend", "--as-of", std::string(as_of), "-f", "json"};
        args.insert(args.end(), more.begin(), more.end());
        const Ran ran = run(args);
        CAPTURE(ran.err);
        CHECK(ran.code == 0);
        std::string out;
        const Json report = Json::parse(ran.out);
        for (const Json& block : report["blocks"]) {
            if (block["name"] != "series") continue;
            for (const Json& row : block["rows"]) {
                out += fmt::format("{}{}: {} of {}", out.empty() ? "" : ", ",
                                   row["fiscal_year"].get<int>(),
                                   range(row["new_least"], row["new_most"]),
                                   range(row["stock_least"], row["stock_most"]));
            }
        }
        return out;
    }

  private:
    static std::string range(const Json& least, const Json& most) {
        if (most.is_null()) return fmt::format("{}+", least.get<int>());
        return least == most ? fmt::format("{}", least.get<int>())
                             : fmt::format("{}–{}", least.get<int>(), most.get<int>());
    }

    static std::string row_text(const Json& row) {
        std::string cells, total;
        for (const auto& [key, value] : row.items()) {
            if (!key.ends_with("_certain")) continue;
            const std::string name = key.substr(0, key.rfind('_'));
            const Json& most = row[name + "_possible"];
            if (most == 0) continue;
            const std::string text = range(value, most);
            if (name == "total") {
                total = " = " + text;
            } else {
                const std::string column = name.starts_with("fy") ? name.substr(2) : "?";
                cells += fmt::format("{}{}: {}", cells.empty() ? " " : ", ", column, text);
            }
        }
        if (cells.empty()) return "";
        return row["government_kind_id"].get<std::string>() + cells + total + "\n";
    }

    Copy x_copy;
};

std::string iwate(std::string_view name, const std::string& governments, std::string_view concluded,
                  std::string_view more = "") {
    return record(fmt::format("03-iwate/{}.yaml", name), governments, "岩手労働局", concluded,
                  more);
}
std::string tochigi(std::string_view name, const std::string& governments,
                    std::string_view concluded) {
    return record(fmt::format("09-tochigi/{}.yaml", name), governments, "栃木労働局", concluded);
}
std::string fukuoka(std::string_view name, const std::string& governments,
                    std::string_view concluded) {
    return record(fmt::format("40-fukuoka/{}.yaml", name), governments, "福岡労働局", concluded);
}

const std::string ichinoseki = government("一関市"), kitakami = government("北上市"),
                  hiraizumi = government("平泉町");

/// `unlisted:` and `totals:` of registry.yaml.
std::string unlisted(
    std::initializer_list<std::tuple<std::string_view, int, std::string_view>> all) {
    std::string out = "unlisted:\n";
    for (const auto& [kind, count, concluded] : all) {
        out += fmt::format(
            "  - {{kind: {}, count: {}, concluded: {}, reason: 未確認, until: 2100, sources: [S1]}}\n",
            kind, count, concluded);
    }
    return out;
}
std::string total(std::string_view as_of, std::string_view counts, std::string_view new_in = "") {
    return fmt::format("  - {{as_of: {}, counts: {{{}}}, {}sources: [S1]}}\n", as_of, counts,
                       new_in.empty() ? "" : fmt::format("new_in: {{{}}}, ", new_in));
}
std::vector<std::string> of_kind(std::string kind) {
    return {"--government-kind", std::move(kind)};
}
const std::vector<std::string> of_municipalities{
    "--government-kind", "city", "--government-kind", "ward",
    "--government-kind", "town", "--government-kind", "village"};

}  // namespace

// ---- spells ------------------------------------------------------------------------------------

TEST_CASE("tables: a successor is new for those alone who were not party before (A)") {
    const Written a(iwate("032093-ichinoseki", ichinoseki, "2015-04-20") +
                    iwate("032093-ichinoseki-2", ichinoseki + hiraizumi, "2022-06-01",
                          "supersedes: 032093-ichinoseki\n"));
    CHECK(a.table("2026-04-01") == "city 2015: 1 = 1\ntown 2022: 1 = 1\n");
    CHECK(a.table("2022-05-31") == "city 2015: 1 = 1\n");
}

TEST_CASE("tables: an agreement of a kind that is not counted is nobody's predecessor (B)") {
    std::string office = iwate("032093-ichinoseki", ichinoseki, "2012-06-01");
    office.replace(office.find("employment-measures"), 19, "office");
    const Written b(office + iwate("032093-ichinoseki-2", ichinoseki, "2022-06-01",
                                   "supersedes: 032093-ichinoseki\n"));
    CHECK(b.table("2026-04-01") == "city 2022: 1 = 1\n");
    // Asked for, it takes part.
    CHECK(b.table("2026-04-01", {"--kind", "all"}) == "city 2012: 1 = 1\n");
    CHECK(b.table("2026-04-01", {"--kind", "office"}) == "city 2012: 1 = 1\n");
}

TEST_CASE("tables: of two predecessors the earlier counts, whichever file it is in (C)") {
    const auto gunma = [](std::string_view name, std::string_view concluded,
                          std::string_view more) {
        return record(fmt::format("10-gunma/{}.yaml", name), government("群馬県"), "群馬労働局",
                      concluded, more);
    };
    const std::string ended = "ended: {date: 2026-03-31, successor: 100005-gunma-3}\n";
    for (const bool is_first : {false, true}) {
        const Written c(gunma("100005-gunma", is_first ? "2014-09-01" : "2015-06-01", ended) +
                        gunma("100005-gunma-2", is_first ? "2015-06-01" : "2014-09-01", ended) +
                        gunma("100005-gunma-3", "2026-04-01", ""));
        CHECK(c.table("2026-04-01") == "prefecture 2014: 1 = 1\n");
    }
}

TEST_CASE("tables: a village that becomes a city is one, of the kind of the day (D)") {
    const Written d(iwate("033057-takizawa", government("滝沢村", "033057"), "2011-06-01") +
                    iwate("032166-takizawa", government("滝沢市", "032166"), "2013-06/2014-06"));
    CHECK(d.table("2013-12-31") == "village 2011: 1 = 1\n");
    CHECK(d.table("2014-01-01") == "city 2011: 1 = 1\n");
    CHECK(d.table("2014-12-31", {"--government-kind", "village"}) == "");
}

TEST_CASE("tables: the first year is that of all that has begun, also if it ended since (E2)") {
    const Written e(
        iwate("032069-kitakami", kitakami, "2010-06-01", "ended: {date: 2019-03-31}\n") +
        iwate("032093-ichinoseki", ichinoseki, "2012-06-01", "ended: {date: 2016-03-31}\n") +
        iwate("032093-ichinoseki-2", ichinoseki, "2020-06-01"));
    CHECK(e.table("2021-03-31", {"--cumulative"}) ==
          "city 2010: 1, 2011: 1, 2012: 2, 2013: 2, 2014: 2, 2015: 2, 2016: 1, 2017: 1, 2018: 1, "
          "2020: 1\n");
    CHECK(e.table("2021-03-31") == "city 2020: 1 = 1\n");
    CHECK(e.run({"stats", "--by", "government-kind", "--by", "fiscal-year", "--as-of", "2021-03-31",
                 "-f", "jsonl"})
              .out.find("fy2010") != std::string::npos);
    CHECK(e.series("2021-03-31").starts_with("2010: 1 of 1, 2011: 0 of 1, 2012: 1 of 2"));
}

TEST_CASE("tables: what a city absorbs ends (M)") {
    const Written m(tochigi("092037-tochigi", government("栃木市"), "2013-06-01") +
                    tochigi("093670-iwafune", government("岩舟町"), "2012-06-01"));
    CHECK(m.table("2014-04-04") == "city 2013: 1 = 1\ntown 2012: 1 = 1\n");
    CHECK(m.table("2014-04-05") == "city 2013: 1 = 1\n");
    const Written town(tochigi("093670-iwafune", government("岩舟町"), "2012-06-01"));
    CHECK(town.table("2014-04-04") == "town 2012: 1 = 1\n");
    CHECK(town.table("2014-04-05") == "");
}

TEST_CASE("tables: a succession has no gap inside, whatever its days say (P)") {
    const auto ended = [](std::string_view on, std::string_view more) {
        return iwate("032093-ichinoseki", ichinoseki, "2012-06-01",
                     fmt::format("ended: {{date: {}{}}}\n", on, more));
    };
    const auto second = [](std::string_view concluded, const std::string& governments) {
        return iwate("032093-ichinoseki-2", governments, concluded);
    };
    const std::string linked = ", successor: 032093-ichinoseki-2";
    const Written p(ended("2018-06/2019-06", linked) + second("2018-06/2019-06", ichinoseki));
    const Written p1(ended("2018-06/2019-06", "") + second("2018-06/2019-06", ichinoseki));
    const Written p2(ended("2018-03-31", linked) + second("2019-06-01", ichinoseki));
    for (const Written* one : {&p, &p1, &p2}) {
        CHECK(one->table("2018-12-31") == "city 2012: 1 = 1\n");
        CHECK(one->table("2026-04-01") == "city 2012: 1 = 1\n");
    }
    const Written p3(ended("2018-03-31", "") + second("2018-04-02", ichinoseki));
    CHECK(p3.table("2018-03-31") == "city 2012: 1 = 1\n");
    CHECK(p3.table("2018-04-01") == "");
    CHECK(p3.table("2018-04-02") == "city 2018: 1 = 1\n");
    const Written without_gap(ended("2018-03-31", "") + second("2018-04-01", ichinoseki));
    CHECK(without_gap.table("2018-04-02") == "city 2012: 1 = 1\n");
    const Written p4(ended("2018-03-31", linked) + second("2019-06-01", ichinoseki + kitakami));
    CHECK(p4.table("2019-05-31") == "city 2012: 1 = 1\n");
    CHECK(p4.table("2019-06-01") == "city 2012: 1, 2019: 1 = 2\n");
}

TEST_CASE("tables: at a new merger the one covered first goes on (N)") {
    const Written n(fukuoka("404624-nijo", government("二丈町", "404624"), "2009-05-01") +
                    fukuoka("402222-maebaru", government("前原市", "402222"), "2009-06-01"));
    CHECK(n.table("2009-12-31") == "city 2009: 1 = 1\ntown 2009: 1 = 1\n");
    CHECK(n.table("2010-01-01") == "city 2009: 1 = 1\n");
    CHECK(n.series("2010-03-31") == "2009: 2 of 1");
}

TEST_CASE("tables: a successor without a common government begins something new (W)") {
    const Written w(
        iwate("032093-ichinoseki", ichinoseki, "2012-06-01") +
        iwate("032069-kitakami", kitakami, "2022-06-01", "supersedes: 032093-ichinoseki\n"));
    CHECK(w.table("2026-04-01") == "city 2012: 1, 2022: 1 = 2\n");
    CHECK(w.run({"check"}).out.find("warning[X507]") != std::string::npos);
}

TEST_CASE("tables: what began in a year is new in it, though it ended before its total (X)") {
    const std::string records =
        iwate("032093-ichinoseki", ichinoseki, "2024-06-01", "ended: {date: 2025-02-28}\n") +
        iwate("032069-kitakami", kitakami, "2020-06-01");
    const auto published = [&](int new_ones) {
        return records +
               registry_yaml("totals:\n" + total("2025-03-31", "city: 1",
                                                 fmt::format("FY2024: {{city: {}}}", new_ones)));
    };
    const Written x(published(1));
    CHECK(x.run({"check"}).code == 0);
    CHECK(x.series("2025-03-31") ==
          "2020: 1 of 1, 2021: 0 of 1, 2022: 0 of 1, 2023: 0 of 1, "
          "2024: 1 of 1");
    CHECK(x.table("2025-03-31") == "city 2020: 1 = 1\n");
    CHECK(Written(published(0)).run({"check"}).out.find("error[T711]") != std::string::npos);
}

TEST_CASE("tables: what happened counts from its day for ever (Q)") {
    const Written q(iwate(
        "032093-ichinoseki", ichinoseki, "2012-06-01",
        "ended: {date: 2018-03-31}\n"
        "meetings:\n  - {tier: council, date: 2013-06-01}\n  - {tier: council, date: 2014-06-01}\n"
        "measures:\n  - {title: 新しい取組, new_in: FY2013}\n  - {title: 取組}\n"));
    const auto counted = [&](std::string_view unit, std::string_view as_of) {
        const Ran ran = q.run({"stats", "--unit", std::string(unit), "--by", "prefecture",
                               "--as-of", std::string(as_of), "-f", "jsonl"});
        CAPTURE(ran.err);
        REQUIRE(ran.code == 0);
        const auto lines = lines_of(ran.out);
        return Json::parse(lines.back())["total_certain"].get<int>();
    };
    CHECK(counted("meeting", "2013-06-01") == 1);
    CHECK(counted("meeting", "2018-03-31") == 2);
    CHECK(counted("meeting", "2026-04-01") == 2);
    CHECK(counted("measure", "2018-03-31") == 2);
    CHECK(counted("measure", "2018-04-01") == 1);  // the one without a year is a state
}

TEST_CASE("tables: an interval is cut at the day, for what holds then began by then") {
    const Written cut(iwate("032093-ichinoseki", ichinoseki, "2015-09/2025-03"));
    CHECK(cut.table("2016-03-31") == "city 2015: 0–1 = 0–1\n");
    CHECK(cut.table("2016-04-01") == "city ?: 0–1 = 0–1\n");
    CHECK(cut.table("2025-03-31") == "city ?: 1 = 1\n");
}

TEST_CASE("tables: a filter chooses among spells and never cuts one") {
    const Written two(iwate("032093-ichinoseki", ichinoseki, "2012-06-01") +
                      iwate("032093-ichinoseki-2", ichinoseki, "2022-06-01",
                            "title: 若者の協定\nsupersedes: 032093-ichinoseki\n"));
    // Chosen by its second agreement, it is as old as it is.
    CHECK(two.table("2026-04-01", {"--text", "若者"}) == "city 2012: 1 = 1\n");
    CHECK(two.table("2021-04-01", {"--text", "若者"}) == "");
    CHECK(two.table("2026-04-01", {"--since", "2020-01-01"}) == "city 2012: 1 = 1\n");
}

// ---- bounds ------------------------------------------------------------------------------------

TEST_CASE("series: one total splits, others say what there was before (1 to 3)") {
    const Written none(
        registry_yaml(unlisted({{"city", 1, "2015-06-01"}, {"city", 1, "2015-09/2017-06"}})));
    CHECK(none.series("2017-06-30") == "2015: 1–2 of 1–2, 2016: 0–1 of 1–2, 2017: 0–1 of 2");
    const Written split(registry_yaml(unlisted({{"city", 3, "2015-09/2018-03"}}) + "totals:\n" +
                                      total("2016-03-31", "city: 2")));
    CHECK(split.series("2018-03-31") == "2015: 2 of 2, 2016: 0–1 of 2–3, 2017: 0–1 of 3");
    const Written added(registry_yaml(unlisted({{"city", 5, "2022-04/2025-03"}}) + "totals:\n" +
                                      total("2025-03-31", "city: 5", "FY2024: {city: 2}")));
    CHECK(added.series("2025-03-31") == "2022: 0–3 of 0–3, 2023: 0–3 of 3, 2024: 2 of 5");
}

TEST_CASE("series: wholes and their kinds bound each other (4, 5, 13, 18)") {
    const Written whole(
        registry_yaml(unlisted({{"city", 4, "2015-09/2017-03"}, {"town", 2, "2015-09/2017-03"}}) +
                      "totals:\n" + total("2016-03-31", "municipality: 5")));
    CHECK(whole.series("2017-03-31", of_kind("city")) == "2015: 3–4 of 3–4, 2016: 0–1 of 4");
    CHECK(whole.series("2017-03-31", of_kind("town")) == "2015: 1–2 of 1–2, 2016: 0–1 of 2");
    CHECK(whole.series("2017-03-31", of_municipalities) == "2015: 5 of 5, 2016: 1 of 6");
    const Written both(registry_yaml(
        unlisted({{"prefecture", 3, "2015-09/2017-03"}, {"city", 3, "2015-09/2017-03"}}) +
        "totals:\n" + total("2016-03-31", "total: 4") + total("2016-06-30", "prefecture: 1")));
    CHECK(both.series("2017-03-31", of_kind("prefecture")) == "2015: 1 of 1, 2016: 2 of 3");
    CHECK(both.series("2017-03-31", of_kind("city")) == "2015: 3 of 3, 2016: 0 of 3");
    CHECK(both.series("2017-03-31") == "2015: 4 of 4, 2016: 2 of 6");
    const Written left_out(registry_yaml(
        unlisted({{"city", 16, "2015-09/2017-03"}, {"village", 1, "2015-09/2017-03"}}) +
        "totals:\n" + total("2016-03-31", "city: 10")));
    CHECK(left_out.series("2017-03-31", of_kind("village")) == "2015: 0 of 0, 2016: 1 of 1");
    CHECK(left_out.series("2017-03-31") == "2015: 10 of 10, 2016: 7 of 17");
    const Written full(registry_yaml(
        unlisted({{"prefecture", 1, "2015-09/2017-03"}, {"city", 1, "2016-05-01"}}) + "totals:\n" +
        total("2017-03-31", "prefecture: 1, city: 1", "FY2016: {city: 1}")));
    CHECK(full.series("2017-03-31", of_kind("prefecture")) == "2015: 1 of 1, 2016: 0 of 1");
}

TEST_CASE("series: between totals (6, 7, 14, 15)") {
    const Written equal(registry_yaml(
        unlisted({{"prefecture", 1, "2017-06-01"}, {"prefecture", 1, "2015-09/2025-03"}}) +
        "totals:\n" + total("2018-01-01", "prefecture: 2") + total("2024-03-31", "prefecture: 2")));
    const std::string found = equal.series("2025-03-31", of_kind("prefecture"));
    CHECK(found.starts_with("2015: 0–1 of 0–1, 2016: 0–1 of 0–1, 2017: 1–2 of 2, 2018: 0 of 2, "));
    CHECK(found.ends_with(", 2024: 0 of 2"));
    const Written confined(registry_yaml(
        unlisted({{"city", 2, "2016-04/2017-03"}, {"city", 2, "2015-09/2018-03"}}) + "totals:\n" +
        total("2016-03-31", "city: 1") + total("2017-03-31", "city: 3")));
    CHECK(confined.series("2018-03-31") == "2015: 1 of 1, 2016: 2 of 3, 2017: 1 of 4");
    const Written cut(
        registry_yaml(unlisted({{"city", 3, "2025-04/2026-03"}, {"city", 1, "2025-12-10"}}) +
                      "totals:\n" + total("2025-09-25", "city: 1", "FY2025: {city: 1}")));
    CHECK(cut.series("2026-03-31") == "2025: 4 of 4");
    CHECK(cut.series("2025-12-31") == "2025: 2–4 of 2–4");
    const Written unknown(registry_yaml(unlisted({{"city", 1, "../2016-06-30"}}) + "totals:\n" +
                                        total("2015-03-31", "city: 0")));
    CHECK(unknown.series("2017-03-31") == "2016: 0–1 of 1");
}

TEST_CASE("series: ends and rises (10 to 12, 16)") {
    const std::string ended = "ended: {date: 2018-06-30}\n";
    const Written end(iwate("032093-ichinoseki", ichinoseki, "2015-05-01", ended) +
                      iwate("032069-kitakami", kitakami, "2016-04/2020-03") +
                      registry_yaml("totals:\n" + total("2019-03-31", "city: 1")));
    CHECK(end.series("2020-03-31") ==
          "2015: 1 of 1, 2016: 0–1 of 1–2, 2017: 0–1 of 1–2, "
          "2018: 0–1 of 1, 2019: 0 of 1");
    const Written some_day(
        iwate("032093-ichinoseki", ichinoseki, "2015-05-01", "ended: {date: 2018-04/2020-03}\n") +
        registry_yaml("totals:\n" + total("2019-03-31", "city: 0")));
    CHECK(some_day.series("2020-03-31") ==
          "2015: 1 of 1, 2016: 0 of 1, 2017: 0 of 1, 2018: 0 of 0, 2019: 0 of 0");
    const Written rises(
        record("04-miyagi/044237-tomiya.yaml", government("富谷町"), "宮城労働局", "2015-06-01") +
        iwate("032069-kitakami", kitakami, "2015-09/2017-03") +
        registry_yaml("totals:\n" + total("2016-03-31", "town: 1") +
                      total("2017-03-31", "city: 2")));
    CHECK(rises.series("2017-03-31", of_kind("town")) == "2015: 1 of 1, 2016: 0 of 0");
    CHECK(rises.series("2017-03-31", of_kind("city")) == "2015: 0 of 0, 2016: 1 of 2");
    const Written last_day(
        iwate("032093-ichinoseki", ichinoseki, "2015-05-01", "ended: {date: 2016-03-31}\n") +
        registry_yaml("totals:\n" + total("2016-03-31", "city: 1")));
    CHECK(last_day.series("2016-04-01") == "2015: 1 of 1, 2016: 0 of 0");
}

TEST_CASE("check: figures that cannot be true together are named (8, 9)") {
    const auto message = [](const std::string& registry) {
        const Ran ran = Written(registry_yaml(registry)).run({"check", "--lang", "en"});
        const auto at = ran.out.find("error[T714]: ");
        return at == ran.out.npos ? "" : ran.out.substr(at, ran.out.find('\n', at) - at);
    };
    CHECK(message(unlisted({{"city", 1, "2012-06/2020-06"}}) + "totals:\n" +
                  total("2016-03-31", "city: 1") + total("2018-03-31", "city: 0")) ==
          "error[T714]: these published totals cannot all be true: 2018-03-31: city 0; "
          "2016-03-31: city 1");
    CHECK(message(unlisted({{"city", 4, "2020-04/2025-03"}}) + "totals:\n" +
                  total("2023-03-31", "city: 1") +
                  total("2024-03-31", "city: 3", "FY2023: {city: 1}")) ==
          "error[T714]: these published totals cannot all be true: new in FY2023: city 1; "
          "2024-03-31: city 3; 2023-03-31: city 1");
}

TEST_CASE("check: an unlisted entry is needed if the totals cannot all be true without it") {
    // Without the second entry each total still holds by itself, but not all together.
    const std::string entries =
        unlisted({{"city", 1, "2015-01/2020-03"}, {"city", 1, "2015-01/2020-03"}});
    const Written needed(
        registry_yaml(entries + "totals:\n" + total("2016-03-31", "municipality: 1") +
                      total("2018-03-31", "prefecture: 0", "FY2017: {municipality: 1}")));
    const std::string found = needed.run({"check"}).out;
    CHECK(found.find("T713") == std::string::npos);
}

// ---- the shipped registry ----------------------------------------------------------------------

namespace {

/// The frozen registry with one text of registry.yaml in the place of another.
class Frozen : public Copy {
  public:
    Frozen(std::string_view old_text, std::string_view new_text) {
        fs::remove_all(*this / "agreements");
        fs::copy(DAICHO_ROOT "/tests/frozen/agreements", *this / "agreements",
                 fs::copy_options::recursive);
        std::string text = read("agreements/registry.yaml");
        const auto at = text.find(old_text);
        REQUIRE(at != text.npos);
        write("agreements/registry.yaml", text.replace(at, old_text.size(), new_text));
    }
};

}  // namespace

TEST_CASE("check: six edits of a published total, of which five contradict") {
    const auto after = [](std::string_view old_text, std::string_view new_text) {
        const Frozen frozen(old_text, new_text);
        const Ran ran = run_in(frozen.path(), {"check", "--lang", "en"});
        CHECK(ran.out.find("error[T710]") == std::string::npos);
        constexpr std::string_view head =
            "error[T714]: these published totals cannot all be true: ";
        const auto at = ran.out.find(head);
        if (at == ran.out.npos) return std::string();
        const auto from = at + head.size();
        return ran.out.substr(from, ran.out.find('\n', from) - from);
    };
    CHECK(after("city: 226", "city: 200") ==
          "new in FY2024: city 18; 2025-03-31: city 244; 2024-03-31: city 200");
    CHECK(after("city: 244", "city: 224") == "2025-03-31: city 224; 2024-03-31: city 226");
    CHECK(after("prefecture: 47, city: 226", "prefecture: 40, city: 226") ==
          "2024-03-31: prefecture 40; 2017-01-01: prefecture 38");
    CHECK(after("FY2025: {city: 9,", "FY2025: {city: 19,") ==
          "new in FY2025: city 19; 2025-03-31: city 244");
    CHECK(after("prefecture: 33", "prefecture: 23") ==
          "2016-08-08: prefecture 23; 2015-11-30: prefecture 21");
    CHECK(after("municipality: 104", "municipality: 204") == "");
}

// ---- what is said of a figure ------------------------------------------------------------------

namespace {

Ran of_frozen(std::vector<std::string> args) {
    return run_in(DAICHO_ROOT "/tests/frozen", std::move(args));
}

bool says(const Ran& ran, std::string_view part) {
    CAPTURE(ran.out);
    CAPTURE(ran.err);
    CAPTURE(part);
    return ran.out.find(part) != ran.out.npos;
}

}  // namespace

TEST_CASE("the national series: every fiscal year of the frozen registry, by kind") {
    const auto series = [](const std::vector<std::string>& kinds, std::string_view command) {
        std::vector<std::string> args{std::string(command), "-f", "json"};
        if (command == "stats") args.insert(args.end(), {"--by", "fiscal-year"});
        args.insert(args.end(), kinds.begin(), kinds.end());
        std::string out;
        const Json report = Json::parse(of_frozen(args).out);
        for (const Json& block : report["blocks"]) {
            if (block["name"] != "series") continue;
            for (const Json& row : block["rows"]) {
                const auto range = [&](const char* least, const char* most) {
                    const int low = row[least].get<int>(), high = row[most].get<int>();
                    return low == high ? fmt::format("{}", low) : fmt::format("{}–{}", low, high);
                };
                out +=
                    fmt::format("{} {}/{}; ", row["fiscal_year"].get<int>() % 100,
                                range("new_least", "new_most"), range("stock_least", "stock_most"));
            }
        }
        return out;
    };
    const std::string all =
        "9 1/1; 10 2/3; 11 1/4; 12 3/7; 13 6/13; 14 15/28; 15 56–73/84–101; 16 18–53/119–137; "
        "17 16–144/153–263; 18 7–117/160–270; 19 4–114/164–274; 20 5–115/169–279; "
        "21 2–112/171–281; 22 13–123/184–294; 23 4–114/298; 24 19/317; 25 10/327; ";
    CHECK(series({}, "stats") == all);
    CHECK(series({}, "trend") == all);
    CHECK(series(of_kind("city"), "trend") ==
          "9 1/1; 10 2/3; 11 1/4; 12 2/6; 13 1/7; 14 6/13; 15 21–53/34–66; 16 3–39/55–92; "
          "17 6–138/85–193; 18 6–114/91–199; 19 4–112/95–203; 20 5–113/100–208; "
          "21 2–110/102–210; 22 12–120/114–222; 23 4–112/226; 24 18/244; 25 9/253; ");
    CHECK(series(of_kind("prefecture"), "stats") ==
          "12 1/1; 13 5/6; 14 8/14; 15 14–19/28–33; 16 9–17/42–45; 17 0–5/45–47; 18 0–2/45–47; "
          "19 0–2/45–47; 20 0–2/45–47; 21 0–2/45–47; 22 0–2/45–47; 23 0–2/47; 24 0/47; 25 0/47; ");
    CHECK(series(of_kind("town"), "trend") ==
          "14 1/1; 15 1–20/2–21; 16 0–19/3–21; 17 1–19/4–22; 18 1–19/5–23; 19 0–18/5–23; "
          "20 0–18/5–23; 21 0–18/5–23; 22 1–19/6–24; 23 0–18/24; 24 1/25; 25 1/26; ");
    CHECK(series(of_municipalities, "trend") ==
          "9 1/1; 10 2/3; 11 1/4; 12 2/6; 13 1/7; 14 7/14; 15 42–54/56–68; 16 9–39/77–95; "
          "17 13–139/108–216; 18 7–115/115–223; 19 4–112/119–227; 20 5–113/124–232; "
          "21 2–110/126–234; 22 13–121/139–247; 23 4–112/251; 24 19/270; 25 10/280; ");
}

TEST_CASE("the yearly table says how much of it has a year, and never that all is certain") {
    const Ran table = of_frozen({"stats", "--lang", "ja"});
    CHECK(says(table, "年度の分かるもの"));
    CHECK(says(table, "団体数 327 (確実)"));
    CHECK(says(table, "年度をまたぐもの"));
    CHECK(says(table, "daicho stats --by fiscal-year"));
    CHECK_FALSE(says(table, "すべて確実"));
    CHECK_FALSE(says(table, "合計"));
}

TEST_CASE("a day leaves out what is later, and says which option shows it") {
    const Ran table = of_frozen({"stats", "--as-of", "2025-09-25", "--lang", "en"});
    CHECK(
        says(table, "agreements are later than the day (`--as-of latest` includes what is later)"));
    CHECK_FALSE(says(of_frozen({"stats", "--as-of", "latest", "--lang", "en"}), "later than"));
    // The newest event of the frozen registry is of its last agreement or after it.
    CHECK(of_frozen({"stats", "--as-of", "today", "--lang", "en"}).code == 0);
    CHECK(says(of_frozen({"stats", "--as-of", "2030-01-01", "--lang", "en"}), "it is after today"));
}

TEST_CASE("after the last full list a figure is at least so much") {
    const Ran trend = of_frozen({"trend", "--as-of", "2026-03-31", "--lang", "ja"});
    CHECK(says(trend, "締結団体は2026-03-31で329団体以上"));
    CHECK(says(trend, "団体数 329以上 (全団体の一覧は2025-09-25現在まで)"));
    CHECK(says(of_frozen({"report", "national", "--as-of", "2026-03-31", "-f", "md"}),
               "329団体以上"));
}

TEST_CASE("where a list cannot be read there may be more: rows, pages") {
    const Ran rows = run_in(DAICHO_ROOT, {"stats", "--region", "四国", "--lang", "ja"});
    CHECK(says(rows, "以上(+)"));
    CHECK(says(rows, "香川県"));
    CHECK(says(rows, "+\n"));
    const Ran page = run_in(DAICHO_ROOT, {"report", "prefecture", "奈良県", "-f", "md"});
    CHECK(says(page, "団体以上"));
    CHECK_FALSE(says(page, "すべて確実"));
    CHECK_FALSE(says(page, "(確実)"));
    CHECK(says(run_in(DAICHO_ROOT, {"report", "prefecture", "群馬県", "-f", "md"}), "(確実)"));
}

TEST_CASE("the page of an agreement says how it stands to the day") {
    const auto page = [](std::string_view as_of) {
        return of_frozen({"report", "agreement", "102041-isesaki", "--as-of", std::string(as_of),
                          "--lang", "en", "-f", "md"});
    };
    CHECK(says(page("2025-10-07"), "concluded after the as-of day"));
    CHECK(says(page("2025-10-08"), "in force on the as-of day (certain)"));
}

TEST_CASE("figures come when an unlisted entry is overdue") {
    const std::vector<std::string> late{"--today", "2030-01-01"};
    auto table = std::vector<std::string>{"stats"}, checked = std::vector<std::string>{"check"};
    table.insert(table.end(), late.begin(), late.end());
    checked.insert(checked.end(), late.begin(), late.end());
    const Ran figures = run_in(DAICHO_ROOT, table), findings = run_in(DAICHO_ROOT, checked);
    CHECK(figures.code == 0);
    CHECK(says(figures, "327"));
    CHECK(findings.code == 0);
    CHECK(says(findings, "warning[T708]"));
}

TEST_CASE("--why names the published totals that make a bound") {
    const auto why = [](std::string_view year) {
        std::string out;
        const Ran ran = of_frozen({"stats", "--by", "fiscal-year", "--why", std::string(year),
                                   "--lang", "en", "-f", "jsonl"});
        for (const std::string_view line : lines_of(ran.out)) {
            const Json row = Json::parse(line);
            out += fmt::format("{} {} {}: {}\n", row["figure"].get<std::string>(),
                               row["bound"].get<std::string>(), row["value"].get<int>(),
                               row["because"].get<std::string>());
        }
        return out;
    };
    CHECK(why("FY2014") ==
          "new least 15: the records alone\nnew most 15: the records alone\n"
          "at its end least 28: the records alone\n"
          "at its end most 28: the records alone\n");
    // The total of 2024-03-31 makes it; where that is only computed, the published new ones do.
    CHECK(why("2024").starts_with("new least 19: 2025-03-31: "));
    CHECK(run_in(DAICHO_ROOT, {"stats", "--by", "fiscal-year", "--why", "2024", "--lang", "en"})
              .out.find("new in FY2024: city 18") != std::string::npos);
    CHECK(of_frozen({"stats", "--by", "fiscal-year", "--why", "1990"}).code == 2);
}

TEST_CASE("an agreement whose government nobody knows is of no kind of government") {
    Sources files = base_registry();
    put(files, base_path,
        record_with("parties:\n  - {role: government, name: どこにもない市}\n"
                    "  - {role: bureau, name: 群馬労働局}\n"));
    const Loaded loaded = load({std::move(files), {}});
    const Ledger ledger(loaded.registry);
    const auto facts = facts_of(ledger, Unit::agreement, {}, today);
    REQUIRE(facts.size() == 1);
    CHECK_FALSE(facts.front().kind.has_value());
    CHECK(tally(facts).certain == 1);
    CHECK(tally(facts, all_governments).possible == 0);
    const Statistic by_kind = count(ledger, {.unit = Unit::agreement,
                                             .by_row = dimensions().find("government-kind"),
                                             .filter = {},
                                             .as_of = today});
    REQUIRE(by_kind.rows.back().is_otherwise());
    CHECK(by_kind.row_totals.back().count.certain == 1);
    CHECK(by_kind.total.count.certain == 1);
}
