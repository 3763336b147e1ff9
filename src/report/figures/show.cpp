// All that one record says, part by part: the tables that reports share, and whatever field of the
// format none of them shows.
#include <algorithm>
#include <array>
#include <utility>

#include "daicho/report/figures/list.hpp"
#include "daicho/text/lists.hpp"
#include "report/parts/record_tables.hpp"
#include "report/parts/tree.hpp"

namespace daicho {

namespace {

/// The parts that have a table with words of its own, a row an item. Its columns bear the keys of
/// the fields.
struct PartTable {
    std::string_view part;
    Table (*make)(const Wording&, const Agreement&);
};
constexpr std::array part_tables{
    PartTable{"measures", measures_table}, PartTable{"governance", governance_table},
    PartTable{"meetings", meetings_table}, PartTable{"plans", plans_table},
    PartTable{"results", results_table},   PartTable{"facilities", facilities_table},
};

/// What is shown outside of such a table: in the title, in the overview, as paragraphs. A field
/// that is not among these, nor a column, is shown without words of its own.
struct ShownFields {
    std::string_view part;
    std::array<std::string_view, 9> fields{};
};
constexpr std::array shown_elsewhere{
    ShownFields{"title"},
    ShownFields{"kind"},
    ShownFields{"parties", {"role", "name", "from", "until"}},
    ShownFields{"hello_works"},
    ShownFields{"concluded"},
    ShownFields{"revised", {"date"}},
    ShownFields{"ended", {"date"}},
    ShownFields{"supersedes"},
    ShownFields{"aim"},
    ShownFields{"plans", {"targets"}},
    ShownFields{"signing",
                {"date", "time", "place", "agenda", "attendees", "office", "phone", "announced",
                 "attachments"}},
    ShownFields{"contact", {"office", "phone"}},
    ShownFields{"cases", {"title", "text"}},
    ShownFields{"notes"},
    ShownFields{"sources"},
};

Type type_of(const Field& field) {
    if (field.container != Container::one) return Type::text;
    switch (field.kind) {
        case ValueKind::date:
            return Type::date;
        case ValueKind::fiscal_year:
            return Type::fiscal_year;
        case ValueKind::count:
            return Type::number;
        case ValueKind::quantity:
            return Type::decimal;
        case ValueKind::boolean:
            return Type::boolean;
        default:
            return Type::text;
    }
}

/// The values of a field as a cell: of one value with its type, of several as text.
Value value_of(const Wording& say, const Filled& filled) {
    const Field& field = *filled.field;
    if (field.container == Container::one) return value_of(say, field, filled.leaves.front().value);
    std::vector<std::string> parts;
    for (const Leaf& leaf : filled.leaves) {
        const std::string text = text_of(say, field, leaf.value);
        const bool is_entry = field.container == Container::entries;
        parts.push_back(is_entry ? fmt::format("{}: {}", leaf.key, text) : text);
    }
    return field.kind == ValueKind::citation ? joined(parts, ", ") : say.join(parts);
}

/// Whether one of the mappings of a part fills a field.
bool fills(const Filled& part, const Field& field) {
    return std::ranges::any_of(part.branches,
                               [&](const Branch& item) { return item.find(field.key); });
}

/// Appends a table that has rows.
void add_filled(std::vector<Block>& blocks, Table table) {
    if (!table.rows.empty()) blocks.emplace_back(std::move(table));
}

class Show {
  public:
    Show(const Wording& say, const Agreement& agreement)
        : x_say(say),
          x_agreement(agreement),
          x_overview(overview_table(say, agreement, WithParties::yes)) {}

    std::vector<Block> blocks() {
        for (const Filled& part : tree_of(x_agreement).fields) add(part);
        std::vector<Block> out;
        add_filled(out, std::move(x_overview));
        for (Table& table : x_tables) add_filled(out, std::move(table));
        add_cases(out, x_agreement);
        add_notes(out, x_say, x_agreement);
        add_filled(out, publications_table(x_say, x_agreement));
        return out;
    }

  private:
    void add(const Filled& part) {
        const Field& field = *part.field;
        if (!field.schema) {
            if (!is_shown(part)) add_line(x_say.text(field.label), std::string(field.key), part);
        } else if (field.container == Container::one) {
            add_lines(part);
        } else {
            add_table(part);
            if (field.key == "plans") x_tables.push_back(targets_table(x_say, x_agreement));
        }
    }

