// Facts added by text edits: one is there more, and every other byte where it was.
#include "daicho/format/insert.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "../support/untidy.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/load/load.hpp"
#include "daicho/model/trouble.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

Document read(std::string_view text) {
    Diagnostics findings;
    Document out = read_document(0, text, findings);
    return findings.has_errors() ? Document{} : out;
}

const Field& section(std::string_view key) {
    return *std::ranges::find(record_schema().fields, key, &Field::key);
}

const Field& field(const Schema& schema, std::string_view key) {
    return *std::ranges::find(schema.fields, key, &Field::key);
}

/// The keys that a mapping must have, each with some text.
NewPart part_of(const Schema& schema) {
    NewPart out;
    for (const Field& each : schema.fields) {
        if (each.required) out.push_back({&each, {{"", "新しい: 事実"}}});
    }
    if (out.empty()) out.push_back({&schema.fields.front(), {{"", "新しい: 事実"}}});
    return out;
}

std::size_t entries_of(const Document& document, NodeId collection) {
    std::size_t out = 0;
    for (NodeId id = collection + 1; id < document[collection].next; id = document[id].next) ++out;
    return document[collection].kind == NodeKind::mapping ? out / 2 : out;
}

/// Whether `after` is `before` with something put in at one place.
bool is_one_insertion(std::string_view before, std::string_view after) {
    const auto [a, b] = std::ranges::mismatch(before, after);
    const auto begin = static_cast<std::size_t>(a - before.begin());
    return after.size() > before.size() && after.ends_with(before.substr(begin));
}

std::string with(std::string_view text, std::string_view key, const NewPart& part,
                 std::string_view its_key = {}) {
    const Document document = read(text);
    REQUIRE(!document.empty());
    return with_part(document, file_field("a/b.yaml"), section(key), part, its_key);
}

}  // namespace

TEST_CASE("a fact added to any record, tidy or not, touches no other byte") {
    unsigned seed = 1;
    std::size_t added = 0;
    for (const Source& file : read_folder(DAICHO_ROOT "/tests/frozen/agreements").files) {
        if (file.path.find('/') == file.path.npos) continue;
        const Document document = read(file.text);
        const std::string tidy = canonical(document, file_field(file.path));
        const std::string untidy = Untidy(document, seed++).write(true);
        for (const std::string& before : {tidy, untidy}) {
            for (const Field& each : record_schema().fields) {
                const Document had = read(before);
                const NodeId there = value_at(had, 0, each.key);
                if (!each.schema || (there != 0 && each.container == Container::one)) continue;
                // Brackets that become too wide are laid out anew, in a tidy file.
                if (there != 0 && had[there].style == Style::flow) continue;
                const std::string after = with(before, each.key, part_of(*each.schema), "x-new");
                CAPTURE(before);
                CAPTURE(after);
                REQUIRE(is_one_insertion(before, after));
                const Document has = read(after);
                REQUIRE(!has.empty());
                const NodeId now = value_at(has, 0, each.key);
                REQUIRE(now != 0);
                if (each.container != Container::one) {
                    const std::size_t size_before = there == 0 ? 0 : entries_of(had, there);
                    CHECK(entries_of(has, now) == size_before + 1);
                }
                if (before == tidy) CHECK(canonical(has, file_field(file.path)) == after);
                ++added;
            }
        }
    }
    CHECK(added > 5000);
}

