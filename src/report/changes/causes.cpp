#include "report/changes/causes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "daicho/query/identity.hpp"
#include "daicho/query/published.hpp"
#include "report/parts/wording.hpp"

namespace daicho {

namespace {

constexpr std::size_t most_told = 20;
// The keys of registry.yaml whose items are known by who they are of, and by their days.
constexpr std::string_view unlisted_key = "unlisted", totals_key = "totals";

std::string figure(const Tally& count) {
    return Wording::figure(count);
}

/// 熱海市 (222054-atami); with its figure if that is not one.
std::string in_words(const Share& share) {
    const std::string count = figure(share.count);
    return count == "1" ? share.words : fmt::format("{}: {}", share.words, count);
}

/// Whether a change can be the cause of another figure: which record counts, where and since when.
bool counts(const Change& change) {
    constexpr std::array whole{ChangeKind::added, ChangeKind::removed, ChangeKind::ended};
    const auto is_whole = [&](ChangeKind kind) {
        return std::ranges::find(whole, kind) != whole.end();
    };
    return std::ranges::any_of(change.kinds, is_whole) ||
           std::ranges::find(change.kinds, ChangeKind::unreadable) != change.kinds.end() ||
           std::ranges::any_of(change.values, &ValueChange::counts);
}

/// What a published total says, as far as any figure follows from it.
std::string claim_of(const PublishedTotal& total) {
    std::string out = fmt::format("{}{}{}", total.disputed.has_value(), total.is_derived(),
                                  total.complete && total.complete->value);
    for (const Figure& figure : figures_of(total)) {
        const auto since = figure.frame.since ? to_iso(*figure.frame.since) : std::string();
        out += fmt::format("\n{} {} {} {}", name_of(figure.kinds), since, to_iso(figure.frame.day),
                           figure.published.value);
    }
    return out;
}

}  // namespace

// ---- a state -----------------------------------------------------------------------------------

struct Causes::State {
    explicit State(const ReportContext& of)
        : context(of), counting(of.ledger, of.filter), claims(published_figures(registry())) {
        for (const Spell& spell : counting.spells()) {
            for (const std::uint32_t each : spell.memberships)
                who_of[path_of(agreement_of(each))].insert(key_of(spell));
        }
        for (const Spell& spell : counting.spells())
            spells_of[key_of(spell)].insert(text_of(spell));
        for (const auto& total : registry().totals)
            totals[identity(*total)].insert(claim_of(*total));
    }

    const Registry& registry() const { return context.ledger.registry(); }
    std::uint32_t agreement_of(std::uint32_t membership) const {
        return context.ledger.memberships()[membership].agreement;
    }
    const std::string& path_of(std::uint32_t agreement) const {
        return registry().files[registry().agreements[agreement].source].path;
    }

    std::string key_of(const Spell& spell) const { return holder_of(registry(), spell); }

    std::string words_of(const Spell& spell, Day day) const {
        const Stage& stage = spell.on(day);
        if (spell.unlisted) {
            const auto& where = registry().unlisted[*spell.unlisted]->prefecture;
            return unlisted_words(context, where ? find_prefecture(where->value.text) : nullptr,
                                  stage.kind);
        }
        std::vector<std::uint32_t> agreements;
        for (const std::uint32_t each : spell.memberships) agreements.push_back(agreement_of(each));
        const std::uint32_t first = first_agreement(context.ledger, agreements);
        return fmt::format("{} ({})", stage.government ? stage.government->name : "",
                           context.ledger.agreement(first).id);
    }

    /// All that a figure can see of it.
    static std::string text_of(const Spell& spell) {
        std::string out = fmt::format("{} {} {}", spell.weight, to_text(spell.begin),
                                      spell.end ? to_text(*spell.end) : std::string());
        for (const Stage& stage : spell.stages)
            out += fmt::format(" {}:{}", to_iso(stage.since), static_cast<int>(stage.kind));
        return out;
    }

    /// Of those whose spells differ from what they are in the other state: of few, as a rule.
    Shares shares_in(const Asked& asked, const State& other) const {
        Shares out;
        for (const Spell* each : differing(other)) {
            const Spell& spell = *each;
            const Certainty certainty = counts_in(spell, asked.frame, asked.kinds);
            if (certainty == Certainty::no) continue;
            Share& share = out[key_of(spell)];
            if (share.words.empty()) share.words = words_of(spell, asked.frame.day);
            share.count.possible += spell.weight;
            if (certainty == Certainty::surely) share.count.certain += spell.weight;
        }
        return out;
    }

    const std::vector<const Spell*>& differing(const State& other) const {
        if (x_differing) return *x_differing;
        x_differing.emplace();
        for (const Spell& spell : counting.spells()) {
            const std::string key = key_of(spell);
            const auto there = other.spells_of.find(key);
            const bool is_same =
                there != other.spells_of.end() && there->second == spells_of.at(key);
            if (!is_same) x_differing->push_back(&spell);
        }
        return *x_differing;
    }

