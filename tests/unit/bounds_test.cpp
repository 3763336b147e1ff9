// Bounds: the least and the most that published totals allow.
#include <doctest/doctest.h>

#include "../support/counting.hpp"
#include "../support/shipped_registry.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

/// A small registry, asked as of a day. Answers are `2 | 0–3`: with the totals, and by the spells
/// alone.
class Small {
  public:
    Small(std::vector<Spell> spells, std::string_view totals, std::string_view as_of)
        : x_spells(std::move(spells)), x_figures(figures_of(totals)), x_as_of(on(as_of)) {}

    std::string begun(std::string_view kinds, int year) const {
        const FiscalYear fiscal_year{year};
        return of({fiscal_year.first() - Days{1}, std::min(fiscal_year.last(), x_as_of)}, kinds);
    }
    std::string stock(std::string_view kinds, std::string_view day) const {
        return of({{}, on(day)}, kinds);
    }
    std::string clash() const { return testing::clash(x_spells, x_figures); }

  private:
    std::string of(const Frame& frame, std::string_view kinds) const {
        // All days that matter at once, so that none answers for itself alone.
        std::vector<Day> days{frame.day, x_as_of};
        if (frame.since) days.push_back(*frame.since);
        for (int year = 2013; year < 2026; ++year) days.push_back(FiscalYear{year}.last());
        const Bounds bounds(x_spells, claims_of(x_figures), days);
        CHECK(bounds.hold());
        const Limits alone = counted_in(x_spells, frame, *kind_set(kinds));
        CHECK(Bounds(x_spells, {}, days).of(frame, *kind_set(kinds)) == alone);
        return text(bounds.of(frame, *kind_set(kinds))) + " | " + text(alone);
    }

    std::vector<Spell> x_spells;
    std::vector<Published> x_figures;
    Day x_as_of;
};

}  // namespace

TEST_CASE("1: without totals the bounds are those of the intervals") {
    const Small small({spell("city", "2015-06-01"), spell("city", "2015-09/2017-06")}, "",
                      "2017-06-30");
    CHECK(small.begun("city", 2015) == "1–2 | 1–2");
    CHECK(small.begun("city", 2016) == "0–1 | 0–1");
    CHECK(small.begun("city", 2017) == "0–1 | 0–1");
    CHECK(small.stock("total", "2016-03-31") == "1–2 | 1–2");
}

TEST_CASE("2: one total splits") {
    const Small small({spell("city", "2015-09/2018-03", {.weight = 3})},
                      total("2016-03-31", "city: 2"), "2018-03-31");
    CHECK(small.begun("city", 2015) == "2 | 0–3");
    CHECK(small.begun("city", 2016) == "0–1 | 0–3");
    CHECK(small.begun("city", 2017) == "0–1 | 0–3");
    CHECK(small.stock("city", "2017-03-31") == "2–3 | 0–3");
}

TEST_CASE("3: what was new in a year says what there was before") {
    const Small small({spell("city", "2022-04/2025-03", {.weight = 5})},
                      total("2025-03-31", "city: 5", "FY2024: {city: 2}"), "2025-03-31");
    CHECK(small.begun("city", 2024) == "2 | 0–5");
    CHECK(small.begun("city", 2022) == "0–3 | 0–5");
    CHECK(small.begun("city", 2023) == "0–3 | 0–5");
    CHECK(small.stock("city", "2024-03-31") == "3 | 0–5");
}

TEST_CASE("4: a total of municipalities bounds each of their kinds") {
    const Small small({spell("city", "2015-09/2017-03", {.weight = 4}),
                       spell("town", "2015-09/2017-03", {.weight = 2})},
                      total("2016-03-31", "municipality: 5"), "2017-03-31");
    CHECK(small.stock("city", "2016-03-31") == "3–4 | 0–4");
    CHECK(small.stock("town", "2016-03-31") == "1–2 | 0–2");
    CHECK(small.begun("municipality", 2016) == "1 | 0–6");
    CHECK(small.begun("city", 2016) == "0–1 | 0–4");
    CHECK(small.begun("town", 2016) == "0–1 | 0–2");
}