TEST_CASE("where a fact goes, and in which layout") {
    const Schema& keys = *section("meetings").schema;
    const NewPart meeting{{&field(keys, "date"), {{"", "2025-11-05"}}},
                          {&field(keys, "tier"), {{"", "council"}}}};
    const std::string flow = "  - {date: 2025-11-05, tier: council}\n";
    // Behind the last item and what is said at its end, in its style.
    CHECK(with("meetings:\n  - {date: 2024}\n  # of the list\nsources: [S1]\n", "meetings",
               meeting) ==
          "meetings:\n  - {date: 2024}\n" + flow + "  # of the list\nsources: [S1]\n");
    CHECK(with("meetings:\n  - date: 2024\n    # of the item\n", "meetings", meeting) ==
          "meetings:\n  - date: 2024\n    # of the item\n"
          "  - date: 2025-11-05\n    tier: council\n");
    // A new list in the order of the format, not between another and its comments.
    CHECK(with("kind: x\n# about sources\nsources: [S1]\n", "meetings", meeting) ==
          "kind: x\nmeetings:\n" + flow + "# about sources\nsources: [S1]\n");
    CHECK(with("governance:\n  - {tier: council}\n  # of governance\nsources: [S1]", "meetings",
               meeting) == "governance:\n  - {tier: council}\n  # of governance\nmeetings:\n" +
                               flow + "sources: [S1]");
    CHECK(with("sources: [S1]\nkind: x", "meetings", meeting) ==
          "sources: [S1]\nkind: x\nmeetings:\n" + flow);
    CHECK(with("meetings: []\nsources: [S1]\n", "meetings", meeting) ==
          "meetings:\n" + flow + "sources: [S1]\n");
    // Empty brackets leave nothing behind, and what is said in and behind them stays.
    CHECK(with("meetings:   []  \nx-a:   1\n", "meetings", meeting) ==
          "meetings:\n" + flow + "x-a:   1\n");
    CHECK(with("meetings: [] # none\nx-a:   1\n", "meetings", meeting) ==
          "meetings: # none\n" + flow + "x-a:   1\n");
    CHECK(with("meetings: [ # none\n  # yet\n ]\nx-a:   1", "meetings", meeting) ==
          "meetings: # none\n  # yet\n" + flow + "x-a:   1");
    CHECK(with("meetings: []", "meetings", meeting) == "meetings:\n" + flow);
    CHECK(with("x-a:   1\nmeetings: {}", "meetings", meeting) == "x-a:   1\nmeetings:\n" + flow);
    // What is said below an entry is not torn from it.
    CHECK(with("governance: []\n  # of it\nsources:   [S1]\n", "meetings", meeting) ==
          "governance: []\n  # of it\nmeetings:\n" + flow + "sources:   [S1]\n");
    // What is no list is no place for an item.
    for (const char* odd : {"meetings: x\n", "meetings: {a: 1}\n", "meetings:\n  a: 1\n",
                            "meetings: |\n  x\n", "meetings: \"\"\n"})
        CHECK_THROWS_AS(with(odd, "meetings", meeting), Trouble);
    CHECK(with("meetings:   [{date: 2024}] # c\n", "meetings", meeting) ==
          "meetings:   [{date: 2024}, {date: 2025-11-05, tier: council}] # c\n");
    CHECK(with("{kind: x}\n", "meetings", meeting) == "kind: x\nmeetings:\n" + flow);
    // The indentation of the file that is there.
    CHECK(with("meetings:\n- date: 2024\n", "meetings", meeting) ==
          "meetings:\n- date: 2024\n- date: 2025-11-05\n  tier: council\n");
    // A file may be indented as a whole.
    CHECK(with("  kind: x\n  sources: [S1]\n", "meetings", meeting) ==
          "  kind: x\n  meetings:\n    - {date: 2025-11-05, tier: council}\n  sources: [S1]\n");
    CHECK(with("  kind: x\n  meetings: []\n", "meetings", meeting) ==
          "  kind: x\n  meetings:\n    - {date: 2025-11-05, tier: council}\n");
    const NewPart end{{&field(*section("ended").schema, "date"), {{"", "2026-03-31"}}}};
    CHECK(with("  kind: x\n  sources: [S1]\n", "ended", end) ==
          "  kind: x\n  ended: {date: 2026-03-31}\n  sources: [S1]\n");
}

TEST_CASE("texts of several lines, lists that are too long, keys of their own") {
    const Schema& keys = *section("cases").schema;
    CHECK(with("kind: x\n", "cases",
               {{&field(keys, "title"), {{"", "no"}}},
                {&field(keys, "text"), {{"", "a\n\n b\n"}}}}) ==
          "kind: x\ncases:\n  - title: \"no\"\n    text: |\n      a\n\n       b\n");
    const std::string wide(60, 'x');
    const Schema& of_plans = *section("plans").schema;
    CHECK(
        with("kind: x\n", "plans",
             {{&field(of_plans, "fiscal_year"), {{"", "FY2025"}}},
              {&field(of_plans, "targets"), {{"a", "5"}, {"b", "6"}}},
              {&field(of_plans, "priorities"), {{"", wide}, {"", wide}}}}) ==
        "kind: x\nplans:\n  - fiscal_year: FY2025\n    targets: {a: 5, b: 6}\n    priorities:\n      - " +
            wide + "\n      - " + wide + "\n");
    const Schema& of_indicators = *section("indicators").schema;
    CHECK(with("kind: x\n", "indicators", {{&field(of_indicators, "name"), {{"", "就職件数"}}}},
               "kpi") == "kind: x\nindicators:\n  kpi: {name: 就職件数}\n");
}

TEST_CASE("entries of a file, and items taken out") {
    const Field& sources = file_field("sources.yaml");
    const NewPart source{{&field(publication_schema(), "title"), {{"", "資料"}}}};
    const std::string none = "# 典拠\n{}\n# 例\n";
    CHECK(with_entry(read(none), sources, "S1", source) == "# 典拠\nS1:\n  title: 資料\n# 例\n");
    const std::string said = "# 典拠\n{ # a\n} # b\n";
    CHECK(with_entry(read(said), sources, "S1", source) == "# 典拠\n# a # b\nS1:\n  title: 資料\n");
    const std::string one = "S1:\n  title: 資料\n# end";
    CHECK(with_entry(read(one), sources, "S2", source) ==
          "S1:\n  title: 資料\nS2:\n  title: 資料\n# end");

    const Field& registry = file_field("registry.yaml");
    const Field& unlisted = field(registry_schema(), "unlisted");
    const std::string two =
        "title: x\n# unlisted\nunlisted:\n  # first\n  - count: 1\n    # of it\n  # second\n  - count: 2\n# totals\n";
    CHECK(without_item(read(two), registry, unlisted, 0) ==
          "title: x\n# unlisted\nunlisted:\n  # second\n  - count: 2\n# totals\n");
    CHECK(without_item(read(two), registry, unlisted, 1) ==
          "title: x\n# unlisted\nunlisted:\n  # first\n  - count: 1\n    # of it\n# totals\n");
    const std::string last = "title: x\n# unlisted\nunlisted:\n  - count: 1\ntotals: []\n";
    CHECK(without_item(read(last), registry, unlisted, 0) == "title: x\ntotals: []\n");
}
