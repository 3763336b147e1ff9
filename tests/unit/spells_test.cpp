// Spells: which agreements of a government are one, since when and until when.
#include <doctest/doctest.h>

#include <map>

#include "../support/registry_in_memory.hpp"
#include "../support/shipped_registry.hpp"
#include "daicho/query/spells.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

/// A registry of the records that an example writes, without the one of the base registry.
struct Read {
    Loaded loaded;
    Ledger ledger;
    std::vector<Spell> spells;

    explicit Read(std::string_view records)
        : loaded(load({files(records), {}})),
          ledger(loaded.registry),
          spells(counted_spells(ledger)) {
        CAPTURE(records);
        CHECK(loaded.findings.empty());
    }

  private:
    static Sources files(std::string_view records) {
        Sources out = registry_with(records);
        std::erase_if(out, [](const Source& file) { return file.path == base_path; });
        return out;
    }
};

std::string text(const Date& date) {
    return to_text(date);
}

/// `滝沢村→滝沢市 2011-06-01..`: the names from its begin to its end.
std::string text(const Spell& spell) {
    std::string names;
    const Stage* last = spell.end ? &spell.on(spell.end->latest) : &spell.stages.back();
    for (const Stage* stage = &spell.on(spell.begin.earliest); stage <= last; ++stage) {
        names += (names.empty() ? "" : "→") +
                 std::string(stage->government ? stage->government->name : "?");
    }
    return names + " " + text(spell.begin) + ".." + (spell.end ? text(*spell.end) : "");
}

std::string text(std::span<const Spell> spells) {
    std::string out;
    for (const Spell& spell : spells) out += text(spell) + "\n";
    return out;
}

std::string spells_in(std::string_view records) {
    return text(Read(records).spells);
}

std::string iwate(std::string_view name, const std::string& governments, std::string_view concluded,
                  std::string_view more = "") {
    return record(fmt::format("03-iwate/{}.yaml", name), governments, "岩手労働局", concluded,
                  more);
}

std::string tochigi(std::string_view name, const std::string& governments,
                    std::string_view concluded, std::string_view more = "") {
    return record(fmt::format("09-tochigi/{}.yaml", name), governments, "栃木労働局", concluded,
                  more);
}

std::string fukuoka(std::string_view name, const std::string& governments,
                    std::string_view concluded, std::string_view more = "") {
    return record(fmt::format("40-fukuoka/{}.yaml", name), governments, "福岡労働局", concluded,
                  more);
}

const std::string ichinoseki = government("一関市"), kitakami = government("北上市"),
                  hiraizumi = government("平泉町");

}  // namespace

TEST_CASE("A: a successor begins something for those alone who were not party before") {
    CHECK(spells_in(iwate("032093-ichinoseki", ichinoseki, "2015-04-20") +
                    iwate("032093-ichinoseki-2", ichinoseki + hiraizumi, "2022-06-01",
                          "supersedes: 032093-ichinoseki\n")) ==
          "一関市 2015-04-20..\n"
          "平泉町 2022-06-01..\n");
}

TEST_CASE("B: an agreement of a kind that is not counted takes no part, also not as predecessor") {
    std::string office = iwate("032093-ichinoseki", ichinoseki, "2012-06-01");
    office.replace(office.find("employment-measures"), 19, "office");
    CHECK(spells_in(office + iwate("032093-ichinoseki-2", ichinoseki, "2022-06-01",
                                   "supersedes: 032093-ichinoseki\n")) == "一関市 2022-06-01..\n");
}

TEST_CASE("C: of two predecessors the earlier counts, whichever file it is in") {
    const auto gunma = [](std::string_view name, std::string_view concluded,
                          std::string_view more) {
        return record(fmt::format("10-gunma/{}.yaml", name), government("群馬県"), "群馬労働局",
                      concluded, more);
    };
    const std::string ended = "ended: {date: 2026-03-31, successor: 100005-gunma-3}\n";
    for (const bool is_first : {false, true}) {
        CHECK(spells_in(gunma("100005-gunma", is_first ? "2014-09-01" : "2015-06-01", ended) +
                        gunma("100005-gunma-2", is_first ? "2015-06-01" : "2014-09-01", ended) +
                        gunma("100005-gunma-3", "2026-04-01", "")) == "群馬県 2014-09-01..\n");
    }
}