TEST_CASE("5: a total of all and one of prefectures") {
    const Small small({spell("prefecture", "2015-09/2017-03", {.weight = 3}),
                       spell("city", "2015-09/2017-03", {.weight = 3})},
                      total("2016-03-31", "total: 4") + total("2016-06-30", "prefecture: 1"),
                      "2017-03-31");
    CHECK(small.stock("prefecture", "2016-03-31") == "1 | 0–3");
    CHECK(small.stock("city", "2016-03-31") == "3 | 0–3");
    CHECK(small.begun("prefecture", 2016) == "2 | 0–3");
    CHECK(small.begun("total", 2016) == "2 | 0–6");
}

TEST_CASE("6: between equal totals nothing begins") {
    const Small small({spell("prefecture", "2017-06-01"), spell("prefecture", "2015-09/2025-03")},
                      total("2018-01-01", "prefecture: 2") + total("2024-03-31", "prefecture: 2"),
                      "2025-03-31");
    CHECK(small.begun("prefecture", 2024) == "0 | 0–1");
    CHECK(small.begun("prefecture", 2018) == "0 | 0–1");
    CHECK(small.begun("prefecture", 2017) == "1–2 | 1–2");
    CHECK(small.stock("prefecture", "2018-03-31") == "2 | 1–2");
}

TEST_CASE("7: spells that are confined to a year leave no room for others") {
    const Small small({spell("city", "2016-04/2017-03", {.weight = 2}),
                       spell("city", "2015-09/2018-03", {.weight = 2})},
                      total("2016-03-31", "city: 1") + total("2017-03-31", "city: 3"),
                      "2018-03-31");
    CHECK(small.begun("city", 2015) == "1 | 0–2");
    CHECK(small.begun("city", 2016) == "2 | 2–4");
    CHECK(small.begun("city", 2017) == "1 | 0–2");
}

TEST_CASE("8: two figures that cannot both be true") {
    const Small small({spell("city", "2012-06/2020-06")},
                      total("2016-03-31", "city: 1") + total("2018-03-31", "city: 0"),
                      "2020-06-30");
    CHECK(small.clash() == "2018-03-31 city 0; 2016-03-31 city 1");
}

TEST_CASE("9: three figures that cannot all be true, of which any two can") {
    const Small small(
        {spell("city", "2020-04/2025-03", {.weight = 4})},
        total("2023-03-31", "city: 1") + total("2024-03-31", "city: 3", "FY2023: {city: 1}"),
        "2025-03-31");
    CHECK(small.clash() == "FY2023 city 1; 2024-03-31 city 3; 2023-03-31 city 1");
}

TEST_CASE("10: an end") {
    const Small small(
        {spell("city", "2015-05-01", {.end = "2018-06-30"}), spell("city", "2016-04/2020-03")},
        total("2019-03-31", "city: 1"), "2020-03-31");
    CHECK(small.stock("city", "2018-03-31") == "1–2 | 1–2");
    CHECK(small.stock("city", "2020-03-31") == "1 | 1");
    CHECK(small.begun("city", 2015) == "1 | 1");
    CHECK(small.begun("city", 2018) == "0–1 | 0–1");
    CHECK(small.begun("city", 2019) == "0 | 0–1");
}

TEST_CASE("11: an end of an unknown day") {
    const Small small({spell("city", "2015-05-01", {.end = "2018-04/2020-03"})},
                      total("2019-03-31", "city: 0"), "2020-03-31");
    CHECK(small.stock("city", "2018-03-31") == "1 | 1");
    CHECK(small.stock("city", "2019-03-31") == "0 | 0–1");
    CHECK(small.begun("city", 2015) == "1 | 1");
    CHECK(small.begun("city", 2018) == "0 | 0");
}

TEST_CASE("12: a town becomes a city, and nothing begins") {
    const Small small({spell("town", "2015-06-01", {.becomes = "city", .risen = "2016-10-10"}),
                       spell("city", "2015-09/2017-03")},
                      total("2016-03-31", "town: 1") + total("2017-03-31", "city: 2"),
                      "2017-03-31");
    CHECK(small.begun("city", 2016) == "1 | 0–1");
    CHECK(small.begun("town", 2016) == "0 | 0");
    CHECK(small.begun("town", 2015) == "1 | 1");
    CHECK(small.stock("town", "2017-03-31") == "0 | 0");
    CHECK(small.stock("municipality", "2016-12-31") == "1–2 | 1–2");
}

