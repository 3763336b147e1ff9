// Which agreement follows which: `supersedes` on the newer record, `successor` on the older one.
#include <algorithm>

#include "check/home.hpp"
#include "check/suggestion.hpp"
#include "daicho/check/check.hpp"
#include "daicho/reference/lineage.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"X504",
     "unknown-record",
     Severity::error,
     {"存在しない協定の ID", "the id of a record that does not exist"},
     {"`supersedes` と `successor` には、台帳にある記録の ID(ファイル名から .yaml を除いたもの)を書きます。",
      "`supersedes` and `successor` name records of the registry by their ids, the stems of their files."},
     "supersedes: 102041-isesaki-2015\n",
     "title: 伊勢崎市・群馬労働局雇用対策協定\n"},
    {"X505",
     "succession-cycle",
     Severity::error,
     {"輪になった後継関係", "agreements that follow each other in a circle"},
     {"協定は、自分自身や、自分より後の協定に代わることはできません。どれかの ID が違います。",
      "No agreement follows itself, or one that follows it. One of the ids is wrong."},
     "supersedes: 102041-isesaki\n",
     "title: 伊勢崎市・群馬労働局雇用対策協定\n"},
    {"X506",
     "succession-order",
     Severity::error,
     {"前の協定より古い後継", "a successor that is older than what it follows"},
     {"後継の協定は、引き継がれる協定の後に締結されたはずです。ID が逆か、日付が違います。",
      "A successor is concluded after the agreement that it follows. The ids are the wrong way round, or a date is wrong."},
     "=== 10-gunma/102041-isesaki-2015.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-10-08\nsupersedes: 102041-isesaki\nsources: [S1]\n",
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nended: {date: 2026-03-07}\nsources: [S1]\n"
     "=== 10-gunma/102041-isesaki-2026.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2026-03-08\nsupersedes: 102041-isesaki\nsources: [S1]\n"},
    {"X507",
     "succession-of-strangers",
     Severity::warning,
     {"別の団体の協定に代わる協定", "a successor of an agreement of other governments"},
     {"後継の協定には、引き継がれる協定の団体のどれかが入っているはずです。合併や改称の前後は同じ団体とみなします。ID の書き間違いと思われます。",
      "A successor is made by at least one of the governments of the agreement that it follows, before or after a merger or a new name. The id is probably a slip."},
     "=== 10-gunma/102059-ota.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 太田市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-10-08\nended: {date: 2025-10-07}\nsources: [S1]\n"
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nsupersedes: 102059-ota\nsources: [S1]\n",
     "=== 10-gunma/102041-isesaki-2015.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-10-08\nended: {date: 2025-10-07}\nsources: [S1]\n"
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nsupersedes: 102041-isesaki-2015\nsources: [S1]\n"},
    {"X508",
     "superseded-not-ended",
     Severity::note,
     {"終了の書かれていない、引き継がれた協定", "a superseded agreement without an end"},
     {"後継の協定があるのに、前の協定に `ended` がありません。終了日が公表されていれば書き、されていなければ推測で補いません。前の協定の団体は後継の協定でも数えられるため、団体数は変わりません。",
      "The agreement has a successor but no `ended`. Write the end if it was published; if it was not, none is invented. The number of governments is the same, as the successor counts for them too."},
     "=== 10-gunma/102041-isesaki-2015.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-10-08\nsources: [S1]\n"
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nsupersedes: 102041-isesaki-2015\nsources: [S1]\n",
     "=== 10-gunma/102041-isesaki-2015.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2015-10-08\nended: {date: 2025-10-07}\nsources: [S1]\n"
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nsupersedes: 102041-isesaki-2015\nsources: [S1]\n"},
    {"X509",
     "absorbed-party",
     Severity::warning,
     {"編入された団体の、続いているとされる協定",
      "a party that was absorbed by another government"},
     {"編入合併でなくなった団体は、その前日までしか数えません。編入した市は、自ら締結主体でなければ協定のある団体になりません。協定が市に引き継がれたなら市を `from: 合併の日` の締結主体に加え、終わったなら `ended` を書きます。",
      "A government that was absorbed by another counts until the eve of that day, and the one that absorbed it has the agreement only if it is party itself. If the agreement went on, add that government as a party with `from:` the day of the merger; if it did not, write `ended`."},
     "=== 09-tochigi/093670-iwafune.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 岩舟町}\n  - {role: bureau, name: 栃木労働局}\n"
     "concluded: 2012-06-01\nsources: [S1]\n",
     "=== 09-tochigi/093670-iwafune.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 岩舟町}\n"
     "  - {role: government, name: 栃木市, from: 2014-04-05}\n"
     "  - {role: bureau, name: 栃木労働局}\nconcluded: 2012-06-01\nsources: [S1]\n"},
}};

