#include "check/suspects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/home.hpp"
#include "daicho/query/unlisted.hpp"

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
          x_lately(lately) {
        for (const Spell& spell : spells) {
            if (is_suspect(spell) || is_late(spell) || is_lost(spell)) x_spells.push_back(&spell);
        }
        // The nearest to the end of the frame are the likeliest.
        std::ranges::stable_sort(x_spells, {}, [&](const Spell* spell) {
            return std::chrono::abs(spell->begin.latest - x_last);
        });
        // But what held before can only have been broken by what was changed since.
        const auto others =
            std::stable_partition(x_spells.begin(), x_spells.end(),
                                  [&](const Spell* spell) { return lately.touched(*spell); });
        x_touched = static_cast<std::size_t>(others - x_spells.begin());
    }

    void explain(Diagnostic& finding) const {
        const bool is_removed = say_removed(finding);
        help_with_unlisted(finding);
        if (x_spells.empty()) return;
        constexpr std::size_t most_shown = 10;
        std::map<int, int> by_prefecture;  // 0 if unknown
        for (const Spell* spell : x_spells) by_prefecture[number_of(*spell)] += spell->weight;
        Message list;
        std::size_t shown = 0;
        for (const auto& [number, count] : by_prefecture) {
            if (++shown > most_shown) break;
            const std::string_view comma = shown > 1 ? ", " : "";
            const std::string_view name = number > 0 ? prefecture(number).name : "";
            list.ja += fmt::format("{}{} {}", comma, number > 0 ? name : "都道府県不明", count);
            list.en += fmt::format("{}{} {}", comma, number > 0 ? name : "unknown", count);
        }
        if (by_prefecture.size() > most_shown) {
            list.ja += " …";
            list.en += " …";
        }
        finding.notes.push_back({"原因になりうる団体の数(都道府県別): " + list.ja,
                                 "governments that could explain it, by prefecture: " + list.en});
        // Of those that nobody touched, none is shown where another may be the cause.
        const bool is_known = is_removed || x_touched > 0;
        const std::size_t shown_spells = is_known ? x_touched : x_spells.size();
        for (std::size_t i = 0; i < std::min<std::size_t>(3, shown_spells); ++i) {
            finding.labels.push_back(label_of(*x_spells[i]));
        }
    }

  private:
    static constexpr Days soon{366};

    bool has_too_few() const { return *x_figure.published > x_counted.least; }
    bool has_too_many() const { return *x_figure.published < x_counted.most; }

    /// Whether a record that is gone may be the cause.
    bool say_removed(Diagnostic& finding) const {
        if (!has_too_few()) return false;
        Message all;
        for (const auto& [government, path] : x_lately.removed()) {
            if (!x_figure.kinds.contains(government->kind)) continue;
            const Message one = message("{} ({})", "{} ({})", government->name, path);
            all = all.empty() ? one : message("{}、{}", "{}, {}", all, one);
        }
        if (all.empty()) return false;
        finding.notes.push_back(message("{}消えた記録: {}", "records that are gone since {}: {}",
                                        x_lately.base(), all));
        return true;
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
        for (const Spell* spell : x_spells) {
            if (spell->unlisted || !x_lately.was_added(*spell)) continue;
            const At<Unlisted>* entry = entry_for(*spell);
            if (!entry) continue;
            const std::string& text = x_ledger.registry().files[entry->at.source].text;
            const int count = entry->value.count->value;
            const int line =
                position_of(text, (count > 1 ? entry->value.count->at : entry->at).begin).line;
            const std::string_view name = spell->on(x_last).government->name;
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

    /// Of what was touched lately, also what began long ago is one too many.
    bool is_late(const Spell& spell) const {
        return has_too_many() && x_lately.touched(spell) &&
               counts_in(spell, x_figure.frame, x_figure.kinds) != Certainty::no;
    }

    /// And what was ended is one too few, also if it began long ago.
    bool is_lost(const Spell& spell) const {
        return has_too_few() && x_lately.was_changed(spell) && spell.end &&
               spell.end->earliest <= x_last && spell.begin.earliest <= x_last;
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

    Label label_of(const Spell& spell) const {
        if (const Unlisted* entry = unlisted(spell)) {
            return {entry->concluded->at,
                    message("未登載 {} はこの日付で数えます",
                            "{} unlisted are counted by this date", spell.weight)};
        }
        std::vector<std::uint32_t> agreements;
        for (const auto membership : spell.memberships) {
            agreements.push_back(x_ledger.memberships()[membership].agreement);
        }
        const Agreement& last = x_ledger.agreement(agreements.back());
        if (has_too_few() && spell.end && spell.end->earliest <= x_last && last.ended &&
            last.ended->value.date) {
            return {last.ended->value.date->at,
                    message("{}はこの日までしか数えません", "{} is counted only until this date",
                            spell.on(x_last).government->name)};
        }
        return {x_ledger.agreement(first_agreement(x_ledger, agreements)).concluded->at,
                message("{}はこの日付で数えます", "{} is counted by this date",
                        spell.on(x_last).government->name)};
    }

    const Ledger& x_ledger;
    const Figure& x_figure;
    Limits x_counted;
    Day x_last;
    const Lately& x_lately;
    std::vector<const Spell*> x_spells;  // those that were touched lately first
    std::size_t x_touched = 0;
};

}  // namespace

void explain_missed(Diagnostic& finding, const Ledger& ledger, std::span<const Spell> spells,
                    const Figure& figure, const Limits& counted, const Lately& lately) {
    Suspects(ledger, spells, figure, counted, lately).explain(finding);
}

}  // namespace daicho
