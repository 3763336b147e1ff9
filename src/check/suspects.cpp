#include "check/suspects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "daicho/query/counting.hpp"
#include "daicho/query/unlisted.hpp"
#include "daicho/text/lists.hpp"

namespace daicho {

namespace {

class Suspects {
  public:
    Suspects(const Ledger& ledger, std::span<const Spell> spells, const Figure& figure,
             const Limits& counted, const Lately& lately)
        : x_ledger(ledger),
          x_figure(figure),
          x_counted(counted),
          x_last(figure.frame.day),
          x_lately(lately),
          x_moved(lately.moved(figure.frame, figure.kinds)) {
        // What held before can only have been broken by what counts otherwise since.
        std::erase_if(x_moved, [&](const Moved& one) {
            return !(has_too_few() && one.is_less()) && !(has_too_many() && one.is_more());
        });
        for (const Spell& spell : spells) {
            if (is_suspect(spell)) x_spells.push_back(&spell);
        }
        // The nearest to the end of the frame are the likeliest.
        std::ranges::stable_sort(x_spells, {}, [&](const Spell* spell) {
            return std::chrono::abs(spell->begin.latest - x_last);
        });
    }

    void explain(Diagnostic& finding) const {
        if (!x_moved.empty()) {
            say_moved(finding);
            help_with_unlisted(finding);
        } else if (!say_published_otherwise(finding)) {
            say_suspects(finding);
        }
    }

  private:
    static constexpr Days soon{366};
    static constexpr std::size_t most_labels = 3;

    bool has_too_few() const { return *x_figure.published > x_counted.least; }
    bool has_too_many() const { return *x_figure.published < x_counted.most; }

    // ---- what counts otherwise than at the base -------------------------------------------------

    void say_moved(Diagnostic& finding) const {
        Message gone;
        for (const Moved& one : x_moved) {
            if (auto label = label_of(one)) {
                if (finding.labels.size() < most_labels)
                    finding.labels.push_back(std::move(*label));
                continue;
            }
            const Message which = gone_record(*one.was);
            gone = gone.empty() ? which : message("{}、{}", "{}, {}", gone, which);
        }
        if (gone.empty()) return;
        finding.notes.push_back(
            message("{}消えた記録: {}", "records that were there {}: {}", base(), gone));
    }

    const Message& base() const { return x_lately.base()->base; }

    /// The path of its last record at the base.
    const std::string& path_then(const Spell& spell) const {
        const Ledger& then = *x_lately.base()->state->ledger;
        const auto agreement = then.memberships()[spell.memberships.back()].agreement;
        return then.registry().files[then.agreement(agreement).source].path;
    }

    /// 太田市 (10-gunma/102059-ota.yaml), or what is no longer among the unlisted.
    Message gone_record(const Spell& spell) const {
        if (spell.unlisted) {
            return message("registry.yaml の未登載の{1} {0}", "{} {} of the unlisted", spell.weight,
                           label(spell.stages.back().kind));
        }
        return message("{} ({})", "{} ({})", both_names(*spell.stages.back().government),
                       path_then(spell));
    }

    /// Where it stands now; nothing if it is gone.
    std::optional<Label> label_of(const Moved& one) const {
        if (one.now && one.now->unlisted) return label_of_entry(one);
        if (one.now) return label_of(*one.now);
        if (one.was->unlisted) return {};
        const Registry& registry = x_ledger.registry();
        const auto agreement =
            std::ranges::find_if(registry.agreements, [&](const Agreement& each) {
                return registry.files[each.source].path == path_then(*one.was);
            });
        if (agreement == registry.agreements.end() || !agreement->kind) return {};
        const Words name = both_names(*one.was->stages.back().government);
        return Label{
            agreement->kind->at,
            is_counted(registry, *agreement)
                ? message("{}は、この記録にもうありません", "{} is no longer in this record", name)
                : message("{}は、この種類では国の集計に入りません",
                          "of this kind {} is not in the national count", name)};
    }

    Label label_of_entry(const Moved& one) const {
        const Unlisted& entry = *unlisted(*one.now);
        if (!one.was || one.was->weight == one.now->weight) return label_of(*one.now);
        return {entry.count->at,
                message("{}変わりました(前は {})", "{} it was {}", base(), one.was->weight)};
    }

    /// The one entry of those without a name that may have stood for this government.
    const At<Unlisted>* entry_for(const Spell& spell) const {
        const Registry& registry = x_ledger.registry();
        const auto entries = unlisted_of(registry, *spell.on(x_last).government, spell.begin);
        return entries.size() == 1 ? &registry.unlisted[entries.front()] : nullptr;
    }

    /// Whoever finds a name forgets the entry that stood for it.
    void help_with_unlisted(Diagnostic& finding) const {
        if (!has_too_many()) return;
        for (const Moved& one : x_moved) {
            const Spell* spell = one.now;
            if (!spell || spell->unlisted || one.before.most > 0) continue;
            const At<Unlisted>* entry = entry_for(*spell);
            if (!entry) continue;
            const std::string& text = x_ledger.registry().files[entry->at.source].text;
            const int count = entry->value.count->value;
            const int line =
                position_of(text, (count > 1 ? entry->value.count->at : entry->at).begin).line;
            const Words name = both_names(*spell->on(x_last).government);
            finding.help =
                count > 1
                    ? message(
                          "{2}が見つかったので、registry.yaml:{0} の `count` を {1} に減らしてください",
                          "{2} has been found: lower `count` of registry.yaml:{0} to {1}", line,
                          count - 1, name)
                    : message("{1}が見つかったので、registry.yaml:{0} の未登載を消してください",
                              "{1} has been found: remove the unlisted entry of registry.yaml:{0}",
                              line, name);
            return;
        }
    }