/// That one agreement follows another, and where it is written.
struct Succession {
    std::uint32_t newer;
    std::uint32_t older;
    Span at;
};

class Successions {
  public:
    Successions(const Ledger& ledger, Diagnostics& findings)
        : x_ledger(ledger), x_findings(findings) {
        const auto& agreements = ledger.registry().agreements;
        for (const Agreement& agreement : agreements) x_ids.push_back(agreement.id);
        std::ranges::sort(x_ids);
        for (std::uint32_t i = 0; i < agreements.size(); ++i) {
            const Agreement& agreement = agreements[i];
            if (const auto other = resolve(agreement, agreement.supersedes)) {
                x_all.push_back({i, *other, agreement.supersedes->at});
            }
            if (!agreement.ended) continue;
            const Maybe<RecordId>& successor = agreement.ended->value.successor;
            if (const auto other = resolve(agreement, successor)) {
                x_all.push_back({*other, i, successor->at});
            }
        }
        std::ranges::stable_sort(x_all, {}, &Succession::newer);
    }

    void find_wrong_order() {
        for (const Succession& s : x_all) {
            const Agreement& newer = x_ledger.agreement(s.newer);
            const Agreement& older = x_ledger.agreement(s.older);
            if (!newer.concluded || !older.concluded) continue;
            if (!surely_before(newer.concluded->value, older.concluded->value)) continue;
            auto& finding = x_findings.add(
                topics["succession-order"], s.at,
                message("`{}` は `{}` の後継ですが、それより前に締結されています",
                        "`{}` follows `{}`, but was concluded before it", newer.id, older.id));
            const auto label = [&](const Agreement& agreement) {
                finding.labels.push_back(
                    {agreement.concluded->at,
                     message("`{}` の締結は {}", "`{}` concluded {}", agreement.id,
                             to_text(agreement.concluded->value))});
            };
            label(newer);
            label(older);
            finding.help =
                message("`supersedes` は新しい方に、`successor` は古い方に書いてください",
                        "write `supersedes` in the newer record, `successor` in the older one");
        }
    }

    void find_strangers(Day today) {
        const auto governments = governments_of_all(today);
        for (const Succession& s : x_all) {
            const Codes& newer = governments[s.newer];
            const Codes& older = governments[s.older];
            if (newer.empty() || older.empty() || meet(newer, older)) continue;
            auto& finding = x_findings.add(
                topics["succession-of-strangers"], s.at,
                message("`{}` と `{}` に共通の団体がありません",
                        "`{}` and `{}` share no government", x_ledger.agreement(s.newer).id,
                        x_ledger.agreement(s.older).id));
            finding.help = message("同じ団体の協定の ID を書いてください",
                                   "write the id of an agreement of the same government");
        }
    }

    void find_not_ended() {
        for (const Succession& s : x_all) {
            const Agreement& older = x_ledger.agreement(s.older);
            if (older.ended || !follows(x_ledger.agreement(s.newer), older)) continue;
            x_findings.add(topics["superseded-not-ended"], s.at,
                           message("`{}` に引き継がれた `{}` に終了日(`ended`)がありません",
                                   "`{1}`, superseded by `{0}`, has no `ended`",
                                   x_ledger.agreement(s.newer).id, older.id));
        }
    }

