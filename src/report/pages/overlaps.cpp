// Where several agreements do the same for the same people, and measures that nobody is said to
// carry out (重複している業務の整理).
#include <algorithm>
#include <map>
#include <set>

#include "daicho/report/reports.hpp"
#include "report/parts/names.hpp"
#include "report/parts/page.hpp"
#include "report/parts/record_tables.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

struct Use {
    std::uint32_t agreement;
    const Measure* measure;
};
/// What is done (its place in the vocabulary of activities), and for whom (in that of groups).
using Work = std::pair<std::size_t, std::size_t>;

std::size_t place_in(const Vocabulary& vocabulary, std::string_view id) {
    const auto found = std::ranges::find(
        vocabulary, id, [](const auto& entry) { return std::string_view(entry.first.value); });
    return static_cast<std::size_t>(found - vocabulary.begin());
}

/// The agreements that are still to be carried out: neither ended nor superseded.
std::vector<std::uint32_t> live_agreements(const ReportContext& context) {
    auto out = agreements_in_order(context);
    std::set<std::uint32_t> superseded;
    for (const std::uint32_t index : out) {
        for (const std::uint32_t older : context.ledger.predecessors(index))
            superseded.insert(older);
    }
    std::erase_if(out, [&](std::uint32_t index) {
        const auto& ended = context.ledger.agreement(index).ended;
        return superseded.contains(index) ||
               (ended && ended->value.date && ended->value.date->value.latest <= context.as_of);
    });
    return out;
}

/// The measures of one prefecture, sorted by what they do for whom.
struct Place {
    const Prefecture* prefecture = nullptr;
    std::size_t agreements = 0;  // with measures
    std::vector<Use> measures{};
    std::map<Work, std::vector<Use>> shared{};  // by more than one agreement
};

void add(Place& place, const Wording& say, std::uint32_t index) {
    ++place.agreements;
    for (const auto& measure : say.context.ledger.agreement(index).measures) {
        const Use& use = place.measures.emplace_back(Use{index, &*measure});
        for (const auto& term : measure->activities) {
            const auto activity = place_in(say.words.activities, term->id);
            for (const auto& group : measure->groups)
                place.shared[{activity, place_in(say.words.groups, group->id)}].push_back(use);
        }
    }
}

/// The prefectures with measures, in code order.
std::vector<Place> places_of(const Wording& say) {
    const Ledger& ledger = say.context.ledger;
    std::map<int, Place> by_number;
    for (const std::uint32_t index : live_agreements(say.context)) {
        const Agreement& agreement = ledger.agreement(index);
        const Prefecture* prefecture = prefecture_of(ledger.registry(), agreement);
        if (!prefecture || agreement.measures.empty()) continue;
        Place& place = by_number[prefecture->number];
        place.prefecture = prefecture;
        add(place, say, index);
    }
    std::vector<Place> out;
    for (auto& [number, place] : by_number) {
        std::erase_if(place.shared, [](const auto& entry) {
            const auto& uses = entry.second;
            return std::ranges::all_of(
                uses, [&](const Use& use) { return use.agreement == uses.front().agreement; });
        });
        out.push_back(std::move(place));
    }
    return out;
}

bool is_of_prefecture(const Ledger& ledger, std::uint32_t agreement) {
    return std::ranges::any_of(ledger.memberships_of(agreement), [](const Membership& member) {
        return member.government && member.government->kind == GovernmentKind::prefecture;
    });
}

/// Whether the prefecture shares the work with municipalities, or only these among themselves.
Words sharers(const Ledger& ledger, const std::vector<Use>& uses) {
    const auto of_prefecture = std::ranges::count_if(
        uses, [&](const Use& use) { return is_of_prefecture(ledger, use.agreement); });
    if (of_prefecture == 0) return {"市区町村どうし", "municipalities"};
    if (of_prefecture == std::ssize(uses))
        return {"都道府県の協定どうし", "the prefecture's own agreements"};
    return {"都道府県と市区町村", "prefecture and municipalities"};
}

std::string agreement_name(const Wording& say, std::uint32_t index) {
    const Agreement& agreement = say.context.ledger.agreement(index);
    std::string out = names_of_parties(say, index);
    if (!is_counted(say.context.ledger.registry(), agreement)) {
        out += say.text({"(国の集計の対象外)", " (not counted)"});
    }
    return out;
}

