#include "report/parts/cooperation.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "daicho/text/named.hpp"
#include "report/parts/bureau_sheet.hpp"
#include "report/parts/party_names.hpp"

namespace daicho {

namespace {

/// The columns of the drawing, from the left.
enum class Side : std::uint8_t { state, offices, agreement, partners };
constexpr std::array sides{
    Named<Side>{Side::state, "state", Words{"国", "the state"}},
    Named<Side>{Side::offices, "offices", Words{"ハローワーク", "Hello Work"}},
    Named<Side>{Side::agreement, "agreement", Words{"協定", "agreement"}},
    Named<Side>{Side::partners, "partners",
                Words{"地方公共団体など", "local governments and others"}},
};
static_assert(is_in_step(sides, &Named<Side>::value, Side::partners));

using Kind = Diagram::Kind;

class Drawing {
  public:
    Drawing(const Wording& say, bool with_links) : x_say(say), x_with_links(with_links) {}

    /// Agreements of one government stand together, those with more partners behind, and those
    /// without a bureau at the end: so a government is one box, and a bureau too.
    static std::vector<std::uint32_t> in_rows(const Wording& say,
                                              std::span<const std::uint32_t> agreements) {
        std::map<std::string, std::size_t> places;
        struct Placed {
            bool has_no_bureau;
            std::size_t place, partners;
            std::uint32_t agreement;
        };
        std::vector<Placed> placed;
        for (const std::uint32_t index : agreements) {
            const auto partners = partners_of(say, index);
            const std::string first = partners.empty() ? std::string() : partners.front();
            const std::size_t place = places.emplace(first, places.size()).first->second;
            placed.push_back({bureaus_of(say, index).empty(), place, partners.size(), index});
        }
        std::ranges::stable_sort(placed, {}, [](const Placed& one) {
            return std::tuple(one.has_no_bureau, one.place, one.partners);
        });
        std::vector<std::uint32_t> out;
        for (const Placed& one : placed) out.push_back(one.agreement);
        return out;
    }

    void add(std::uint32_t index) {
        const auto partners = partners_of(x_say, index);
        const int rows = std::max(1, static_cast<int>(partners.size()));
        put(node_of(index), rows);
        const std::string bureaus = x_say.join(bureaus_of(x_say, index));
        if (!bureaus.empty()) put(box(Side::state, bureaus, Kind::bureau), rows);
        const std::string offices = joined_lines(hello_works_of(x_say, index));
        if (!offices.empty()) {
            Diagram::Node node = box(Side::offices, offices, Kind::hello_work);
            node.note = x_say.join(run_by_hello_works(x_say.context.ledger.agreement(index)));
            put(std::move(node), rows);
        }
        for (std::size_t i = 0; i < partners.size(); ++i)
            put(partner(index, partners[i]), 1, static_cast<int>(i));
        x_row += rows;
    }

    Diagram finish() && {
        tell_how_many();
        std::array<bool, sides.size()> is_used{};
        for (const auto& node : x_out.nodes) is_used[static_cast<std::size_t>(node.column)] = true;
        std::array<int, sides.size()> column{};
        for (std::size_t i = 0; i < sides.size(); ++i) {
            if (!is_used[i]) continue;
            column[i] = static_cast<int>(x_out.heads.size());
            x_out.heads.push_back({std::string(sides[i].id), x_say.text(sides[i].words)});
        }
        for (auto& node : x_out.nodes) node.column = column[static_cast<std::size_t>(node.column)];
        return std::move(x_out);
    }

  private:
    static Diagram::Node box(Side side, std::string label, Kind kind) {
        return {.label = std::move(label), .column = static_cast<int>(side), .kind = kind};
    }

    static std::string joined_lines(const std::vector<std::string>& lines) {
        return fmt::format("{}", fmt::join(lines, "\n"));
    }

    Diagram::Node node_of(std::uint32_t index) const {
        const Registry& registry = x_say.context.ledger.registry();
        const Agreement& agreement = x_say.context.ledger.agreement(index);
        const bool counts = is_counted(registry, agreement);
        Diagram::Node out = box(Side::agreement,
                                counts ? x_say.term(x_say.words.kinds, agreement.kind)
                                       : title_or_kind(x_say, agreement),
                                Kind::agreement);
        out.note = days_of(x_say, agreement);
        const bool is_later = agreement.concluded->value.earliest > x_say.context.as_of;
        out.is_dashed = !counts || is_later;
        if (!counts) {
            out.note += x_say.text({"、団体数に含めない", ", not counted"});
        } else if (is_later) {
            out.note += x_say.text({"、基準日より後", ", after the as-of day"});
        }
        if (x_with_links) out.link = "#" + agreement.id;
        return out;
    }

    Diagram::Node partner(std::uint32_t index, const std::string& name) const {
        const Ledger& ledger = x_say.context.ledger;
        for (const Membership& member : ledger.memberships_of(index)) {
            if (name_of_party(x_say, index, member.party) != name) continue;
            const bool is_prefecture =
                member.government && member.government->kind == GovernmentKind::prefecture;
            return box(Side::partners, name, is_prefecture ? Kind::prefecture : Kind::municipal);
        }
        Diagram::Node out = box(Side::partners, name, Kind::other);
        out.is_dashed = true;
        return out;
    }

    /// The box goes on if the same stood in the row before. An agreement is one of its own.
    void put(Diagram::Node node, int rows, int down = 0) {
        node.row = x_row + down;
        node.rows = rows;
        const auto goes_on = [&](const Diagram::Node& above) {
            return node.kind != Kind::agreement && above.column == node.column &&
                   above.label == node.label && above.note == node.note &&
                   above.row + above.rows == node.row;
        };
        const auto above = std::ranges::find_if(x_out.nodes, goes_on);
        if (above == x_out.nodes.end()) {
            x_out.nodes.push_back(std::move(node));
        } else {
            above->rows += rows;
        }
    }

    /// How many agreements each box of the state stands for.
    void tell_how_many() {
        for (auto& node : x_out.nodes) {
            if (node.kind != Kind::bureau) continue;
            const auto count = std::ranges::count_if(x_out.nodes, [&](const auto& other) {
                return other.kind == Kind::agreement && other.row >= node.row &&
                       other.row < node.row + node.rows;
            });
            if (count > 1) node.note = x_say.format("{}件の協定", "{} agreements", count);
        }
    }

    const Wording& x_say;
    const bool x_with_links;
    int x_row = 0;
    Diagram x_out{.name = "cooperation",
                  .title = x_say.text({"だれとだれが結んでいるか", "Who works with whom"})};
};

}  // namespace

Diagram cooperation_diagram(const Wording& say, std::span<const std::uint32_t> agreements,
                            bool with_links) {
    Drawing drawing(say, with_links);
    for (const std::uint32_t index : Drawing::in_rows(say, agreements)) drawing.add(index);
    return std::move(drawing).finish();
}

}  // namespace daicho