    /// Walks from every record to what it follows; to meet the walk again is a cycle.
    void find_cycles() {
        enum class State : std::uint8_t { unseen, on_the_walk, done };
        std::vector<State> states(x_ledger.registry().agreements.size(), State::unseen);
        std::vector<Step> walk;
        const auto enter = [&](std::uint32_t record) {
            states[record] = State::on_the_walk;
            const auto first = std::ranges::lower_bound(x_all, record, {}, &Succession::newer);
            walk.push_back({record, static_cast<std::size_t>(first - x_all.begin())});
        };
        for (const Succession& start : x_all) {
            if (states[start.newer] == State::unseen) enter(start.newer);
            while (!walk.empty()) {
                Step& here = walk.back();
                if (here.next == x_all.size() || x_all[here.next].newer != here.record) {
                    states[here.record] = State::done;
                    walk.pop_back();
                    continue;
                }
                const std::uint32_t older = x_all[here.next++].older;
                if (states[older] == State::unseen) {
                    enter(older);
                } else if (states[older] == State::on_the_walk) {
                    const auto from = std::ranges::find(walk, older, &Step::record);
                    say_cycle({from, walk.end()});
                }
            }
        }
    }

  private:
    /// A record on the walk and its succession to look at next.
    struct Step {
        std::uint32_t record;
        std::size_t next;
    };

    /// Whether the order is right: if not, that is a finding already.
    static bool follows(const Agreement& newer, const Agreement& older) {
        return newer.concluded && older.concluded &&
               surely_before(older.concluded->value, newer.concluded->value);
    }

    using Codes = std::vector<std::string_view>;  // of governments as of today, sorted

    /// The governments of each agreement; none where one of them is unknown.
    std::vector<Codes> governments_of_all(Day today) const {
        std::vector<Codes> all(x_ledger.registry().agreements.size());
        const auto fill = [&](std::uint32_t record) {
            if (!all[record].empty()) return;
            for (const Membership& membership : x_ledger.memberships_of(record)) {
                const Government* government = government_of(x_ledger, membership);
                if (!government) return all[record].clear();
                all[record].push_back(as_of(*government, today).code);
            }
            std::ranges::sort(all[record]);
        };
        for (const Succession& s : x_all) {
            fill(s.newer);
            fill(s.older);
        }
        return all;
    }

    /// Looks for each of the fewer: an agreement of many may be named by many.
    static bool meet(const Codes& a, const Codes& b) {
        const Codes& fewer = a.size() < b.size() ? a : b;
        const Codes& more = a.size() < b.size() ? b : a;
        return std::ranges::any_of(
            fewer, [&](std::string_view code) { return std::ranges::binary_search(more, code); });
    }

    /// The record that an agreement names.
    std::optional<std::uint32_t> resolve(const Agreement& agreement, const Maybe<RecordId>& id) {
        if (!id) return {};
        const std::string_view text = id->value.text;
        if (const auto record = x_ledger.find(text)) return record;
        auto& finding = x_findings.add(
            topics["unknown-record"], id->at,
            message("`{}` という協定はありません", "there is no agreement `{}`", text));
        finding.help = message("台帳にある記録の ID を書いてください",
                               "write the id of a record of the registry");
        if (!x_suggestions.are_spent()) {
            x_suggestions.suggest(finding, text, id->at, near(agreement));
        }
        return {};
    }

    /// The ids of the records of its prefecture, where a slip of a digit or letter still lies.
    std::vector<std::string_view> near(const Agreement& agreement) const {
        const auto prefecture = [](std::string_view id) { return id.substr(0, 2); };
        const std::string_view here = prefecture(agreement.id);
        std::vector<std::string_view> ids(std::ranges::lower_bound(x_ids, here, {}, prefecture),
                                          std::ranges::upper_bound(x_ids, here, {}, prefecture));
        std::erase(ids, agreement.id);
        return ids;
    }

