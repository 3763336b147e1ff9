#include "report/parts/growth.hpp"

#include <algorithm>
#include <set>

#include "daicho/query/published.hpp"
#include "daicho/text/plural.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

class Grown {
  public:
    Grown(const ReportContext& context, const Counting& counting, std::span<const Fact> facts)
        : x_context(context), x_say(context), x_counting(counting), x_facts(facts) {}

    Growth build() {
        x_out = {.name = "growth",
                 .title = {},
                 .unit = x_say.text(info(Unit::government).label),
                 .constants = constants_of(x_context, Unit::government)};
        add_points();
        expect();
        add_counted();
        add_bands();
        add_part();
        x_out.title = title();
        x_out.note = note();
        return std::move(x_out);
    }

  private:
    // ---- what was published --------------------------------------------------------------------

    void add_points() {
        if (!x_counting.is_published(x_context.as_of)) return;
        const KindSet kinds = x_counting.filter().governments();
        for (const auto* total : totals_until(x_counting.registry(), x_context.as_of)) {
            const auto value = count_of(total->counts, kinds);
            if (!value || total->disputed) continue;
            x_out.points.push_back({total->as_of->value.latest, *value, total->is_derived()});
        }
    }

    void add_part() {
        if (!x_context.filter.is_national(x_context.as_of)) return;
        Growth::Part part{x_say.text({"うち都道府県", "prefectures"}), {}};
        for (const auto* total : totals_until(x_counting.registry(), x_context.as_of)) {
            const auto value = count_of(total->counts, GovernmentKind::prefecture);
            if (value && !total->disputed)
                part.points.push_back({total->as_of->value.latest, *value, false});
        }
        if (part.points.size() > 1) x_out.part = std::move(part);
    }

    // ---- what the records say ------------------------------------------------------------------

    /// The ends of fiscal years, and the days on which a government certainly begins.
    void expect() {
        std::set<Day> days{x_context.as_of};
        for (const FiscalYear year : x_counting.years_until(x_context.as_of))
            days.insert(std::min(year.last(), x_context.as_of));
        for (const auto& point : x_out.points) days.insert(point.day);
        x_days.assign(days.begin(), days.end());
        for (const Fact& fact : x_facts) {
            if (fact.since.latest <= end_of_counted()) days.insert(fact.since.latest);
        }
        x_counting.expect(std::vector<Day>(days.begin(), days.end()));
    }
    Day end_of_counted() const {
        return x_out.points.empty() ? x_context.as_of : x_out.points.front().day;
    }

    void add_counted() {
        std::set<Day> begins;
        for (const Fact& fact : x_facts) {
            if (fact.since.latest <= end_of_counted()) begins.insert(fact.since.latest);
        }
        for (const Day day : begins) {
            const Limits held = x_counting.stock(day);
            if (!held.is_exact()) continue;
            x_out.counted.push_back({day, held.least, false});
        }
        // Where nobody published a total, the last that is counted holds until the day.
        const Limits now = x_counting.stock(x_context.as_of);
        if (x_out.points.empty() && now.is_exact() && !begins.empty())
            x_out.points.push_back({x_context.as_of, now.least, true});
    }

    // ---- between what is known -----------------------------------------------------------------

    /// Over each pair of neighbours between which nothing says the number.
    void add_bands() {
        std::vector<Day> known;
        for (const auto& point : x_out.counted) known.push_back(point.day);
        for (const auto& point : x_out.points) known.push_back(point.day);
        if (known.empty() && !x_days.empty()) known.push_back(x_days.front());
        if (known.empty()) return;
        const bool is_open = x_counting.figure_of(x_context.as_of).basis == Basis::at_least;
        if (!is_open && known.back() < x_context.as_of) known.push_back(x_context.as_of);
        const std::size_t first = x_out.counted.empty() ? 0 : x_out.counted.size() - 1;
        for (std::size_t i = first; i + 1 < known.size(); ++i) {
            constexpr Days most_of_a_line{366};
            if (known[i + 1] - known[i] > most_of_a_line) add_band(known[i], known[i + 1]);
        }
    }

    /// A step for each fiscal year: the least that was held at its begin, the most at its end.
    void add_band(Day from, Day until) {
        std::vector<Day> days{from};
        for (const Day day : x_days) {
            if (day > from && day < until) days.push_back(day);
        }
        days.push_back(until);
        std::vector<Growth::Band> bands;
        for (std::size_t i = 0; i + 1 < days.size(); ++i) {
            bands.push_back({days[i], days[i + 1], x_counting.stock(days[i]).least,
                             x_counting.stock(days[i + 1]).most});
        }
        const bool is_open =
            std::ranges::any_of(bands, [](const auto& band) { return band.least < band.most; });
        if (is_open) x_out.bands.insert(x_out.bands.end(), bands.begin(), bands.end());
    }

    // ---- words ---------------------------------------------------------------------------------

    static int years_between(Day from, Day until) {
        const auto in_year = [](Day day) { return month_of(day) * 100 + day_of_month(day); };
        return year_of(until) - year_of(from) - (in_year(until) < in_year(from) ? 1 : 0);
    }

    std::string title() const {
        const auto& points = x_out.points;
        if (points.size() < 2) {
            const Stock now = x_counting.figure_of(x_context.as_of);
            return x_say.format("締結した団体は{0}で{1}団体", "{1} {2} on {0}",
                                x_say.date(x_context.as_of), Wording::figure(now.total),
                                plural(now.total.most, "government"));
        }
        const int years = years_between(points.front().day, points.back().day);
        if (years < 1) {
            return x_say.format("{0}の{1}団体から{2}団体に", "From {1} {3} on {0} to {2}",
                                x_say.date(points.front().day), points.front().value,
                                points.back().value, plural(points.front().value, "government"));
        }
        return x_say.format("{0}年で{1}団体から{2}団体に", "From {1} {3} to {2} in {0} {4}", years,
                            points.front().value, points.back().value,
                            plural(points.front().value, "government"), plural(years, "year"));
    }

    std::string note() const {
        std::vector<std::string> parts;
        const auto is_computed = [](const auto& point) { return point.is_computed; };
        const bool some_are = std::ranges::any_of(x_out.points, is_computed);
        const bool all_are = std::ranges::all_of(x_out.points, is_computed);
        if (!all_are) parts.push_back(x_say.text({"●は公表値", "dots: published"}));
        if (some_are) {
            parts.push_back(
                all_are ? x_say.text({"○は台帳の締結日からの数", "hollow: counted by dates"})
                        : x_say.text({"○は公表値からの計算", "hollow: computed"}));
        }
        if (!x_out.counted.empty() && !x_out.points.empty() && !all_are) {
            parts.push_back(x_say.format("{}までの階段は台帳の締結日", "steps until {}: by date",
                                         x_say.date(x_out.points.front().day)));
        }
        if (!x_out.bands.empty())
            parts.push_back(x_say.text({"帯は公表値と合う範囲", "band: what totals allow"}));
        std::string out = x_say.text({"団体数", "Governments"});
        if (!parts.empty()) out += x_say.format("。{}", "; {}", x_say.join(parts));
        return out;
    }

    const ReportContext& x_context;
    const Wording x_say;
    const Counting& x_counting;
    std::span<const Fact> x_facts;
    std::vector<Day> x_days;  // ends of fiscal years and days of totals, in order
    Growth x_out;
};

}  // namespace

Growth growth_of(const ReportContext& context, const Counting& counting,
                 std::span<const Fact> facts) {
    return Grown(context, counting, facts).build();
}

}  // namespace daicho
