// What must not be there twice: agreements of one government, numbers of one list.
#include <algorithm>
#include <tuple>
#include <utility>

#include "check/home.hpp"
#include "daicho/check/check.hpp"
#include "daicho/model/once.hpp"
#include "daicho/text/normal.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"X501",
     "same-agreement",
     Severity::error,
     {"同じ協定の記録が2つある", "two records of the same agreement"},
     {"表題・締結日・主体がすべて同じ記録です。2つの人が同じ協定を登録したか、写したまま直し忘れています。",
      "Title, date and parties are all the same: two people entered the agreement, or a copy was never changed."},
     "=== 10-gunma/102041-isesaki-again.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nsources: [S1]\n",
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nended: {date: 2026-03-07}\nsources: [S1]\n"
     "=== 10-gunma/102041-isesaki-again.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2026-03-08\nsupersedes: 102041-isesaki\nsources: [S1]\n"},
    {"X502",
     "possible-duplicate",
     Severity::warning,
     {"同じ協定かもしれない2つの記録", "two records that may be the same agreement"},
     {"同じ団体の2つの協定が、同じ日に締結されたかもしれません。共同の協定がもう一方の団体の名前でも登録されていないか確かめてください。新しい協定なら `supersedes` を書きます。",
      "Two agreements of a government may have been concluded on the same day. A joint agreement is easily entered once for each of its governments. If one replaced the other, write `supersedes`."},
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: government, name: 伊勢崎市}\n"
     "  - {role: bureau, name: 群馬労働局}\nconcluded: 2025-10\nsources: [S1]\n",
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n"
     "  - {role: bureau, name: 群馬労働局}\nconcluded: 2025-10\nsources: [S1]\n"},
    {"X503",
     "number-twice",
     Severity::error,
     {"公表番号の重複", "a published number that is given twice"},
     {"公表された一覧の番号は、都道府県と市区町村のそれぞれの中で1つの協定だけのものです。",
      "A number of a published list belongs to one agreement, among the prefectures and among the municipalities."},
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nnumbered:\n  - {source: S1, number: 2}\nsources: [S1]\n"
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-05\nnumbered:\n  - {source: S1, number: 2}\nsources: [S1]\n",
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nnumbered:\n  - {source: S1, number: 2}\nsources: [S1]\n"
     "=== 10-gunma/100005-gunma.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 群馬県}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-06\nnumbered:\n  - {source: S1, number: 2}\nsources: [S1]\n"},
}};

// ---- agreements --------------------------------------------------------------------------------

bool has_same_text(const Maybe<Line>& a, const Maybe<Line>& b) {
    return a.has_value() == b.has_value() && (!a || is_same_text(a->value.text, b->value.text));
}

bool is_the_same(const Agreement& a, const Agreement& b) {
    const auto same_party = [](const At<Party>& p, const At<Party>& q) {
        return has_same_text(p->name, q->name);
    };
    return a.concluded->value == b.concluded->value && has_same_text(a.title, b.title) &&
           std::ranges::equal(a.parties, b.parties, same_party);
}

/// `100005-gunma-gturn` is by its name another agreement than `100005-gunma`.
bool has_suffix_to(std::string_view id, std::string_view base) {
    return id.size() > base.size() && id.starts_with(base) && id[base.size()] == '-';
}

bool succeeds(const Ledger& ledger, std::uint32_t newer, std::uint32_t older) {
    const auto before = ledger.predecessors(newer);
    return std::ranges::find(before, older) != before.end();
}

