#include "report/parts/share_map.hpp"

#include "daicho/query/counting.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/number.hpp"
#include "report/parts/sections.hpp"

namespace daicho {

namespace {

bool is_municipality(const Fact& fact) {
    return fact.kind != GovernmentKind::prefecture;
}

Count percent_of(const Coverage& coverage) {
    return {whole_percent(coverage.having.certain, coverage.all),
            whole_percent(coverage.having.possible, coverage.all), coverage.is_open};
}

/// Where the shares are high.
struct Heights {
    explicit Heights(const std::map<int, Coverage>& coverage) {
        for (const auto& [number, one] : coverage) {
            const int percent = whole_percent(one.having.certain, one.all);
            some_are_open = some_are_open || one.is_open;
            if (one.having.certain * 2 > one.all) above_half.push_back(&prefecture(number));
            if (percent <= highest) continue;
            highest = percent;
            most = &prefecture(number);
        }
    }

    std::vector<const Prefecture*> above_half{};
    const Prefecture* most = nullptr;  // null if no share is known to be above 0
    int highest = 0;
    bool some_are_open = false;
};

std::string title_of_halves(const Wording& say, const Heights& heights) {
    const std::string known =
        heights.some_are_open ? say.text({"分かる範囲で", ", as far as is known"}) : std::string();
    std::vector<std::string> above_half;
    for (const Prefecture* place : heights.above_half) above_half.push_back(say.name(*place));
    if (above_half.size() == 1) {
        return say.format("市区町村の半数を超えるのは、{}{}だけ",
                          "More than half of the municipalities only in {1}{0}", known,
                          above_half.front());
    }
    if (above_half.size() <= 3) {
        return say.format("市区町村の半数を超えるのは、{}{}",
                          "More than half of the municipalities in {1}{0}", known,
                          say.join(above_half));
    }
    return say.format("市区町村の半数を超えるのは、{}{}都道府県",
                      "More than half of the municipalities in {1} prefectures{0}", known,
                      above_half.size());
}

/// What the map shows first of all, in a line.
std::string title_of(const Wording& say, const std::map<int, Coverage>& coverage) {
    const Heights heights(coverage);
    if (!heights.most) {
        return say.text(heights.some_are_open
                            ? Words{"協定を結んだ市区町村は分からない",
                                    "Which municipalities have one is not known"}
                            : Words{"協定を結んだ市区町村はない",
                                    "No municipality is known to have an agreement"});
    }
    if (coverage.size() == 1) {
        return say.format("{}の市区町村のうち、{}%が協定を結んでいる",
                          "{}: {}% of the municipalities have an agreement",
                          say.name(*heights.most), heights.highest);
    }
    if (!heights.above_half.empty()) return title_of_halves(say, heights);
    return say.format("市区町村に占める割合は{}の{}%が最も高い",
                      "The highest share of municipalities: {}, {}%", say.name(*heights.most),
                      heights.highest);
}

}  // namespace

std::string anchor_of(const Prefecture& place) {
    return lowered(place.romaji);
}

std::string unnamed(const Wording& say, std::span<const Fact> facts) {
    std::vector<Fact> out;
    for (const Fact& fact : facts) {
        if (fact.is_unlisted()) out.push_back(fact);
    }
    return in_kinds(say, out);
}

std::map<int, Coverage> coverage_by_prefecture(const ReportContext& context,
                                               std::span<const Fact> facts) {
    std::map<int, Coverage> out;
    for (const Prefecture& place : prefectures()) {
        if (context.filter.keeps(&place)) out[place.number] = {};
    }
    for (const Government* one : governments_on(context.as_of, context.filter)) {
        if (one->kind != GovernmentKind::prefecture) ++out[one->prefecture].all;
    }
    for (const Fact& fact : facts) {
        if (!fact.prefecture || !is_municipality(fact)) continue;
        Tally& having = out[fact.prefecture->number].having;
        having.possible += fact.weight;
        if (fact.certain) having.certain += fact.weight;
    }
    const auto open = open_prefectures(context.ledger.registry(), context.filter, context.as_of);
    for (const Prefecture* place : open) out[place->number].is_open = true;
    return out;
}

TileMap share_map(const Wording& say, const std::map<int, Coverage>& coverage,
                  std::span<const Fact> facts) {
    TileMap out{.name = "map",
                .title = title_of(say, coverage),
                .unit = say.text({"割合(%)", "share (%)"}),
                .note = say.text({"市区町村のうち協定を結んだもの。県名を選ぶと下の一覧へ",
                                  "Municipalities with an agreement. A name leads to the list"}),
                .count_unit = say.text({"市区町村の数", "municipalities"})};
    const std::string nameless = unnamed(say, facts);
    out.open_note = say.text({"一覧の欄が読めず、これより多いかもしれない",
                              "a column of the list cannot be read: there may be more"});
    if (!nameless.empty())
        out.open_note += say.format("。名前の分からない団体は{}", ". Without a name: {}", nameless);
    for (const auto& [number, one] : coverage) {
        const Prefecture& place = prefecture(number);
        Count count = count_of(one.having);
        count.is_open = one.is_open;
        out.tiles.push_back({.row = place.tile_row,
                             .column = place.tile_column,
                             .label = say.text({place.short_name, place.romaji}),
                             .count = count,
                             .percent = percent_of(one),
                             .of = one.all,
                             .link = "#" + anchor_of(place)});
    }
    return out;
}

}  // namespace daicho
