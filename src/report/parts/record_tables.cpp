#include "report/parts/record_tables.hpp"

#include <algorithm>

namespace daicho {

namespace {

/// The name of a party, with the days from and until which it is one.
std::string party_name(const Wording& say, const Party& party) {
    std::string name = line(party.name);
    if (party.from) name += say.format(" ({}から)", " (on {})", say.date(party.from->value));
    if (party.until) name += say.format(" ({}まで)", " (until {})", say.date(party.until->value));
    return name;
}

Code unit_id_of(const Agreement& agreement, std::string_view id) {
    const Indicator* found = find_indicator(agreement, id);
    return found ? ids_of(found->unit) : Code{};
}

Code status_id_of(const Result& result) {
    return {result.status ? std::string(named(status_names, result.status->value).id)
                          : std::string()};
}

}  // namespace

const Indicator* find_indicator(const Agreement& agreement, std::string_view id) {
    for (const auto& [key, indicator] : agreement.indicators) {
        if (key.value == id) return &*indicator;
    }
    return nullptr;
}

std::string name_of_indicator(const Agreement& agreement, const std::string& id) {
    const Indicator* found = find_indicator(agreement, id);
    return found && found->name ? line(found->name) : id;
}

std::string unit_of_indicator(const Wording& say, const Agreement& agreement, std::string_view id) {
    const Indicator* found = find_indicator(agreement, id);
    return found ? say.term(say.words.units, found->unit) : std::string();
}

std::string status_of(const Wording& say, const Result& result) {
    return result.status ? say.text(named(status_names, result.status->value).words)
                         : std::string();
}

std::string roles_of(const Wording& say, const Measure& measure) {
    std::vector<std::string> parts;
    for (const auto& [role, does] : measure.roles) {
        parts.push_back(fmt::format("{}: {}", label(say.words.roles, role.value, say.context.lang),
                                    does->text));
    }
    return say.join(parts);
}

Row overview_row(std::string item, Value value, const std::string& item_id, Code value_id) {
    std::string id = machine_key(item_id);
    std::ranges::replace(id, ' ', '_');
    return row_of(std::move(item), std::move(value), Code{std::move(id)}, std::move(value_id));
}

Table overview_table(const Wording& say, const Agreement& agreement, WithParties parties) {
    Table out = say.table(
        "overview", {"概要", "overview"},
        {say.column("item", {"項目", "item"}), say.column("value", {"内容", "value"}),
         say.id_column("item", {"項目", "item"}), say.id_column("value", {"内容", "value"})});
    const auto row = [&](Words item, Value value, Code value_id = {}) {
        const auto* words = std::get_if<std::string>(&value);
        const bool nothing =
            std::holds_alternative<std::monostate>(value) || (words && words->empty());
        if (!nothing)
            out.rows.push_back(overview_row(say.text(item), std::move(value), std::string(item.en),
                                            std::move(value_id)));
    };
    row({"ID", "id"}, agreement.id);
    row({"種類", "kind"}, say.term(say.words.kinds, agreement.kind), ids_of(agreement.kind));
    for (const auto& party : agreement.parties) {
        if (parties == WithParties::no) break;
        out.rows.push_back(overview_row(say.term(say.words.roles, party->role),
                                        party_name(say, *party), ids_of(party->role).text));
    }
    row({"ハローワーク", "Hello Work"}, say.joined(agreement.hello_works));
    row({"締結", "concluded"}, value_of(agreement.concluded));
    for (const auto& revision : agreement.revised)
        row({"改定", "revised"}, value_of(revision->date));
    if (agreement.ended) row({"終了", "ended"}, value_of(agreement.ended->value.date));
    row({"代わる前の協定", "supersedes"}, line(agreement.supersedes));
    row({"目的", "aim"}, line(agreement.aim));
    if (agreement.signing) {
        const Signing& signing = agreement.signing->value;
        row({"締結式", "signing"}, value_of(signing.date));
        row({"時刻", "time"}, line(signing.time));
        row({"場所", "place"}, line(signing.place));
        row({"出席者", "attendees"}, say.joined(signing.attendees));
        row({"次第", "agenda"}, say.joined(signing.agenda));
        row({"担当", "office"}, line(signing.office));
        row({"電話", "telephone"}, line(signing.phone));
        row({"報道発表", "announced"}, value_of(signing.announced));
        row({"添付資料", "attachments"}, say.joined(signing.attachments));
    }
    if (agreement.contact) {
        row({"問い合わせ先", "contact"}, line(agreement.contact->value.office));
        row({"問い合わせ先の電話", "contact telephone"}, line(agreement.contact->value.phone));
    }
    return out;
}

Table measures_table(const Wording& say, const Agreement& agreement) {
    Table out = say.table(
        "measures", {"取組", "measures"},
        {say.column("title", {"取組", "measure"}),
         say.column("groups", {"対象者", "target groups"}),
         say.column("activity", {"内容", "activity"}),
         say.column("field", {"分野", "field"}).spare(), say.column("roles", {"役割分担", "roles"}),
         say.column("facility", {"施設", "facility"}),
         say.column("new_in", {"新規", "new in"}, Type::fiscal_year),
         say.id_column("groups", {"対象者", "target groups"}),
         say.id_column("activity", {"内容", "activity"}),
         say.id_column("field", {"分野", "field"})});
    for (const auto& measure : agreement.measures) {
        out.rows.push_back(
            row_of(line(measure->title), say.terms(say.words.groups, measure->groups),
                   say.terms(say.words.activities, measure->activities),
                   say.term(say.words.fields, measure->field), roles_of(say, *measure),
                   line(measure->facility), value_of(measure->new_in), ids_of(measure->groups),
                   ids_of(measure->activities), ids_of(measure->field)));
    }
    return out;
}

Table governance_table(const Wording& say, const Agreement& agreement) {
    Table out =
        say.table("governance", {"会議の体制", "governance"},
                  {say.column("tier", {"階層", "tier"}), say.column("name", {"名称", "name"}),
                   say.column("members", {"構成員", "members"}),
                   say.column("per_year", {"年度の回数", "times a year"}, Type::number),
                   say.id_column("tier", {"階層", "tier"})});
    for (const auto& tier : agreement.governance) {
        out.rows.push_back(row_of(say.term(say.words.tiers, tier->tier), line(tier->name),
                                  line(tier->members), value_of(tier->per_year),
                                  ids_of(tier->tier)));
    }
    return out;
}

Table meetings_table(const Wording& say, const Agreement& agreement) {
    Table out =
        say.table("meetings", {"会議", "meetings"},
                  {say.column("date", {"日", "date"}, Type::date),
                   say.column("tier", {"階層", "tier"}), say.column("title", {"会議", "meeting"}),
                   say.column("decisions", {"決定事項", "decisions"}), say.sources_column(),
                   say.id_column("tier", {"階層", "tier"})});
    for (const auto& meeting : agreement.meetings) {
        out.rows.push_back(row_of(value_of(meeting->date), say.term(say.words.tiers, meeting->tier),
                                  line(meeting->title), say.joined(meeting->decisions),
                                  cited(meeting->sources), ids_of(meeting->tier)));
    }
    return out;
}

Table plans_table(const Wording& say, const Agreement& agreement) {
    Table out =
        say.table("plans", {"事業計画", "plans"},
                  {say.column("fiscal_year", {"年度", "fiscal year"}, Type::fiscal_year),
                   say.column("title", {"計画", "plan"}),
                   say.column("adopted", {"決定", "adopted"}, Type::date),
                   say.column("priorities", {"重点事項", "priorities"}), say.sources_column()});
    for (const auto& plan : agreement.plans) {
        out.rows.push_back(row_of(value_of(plan->fiscal_year), line(plan->title),
                                  value_of(plan->adopted), say.joined(plan->priorities),
                                  cited(plan->sources)));
    }
    return out;
}

Table targets_table(const Wording& say, const Agreement& agreement) {
    Table out = say.table(
        "targets", {"目標", "targets"},
        {say.column("fiscal_year", {"年度", "fiscal year"}, Type::fiscal_year),
         say.column("indicator", {"指標", "indicator"}),
         say.column("target", {"目標", "target"}, Type::decimal),
         say.column("unit", {"単位", "unit"}), say.id_column("indicator", {"指標", "indicator"}),
         say.id_column("unit", {"単位", "unit"})});
    for (const auto& plan : agreement.plans) {
        for (const auto& [id, target] : plan->targets) {
            out.rows.push_back(row_of(value_of(plan->fiscal_year),
                                      name_of_indicator(agreement, id.value), value_of(*target),
                                      unit_of_indicator(say, agreement, id.value), Code{id.value},
                                      unit_id_of(agreement, id.value)));
        }
    }
    return out;
}

Table results_table(const Wording& say, const Agreement& agreement) {
    Table out = say.table(
        "results", {"実績", "results"},
        {say.column("fiscal_year", {"年度", "fiscal year"}, Type::fiscal_year),
         say.column("indicator", {"指標", "indicator"}),
         say.column("value", {"実績", "result"}, Type::decimal),
         say.column("unit", {"単位", "unit"}), say.column("as_of", {"時点", "as of"}, Type::date),
         say.column("status", {"状態", "status"}),
         say.column("own", {"自己評価", "own"}, Type::boolean), say.sources_column(),
         say.id_column("indicator", {"指標", "indicator"}), say.id_column("unit", {"単位", "unit"}),
         say.id_column("status", {"状態", "status"})});
    for (const auto& result : agreement.results) {
        const std::string id = line(result->indicator);
        out.rows.push_back(row_of(value_of(result->fiscal_year), name_of_indicator(agreement, id),
                                  result->value ? value_of(result->value->value) : Value(),
                                  unit_of_indicator(say, agreement, id), value_of(result->as_of),
                                  status_of(say, *result), value_of(result->own),
                                  cited(result->sources), Code{id}, unit_id_of(agreement, id),
                                  status_id_of(*result)));
    }
    return out;
}

Table facilities_table(const Wording& say, const Agreement& agreement) {
    Table out =
        say.table("facilities", {"施設", "facilities"},
                  {say.column("name", {"施設", "facility"}), say.column("kind", {"種類", "kind"}),
                   say.column("opened", {"開設", "opened"}, Type::date),
                   say.column("closed", {"閉鎖", "closed"}, Type::date),
                   say.column("run_by", {"運営", "run by"}),
                   say.column("groups", {"対象者", "target groups"}),
                   say.column("note", {"注記", "note"}), say.id_column("kind", {"種類", "kind"}),
                   say.id_column("groups", {"対象者", "target groups"})});
    for (const auto& facility : agreement.facilities) {
        out.rows.push_back(
            row_of(line(facility->name), say.term(say.words.facility_kinds, facility->kind),
                   value_of(facility->opened), value_of(facility->closed),
                   say.joined(facility->run_by), say.terms(say.words.groups, facility->groups),
                   line(facility->note), ids_of(facility->kind), ids_of(facility->groups)));
    }
    return out;
}

Table publications_table(const Wording& say, const Agreement& agreement) {
    Table out = say.table(
        "sources", {"出典", "sources"},
        {say.column("id", {"ID", "id"}), say.column("title", {"資料", "title"}),
         say.column("publisher", {"発行者", "publisher"}),
         say.column("date", {"日付", "date"}, Type::date), say.column("url", {"所在", "address"})});
    for (const std::uint32_t index : agreement.cites) {
        const auto& [id, publication] = say.context.ledger.registry().publications[index];
        out.rows.push_back(row_of(id.value, line(publication->title), line(publication->publisher),
                                  value_of(publication->date), line(publication->url)));
    }
    return out;
}

void add_cases(std::vector<Block>& blocks, const Agreement& agreement) {
    for (const auto& each : agreement.cases) {
        blocks.emplace_back(Heading{line(each->title), 2});
        blocks.emplace_back(Paragraph{line(each->text)});
    }
}

void add_notes(std::vector<Block>& blocks, const Wording& say, const Agreement& agreement) {
    if (!agreement.notes) return;
    blocks.emplace_back(Heading{say.text({"注記", "notes"}), 2});
    blocks.emplace_back(Paragraph{agreement.notes->value.text});
}

}  // namespace daicho