Table overlaps_table(const Wording& say, const std::vector<Place>& places) {
    Table out = say.table(
        "overlaps", {"同じ人に同じことをする取組", "The same work for the same people"},
        {say.column("prefecture", {"都道府県", "prefecture"}),
         say.column("group", {"対象者", "target group"}),
         say.column("activity", {"内容", "activity"}),
         say.column("sharers", {"重なり", "shared by"}),
         say.column("agreement", {"協定", "agreement"}), say.column("measure", {"取組", "measure"}),
         say.column("carriers", {"役割分担", "who does what"}),
         say.column("facility", {"施設", "facility"})});
    out.head_columns = 3;
    for (const Place& place : places) {
        for (const auto& [work, uses] : place.shared) {
            const std::string& group = say.words.groups[work.second].first.value;
            const std::string& activity = say.words.activities[work.first].first.value;
            const std::string shared_by = say.text(sharers(say.context.ledger, uses));
            for (const Use& use : uses) {
                out.rows.push_back(
                    row_of(say.name(*place.prefecture),
                           std::string(label(say.words.groups, group, say.context.lang)),
                           std::string(label(say.words.activities, activity, say.context.lang)),
                           shared_by, agreement_name(say, use.agreement), line(use.measure->title),
                           required(roles_of(say, *use.measure)), line(use.measure->facility)));
            }
        }
    }
    hide_empty_columns(out);
    return out;
}

/// How many measures of each agreement nobody is said to carry out.
Table uncarried_table(const Wording& say, const std::vector<Place>& places) {
    Table out = say.table(
        "uncarried", {"役割分担の記載がない取組", "Measures without a carrier"},
        {say.column("prefecture", {"都道府県", "prefecture"}),
         say.column("agreement", {"協定", "agreement"}),
         say.column("measures", {"取組", "measures"}, Type::number),
         say.column("uncarried", {"うち役割分担の記載なし", "without a carrier"}, Type::number),
         say.column("id", {"ID", "id"}, Type::code).for_machines()});
    out.head_columns = 2;
    for (const Place& place : places) {
        std::map<std::uint32_t, std::pair<long long, long long>> of_agreement;
        for (const Use& use : place.measures) {
            auto& [all, uncarried] = of_agreement[use.agreement];
            ++all;
            uncarried += use.measure->roles.empty() ? 1 : 0;
        }
        for (const auto& [index, counts] : of_agreement) {
            if (counts.second == 0) continue;
            out.rows.push_back(row_of(say.name(*place.prefecture), agreement_name(say, index),
                                      counts.first, counts.second,
                                      Code{say.context.ledger.agreement(index).id}));
        }
    }
    return out;
}

Table summary_table(const Wording& say, const std::vector<Place>& places) {
    Table out = say.table(
        "summary", {"都道府県別", "By prefecture"},
        {say.column("prefecture", {"都道府県", "prefecture"}),
         say.column("agreements", {"取組の記載がある協定", "agreements with measures"},
                    Type::number),
         say.column("measures", {"取組", "measures"}, Type::number),
         say.column("shared", {"重なり", "shared work"}, Type::number),
         say.column("uncarried", {"役割分担の記載なし", "without a carrier"}, Type::number)});
    for (const Place& place : places) {
        const auto uncarried = std::ranges::count_if(
            place.measures, [](const Use& use) { return use.measure->roles.empty(); });
        out.rows.push_back(
            row_of(say.name(*place.prefecture), static_cast<long long>(place.agreements),
                   static_cast<long long>(place.measures.size()),
                   static_cast<long long>(place.shared.size()), static_cast<long long>(uncarried)));
    }
    return out;
}

Report build(const ReportContext& whole, const ReportRequest& request) {
    ReportContext context = request.prefecture ? of_prefecture(whole, *request.prefecture) : whole;
    context.filter.all_kinds = true;
    const Wording say(context);
    const auto places = places_of(say);

    const std::string where = request.prefecture ? say.name(*request.prefecture) : context.where();
    Report out = begin_report(context, "overlaps",
                              message("{}: 重複している業務の整理", "{}: overlapping work", where));
    out.is_landscape = true;
    Page page(say);
    if (places.empty()) {
        page.paragraph(
            say.text({"取組の記載がある協定はない。", "No agreement records a measure."}));
        return page.finish(std::move(out));
    }
    page.paragraph(say.text(
        {"同じ都道府県の2つ以上の協定に、内容と対象者が同じ取組があるものを並べる。終わった協定と、後の協定に引き継がれた協定は除く。",
         "Work is shared if two or more agreements in a prefecture have measures of the same activity for the same target group. Ended and superseded agreements are left out."}));
    page.add(summary_table(say, places));
    page.section({"重なっている取組", "Shared work"});
    Table overlaps = overlaps_table(say, places);
    if (overlaps.rows.empty()) {
        page.paragraph(say.text({"重なる取組はない。", "No work is shared."}));
    }
    page.add_filled(std::move(overlaps));
    if (Table uncarried = uncarried_table(say, places); !uncarried.rows.empty()) {
        page.section({"担い手の分からない取組", "Work without a carrier"});
        page.add(std::move(uncarried));
    }
    return page.finish(std::move(out));
}

}  // namespace

extern constinit const ReportKind overlaps_report{
    "overlaps",
    {"県と市町村が同じ人に同じことをしている取組と、担い手の記載がない取組",
     "where governments do the same for the same people, and measures without a carrier"},
    ReportArgument::optional_prefecture,
    build};

}  // namespace daicho