TEST_CASE("D: a village that signed, and the city that it became, are one government") {
    const Read read(iwate("033057-takizawa", government("滝沢村", "033057"), "2011-06-01") +
                    iwate("032166-takizawa", government("滝沢市", "032166"), "2013-06/2014-06"));
    CHECK(text(read.spells) == "滝沢村→滝沢市 2011-06-01..\n");
    const auto holds = [&](GovernmentKind kind, Day on) {
        return holds_on(read.spells.front(), on, kind);
    };
    const Day eve = day(2013, 12, 31), risen = day(2014, 1, 1);
    CHECK(holds(GovernmentKind::village, eve) == Certainty::surely);
    CHECK(holds(GovernmentKind::city, eve) == Certainty::no);
    CHECK(holds(GovernmentKind::village, risen) == Certainty::no);
    CHECK(holds(GovernmentKind::city, risen) == Certainty::surely);
    CHECK(holds(GovernmentKind::village, day(2011, 5, 31)) == Certainty::no);
}

TEST_CASE("E2: after a gap a government is new again") {
    CHECK(spells_in(
              iwate("032069-kitakami", kitakami, "2010-06-01", "ended: {date: 2019-03-31}\n") +
              iwate("032093-ichinoseki", ichinoseki, "2012-06-01", "ended: {date: 2016-03-31}\n") +
              iwate("032093-ichinoseki-2", ichinoseki, "2020-06-01")) ==
          "北上市 2010-06-01..2019-03-31\n"
          "一関市 2012-06-01..2016-03-31\n"
          "一関市 2020-06-01..\n");
}

TEST_CASE("M: what a city absorbs ends, and gives the city neither date nor agreement") {
    CHECK(spells_in(tochigi("092037-tochigi", government("栃木市"), "2013-06-01") +
                    tochigi("093670-iwafune", government("岩舟町"), "2012-06-01")) ==
          "栃木市 2013-06-01..\n"
          "岩舟町 2012-06-01..2014-04-04\n");
    // M2: the town alone.
    CHECK(spells_in(tochigi("093670-iwafune", government("岩舟町"), "2012-06-01")) ==
          "岩舟町 2012-06-01..2014-04-04\n");
    CHECK(spells_in(tochigi("093670-iwafune", government("岩舟町", "093670"), "2014-06-01")) == "");
}

TEST_CASE("P: a succession has no gap inside, whatever its days say") {
    CHECK(spells_in(iwate("032093-ichinoseki", ichinoseki, "2012-06-01",
                          "ended: {date: 2018-06/2019-06, successor: 032093-ichinoseki-2}\n") +
                    iwate("032093-ichinoseki-2", ichinoseki, "2018-06/2019-06")) ==
          "一関市 2012-06-01..\n");
    // P1: not linked, but no gap is certain.
    CHECK(spells_in(iwate("032093-ichinoseki", ichinoseki, "2012-06-01",
                          "ended: {date: 2018-06/2019-06}\n") +
                    iwate("032093-ichinoseki-2", ichinoseki, "2018-06/2019-06")) ==
          "一関市 2012-06-01..\n");
    // P2: linked over a gap.
    const std::string ended = "ended: {date: 2018-03-31, successor: 032093-ichinoseki-2}\n";
    const std::string first = iwate("032093-ichinoseki", ichinoseki, "2012-06-01", ended);
    CHECK(spells_in(first + iwate("032093-ichinoseki-2", ichinoseki, "2019-06-01")) ==
          "一関市 2012-06-01..\n");
    // P4: one that joins with the successor begins with it.
    CHECK(spells_in(first + iwate("032093-ichinoseki-2", ichinoseki + kitakami, "2019-06-01")) ==
          "一関市 2012-06-01..\n"
          "北上市 2019-06-01..\n");
}

TEST_CASE("P3: one day between makes a gap, none does not") {
    const std::string first =
        iwate("032093-ichinoseki", ichinoseki, "2012-06-01", "ended: {date: 2018-03-31}\n");
    CHECK(spells_in(first + iwate("032093-ichinoseki-2", ichinoseki, "2018-04-02")) ==
          "一関市 2012-06-01..2018-03-31\n"
          "一関市 2018-04-02..\n");
    CHECK(spells_in(first + iwate("032093-ichinoseki-2", ichinoseki, "2018-04-01")) ==
          "一関市 2012-06-01..\n");
}