    void say_cycle(std::span<const Step> steps) {
        const auto taken = [&](const Step& step) { return x_all[step.next - 1].at; };
        const auto shown = steps.first(std::min<std::size_t>(steps.size(), 8));
        std::string path;
        for (const Step& step : shown) path += x_ledger.agreement(step.record).id + " → ";
        if (shown.size() < steps.size()) path += "… → ";
        path += x_ledger.agreement(steps.front().record).id;
        auto& finding =
            x_findings.add(topics["succession-cycle"], taken(steps.front()),
                           message("後継関係が輪になっています: {}",
                                   "agreements follow each other in a circle: {}", path));
        for (const Step& step : shown.subspan(1)) {
            finding.labels.push_back({taken(step), message("ここからも", "and here")});
        }
        finding.help =
            steps.size() == 1
                ? message("別の協定の ID を書いてください", "write the id of another agreement")
                : message("どれか1つを消してください", "remove one of them");
    }

    const Ledger& x_ledger;
    Diagnostics& x_findings;
    Suggestions x_suggestions;
    std::vector<std::string_view> x_ids;  // sorted
    std::vector<Succession> x_all;        // by `newer`
};

// ---- what a merger ended -----------------------------------------------------------------------

/// The change by which another government absorbed this one; null if it goes on, or in a new
/// merger.
const GovernmentChange* absorption_of(const LegalPerson& person) {
    if (!person.last) return nullptr;
    const Government& row = *person.forms.back().government;
    for (const GovernmentChange& change : changes()) {
        const bool is_its_end =
            change.date == *person.last + Days{1} && change.old_code == row.code;
        const bool is_absorbed = change.kind == GovernmentChangeKind::merger_absorbed;
        if (is_its_end && is_absorbed && change.new_code != row.code) return &change;
    }
    return nullptr;
}

/// Whether the government of this code is a party to the agreement.
bool has_party(const Ledger& ledger, std::uint32_t agreement, std::string_view code) {
    return std::ranges::any_of(ledger.memberships_of(agreement), [&](const Membership& other) {
        return other.government && other.government->code == code;
    });
}

void find_absorbed(const CheckContext& context, Diagnostics& findings) {
    const Ledger& ledger = context.ledger;
    for (const Membership& membership : ledger.memberships()) {
        const Agreement& agreement = ledger.agreement(membership.agreement);
        const At<Party>& party = agreement.parties[membership.party];
        if (!membership.government || !agreement.concluded || agreement.ended || party->until)
            continue;
        const Day concluded = agreement.concluded->value.latest;
        const GovernmentChange* change =
            absorption_of(legal_person(*membership.government, concluded));
        if (!change || change->date > context.today || change->date <= concluded) continue;
        if (has_party(ledger, membership.agreement, change->new_code)) continue;
        const std::string day = to_iso(change->date);
        auto& finding =
            findings.add(topics["absorbed-party"], party->name ? party->name->at : party.at,
                         message("{}は {} に{}に編入されました", "{0} was absorbed by {2} on {1}",
                                 both_names(*membership.government), day,
                                 both_names(as_of(*membership.government, change->date))));
        finding.help = message(
            "協定が続いているなら `{{role: government, name: {0}, from: {1}}}` を加え、終わったなら `ended` を書いてください",
            "if the agreement goes on, add `{{role: government, name: {0}, from: {1}}}`; if not, write `ended`",
            change->new_name, day);
    }
}

void run(const CheckContext& context, Diagnostics& findings) {
    Successions successions(context.ledger, findings);
    successions.find_wrong_order();
    successions.find_cycles();
    successions.find_strangers(context.today);
    if (context.is_whole) successions.find_not_ended();
    find_absorbed(context, findings);
}

}  // namespace

extern constinit const Rule succession_rule{"succession", topics, run};

}  // namespace daicho
