// Which changes of the files beside the records `diff --figures` names where figures differ.
#include <doctest/doctest.h>

#include "../support/registry_in_memory.hpp"
#include "daicho/query/dimension.hpp"
#include "daicho/report/changes.hpp"
#include "daicho/report/figures/stats.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

/// What is named under cumulative figures, whose cells do not know their own causes: a line each.
std::string causes_of(Sources files) {
    const Loaded was = load({base_registry(), {}}), is = load({std::move(files), {}});
    const Ledger then(was.registry), now(is.registry);
    const ReportContext before{.ledger = then, .lang = Lang::en, .as_of = today};
    const ReportContext after{.ledger = now, .lang = Lang::en, .as_of = today};
    const StatsOptions cumulative{.by_row = dimensions().find("prefecture"),
                                  .by_column = dimensions().find("fiscal-year"),
                                  .cumulative = true};
    std::set<std::string> named;
    for (const TableChange& table : changes_between(before, after, &cumulative).figures)
        named.insert(table.why.begin(), table.why.end());
    std::string out;
    for (const std::string& each : named) out += each + "\n";
    return out;
}

/// Why cells of counted things differ: a line each.
std::string reasons_of(Unit unit, Sources was_files, Sources is_files) {
    const Loaded was = load({std::move(was_files), {}}), is = load({std::move(is_files), {}});
    const Ledger then(was.registry), now(is.registry);
    const StatsOptions options{.unit = unit, .by_row = dimensions().find("prefecture")};
    const Changes changes =
        changes_between({.ledger = then, .lang = Lang::en, .as_of = today},
                        {.ledger = now, .lang = Lang::en, .as_of = today}, &options);
    std::set<std::string> named;
    for (const TableChange& table : changes.figures) {
        for (const TableChange::Row& row : table.rows) {
            for (const CellChange& cell : row.cells) named.insert(cell.why.begin(), cell.why.end());
        }
    }
    std::string out;
    for (const std::string& each : named) out += each + "\n";
    return out;
}

/// The base record with measures of these titles.
Sources with_measures(std::initializer_list<std::string_view> titles) {
    std::string list = "measures:\n";
    for (const std::string_view title : titles)
        list += fmt::format("  - {{title: {}, activity: [seminar]}}\n", title);
    Sources files = base_registry();
    put(files, base_path, record_with(list));
    return files;
}

/// The shipped vocabulary with the first of some words replaced.
Sources with_terms(std::string_view was, std::string_view is) {
    Sources files = base_registry();
    std::string text = read_file(DAICHO_ROOT "/tests/frozen/agreements/vocabulary.yaml");
    const auto at = text.find(was);
    REQUIRE(at != text.npos);
    put(files, "vocabulary.yaml", text.replace(at, was.size(), is));
    return files;
}

}  // namespace

TEST_CASE("a kind that is no longer counted is named where figures differ") {
    CHECK(causes_of(with_terms("counted: true", "counted: false")) ==
          "vocabulary.yaml: kinds of agreement “employment-measures”\n");
}

TEST_CASE("a yes within what was added says to what") {
    const auto added = [](Lang lang) {
        Sources files = base_registry();
        put(files, "registry.yaml",
            "format: 1\ntitle: 台帳\ntotals:\n"
            "  - {as_of: 2026-03-31, counts: {city: 1}, complete: true, derived: false, sources: [S1]}\n");
        const Loaded was = load({base_registry(), {}}), is = load({std::move(files), {}});
        const Ledger then(was.registry), now(is.registry);
        const Changes changes = changes_between({.ledger = then, .lang = lang, .as_of = today},
                                                {.ledger = now, .lang = lang, .as_of = today});
        return changes.files.at(0).values.at(0).after;
    };
    CHECK(added(Lang::ja).ends_with("市 1、全団体の一覧、算出: いいえ"));
    CHECK(added(Lang::en).ends_with("full list, derived: no"));
}

TEST_CASE("a name that moves no figure is not among the causes") {
    Sources files = with_terms("counted: true", "counted: false");
    put(files, "registry.yaml", "format: 1\ntitle: 別の台帳\n");
    CHECK(causes_of(std::move(files)).find("registry.yaml") == std::string::npos);
}

TEST_CASE("agreements and their parts are themselves in what differs, whoever signed them") {
    Sources two = base_registry();
    put(two, "10-gunma/102041-isesaki-2.yaml", record_with("concluded: 2025-12-01\n"));
    CHECK(reasons_of(Unit::agreement, base_registry(), std::move(two)) ==
          "+ 伊勢崎市 (102041-isesaki-2)\n");
    CHECK(reasons_of(Unit::measure, with_measures({"面接会", "研修"}),
                     with_measures({"相談会", "説明会", "面接会"})) ==
          "+ 相談会 (102041-isesaki)\n+ 説明会 (102041-isesaki)\n− 研修 (102041-isesaki)\n");
    CHECK(reasons_of(Unit::measure, with_measures({"研修"}), with_measures({"研修", "研修"})) ==
          "研修 (102041-isesaki) 1 → 2\n");
}