TEST_CASE("N: at a new merger the one that was covered first goes on") {
    const std::string nijo = fukuoka("404624-nijo", government("二丈町", "404624"), "2009-05-01");
    const auto maebaru = [](std::string_view concluded, std::string_view more = "") {
        return fukuoka("402222-maebaru", government("前原市", "402222"), concluded, more);
    };
    CHECK(spells_in(nijo + maebaru("2009-06-01")) ==
          "前原市 2009-06-01..2009-12-31\n"
          "二丈町→糸島市 2009-05-01..\n");
    // On the same day the lowest code goes on.
    CHECK(spells_in(nijo + maebaru("2009-05-01")) ==
          "前原市→糸島市 2009-05-01..\n"
          "二丈町 2009-05-01..2009-12-31\n");
    // What ended before the merger counts for who goes on; what the others have goes on with it.
    CHECK(spells_in(fukuoka("404624-nijo", government("二丈町", "404624"), "2009-05-01",
                            "ended: {date: 2009-09-30}\n") +
                    maebaru("2009-06-01")) ==
          "前原市 2009-06-01..2009-12-31\n"
          "二丈町 2009-05-01..2009-09-30\n"
          "糸島市 2010-01-01..\n");
}

TEST_CASE("a new government that nobody brings an agreement is covered by its own alone") {
    const std::string itoshima = fukuoka("402303-itoshima", government("糸島市"), "2015-06-01");
    CHECK(spells_in(itoshima) == "糸島市 2015-06-01..\n");
    CHECK(spells_in(itoshima + fukuoka("404624-nijo", government("二丈町", "404624"),
                                       "2009-05-01")) == "二丈町→糸島市 2009-05-01..\n");
    // A founder that is named after its last day can only have meant what it had become.
    CHECK(spells_in(fukuoka("404624-nijo", government("二丈町", "404624"), "2011-05-01")) ==
          "糸島市 2011-05-01..\n");
    // An agreement of some day around the merger was made before it: the town is party.
    CHECK(spells_in(fukuoka("404624-nijo", government("二丈町", "404624"), "2009-06/2010-06")) ==
          "二丈町→糸島市 2009-06/2010-06..\n");
}

TEST_CASE("a city founded anew under its own code is another, and goes on in its founders") {
    CHECK(spells_in(tochigi("092037-tochigi", government("栃木市"), "2009-06-01") +
                    tochigi("093653-ohira", government("大平町"), "2009-08-01")) ==
          "栃木市→栃木市 2009-06-01..\n"
          "大平町 2009-08-01..2010-03-28\n");
}

TEST_CASE("W: a successor without a common government begins something new") {
    CHECK(spells_in(iwate("032093-ichinoseki", ichinoseki, "2012-06-01") +
                    iwate("032069-kitakami", kitakami, "2022-06-01",
                          "supersedes: 032093-ichinoseki\n")) ==
          "北上市 2022-06-01..\n"
          "一関市 2012-06-01..\n");
}

TEST_CASE("a party that joins later or leaves is covered in between") {
    CHECK(spells_in(iwate(
              "032093-ichinoseki",
              ichinoseki +
                  "  - {role: government, name: 平泉町, from: 2018-04-01, until: 2020-03-31}\n"
                  "  - {role: government, name: 平泉町, from: 2022-04}\n",
              "2015-04-20", "ended: {date: 2023-03-31}\n")) ==
          "一関市 2015-04-20..2023-03-31\n"
          "平泉町 2018-04-01..2020-03-31\n"
          "平泉町 2022-04..2023-03-31\n");
}

TEST_CASE("what joins is compared again, and by all that came before") {
    // The second ends long before the first does; the third touches the first.
    CHECK(spells_in(iwate("032093-a", ichinoseki, "2010-06-01", "ended: {date: 2020-03-31}\n") +
                    iwate("032093-b", ichinoseki, "2011-06-01", "ended: {date: 2012-03-31}\n") +
                    iwate("032093-c", ichinoseki, "2019-06-01")) == "一関市 2010-06-01..\n");
    // Linked spells close over one that lies between them.
    CHECK(spells_in(iwate("032093-a", ichinoseki, "2010-06-01",
                          "ended: {date: 2011-03-31, successor: 032093-c}\n") +
                    iwate("032093-b", ichinoseki, "2014-06-01", "ended: {date: 2015-03-31}\n") +
                    iwate("032093-c", ichinoseki, "2019-06-01")) == "一関市 2010-06-01..\n");
}