/// Whether the two may be one; then it is a finding.
bool compare(const Ledger& ledger, std::uint32_t first, std::uint32_t second,
             const Government& government, Diagnostics& findings) {
    if (ledger.agreement(second).id < ledger.agreement(first).id) std::swap(first, second);
    const Agreement& a = ledger.agreement(first);
    const Agreement& b = ledger.agreement(second);
    if (!overlap(a.concluded->value, b.concluded->value)) return false;
    if (succeeds(ledger, first, second) || succeeds(ledger, second, first)) return false;
    const bool is_same = is_the_same(a, b);
    if (!is_same && (has_suffix_to(a.id, b.id) || has_suffix_to(b.id, a.id))) return false;

    auto& finding = findings.add(is_same ? topics["same-agreement"] : topics["possible-duplicate"],
                                 b.concluded->at, {});
    finding.labels.push_back({a.concluded->at, message("もう一方の記録", "the other record")});
    if (is_same) {
        finding.message = message("`{}` と同じ協定です", "the same agreement as `{}`", a.id);
        finding.help = message("一方の記録を消してください", "remove one of the records");
    } else {
        finding.message = message("{}には同じ日に締結されたかもしれない `{}` があります",
                                  "{} also has `{}`, perhaps concluded on the same day",
                                  both_names(government), a.id);
        finding.help = message(
            "同じ協定なら一方を消し、後継の協定なら新しい方に `supersedes: {}` と書いてください",
            "remove one if they are the same; if one replaced the other, write `supersedes: {}` in the newer one",
            a.id);
    }
    return true;
}

/// A counted agreement of a government, to be sorted by government and time.
struct Entry {
    std::string_view code;  // the government's of today
    Day earliest;
    Day latest;
    std::uint32_t agreement;
    const Government* government;

    auto order() const { return std::tuple(code, earliest, latest, agreement); }
};

void find_duplicates(const CheckContext& context, Diagnostics& findings) {
    const Ledger& ledger = context.ledger;
    std::vector<Entry> entries;
    for (const Membership& membership : ledger.memberships()) {
        const Agreement& agreement = ledger.agreement(membership.agreement);
        // What could not be read may say that one follows the other.
        if (!agreement.is_whole || !agreement.concluded ||
            !is_counted(ledger.registry(), agreement))
            continue;
        const Government* government = government_of(ledger, membership);
        if (!government) continue;
        const Date& concluded = agreement.concluded->value;
        entries.push_back({as_of(*government, context.today).code, concluded.earliest,
                           concluded.latest, membership.agreement, government});
    }
    std::ranges::sort(entries, {}, &Entry::order);
    // Among those of a government an overlap is with the one before or with the one that reaches
    // furthest: enough to find every duplicate without comparing all pairs.
    const Entry* before = nullptr;
    const Entry* furthest = nullptr;
    for (const Entry& entry : entries) {
        const auto is_duplicate_of = [&](const Entry& other) {
            return other.agreement != entry.agreement &&
                   compare(ledger, other.agreement, entry.agreement, *entry.government, findings);
        };
        if (!before || before->code != entry.code) {
            furthest = &entry;
        } else if (!is_duplicate_of(*before) && furthest != before) {
            is_duplicate_of(*furthest);
        }
        if (entry.latest > furthest->latest) furthest = &entry;
        before = &entry;
    }
}

// ---- published numbers -------------------------------------------------------------------------

void find_number_twice(const Ledger& ledger, Diagnostics& findings) {
    Once<std::tuple<std::string_view, bool, int>> numbers(
        findings, topics["number-twice"], {"1度目", "first here"},
        {"一覧で番号を確かめてください", "look up the number in the list"});
    const auto& agreements = ledger.registry().agreements;
    for (std::uint32_t i = 0; i < agreements.size(); ++i) {
        const auto members = ledger.memberships_of(i);
        if (members.empty() || agreements[i].numbered.empty()) continue;
        const Government* government = government_of(ledger, members.front());
        if (!government) continue;
        const bool is_prefecture = government->kind == GovernmentKind::prefecture;
        for (const At<Numbered>& numbered : agreements[i].numbered) {
            if (!numbered->source || !numbered->number || !numbered->is_of_list()) continue;
            const std::string_view source = numbered->source->value.id;
            const At<int>& number = *numbered->number;
            numbers.add({source, is_prefecture, number.value}, number.at, [&] {
                return message("`{}` の{}の {} 番はもう使われています",
                               "number {2} among the {1} of `{0}` is already taken", source,
                               is_prefecture ? Words{"都道府県", "prefectures"}
                                             : Words{"市区町村", "municipalities"},
                               number.value);
            });
        }
    }
}

void run(const CheckContext& context, Diagnostics& findings) {
    find_duplicates(context, findings);
    find_number_twice(context.ledger, findings);
}

}  // namespace

extern constinit const Rule duplicates_rule{"duplicates", topics, run};

}  // namespace daicho
