// The two documents that the project comes from, against the shipped registry. The expected words
// are typed from the documents.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "daicho/check/check.hpp"
#include "daicho/load/load.hpp"
#include "daicho/query/statistic.hpp"
#include "daicho/report/figures/list.hpp"

using namespace daicho;

namespace {

const Loaded& shipped() {
    static const Loaded loaded = load(read_folder(DAICHO_ROOT "/agreements"));
    return loaded;
}

const Ledger& ledger() {
    static const Ledger made(shipped().registry);
    return made;
}

Day on(int year, int month, int day) {
    return *make_day(year, month, day);
}

using ByKind = std::map<GovernmentKind, Tally>;

ByKind by_kind(Day day) {
    ByKind out;
    for (const Fact& fact : facts_of(ledger(), Unit::government, {}, day)) {
        Tally& of = out[fact.kind.value()];
        of.possible += fact.weight;
        if (fact.certain) of.certain += fact.weight;
    }
    return out;
}

struct Listed {
    std::string name;
    std::string month;  // 24年12月
};

/// The names of `daicho list` with their months, as the slide prints them: without the era's name.
std::vector<Listed> listed(Day day, bool prefectures) {
    const ReportContext context{.ledger = ledger(), .as_of = day};
    const Report report = list_report(context);
    const auto& table = std::get<Table>(report.blocks.front());
    std::vector<Listed> out;
    for (const Row& row : table.rows) {
        if (row.kind != RowKind::data) continue;
        const bool is_prefecture = std::get<std::string>(row.cells[3].value) == "都道府県";
        if (is_prefecture != prefectures) continue;
        const Date& date = std::get<Date>(row.cells[5].value);
        const Day month = *make_day(year_of(date.latest), month_of(date.latest), 1);
        std::string text = label(Date{month, last_day_of_month(year_of(month), month_of(month))},
                                 DateStyle::era, Lang::ja);
        text.erase(0, std::string_view("平成").size());
        out.push_back({std::get<std::string>(row.cells[4].value), text});
    }
    return out;
}

void check_list(const std::vector<Listed>& now, const std::vector<Listed>& printed) {
    REQUIRE(now.size() == printed.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
        CHECK(now[i].name == printed[i].name);
        CHECK(now[i].month == printed[i].month);
    }
}

}  // namespace

TEST_CASE("the shipped registry has no errors and no warnings") {
    Diagnostics findings;
    for (const Diagnostic& finding : shipped().findings) MESSAGE(finding.message.en);
    CHECK(shipped().findings.empty());
    check({.ledger = ledger(), .today = on(2026, 11, 20)}, findings);
    CHECK(findings.count(Severity::error) == 0);
    CHECK(findings.count(Severity::warning) == 0);
}

TEST_CASE("計38自治体（16都道府県21市１町） as of the end of August 2015") {
    const ByKind counts = by_kind(on(2015, 8, 31));
    CHECK(counts.at(GovernmentKind::prefecture).certain == 16);
    CHECK(counts.at(GovernmentKind::prefecture).possible == 16);
    CHECK(counts.at(GovernmentKind::city).certain == 21);
    CHECK(counts.at(GovernmentKind::city).possible == 21);
    CHECK(counts.at(GovernmentKind::town).certain == 1);
    CHECK(counts.at(GovernmentKind::town).possible == 1);
    CHECK(counts.size() == 3);
}

TEST_CASE("the slide's list of prefectures, in its order, with its months") {
    check_list(listed(on(2015, 8, 31), true), {{"北海道", "24年12月"},
                                               {"奈良県", "25年6月"},
                                               {"滋賀県", "25年11月"},
                                               {"京都府", "26年2月"},
                                               {"高知県", "26年3月"},
                                               {"岩手県", "26年3月"},
                                               {"長崎県", "27年2月"},
                                               {"東京都", "27年2月"},
                                               {"鳥取県", "27年3月"},
                                               {"山口県", "27年3月"},
                                               {"長野県", "27年3月"},
                                               {"宮崎県", "27年3月"},
                                               {"青森県", "27年3月"},
                                               {"大阪府", "27年3月"},
                                               {"群馬県", "27年6月"},
                                               {"沖縄県", "27年8月"}});
}

