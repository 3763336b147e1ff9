// Governments through their changes.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "daicho/reference/lineage.hpp"

using namespace daicho;

namespace {

const LegalPerson& person(std::string_view code, Day day) {
    const auto rows = find_by_code(code);
    REQUIRE(!rows.empty());
    return legal_person(*rows.front(), day);
}

const Day today = *make_day(2026, 4, 1);

std::string history(const LegalPerson& person) {
    std::string out;
    for (const Form& form : person.forms) {
        if (!out.empty()) out += " → ";
        if (form.since != the_beginning) out += to_iso(form.since) + " ";
        out += form.government->name;
        out += name_of(form.government->kind) == "city" ? " (city)" : "";
    }
    if (person.last) out += " † " + to_iso(*person.last);
    return out;
}

}  // namespace

TEST_CASE("a government is the same through its names, codes and kinds") {
    CHECK(history(person("102041", today)) == "伊勢崎市 (city)");
    CHECK(history(person("033057", today)) == "滝沢村 → 2014-01-01 滝沢市 (city)");
    CHECK(history(person("032166", today)) == "滝沢村 → 2014-01-01 滝沢市 (city)");
    CHECK(history(person("282219", today)) == "篠山市 (city) → 2019-05-01 丹波篠山市 (city)");
    CHECK(history(person("331007", today)) == "岡山市 (city) → 2009-04-01 岡山市 (city)");
    CHECK(history(person("014729", today)) == "幌加内町 → 2010-04-01 幌加内町");
    CHECK(history(person("232360", today)) == "三好町 → 2010-01-04 みよし市 (city)");
    CHECK(history(person("112381", today)) == "蓮田市 (city)");  // another glyph, the same row
}

TEST_CASE("a merger ends what takes part; an absorbing city goes on") {
    CHECK(history(person("093670", today)) == "岩舟町 † 2014-04-04");
    CHECK(history(person("112267", today)) == "鳩ヶ谷市 (city) † 2011-10-10");
    CHECK(history(person("404624", today)) == "二丈町 † 2009-12-31");
    CHECK(history(person("402303", today)) == "2010-01-01 糸島市 (city)");
    CHECK(history(person("042056", today)) == "気仙沼市 (city)");  // absorbed 本吉町
}

TEST_CASE("what is founded anew under its own code is another") {
    const Day founded = *make_day(2010, 3, 29);
    CHECK(history(person("092037", founded - Days{1})) == "栃木市 (city) † 2010-03-28");
    CHECK(history(person("092037", founded)) == "2010-03-29 栃木市 (city)");
    CHECK(history(person("092037", today)) == "2010-03-29 栃木市 (city)");
}

TEST_CASE("new mergers know what they end and what they found") {
    CHECK(new_mergers().size() == 9);
    CHECK(std::ranges::is_sorted(new_mergers(), {}, &NewMerger::day));
    std::size_t founders = 0;
    for (const NewMerger& merger : new_mergers()) {
        founders += merger.founders.size();
        CHECK(merger.founded->forms.front().since == merger.day);
        for (const LegalPerson* founder : merger.founders) {
            CHECK(founder->last == merger.day - Days{1});
        }
    }
    CHECK(founders == 27);  // rows of changes.tsv
}

TEST_CASE("every row has its legal person, and no other has it but by a change") {
    std::set<const LegalPerson*> persons;
    for (const Government& row : governments()) {
        const LegalPerson& whose = legal_person(row, today);
        persons.insert({&whose, &legal_person(row, the_beginning)});
        CHECK(std::ranges::any_of(whose.forms,
                                  [&](const Form& form) { return form.government == &row; }));
        if (row.valid_to) CHECK((whose.last || whose.forms.back().government != &row));
    }
    // 1,871 rows and five that are cut, less 14 changes from one row to another.
    CHECK(persons.size() == 1862);
}