TEST_CASE("13: a kind that a full breakdown leaves out is none") {
    const Small small(
        {spell("city", "2015-09/2017-03", {.weight = 16}), spell("village", "2015-09/2017-03")},
        total("2016-03-31", "city: 10"), "2017-03-31");
    CHECK(small.begun("village", 2015) == "0 | 0–1");
    CHECK(small.begun("village", 2016) == "1 | 0–1");
    CHECK(small.begun("total", 2016) == "7 | 0–17");
}

TEST_CASE("14: a year that was cut by a total goes on after it") {
    const Small small(
        {spell("city", "2025-04/2026-03", {.weight = 3}), spell("city", "2025-12-10")},
        total("2025-09-25", "city: 1", "FY2025: {city: 1}"), "2026-03-31");
    CHECK(small.begun("city", 2025) == "4 | 4");
    CHECK(small.stock("city", "2025-09-25") == "1 | 0–3");
    CHECK(small.stock("city", "2025-12-31") == "2–4 | 1–4");
}

TEST_CASE("15: a begin of which only the latest day is known") {
    const Small small({spell("city", "../2016-06-30")}, total("2015-03-31", "city: 0"),
                      "2017-03-31");
    CHECK(small.begun("city", 2014) == "0 | 0–1");
    CHECK(small.begun("city", 2015) == "0–1 | 0–1");
    CHECK(small.begun("city", 2016) == "0–1 | 0–1");
    CHECK(small.stock("city", "2016-03-31") == "0–1 | 0–1");
    CHECK(small.stock("city", "2017-03-31") == "1 | 1");
}

TEST_CASE("16: the last day counts") {
    const Small small({spell("city", "2015-05-01", {.end = "2016-03-31"})},
                      total("2016-03-31", "city: 1"), "2017-03-31");
    CHECK(small.stock("city", "2016-03-31") == "1 | 1");
    CHECK(small.stock("city", "2016-04-01") == "0 | 0");
    CHECK(small.begun("city", 2015) == "1 | 1");
}

TEST_CASE("17: a rise within the time in which the spell may begin") {
    const std::vector spells{
        spell("town", "2016-04/2017-03", {.becomes = "city", .risen = "2016-10-10"})};
    const auto figures = figures_of(total("2017-03-31", "city: 1"));
    const Day days[]{on("2016-03-31"), on("2017-03-31")};  // and no day between
    const Bounds bounds(spells, claims_of(figures), days);
    CHECK(text(bounds.begun(kind("town"), days[0], days[1])) == "0–1");
    CHECK(text(bounds.begun(kind("city"), days[0], days[1])) == "0–1");
    CHECK(text(bounds.begun(municipality, days[0], days[1])) == "1");
}

TEST_CASE("what had ended before its government rose began as what it was") {
    const std::vector spells{spell(
        "town", "2016-04-04", {.end = "2016-04-04", .becomes = "city", .risen = "2016-04-05"})};
    const Day days[]{on("2016-04-01"), on("2016-04-06")};  // none on which it holds
    const Bounds bounds(spells, {}, days);
    CHECK(text(bounds.begun(kind("town"), days[0], days[1])) == "1");
    CHECK(text(bounds.begun(kind("city"), days[0], days[1])) == "0");
}

TEST_CASE("18: a full breakdown of what was new says which kinds were not") {
    const Small small({spell("prefecture", "2015-09/2017-03"), spell("city", "2016-05-01")},
                      total("2017-03-31", "prefecture: 1, city: 1", "FY2016: {city: 1}"),
                      "2017-03-31");
    CHECK(small.begun("prefecture", 2016) == "0 | 0–1");
    CHECK(small.begun("prefecture", 2015) == "1 | 0–1");
    CHECK(small.stock("prefecture", "2016-03-31") == "1 | 0–1");
}

