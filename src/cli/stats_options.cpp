#include "cli/stats_options.hpp"

#include <array>

#include "daicho/model/trouble.hpp"

namespace daicho {

namespace {

constexpr auto options = in_document(std::array{
    labelled(labels_of<dimensions>,
             Option{"by",
                    0,
                    "DIMENSION",
                    {"行の分類。2つ目は列の分類(既定は prefecture と fiscal-year)",
                     "rows; given again, columns (default: prefecture, fiscal-year)"},
                    true,
                    names_of<dimensions>}),
    labelled(labels_of<units>,
             Option{"unit",
                    0,
                    "UNIT",
                    {"何を数えるか(既定は government)", "what is counted (default: government)"},
                    false,
                    names_of<units>}),
    Option{
        "cumulative", 0, "", {"各年度末の累計にする", "the state at the end of each fiscal year"}},
    Option{"regions", 0, "", {"地方ごとの小計を入れる", "subtotals of the regions"}},
});

/// Rows and columns where nothing is said.
constexpr std::array<std::string_view, 2> usual{"prefecture", "fiscal-year"};

}  // namespace

std::span<const Option> stats_options() {
    return options;
}

StatsOptions read_stats_options(const Session& session) {
    const Arguments& given = session.arguments;
    auto by = given.values("by");
    if (by.size() > 2) {
        throw Trouble(message("--by は2つまでです", "--by may be given twice at most"));
    }
    if (by.size() == 2 && by[0] == by[1] && !given.has("cumulative")) {
        throw Trouble(message("--by {} が2度あります", "--by {} is given twice", by[0]),
                      message("1度だけ書くか、列を別の分類にしてください(例: `--by {} --by {}`)",
                              "write it once, or other columns, as in `--by {} --by {}`", by[0],
                              by[0] == usual[1] ? usual[0] : usual[1]));
    }
    if (by.empty()) by.assign(usual.begin(), usual.end());
    StatsOptions out{.by_row = dimensions().find(by[0]),
                     .cumulative = given.has("cumulative"),
                     .regions = given.has("regions")};
    if (by.size() == 1 && out.cumulative) by.emplace_back("fiscal-year");
    if (by.size() > 1) out.by_column = dimensions().find(by[1]);
    out.unit = units().find(given.value("unit").value_or("government"))->unit;
    if (out.cumulative && !out.by_column->of_fiscal_years) {
        throw Trouble(message("--cumulative の列は fiscal-year です",
                              "with --cumulative the columns are fiscal-year"));
    }
    if (out.regions && !out.by_row->has_groups) {
        throw Trouble(
            message("--regions の行は prefecture です", "with --regions the rows are prefecture"));
    }
    return out;
}

}  // namespace daicho
