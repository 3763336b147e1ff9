#include "report/parts/share.hpp"

#include <algorithm>
#include <cmath>

#include "daicho/query/counting.hpp"
#include "daicho/query/coverage.hpp"

namespace daicho {

namespace {

/// The coverage of the places in which governments stand.
class Coverages {
  public:
    Coverages(const ReportContext& context, const Statistic& statistic)
        : x_statistic(statistic),
          x_governments(governments_on(context.as_of, context.filter)),
          x_open(open_prefectures(context.ledger.registry(), context.filter, context.as_of)),
          x_gap(gap_of(context.ledger.registry(), context.filter, context.as_of)) {}

    /// Of a row of the statistic; nothing of the row of those whose place nobody knows.
    std::optional<Coverage> of_row(std::size_t row) const {
        const Slot& slot = x_statistic.rows[row];
        if (slot.is_otherwise()) return {};
        const auto is_in = [&](const Prefecture& place) {
            return slot.id == SlotId(&place) || slot.id == SlotId(Region{place.region.ja});
        };
        Coverage out{.having = having(x_statistic.row_totals[row])};
        for (const Government* one : x_governments) {
            const bool counts = one->kind != GovernmentKind::prefecture;
            if (counts && is_in(prefecture(one->prefecture))) ++out.all;
        }
        out.is_open =
            x_gap == Gap::after_lists ||
            std::ranges::any_of(x_open, [&](const Prefecture* place) { return is_in(*place); });
        return out;
    }
    Coverage of_all() const {
        Coverage out{.having = having(x_statistic.total)};
        out.is_open = x_gap != Gap::none;
        out.all = static_cast<int>(std::ranges::count_if(x_governments, [](const Government* one) {
            return one->kind != GovernmentKind::prefecture;
        }));
        return out;
    }

  private:
    Tally having(const CellCount& figure) const {
        Tally out;
        for (const std::uint32_t number : figure.facts) {
            const Fact& fact = x_statistic.facts[number];
            if (fact.kind == GovernmentKind::prefecture) continue;
            out.possible += fact.weight;
            if (fact.certain) out.certain += fact.weight;
        }
        return out;
    }

    const Statistic& x_statistic;
    std::vector<const Government*> x_governments;
    std::vector<const Prefecture*> x_open;
    Gap x_gap;
};

void add(Coverage& sum, const Coverage& more) {
    sum.having.certain += more.having.certain;
    sum.having.possible += more.having.possible;
    sum.all += more.all;
    sum.is_open |= more.is_open;
}

void add_columns(const Wording& say, Table& table) {
    const std::string group = say.text({"うち市区町村", "municipalities"});
    const Column columns[] = {
        say.column("having", {"数", "with"}, Type::number, group).for_people().spare(),
        say.column("of", {"／全部", "of"}, Type::number, group).for_people().spare(),
        say.column("part", {"割合", "share"}, Type::number, group)
            .for_people()
            .as(Column::Role::share),
        say.column("municipalities_having", {"締結した市区町村", "municipalities with one"},
                   Type::count)
            .for_machines(),
        say.column("municipalities", {"市区町村", "municipalities"}, Type::number).for_machines(),
        say.column("share_percent", {"割合(%)", "percent"}, Type::decimal).for_machines()};
    table.columns.insert(table.columns.end(), std::begin(columns), std::end(columns));
}

void add_cells(const Wording& say, const std::optional<Coverage>& coverage, Row& row) {
    constexpr std::size_t columns = 6;
    if (!coverage) {
        row.cells.resize(row.cells.size() + columns);
        return;
    }
    const std::string_view more = coverage->is_open ? "+" : "";
    const bool is_known = !coverage->is_unknown();
    for (Value value :
         {Value(is_known ? Wording::figure(coverage->having) + std::string(more) : say.unknown()),
          Value(fmt::format("／{}", coverage->all)),
          is_known ? Value(fmt::format("{}%{}", coverage->percent(), more)) : Value(),
          Value(count_of(coverage->having)), Value(static_cast<long long>(coverage->all)),
          Value(share_of(*coverage))}) {
        row.cells.push_back({std::move(value)});
    }
}

}  // namespace

void add_share(const Wording& say, const Statistic& statistic, Table& table,
               std::vector<Ground>& grounds) {
    const Coverages coverages(say.context, statistic);
    add_columns(say, table);
    Coverage group;  // of the rows since the last sum of a group
    for (Row& row : table.rows) {
        if (row.slot) {
            const auto coverage = coverages.of_row(*row.slot);
            if (coverage) add(group, *coverage);
            add_cells(say, coverage, row);
        } else if (row.kind == RowKind::subtotal) {
            add_cells(say, std::exchange(group, {}), row);
        } else {
            add_cells(say, coverages.of_all(), row);
        }
    }
    grounds.insert(std::ranges::find(grounds, "sources", &Ground::key), ground_of_share(say));
}

Decimal share_of(const Coverage& coverage) {
    if (coverage.all == 0) return {"0.0", 0};
    const double percent = std::round(1000.0 * coverage.having.certain / coverage.all) / 10;
    return {fmt::format("{:.1f}", percent), percent};
}

Ground ground_of_share(const Wording& say) {
    return {
        "share", say.text({"割合", "share"}),
        say.text(
            {"市区町村(特別区を含み、北方領土の6村を除く)のうち、協定を締結したもの",
             "of the municipalities, those with an agreement: wards included, the six villages of the Northern Territories not"})};
}

}  // namespace daicho