TEST_CASE("X: a government that came and went within a year began in it") {
    const Small small(
        {spell("city", "2024-06-01", {.end = "2025-02-28"}), spell("city", "2020-06-01")},
        total("2025-03-31", "city: 1", "FY2024: {city: 1}"), "2025-03-31");
    CHECK(small.begun("city", 2024) == "1 | 1");
    CHECK(small.stock("city", "2025-03-31") == "1 | 1");
    CHECK(small.clash() == "");
}

TEST_CASE("endings: held last on a day or later, and no more on the other") {
    const std::vector spells{spell("city", "2015-05-01", {.end = "2018-06-30"}),
                             spell("town", "2016-04/2020-03", {.end = "2018-03-31/2019-03-31"})};
    const std::vector days{on("2018-03-31"), on("2018-07-01"), on("2019-03-31"), on("2019-04-01")};
    const Bounds bounds(spells, {}, days);
    CHECK(text(bounds.ended(days[0], days[1])) == "1–2");
    CHECK(text(bounds.ended(days[1], days[2])) == "0–1");
    CHECK(text(bounds.ended(days[0], days[3])) == "2");
    CHECK(text(bounds.ended(days[2], days[3])) == "0–1");
}

TEST_CASE("several kinds: added up, or a whole less its other kinds") {
    const std::vector spells{spell("city", "2015-09/2017-03", {.weight = 4}),
                             spell("town", "2015-09/2017-03", {.weight = 2}),
                             spell("village", "2015-09/2017-03", {.weight = 3})};
    const auto figures = figures_of(total("2016-03-31", "municipality: 5"));
    const Bounds bounds(spells, claims_of(figures), {});
    const auto stock = [&](KindSet kinds) { return text(bounds.stock(kinds, on("2016-03-31"))); };
    CHECK(stock(kind("city")) == "0–4");
    CHECK(stock(kind("village")) == "0–3");
    CHECK(stock({kind("city"), kind("town")}) == "2–5");
    CHECK(stock({kind("town"), kind("village")}) == "1–5");
    CHECK(stock({kind("city"), kind("town"), kind("village")}) == "5");
    CHECK(stock({kind("prefecture"), kind("city")}) == "0–4");
}

TEST_CASE("a part of the spells: what the others leave") {
    const std::vector spells{spell("city", "2015-09/2017-03", {.weight = 2}),
                             spell("city", "2015-10-01"), spell("city", "2015-09/2017-03")};
    const auto figures = figures_of(total("2016-03-31", "city: 3"));
    const Bounds bounds(spells, claims_of(figures), {});
    const auto part = [&](Certainty first, Certainty second, Certainty third) {
        const Certainty within[]{first, second, third};
        return text(bounds.of({{}, on("2016-03-31")}, all_governments, within));
    };
    const auto no = Certainty::no, perhaps = Certainty::perhaps, surely = Certainty::surely;
    CHECK(part(surely, surely, surely) == "3");
    CHECK(part(surely, no, no) == "1–2");  // two of the three others, one of which is sure
    CHECK(part(no, no, surely) == "0–1");
    CHECK(part(no, surely, no) == "1");
    CHECK(part(perhaps, no, surely) == "0–2");
    CHECK(part(no, no, no) == "0");
}

TEST_CASE("whatever a file says, nothing takes long") {
    std::vector<Spell> spells;
    std::string totals;
    for (int i = 0; i < 400; ++i) {
        totals += total(to_iso(on("2015-01-01") + Days{i}), "city: 15");
        if (i < 20) spells.push_back(spell("city", "1900/2100", {.end = "1950/2150"}));
    }
    const auto figures = figures_of(totals);
    const Bounds bounds(spells, claims_of(figures), {});
    // The newest figures are looked at, the oldest are not.
    CHECK(text(bounds.stock(kind("city"), on("2016-02-01"))) == "15");
    CHECK(text(bounds.stock(kind("city"), on("2015-01-01"))) == "0–20");
}

