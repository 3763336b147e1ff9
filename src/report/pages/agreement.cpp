// The page of one agreement: everything that its record says, drawn where a drawing says it better.
#include <algorithm>
#include <iterator>
#include <set>

#include "daicho/report/figures/list.hpp"
#include "daicho/report/reports.hpp"
#include "report/parts/checks.hpp"
#include "report/parts/indicator_charts.hpp"
#include "report/parts/record_tables.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

/// The year whose measures are shown as new: the one asked for, else the latest.
std::optional<FiscalYear> year_of_news(const Agreement& agreement, const ReportRequest& request) {
    std::optional<FiscalYear> latest = request.fiscal_year;
    if (latest) return latest;
    for (const auto& measure : agreement.measures) {
        if (measure->new_in)
            latest = std::max(latest.value_or(FiscalYear{}), measure->new_in->value);
    }
    return latest;
}

/// The measures, the new ones marked as the ministry's slide marks them.
Table measures_with_news(const Wording& say, const Agreement& agreement,
                         std::optional<FiscalYear> news) {
    Table out = measures_table(say, agreement);
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
        const auto& new_in = agreement.measures[i]->new_in;
        if (!news || !new_in || new_in->value != *news) continue;
        auto& title = std::get<std::string>(out.rows[i].cells.front().value);
        title = "ＮＥＷ!! " + title;
    }
    return out;
}

/// 役割分担: measures by roles, in the order of the vocabulary.
Table roles_matrix(const Wording& say, const Agreement& agreement) {
    Table out = say.table("roles", {"役割分担", "Who does what"},
                          {say.column("title", {"取組", "measure"})});
    std::set<std::string_view> used;
    for (const auto& measure : agreement.measures) {
        for (const auto& [role, does] : measure->roles) used.insert(role.value);
    }
    std::vector<std::string_view> roles;
    for (const auto& [role, entry] : say.words.roles) {
        if (!used.contains(role.value)) continue;
        roles.push_back(role.value);
        out.columns.push_back(
            {.key = machine_key(role.value),
             .label = std::string(label(say.words.roles, role.value, say.context.lang))});
    }
    for (const auto& measure : agreement.measures) {
        if (measure->roles.empty()) continue;
        Row row{RowKind::data, {{line(measure->title)}}};
        for (const std::string_view role : roles) {
            const auto does = std::ranges::find(measure->roles, role, [](const auto& entry) {
                return std::string_view(entry.first.value);
            });
            row.cells.push_back(
                {does == measure->roles.end() ? Value() : Value(does->second->text)});
        }
        out.rows.push_back(std::move(row));
    }
    return out;
}

void add_measures(std::vector<Block>& blocks, const Wording& say, const Agreement& agreement,
                  const ReportRequest& request) {
    blocks.emplace_back(Heading{say.text({"取組と役割分担", "Measures and who does what"})});
    if (agreement.measures.empty()) {
        blocks.emplace_back(Paragraph{say.text({"取組の記載はない。", "No measure is recorded."})});
        return;
    }
    blocks.emplace_back(measures_with_news(say, agreement, year_of_news(agreement, request)));
    add_filled(blocks, roles_matrix(say, agreement));
    const auto unassigned = std::ranges::count_if(
        agreement.measures, [](const auto& measure) { return measure->roles.empty(); });
    if (unassigned == 0) return;
    blocks.emplace_back(
        Paragraph{say.format("役割分担の記載がない取組: {}件のうち{}件。",
                             "Measures without a recorded division of roles: {1} of {0}.",
                             agreement.measures.size(), unassigned)});
}

/// Appends a section if it has anything to say.
void add_section(std::vector<Block>& blocks, std::string title, std::vector<Block> content) {
    if (content.empty()) return;
    blocks.emplace_back(Heading{std::move(title)});
    std::ranges::move(content, std::back_inserter(blocks));
}

std::vector<Block> filled(std::vector<Table> tables) {
    std::vector<Block> out;
    for (Table& table : tables) add_filled(out, std::move(table));
    return out;
}

std::vector<Block> plans_and_results(const Wording& say, const Agreement& agreement) {
    auto out = filled({plans_table(say, agreement), checks_table(say, agreement)});
    for (const auto& plan : agreement.plans) {
        const std::string year = plan->fiscal_year ? say.year(plan->fiscal_year->value) : "";
        if (plan->evaluation) {
            out.emplace_back(Paragraph{
                say.format("{}の評価: {}", "Evaluation of {}: {}", year, line(plan->evaluation))});
        }
        if (plan->actions) {
            out.emplace_back(Paragraph{
                say.format("{}の改善: {}", "Actions after {}: {}", year, line(plan->actions))});
        }
    }
    for (Chart& chart : indicator_charts(say, agreement)) out.emplace_back(std::move(chart));
    return out;
}