TEST_CASE("Hokkaido's second agreement is no second government, nor is a name that has changed") {
    CHECK(spells_in(record("28-hyogo/282219-sasayama.yaml", government("篠山市"), "兵庫労働局",
                           "2016-06-01") +
                    record("28-hyogo/282219-tamba-sasayama.yaml", government("丹波篠山市"),
                           "兵庫労働局", "2021-06-01")) == "篠山市→丹波篠山市 2016-06-01..\n");
}

TEST_CASE("the certainty of a spell by its own days") {
    const Read read(
        iwate("032069-kitakami", kitakami, "2015-04/2016-03", "ended: {date: 2019-01/2019-12}\n"));
    const Spell& spell = read.spells.front();
    CHECK(holds_on(spell, day(2015, 3, 31)) == Certainty::no);
    CHECK(holds_on(spell, day(2015, 4, 1)) == Certainty::perhaps);
    CHECK(holds_on(spell, day(2016, 3, 31)) == Certainty::surely);
    CHECK(holds_on(spell, day(2019, 1, 1)) == Certainty::surely);
    CHECK(holds_on(spell, day(2019, 12, 31)) == Certainty::perhaps);
    CHECK(holds_on(spell, day(2020, 1, 1)) == Certainty::no);
    CHECK(holds_on(spell, day(2018, 1, 1), GovernmentKind::town) == Certainty::no);
    CHECK(begins_in(spell, day(2015, 3, 31), day(2016, 3, 31)) == Certainty::surely);
    CHECK(begins_in(spell, day(2015, 4, 1), day(2016, 3, 31)) == Certainty::perhaps);
    CHECK(begins_in(spell, day(2016, 3, 31), day(2017, 3, 31)) == Certainty::no);
    CHECK(ends_in(spell, day(2019, 1, 1), day(2020, 1, 1)) == Certainty::surely);
    CHECK(ends_in(spell, day(2019, 1, 1), day(2019, 12, 31)) == Certainty::perhaps);
    CHECK(ends_in(spell, day(2020, 1, 1), day(2021, 1, 1)) == Certainty::no);
}

TEST_CASE("the shipped registry: a spell for every government, as many as are published") {
    const Ledger& ledger = shipped_ledger();
    const auto spells = counted_spells(ledger);
    int weight = 0;
    for (const Spell& spell : spells) {
        weight += spell.weight;
        CHECK_FALSE(spell.end);
    }
    CHECK(spells.size() == 309);
    CHECK(weight == 329);

    // No government of today's registry has changed, merged, renewed or ended: its spell begins
    // with the earliest of its agreements.
    std::map<const Government*, Date> first;
    for (const Membership& membership : ledger.memberships()) {
        const Agreement& agreement = ledger.agreement(membership.agreement);
        if (!is_counted(ledger.registry(), agreement)) continue;
        const Date& concluded = agreement.concluded->value;
        const auto [known, is_new] = first.try_emplace(membership.government, concluded);
        if (concluded.latest < known->second.latest) known->second = concluded;
    }
    CHECK(first.size() == 306);
    std::size_t unlisted = 0;
    for (const Spell& spell : spells) {
        CAPTURE(text(spell));
        if (spell.unlisted) {
            const Unlisted& entry = *ledger.registry().unlisted[*spell.unlisted];
            CHECK(spell.begin == entry.concluded->value);
            CHECK(spell.weight == entry.count->value);
            CHECK(name_of(spell.stages.front().kind) == entry.kind->value.text);
            ++unlisted;
            continue;
        }
        const Government* government = spell.on(spell.begin.latest).government;
        REQUIRE(first.contains(government));
        CHECK(spell.begin == first.at(government));
        CHECK(spell.on(day(2025, 9, 25)).kind == government->kind);
        CHECK(spell.weight == 1);
        first.erase(government);
    }
    CHECK(first.empty());
    CHECK(unlisted == 3);
}