    const ReportContext& context;
    Counting counting;
    std::vector<Published> claims;
    std::map<std::string, std::set<std::string>> who_of;          // by the path of a record
    std::map<std::string, std::multiset<std::string>> spells_of;  // by who they are of
    std::map<std::string, std::multiset<std::string>> totals;
    mutable std::optional<std::vector<const Spell*>> x_differing;  // once somebody has asked
};

Causes::Causes(const ReportContext& before, const ReportContext& after, const Changes& changes)
    : x_before(std::make_shared<State>(before)),
      x_after(std::make_shared<State>(after)),
      x_changes(changes) {}

// ---- what differs ------------------------------------------------------------------------------

std::vector<std::string> Causes::reasons(const Asked& asked) const {
    return daicho::reasons(x_before->shares_in(asked, *x_after),
                           x_after->shares_in(asked, *x_before), x_after->context.lang);
}

std::set<std::string> Causes::who_differs(std::span<const Asked> asked) const {
    std::set<std::string> out;
    for (const Asked& each : asked) {
        const Shares was = x_before->shares_in(each, *x_after);
        const Shares is = x_after->shares_in(each, *x_before);
        const auto add = [&](const Shares& of, const Shares& other) {
            for (const auto& [key, share] : of) {
                const auto found = other.find(key);
                const bool is_same =
                    found != other.end() && figure(found->second.count) == figure(share.count);
                if (!is_same) out.insert(key);
            }
        };
        add(was, is);
        add(is, was);
    }
    return out;
}

std::vector<std::string> Causes::of(std::span<const Asked> asked) const {
    const auto who = who_differs(asked);
    return changes_of(&who, Totals::none);
}

std::vector<std::string> Causes::with_totals(std::vector<Asked> asked) const {
    std::set<std::pair<Frame, std::string>> known;
    for (const auto* state : {x_before.get(), x_after.get()}) {
        for (const Published& each : state->claims) {
            const Claim& claim = each.claim;
            if (known.emplace(claim.frame, name_of(claim.kinds)).second)
                asked.push_back({claim.frame, claim.kinds});
        }
    }
    const auto who = who_differs(asked);
    return changes_of(&who, Totals::all);
}

std::vector<std::string> Causes::any() const {
    return changes_of(nullptr, Totals::all);
}

std::vector<std::string> Causes::of_total(Day day) const {
    const std::string identity = to_iso(day);
    std::vector<std::string> out;
    for (const Change& file : x_changes.files) {
        for (const ValueChange& value : file.values) {
            std::string words = fmt::format("{}: {}", file.path, value.item);
            const bool is_new = std::ranges::find(out, words) == out.end();
            if (value.section == totals_key && value.identity == identity && is_new)
                out.push_back(std::move(words));
        }
    }
    return out;
}

// ---- the changes -------------------------------------------------------------------------------

bool Causes::concerns(const Change& change, const std::set<std::string>& who) const {
    const auto is_in = [&](const State& state, const std::string& path) {
        const auto found = state.who_of.find(path);
        return found != state.who_of.end() &&
               std::ranges::any_of(found->second,
                                   [&](const std::string& key) { return who.contains(key); });
    };
    const std::string& old_path = change.path_before.empty() ? change.path : change.path_before;
    return is_in(*x_after, change.path) || is_in(*x_before, old_path);
}

/// Of totals and of the unlisted it is told which item it is.
bool Causes::is_cause(const ValueChange& value, const std::set<std::string>* who,
                      Totals totals) const {
    if (!value.counts || !who) return value.counts;
    if (value.section == unlisted_key)
        return who->contains(std::string(unlisted_prefix) + value.identity);
    if (value.section != totals_key) return true;
    const auto claims = [&](const State& state) {
        const auto found = state.totals.find(value.identity);
        return found == state.totals.end() ? std::multiset<std::string>() : found->second;
    };
    return totals == Totals::all && claims(*x_before) != claims(*x_after);
}

std::vector<std::string> Causes::changes_of(const std::set<std::string>* who, Totals totals) const {
    std::vector<std::string> out;
    for (const Change& change : x_changes.records) {
        if (counts(change) && (!who || concerns(change, *who)))
            out.push_back(fmt::format("{} ({})", change.name, change.id));
    }
    for (const Change& file : x_changes.files) {
        for (const ValueChange& value : file.values) {
            std::string words = fmt::format("{}: {}", file.path, value.item);
            const bool is_new = std::ranges::find(out, words) == out.end();
            if (is_new && is_cause(value, who, totals)) out.push_back(std::move(words));
        }
    }
    return out;
}

// ---- shares ------------------------------------------------------------------------------------

std::vector<std::string> reasons(const Shares& was, const Shares& is, Lang lang) {
    std::set<std::string> keys;
    for (const Shares* each : {&was, &is}) {
        for (const auto& [key, share] : *each) keys.insert(key);
    }
    std::vector<std::string> out;
    for (const std::string& key : keys) {
        const auto before = was.find(key), after = is.find(key);
        if (before == was.end()) {
            out.push_back("+ " + in_words(after->second));
        } else if (after == is.end()) {
            out.push_back("− " + in_words(before->second));
        } else if (const auto a = figure(before->second.count), b = figure(after->second.count);
                   a != b) {
            out.push_back(fmt::format("{} {} → {}", after->second.words, a, b));
        }
    }
    if (out.size() <= most_told) return out;
    const std::size_t rest = out.size() - most_told;
    out.resize(most_told);
    out.push_back(message("ほか{}件", "{} more", rest).in(lang));
    return out;
}

std::string unlisted_words(const ReportContext& context, const Prefecture* prefecture,
                           GovernmentKind kind) {
    const Words where =
        prefecture ? both_names(*prefecture) : Words{"県不明", "prefecture unknown"};
    const Wording say(context);
    return say.format("{}の未登載の{}", "unlisted {1} of {0}", say.text(where),
                      say.text(label(kind)));
}

}  // namespace daicho
