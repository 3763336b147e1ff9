#include "report/parts/cooperation.hpp"

#include <algorithm>
#include <array>

#include "daicho/text/enumerators.hpp"

namespace daicho {

namespace {

/// The columns of the drawing, from the left.
enum class Side : std::uint8_t { bureau, hello_work, prefecture, municipality, other };
struct SideName {
    Side side;
    std::string_view name;
};
constexpr std::array<SideName, 5> sides{{{Side::bureau, "bureau"},
                                         {Side::hello_work, "hello-work"},
                                         {Side::prefecture, "prefecture"},
                                         {Side::municipality, "municipality"},
                                         {Side::other, "other"}}};
static_assert(is_in_step(sides, &SideName::side, Side::other));

std::string_view name_of(Side side) {
    return sides[static_cast<std::size_t>(side)].name;
}

Side side_of_role(std::string_view role) {
    if (role == "bureau" || role == "ministry") return Side::bureau;
    return role == "hello-work" ? Side::hello_work : Side::other;
}

bool is_hello_work(std::string_view name) {
    return name.starts_with("ハローワーク") || name.ends_with("公共職業安定所");
}

class Drawing {
  public:
    explicit Drawing(const Wording& say) : x_say(say) {}

    void add(std::uint32_t index) {
        const Ledger& ledger = x_say.context.ledger;
        const Agreement& agreement = ledger.agreement(index);
        std::vector<std::string> governments;
        for (const Membership& member : ledger.memberships_of(index)) {
            const bool is_prefecture =
                member.government && member.government->kind == GovernmentKind::prefecture;
            governments.push_back(node(line(agreement.parties[member.party]->name),
                                       is_prefecture ? Side::prefecture : Side::municipality));
        }
        const bool counts = is_counted(ledger.registry(), agreement);
        const std::string relation =
            agreement.concluded
                ? x_say.format("{}締結{}", "concluded {}{}", x_say.date(agreement.concluded->value),
                               counts ? "" : x_say.text({"(国の集計の対象外)", " (not counted)"}))
                : std::string();
        for (const auto& party : agreement.parties) {
            if (!party->role || party->role->value.id == "government") continue;
            const auto from = node(line(party->name), side_of_role(party->role->value.id));
            for (const auto& government : governments) join(from, government, relation);
        }
        for (const auto& facility : agreement.facilities) {
            for (const auto& runner : facility->run_by) {
                if (!is_hello_work(runner->text)) continue;
                const auto from = node(runner->text, Side::hello_work);
                for (const auto& government : governments) {
                    join(from, government, line(facility->name));
                }
            }
        }
    }

    Diagram finish() && {
        int column = 0;
        for (const SideName& side : sides) {
            bool is_used = false;
            for (auto& node : x_out.nodes) {
                if (node.kind != side.name) continue;
                node.column = column;
                is_used = true;
            }
            if (is_used) ++column;
        }
        std::ranges::stable_sort(x_out.nodes, {}, &Diagram::Node::column);
        return std::move(x_out);
    }

  private:
    /// The id of the node of this name, made if it is new.
    std::string node(const std::string& name, Side side) {
        auto found = std::ranges::find(x_out.nodes, name, &Diagram::Node::label);
        if (found == x_out.nodes.end()) {
            x_out.nodes.push_back({.id = fmt::format("n{}", x_out.nodes.size() + 1),
                                   .label = name,
                                   .kind = std::string(name_of(side))});
            found = x_out.nodes.end() - 1;
        }
        return found->id;
    }

    /// One edge for two, however many agreements or facilities they share.
    void join(const std::string& from, const std::string& to, const std::string& label) {
        const auto edge = std::ranges::find_if(
            x_out.edges, [&](const auto& known) { return known.from == from && known.to == to; });
        if (edge == x_out.edges.end()) {
            x_out.edges.push_back({from, to, label});
        } else {
            edge->label += x_say.text({"、", ", "}) + label;
        }
    }

    const Wording& x_say;
    Diagram x_out{.name = "cooperation",
                  .title = x_say.text({"誰と誰が連携しているか", "Who works with whom"})};
};

}  // namespace

Diagram cooperation_diagram(const Wording& say, std::span<const std::uint32_t> agreements) {
    Drawing drawing(say);
    for (const std::uint32_t index : agreements) drawing.add(index);
    return std::move(drawing).finish();
}

}  // namespace daicho