TEST_CASE("the slide's list of municipalities, in its order, with its months") {
    check_list(listed(on(2015, 8, 31), false),
               {{"北九州市", "22年3月"}, {"横浜市", "23年1月"},   {"福岡市", "23年3月"},
                {"久留米市", "24年3月"}, {"宮古島市", "25年1月"}, {"広島市", "25年1月"},
                {"堺市", "25年11月"},    {"鳴門市", "26年11月"},  {"神山町", "27年1月"},
                {"三好市", "27年2月"},   {"阿南市", "27年3月"},   {"熊本市", "27年3月"},
                {"沖縄市", "27年3月"},   {"浜松市", "27年3月"},   {"美馬市", "27年5月"},
                {"太田市", "27年5月"},   {"館山市", "27年6月"},   {"吉野川市", "27年6月"},
                {"総社市", "27年7月"},   {"小松島市", "27年7月"}, {"前橋市", "27年8月"},
                {"東大阪市", "27年8月"}});
}

TEST_CASE("計327団体(47都道府県253市26町1村) as of 25 September 2025") {
    const ByKind counts = by_kind(on(2025, 9, 25));
    CHECK(counts.at(GovernmentKind::prefecture).certain == 47);
    CHECK(counts.at(GovernmentKind::city).certain == 253);
    CHECK(counts.at(GovernmentKind::town).certain == 26);
    CHECK(counts.at(GovernmentKind::village).certain == 1);
    CHECK(counts.size() == 4);
    const auto facts = facts_of(ledger(), Unit::government, {}, on(2025, 9, 25));
    CHECK(tally(facts).certain == 327);
    CHECK(tally(facts).possible == 327);
}

TEST_CASE(
    "45 prefectures and 104 municipalities lie within what is certain and possible on 1 January 2018") {
    Tally prefectures, municipalities;
    for (const auto& [kind, count] : by_kind(on(2018, 1, 1))) {
        Tally& sum = kind == GovernmentKind::prefecture ? prefectures : municipalities;
        sum.certain += count.certain;
        sum.possible += count.possible;
    }
    CHECK(prefectures.certain <= 45);
    CHECK(45 <= prefectures.possible);
    CHECK(municipalities.certain <= 104);
    CHECK(104 <= municipalities.possible);
}

TEST_CASE("群馬's agreements are those of 資料2, the one outside of the count apart") {
    struct Column {
        std::string parties;
        std::string concluded;
        bool counted;
    };
    const std::vector<Column> printed{
        {"太田市", "平成27年5月", true},  {"群馬県", "平成27年6月", true},
        {"前橋市", "平成27年8月", true},  {"高崎市", "平成28年3月", true},
        {"群馬県", "平成30年3月", false}, {"沼田市", "令和4年8月", true},
        {"伊勢崎市", "令和7年10月", true}};
    std::vector<const Agreement*> gunma;
    for (const Agreement& agreement : shipped().registry.agreements) {
        if (prefecture_of(shipped().registry, agreement)->name == "群馬県")
            gunma.push_back(&agreement);
    }
    REQUIRE(gunma.size() == printed.size());
    std::ranges::sort(gunma, {}, [](const Agreement* a) { return a->concluded->value.latest; });
    for (std::size_t i = 0; i < gunma.size(); ++i) {
        CHECK(gunma[i]->parties.front()->name->value.text == printed[i].parties);
        CHECK(label(gunma[i]->concluded->value, DateStyle::era, Lang::ja)
                  .starts_with(printed[i].concluded));
        CHECK(is_counted(shipped().registry, *gunma[i]) == printed[i].counted);
    }
    CHECK(gunma[0]->revised.front()->date->value == Date{on(2019, 2, 1), on(2019, 2, 28)});
}

TEST_CASE("rows and columns of the yearly table add up") {
    const Statistic table = count(ledger(), {.by_row = dimensions().find("prefecture"),
                                             .by_column = dimensions().find("fiscal-year"),
                                             .as_of = on(2025, 9, 25)});
    CHECK(table.rows.size() == 48);
    CHECK(table.rows.back().is_otherwise());
    int all = 0;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        int sum = 0;
        for (const auto& cell : table.cells[r]) sum += cell.count.possible;
        CHECK(sum == table.row_totals[r].count.possible);
        all += sum;
    }
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        int sum = 0;
        for (std::size_t r = 0; r < table.rows.size(); ++r) sum += table.cells[r][c].count.possible;
        CHECK(sum == table.column_totals[c].count.possible);
    }
    CHECK(all == 327);
    CHECK(table.total.count.possible == 327);
}