Table requests_table(const Wording& say, const Agreement& agreement) {
    Table out = say.table(
        "requests", {"相互の要請", "mutual requests"},
        {say.column("date", {"日", "date"}, Type::date), say.column("from", {"から", "from"}),
         say.column("to", {"へ", "to"}), say.column("summary", {"要請", "request"}),
         say.column("answer", {"回答", "answer"}), say.column("sources", {"出典", "sources"})});
    for (const auto& request : agreement.requests) {
        out.rows.push_back(row_of(value_of(request->date), say.term(say.words.roles, request->from),
                                  say.term(say.words.roles, request->to), line(request->summary),
                                  required(line(request->answer)), cited(request->sources)));
    }
    return out;
}

/// The context whose grounds are those of this agreement alone.
ReportContext of_agreement(const ReportContext& context, const Agreement& agreement) {
    ReportContext out = context;
    out.filter = Filter();
    out.filter.id = agreement.id;
    out.filter.all_kinds = true;
    return out;
}

/// How the agreement stands to the day.
Words standing(const Agreement& agreement, Day day) {
    if (!agreement.concluded) return {"締結日がない", "it has no date of conclusion"};
    const Date& concluded = agreement.concluded->value;
    if (concluded.earliest > day) return {"基準日より後に締結", "concluded after the as-of day"};
    if (concluded.latest > day) {
        return {"基準日までに締結したかもしれない(締結日は範囲でしか分からない)",
                "perhaps concluded by the as-of day: its date is an interval"};
    }
    const Date* ended = agreement.ended && agreement.ended->value.date
                            ? &agreement.ended->value.date->value
                            : nullptr;
    if (ended && ended->latest < day) return {"基準日より前に終了", "ended before the as-of day"};
    if (ended && ended->earliest < day) {
        return {"基準日より前に終了したかもしれない", "perhaps ended before the as-of day"};
    }
    return {"基準日に締結済み(確実)", "in force on the as-of day (certain)"};
}

Report build(const ReportContext& whole, const ReportRequest& request) {
    const Registry& registry = whole.ledger.registry();
    const Agreement& agreement = whole.ledger.agreement(*request.agreement);
    const ReportContext context = of_agreement(whole, agreement);
    const Wording say(context);
    const std::string title = title_of(registry, agreement, context.lang);
    Report out = begin_report(context, "agreement", {title, title});

    auto& blocks = out.blocks;
    blocks.emplace_back(overview_table(say, agreement, WithParties::no));
    blocks.emplace_back(parties_table(say, agreement));
    if (!is_counted(registry, agreement)) {
        blocks.emplace_back(
            Paragraph{say.text({"この種類の協定は、国の集計に入らない。",
                                "An agreement of this kind is not in the national count."})});
    }
    add_measures(blocks, say, agreement, request);
    add_section(blocks, say.text({"会議", "Meetings"}),
                filled({governance_table(say, agreement), meetings_table(say, agreement)}));
    add_section(blocks, say.text({"計画と実績", "Plans and results"}),
                plans_and_results(say, agreement));
    add_section(blocks, say.text({"要請", "Requests"}), filled({requests_table(say, agreement)}));
    add_section(blocks, say.text({"施設", "Facilities"}),
                filled({facilities_table(say, agreement)}));
    add_cases(blocks, agreement);
    blocks.emplace_back(Heading{say.text({"経過", "Events"})});
    blocks.emplace_back(timeline_of(context, {.agreement = request.agreement}));
    add_notes(blocks, say, agreement);
    add_section(blocks, say.text({"出典", "Sources"}),
                filled({publications_table(say, agreement)}));

    const Date since = agreement.concluded ? agreement.concluded->value : Date();
    const Fact self{.unit = Unit::agreement,
                    .agreement = *request.agreement,
                    .agreements = {*request.agreement},
                    .since = since,
                    .certain = since.latest <= context.as_of};
    out.grounds = grounds_of(context, Unit::agreement, std::span(&self, 1));
    std::erase_if(out.grounds, [](const Ground& ground) { return ground.key == "later"; });
    const auto bounds = std::ranges::find(out.grounds, "bounds", &Ground::key);
    if (bounds != out.grounds.end()) bounds->text = say.text(standing(agreement, context.as_of));
    return out;
}

}  // namespace

extern constinit const ReportKind agreement_report{
    "agreement",
    {"1つの協定の主体、役割分担、取組、会議、目標と実績",
     "one agreement: parties, roles, measures, meetings, targets and results"},
    ReportArgument::agreement,
    build};

}  // namespace daicho
