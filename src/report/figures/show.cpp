// All that one record says, part by part: the tables that reports share, and whatever field of the
// format none of them shows.
#include <algorithm>
#include <array>
#include <utility>

#include "daicho/report/figures/list.hpp"
#include "report/parts/record_tables.hpp"
#include "report/parts/record_walk.hpp"

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
        for (const RecordPart& part : parts_of(x_agreement)) add(part);
        std::vector<Block> out;
        add_filled(out, std::move(x_overview));
        for (Table& table : x_tables) add_filled(out, std::move(table));
        add_cases(out, x_agreement);
        add_notes(out, x_say, x_agreement);
        add_filled(out, publications_table(x_say, x_agreement));
        return out;
    }

  private:
    void add(const RecordPart& part) {
        const Field& field = *part.field;
        if (!field.schema) {
            const Held& held = part.items.front().fields.at(&field);
            if (!is_shown(field, held))
                add_line(x_say.text(field.label), std::string(field.key), field, held);
        } else if (field.container == Container::one) {
            add_lines(part);
        } else {
            add_table(part);
            if (field.key == "plans") x_tables.push_back(targets_table(x_say, x_agreement));
        }
    }

    /// Of the sources of the record the table of sources shows all but the page.
    static bool is_shown(const Field& field, const Held& held) {
        const bool has_page = std::ranges::any_of(held.values, [](const Held::One& one) {
            const auto* citation = std::get_if<const Citation*>(&one.value);
            return citation && (*citation)->page;
        });
        const auto found = std::ranges::find(shown_elsewhere, field.key, &ShownFields::part);
        return found != shown_elsewhere.end() && !has_page;
    }

    static bool is_shown(const RecordPart& part, const Field& field, const Table& table) {
        const auto by_key = [&](const ShownFields& shown) {
            return shown.part == part.field->key &&
                   std::ranges::find(shown.fields, field.key) != shown.fields.end();
        };
        return std::ranges::any_of(shown_elsewhere, by_key) ||
               std::ranges::find(table.columns, field.key, &Column::key) != table.columns.end();
    }

    void add_line(std::string item, const std::string& id, const Field& field, const Held& held) {
        x_overview.rows.push_back(overview_row(std::move(item), value_of(x_say, field, held), id));
    }

    void add_lines(const RecordPart& part) {
        for (const Field& field : part.field->schema->fields) {
            if (!part.fills(field) || is_shown(part, field, {})) continue;
            add_line(fmt::format("{}: {}", x_say.text(part.field->label), x_say.text(field.label)),
                     fmt::format("{}_{}", part.field->key, field.key), field,
                     part.items.front().fields.at(&field));
        }
    }

    void add_column(Table& table, const RecordPart& part, const Field& field) const {
        // Machines get it in any case: the columns do not come and go with the record.
        table.columns.push_back(column_of(x_say, field));
        table.columns.back().machine_only = !part.fills(field);
        for (std::size_t i = 0; i < part.items.size(); ++i) {
            const auto held = part.items[i].fields.find(&field);
            const bool is_filled = held != part.items[i].fields.end();
            table.rows[i].cells.push_back(
                {.value = is_filled ? value_of(x_say, field, held->second) : Value()});
        }
    }

    void add_table(const RecordPart& part) {
        const auto made = std::ranges::find(part_tables, part.field->key, &PartTable::part);
        const bool has_own = made != part_tables.end();
        Table table = has_own ? made->make(x_say, x_agreement) : names_of(part);
        std::vector<const Field*> rest;
        for (const Field& field : part.field->schema->fields) {
            if (!is_shown(part, field, table)) rest.push_back(&field);
        }
        const auto is_filled = [&](const Field* field) { return part.fills(*field); };
        for (const Field* field : rest) add_column(table, part, *field);
        const bool has_more = std::ranges::any_of(rest, is_filled);
        if (has_own || has_more) x_tables.push_back(std::move(table));
    }

    /// A table of what names each item of a part: what is shown of it elsewhere and must be there.
    Table names_of(const RecordPart& part) const {
        Table table = x_say.table(machine_key(part.field->key), part.field->label, {});
        for (const auto& item : part.items) {
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