    /// Of the sources of the record the table of sources shows all but the page.
    static bool is_shown(const Filled& part) {
        const bool has_page = std::ranges::any_of(part.leaves, [](const Leaf& leaf) {
            const auto* citation = std::get_if<const Citation*>(&leaf.value);
            return citation && (*citation)->page;
        });
        const auto found = std::ranges::find(shown_elsewhere, part.field->key, &ShownFields::part);
        return found != shown_elsewhere.end() && !has_page;
    }

    static bool is_shown(const Filled& part, const Field& field, const Table& table) {
        const auto by_key = [&](const ShownFields& shown) {
            return shown.part == part.field->key &&
                   std::ranges::find(shown.fields, field.key) != shown.fields.end();
        };
        return std::ranges::any_of(shown_elsewhere, by_key) ||
               std::ranges::find(table.columns, field.key, &Column::key) != table.columns.end();
    }

    void add_line(std::string item, const std::string& id, const Filled& filled) {
        x_overview.rows.push_back(overview_row(std::move(item), value_of(x_say, filled), id));
    }

    void add_lines(const Filled& part) {
        for (const Filled& filled : part.branches.front().fields) {
            const Field& field = *filled.field;
            if (is_shown(part, field, {})) continue;
            add_line(fmt::format("{}: {}", x_say.text(part.field->label), x_say.text(field.label)),
                     fmt::format("{}_{}", part.field->key, field.key), filled);
        }
    }

    void add_column(Table& table, const Filled& part, const Field& field) const {
        table.columns.push_back(x_say.column(machine_key(field.key), field.label, type_of(field)));
        // Machines get it in any case: the columns do not come and go with the record.
        table.columns.back().machine_only = !fills(part, field);
        for (std::size_t i = 0; i < part.branches.size(); ++i) {
            const Filled* filled = part.branches[i].find(field.key);
            table.rows[i].cells.push_back({.value = filled ? value_of(x_say, *filled) : Value()});
        }
    }

    void add_table(const Filled& part) {
        const auto made = std::ranges::find(part_tables, part.field->key, &PartTable::part);
        const bool has_own = made != part_tables.end();
        Table table = has_own ? made->make(x_say, x_agreement) : names_of(part);
        std::vector<const Field*> rest;
        for (const Field& field : part.field->schema->fields) {
            if (!is_shown(part, field, table)) rest.push_back(&field);
        }
        const auto is_filled = [&](const Field* field) { return fills(part, *field); };
        for (const Field* field : rest) add_column(table, part, *field);
        const bool has_more = std::ranges::any_of(rest, is_filled);
        if (has_own || has_more) x_tables.push_back(std::move(table));
    }

    /// A table of what names each item of a part: what is shown of it elsewhere and must be there.
    Table names_of(const Filled& part) const {
        Table table = x_say.table(machine_key(part.field->key), part.field->label, {});
        for (const Branch& item : part.branches) {
            table.rows.emplace_back();
            if (item.key.empty()) continue;
            table.rows.back().cells.push_back({.value = item.key});
        }
        const bool has_keys = part.field->container == Container::entries;
        if (has_keys) table.columns.push_back(x_say.column("id", {"ID", "id"}));
        for (const Field& field : part.field->schema->fields) {
            const bool names = field.required && field.kind != ValueKind::prose;
            if (names && is_shown(part, field, {})) add_column(table, part, field);
        }
        return table;
    }

    const Wording& x_say;
    const Agreement& x_agreement;
    Table x_overview;
    std::vector<Table> x_tables;
};

}  // namespace

Report show_report(const ReportContext& context, std::uint32_t index) {
    const Registry& registry = context.ledger.registry();
    const Agreement& agreement = context.ledger.agreement(index);
    const std::string title = title_of(context, index);
    const Wording say(context);
    Report out = begin_report(context, "show", {title, title});
    out.blocks = Show(say, agreement).blocks();

    const std::string file = registry.files[agreement.source].path;
    out.grounds.push_back({"file", context.text(Words{"記録", "record"}), file});
    context.add_revision(out.grounds);
    return out;
}

}  // namespace daicho