    // ---- what was published otherwise -----------------------------------------------------------

    /// Where nothing counts otherwise, the figure itself may be another.
    bool say_published_otherwise(Diagnostic& finding) const {
        if (!x_lately.base()) return false;
        for (const auto& total : x_lately.base()->state->registry.totals) {
            if (!total->as_of || total->as_of->value != x_figure.total->as_of->value) continue;
            for (const Figure& then : figures_of(*total)) {
                const bool is_it = then.kinds == x_figure.kinds && then.year == x_figure.year;
                if (!is_it || *then.published == *x_figure.published) continue;
                finding.notes.push_back(message("{}公表値が変わりました(前は {})",
                                                "{} the published figure was {}", base(),
                                                *then.published));
                return true;
            }
        }
        return false;
    }

    // ---- what else may be wrong -----------------------------------------------------------------

    void say_suspects(Diagnostic& finding) const {
        if (x_spells.empty()) return;
        constexpr std::size_t most_shown = 10;
        std::map<int, int> by_prefecture;  // 0 if unknown
        for (const Spell* spell : x_spells) by_prefecture[number_of(*spell)] += spell->weight;
        const auto most = static_cast<std::ptrdiff_t>(std::min(most_shown, by_prefecture.size()));
        const std::vector first(by_prefecture.begin(), std::next(by_prefecture.begin(), most));
        const auto share = [](const auto& one) {
            const auto& [number, count] = one;
            const Words name =
                number > 0 ? both_names(prefecture(number)) : Words{"都道府県不明", "unknown"};
            return message("{} {}", "{} {}", name, count);
        };
        finding.notes.push_back(message("原因になりうる団体の数(都道府県別): {}{}",
                                        "governments that could explain it, by prefecture: {}{}",
                                        joined(first, comma, share),
                                        by_prefecture.size() > most_shown ? " …" : ""));
        for (std::size_t i = 0; i < std::min(most_labels, x_spells.size()); ++i) {
            finding.labels.push_back(label_of(*x_spells[i]));
        }
    }

    bool is_suspect(const Spell& spell) const {
        const Certainty counts = counts_in(spell, x_figure.frame, x_figure.kinds);
        if (*x_figure.published < x_counted.least) {
            return counts == Certainty::surely && spell.begin.latest > x_last - soon;
        }
        if (*x_figure.published > x_counted.most) {
            return counts == Certainty::no &&
                   holds_on(spell, x_last + soon, x_figure.kinds) != Certainty::no;
        }
        return counts == Certainty::perhaps;
    }

    const Unlisted* unlisted(const Spell& spell) const {
        return spell.unlisted ? &*x_ledger.registry().unlisted[*spell.unlisted] : nullptr;
    }

    int number_of(const Spell& spell) const {
        const Unlisted* entry = unlisted(spell);
        if (!entry) return spell.on(x_last).government->prefecture;
        const Prefecture* place =
            entry->prefecture ? find_prefecture(entry->prefecture->value.text) : nullptr;
        return place ? place->number : 0;
    }

    /// What the date by which it begins does to the figure. One that begins too late for it is said
    /// to be so: a reader who looks for what is missing would take it for counted.
    Message effect_of_begin(const Spell& spell, const Message& who, std::string_view is) const {
        if (counts_in(spell, x_figure.frame, x_figure.kinds) != Certainty::no)
            return message("{0}はこの日付で数えます", "{0} {1} counted by this date", who, is);
        if (spell.begin.earliest > x_last)
            return message("{}は、この日付がもっと早ければ数えます",
                           "{} would be counted if this date were earlier", who);
        if (x_figure.frame.since && spell.begin.latest <= *x_figure.frame.since)
            return message("{}は、この日付がもっと遅ければ数えます",
                           "{} would be counted if this date were later", who);
        return message("{0}は {2} には数えません", "{0} {1} not counted on {2}", who, is,
                       to_iso(x_last));
    }

    Label label_of(const Spell& spell) const {
        if (const Unlisted* entry = unlisted(spell)) {
            return {
                entry->concluded->at,
                effect_of_begin(spell, message("未登載 {} ", "{} unlisted", spell.weight), "are")};
        }
        std::vector<std::uint32_t> agreements;
        for (const auto membership : spell.memberships) {
            agreements.push_back(x_ledger.memberships()[membership].agreement);
        }
        const Agreement& last = x_ledger.agreement(agreements.back());
        const Message who = message(both_names(*spell.on(x_last).government));
        if (has_too_few() && spell.end && spell.end->earliest <= x_last && last.ended &&
            last.ended->value.date) {
            return {last.ended->value.date->at, message("{}はこの日までしか数えません",
                                                        "{} is counted only until this date", who)};
        }
        return {x_ledger.agreement(first_agreement(x_ledger, agreements)).concluded->at,
                effect_of_begin(spell, who, "is")};
    }

    const Ledger& x_ledger;
    const Figure& x_figure;
    Limits x_counted;
    Day x_last;
    const Lately& x_lately;
    std::vector<Moved> x_moved;  // that may have broken the figure
    std::vector<const Spell*> x_spells;
};

}  // namespace

void explain_missed(Diagnostic& finding, const Ledger& ledger, std::span<const Spell> spells,
                    const Figure& figure, const Limits& counted, const Lately& lately) {
    Suspects(ledger, spells, figure, counted, lately).explain(finding);
}

}  // namespace daicho