TEST_CASE("whatever a file says, nothing overflows") {
    const auto figures =
        figures_of(total("2015-01-01", "city: 999999999") + total("2016-01-01", "city: 15999"));
    const auto stock = [&](int weight, std::string_view day) {
        const std::vector spells{spell("city", "2014/2016", {.weight = weight}),
                                 spell("town", "2014/2016")};
        const Bounds bounds(spells, claims_of(std::span(figures).last(5)), {});
        return text(bounds.stock(kind("city"), on(day)));
    };
    CHECK(stock(15'998, "2016-01-01") == "0–15998");  // one too few: no choice of days
    CHECK(stock(15'999, "2016-01-01") == "0–15999");  // more than are reasoned about
    const std::vector spells{spell("city", "2014/2016", {.weight = 15'998})};
    CHECK_FALSE(Bounds(spells, claims_of(std::span(figures).first(5))).hold());
    const std::vector many(5, spell("city", "2014/2016", {.weight = 999'999'999}));
    CHECK(text(Bounds(many, {}).stock(kind("city"), on("2015-01-01"))) == "0–2147483647");
}

// ---- contradictions ----------------------------------------------------------------------------

TEST_CASE("where the claims contradict, the answers are those of the spells alone") {
    const std::vector spells{spell("city", "2012-06/2020-06")};
    const auto figures =
        figures_of(total("2016-03-31", "city: 1") + total("2018-03-31", "city: 0"));
    const Bounds bounds(spells, claims_of(figures), {});
    CHECK_FALSE(bounds.hold());
    CHECK(text(bounds.stock(kind("city"), on("2016-03-31"))) == "0–1");
}

TEST_CASE("a figure in two totals is one, with two places; a disputed one, or of no day, is none") {
    const auto figures =
        figures_of(total("2025-03-31", "municipality: 2", "FY2024: {municipality: 1}") +
                   "  - {as_of: 2025-05-31, counts: {total: 9}, disputed: x, sources: [S1]}\n"
                   "  - {as_of: 2025-05, counts: {total: 9}, sources: [S1]}\n" +
                   total("2025-09-25", "total: 3",
                         "FY2024: {municipality: 1}, FY2025: {total: 1}, FY2026: {total: 0}"));
    std::string all;
    for (const Published& figure : figures) {
        all += fmt::format("{} ({}); ", text(figure.claim), figure.places.size());
    }
    CHECK(all ==
          "2025-03-31 municipality 2 (1); FY2024 municipality 1 (2); 2025-09-25 total 3 (1); "
          "FY2025 total 1 (1); ");
    CHECK(figures.back().claim.frame == Frame{on("2025-03-31"), on("2025-09-25")});
}

TEST_CASE("figures that fail by themselves are no part of a clash") {
    const std::vector spells{spell("city", "2012-06/2020-06")};
    // More than there are; and two that differ.
    CHECK(clash(spells, figures_of(total("2016-03-31", "city: 2"))) == "");
    CHECK(clash(spells, figures_of(total("2016-03-31", "city: 1") +
                                   total("2016-03-31", "municipality: 1, prefecture: 0") +
                                   total("2016-03-31", "city: 0"))) == "");
}

TEST_CASE("several clashes are named one after the other, and no more than wanted") {
    const std::vector spells{spell("city", "2012-06/2020-06"), spell("town", "2012-06/2020-06")};
    const auto figures = figures_of(total("2016-03-31", "city: 1, town: 1") +
                                    total("2018-03-31", "city: 0, town: 0"));
    const auto found = clashes(spells, figures);
    REQUIRE(found.size() == 2);
    CHECK(text(found[0].front()->claim) == "2018-03-31 city 0");
    CHECK(text(found[1].front()->claim) == "2018-03-31 town 0");
    CHECK(clashes(spells, figures, 1).size() == 1);
}

// ---- the shipped registry ----------------------------------------------------------------------

namespace {

const std::vector<Spell>& shipped_spells() {
    static const auto spells = counted_spells(shipped_ledger());
    return spells;
}

/// The figures of registry.yaml with one text in the place of another.
std::vector<Published> shipped_figures(std::string_view old_text = "",
                                       std::string_view new_text = "") {
    Sources files = base_registry();
    put(files, "sources.yaml", read_file(DAICHO_ROOT "/tests/frozen/agreements/sources.yaml"));
    std::string text = read_file(DAICHO_ROOT "/tests/frozen/agreements/registry.yaml");
    if (!old_text.empty()) {
        const std::size_t at = text.find(old_text);
        REQUIRE(at != text.npos);
        text.replace(at, old_text.size(), new_text);
    }
    put(files, "registry.yaml", text);
    const Loaded loaded = load({std::move(files), {}});
    return published_figures(loaded.registry);
}

constexpr std::string_view columns[]{"total", "prefecture", "city",
                                     "town",  "village",    "municipality"};

std::string row(const Bounds& bounds, const Frame& frame) {
    std::string out;
    for (const std::string_view key : columns) {
        out += " | " + text(bounds.of(frame, *kind_set(key)));
    }
    CHECK(bounds.of(frame, GovernmentKind::ward) == Limits{0, 0});
    return out;
}

/// Fiscal years to the newest total: what began, and what there was at the end.
std::string series(std::span<const Published> figures) {
    const Day newest = day(2025, 9, 25);
    std::vector<Day> days{newest};
    for (int year = 2008; year < 2025; ++year) days.push_back(FiscalYear{year}.last());
    const Bounds bounds(shipped_spells(), claims_of(figures), days);
    std::string out;
    for (int year = 2009; year <= 2025; ++year) {
        const Day since = FiscalYear{year}.first() - Days{1};
        const Day end = std::min(FiscalYear{year}.last(), newest);
        out += fmt::format("{}{}{}\n", year, row(bounds, {since, end}), row(bounds, {{}, end}));
    }
    return out;
}

}  // namespace

TEST_CASE("the shipped registry: beginnings and stock of every fiscal year") {
    const std::string expected =
        // begun: all, prefectures, cities, towns, villages, municipalities; then the stock
        "2009 | 1 | 0 | 1 | 0 | 0 | 1 | 1 | 0 | 1 | 0 | 0 | 1\n"
        "2010 | 2 | 0 | 2 | 0 | 0 | 2 | 3 | 0 | 3 | 0 | 0 | 3\n"
        "2011 | 1 | 0 | 1 | 0 | 0 | 1 | 4 | 0 | 4 | 0 | 0 | 4\n"
        "2012 | 3 | 1 | 2 | 0 | 0 | 2 | 7 | 1 | 6 | 0 | 0 | 6\n"
        "2013 | 6 | 5 | 1 | 0 | 0 | 1 | 13 | 6 | 7 | 0 | 0 | 7\n"
        "2014 | 15 | 8 | 6 | 1 | 0 | 7 | 28 | 14 | 13 | 1 | 0 | 14\n"
        "2015 | 56–73 | 14–19 | 21–53 | 1–20 | 0–1 | 42–54 | 84–101 | 28–33 | 34–66 | 2–21 | 0–1 | 56–68\n"
        "2016 | 18–53 | 9–17 | 3–39 | 0–19 | 0–1 | 9–39 | 119–137 | 42–45 | 55–92 | 3–21 | 0–1 | 77–95\n"
        "2017 | 16–144 | 0–5 | 6–138 | 1–19 | 0–1 | 13–139 | 153–263 | 45–47 | 85–193 | 4–22 | 0–1 | 108–216\n"
        "2018 | 7–117 | 0–2 | 6–114 | 1–19 | 0–1 | 7–115 | 160–270 | 45–47 | 91–199 | 5–23 | 0–1 | 115–223\n"
        "2019 | 4–114 | 0–2 | 4–112 | 0–18 | 0–1 | 4–112 | 164–274 | 45–47 | 95–203 | 5–23 | 0–1 | 119–227\n"
        "2020 | 5–115 | 0–2 | 5–113 | 0–18 | 0–1 | 5–113 | 169–279 | 45–47 | 100–208 | 5–23 | 0–1 | 124–232\n"
        "2021 | 2–112 | 0–2 | 2–110 | 0–18 | 0–1 | 2–110 | 171–281 | 45–47 | 102–210 | 5–23 | 0–1 | 126–234\n"
        "2022 | 13–123 | 0–2 | 12–120 | 1–19 | 0–1 | 13–121 | 184–294 | 45–47 | 114–222 | 6–24 | 0–1 | 139–247\n"
        "2023 | 4–114 | 0–2 | 4–112 | 0–18 | 0–1 | 4–112 | 298 | 47 | 226 | 24 | 1 | 251\n"
        "2024 | 19 | 0 | 18 | 1 | 0 | 19 | 317 | 47 | 244 | 25 | 1 | 270\n"
        "2025 | 10 | 0 | 9 | 1 | 0 | 10 | 327 | 47 | 253 | 26 | 1 | 280\n";
    const auto figures = shipped_figures();
    CHECK(series(figures) == expected);

    // The total that the registry itself computed follows from the others.
    auto published = figures;
    const auto is_computed = [](const Published& figure) {
        return figure.claim.frame == Frame{{}, day(2024, 3, 31)};
    };
    CHECK(std::erase_if(published, is_computed) == 5);
    CHECK(series(published) == expected);
}

TEST_CASE("the shipped registry: stock on the days of totals") {
    const auto figures = shipped_figures();
    const std::vector days{day(2013, 3, 31), day(2014, 3, 31), day(2025, 3, 31), day(2026, 3, 31),
                           day(2026, 11, 26)};
    const Bounds bounds(shipped_spells(), claims_of(figures), days);
    const auto stock = [&](int year, int month, int day_of_month) {
        return row(bounds, {{}, day(year, month, day_of_month)});
    };
    CHECK(bounds.stock(GovernmentKind::prefecture, days[1]) == Limits{6, 6});  // published: 4
    CHECK(stock(2015, 8, 31) == " | 38 | 16 | 21 | 1 | 0 | 22");
    CHECK(stock(2015, 11, 30) == " | 49 | 21 | 26 | 2 | 0 | 28");
    CHECK(stock(2016, 3, 22) == " | 83 | 27 | 34–54 | 2–21 | 0–1 | 56");
    CHECK(stock(2016, 8, 8) == " | 101 | 33 | 46–66 | 2–21 | 0–1 | 68");
    CHECK(stock(2017, 1, 1) == " | 114 | 38 | 54–74 | 2–21 | 0–1 | 76");
    CHECK(stock(2017, 2, 22) == " | 116–134 | 39 | 55–92 | 2–21 | 0–1 | 77–95");
    CHECK(stock(2017, 7, 7) == " | 137 | 42–45 | 70–92 | 3–21 | 0–1 | 92–95");
    CHECK(stock(2018, 1, 1) == " | 149 | 45 | 82–101 | 3–21 | 0–1 | 104");
    CHECK(stock(2025, 3, 31) == " | 317 | 47 | 244 | 25 | 1 | 270");
    CHECK(stock(2026, 11, 26) == " | 329 | 47 | 255 | 26 | 1 | 282");
    CHECK(row(bounds, {days[2], days[3]}) == " | 12 | 0 | 11 | 1 | 0 | 12");
}

TEST_CASE("the shipped registry: six edits, of which five contradict") {
    const auto after = [](std::string_view old_text, std::string_view new_text) {
        const auto figures = shipped_figures(old_text, new_text);
        const bool holds = Bounds(shipped_spells(), claims_of(figures)).hold();
        const std::string found = clash(shipped_spells(), figures);
        CHECK(found.empty() == holds);
        return found;
    };
    CHECK(after("", "") == "");
    CHECK(after("city: 226", "city: 200") ==
          "FY2024 city 18; 2025-03-31 city 244; 2024-03-31 city 200");
    CHECK(after("city: 244", "city: 224") == "2025-03-31 city 224; 2024-03-31 city 226");
    CHECK(after("prefecture: 47, city: 226", "prefecture: 40, city: 226") ==
          "2024-03-31 prefecture 40; 2017-01-01 prefecture 38");
    CHECK(after("FY2025: {city: 9,", "FY2025: {city: 19,") ==
          "FY2025 city 19; 2025-03-31 city 244");
    CHECK(after("prefecture: 33", "prefecture: 23") ==
          "2016-08-08 prefecture 23; 2015-11-30 prefecture 21");
    CHECK(after("municipality: 104", "municipality: 204") == "");
}
