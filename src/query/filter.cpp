#include "daicho/query/filter.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "daicho/model/trouble.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

template <class Range, class Value, class Projection = std::identity>
bool has(const Range& range, const Value& value, Projection projection = {}) {
    return std::ranges::find(range, value, projection) != range.end();
}

/// Whether a value is wanted; any is, where nothing is asked for.
template <class Wanted, class Test>
bool passes(const Wanted& wanted, Test is_one) {
    return wanted.empty() || std::ranges::any_of(wanted, is_one);
}

bool is(const Maybe<Term>& term, const std::string& wanted) {
    return term && term->value.id == wanted;
}

std::string_view id_of(const At<Term>& term) {
    return term->id;
}

Words region_named(const std::string& name) {
    const Words* found = find_region(name);
    return found ? *found : Words{name, name};
}

/// Whether one of the wanted is the role of a party, or a part of its name.
bool keeps_parties(const Agreement& agreement, const Filter& filter) {
    if (filter.party_roles.empty() && filter.parties.empty()) return true;
    return std::ranges::any_of(agreement.parties, [&](const At<Party>& party) {
        const auto is_role = [&](const std::string& wanted) { return is(party->role, wanted); };
        const auto is_name = [&](const std::string& wanted) {
            return party->name && mentions(party->name->value.text, wanted);
        };
        return std::ranges::any_of(filter.party_roles, is_role) ||
               std::ranges::any_of(filter.parties, is_name);
    });
}

bool keeps_measures(const Agreement& agreement, const Filter& filter) {
    const auto some = [&](auto test) {
        return std::ranges::any_of(agreement.measures, [&](const auto& m) { return test(*m); });
    };
    return passes(filter.groups,
                  [&](const std::string& wanted) {
                      return some([&](const Measure& measure) {
                          return has(measure.groups, wanted, id_of);
                      });
                  }) &&
           passes(filter.activities, [&](const std::string& wanted) {
               return some(
                   [&](const Measure& measure) { return has(measure.activities, wanted, id_of); });
           });
}

bool keeps_facilities(const Agreement& agreement, const Filter& filter) {
    return filter.facility_kinds.empty() ||
           std::ranges::any_of(agreement.facilities,
                               [&](const auto& facility) { return filter.keeps(*facility); });
}

bool keeps(const Ledger& ledger, std::uint32_t index, const Filter& filter, Day as_of) {
    const Government* first = first_government(ledger, index, as_of);
    const Prefecture* place = prefecture_of(ledger.registry(), ledger.agreement(index));
    return matches(ledger, index, filter) && filter.keeps(place) &&
           filter.keeps(first ? std::optional(first->kind) : std::nullopt);
}

/// Puts the parts of a filter into words, one behind the other.
class Phrases {
  public:
    explicit Phrases(Lang lang) : x_lang(lang) {}

    void add(std::string_view phrase) {
        x_text += fmt::format("{}{}", x_text.empty() ? "" : "; ", phrase);
    }
    /// Nothing if none of the values is asked for.
    template <class Values, class Name>
    void add(Words what, const Values& values, Name name_of) {
        if (values.empty()) return;
        std::vector<std::string> names;
        for (const auto& value : values) names.emplace_back(name_of(value));
        add(fmt::format("{}: {}", what.in(x_lang),
                        fmt::join(names, x_lang == Lang::ja ? "か" : " or ")));
    }
    std::string take() { return std::move(x_text); }

  private:
    Lang x_lang;
    std::string x_text;
};

/// 平成27年4月1日以後の可能性があるもの.
std::string range_in_words(const Filter& filter, Lang lang, DateStyle dates) {
    const auto on = [&](Day day) { return label(day, dates, lang); };
    Message out;
    if (filter.since && filter.until) {
        out = message("{}～{}", "{} to {}", on(*filter.since), on(*filter.until));
    } else if (filter.since) {
        out = message("{}以後", "{} or later", on(*filter.since));
    } else {
        out = message("{}以前", "{} or earlier", on(*filter.until));
    }
    return lang == Lang::ja ? fmt::format("締結: {}の可能性があるもの", out.ja)
                            : fmt::format("concluded, at least perhaps: {}", out.en);
}

}  // namespace

bool Filter::keeps(const Prefecture* place) const {
    if (!place) return prefectures.empty() && regions.empty();
    const auto is_it = [&](int number) { return number == place->number; };
    return passes(scope, is_it) && passes(prefectures, is_it) &&
           passes(regions, [&](const std::string& name) { return name == place->region.ja; });
}

bool Filter::keeps(std::optional<GovernmentKind> kind) const {
    return passes(government_kinds, [&](GovernmentKind wanted) { return kind == wanted; });
}

bool Filter::keeps(const Date& concluded) const {
    return (!since || concluded.latest >= *since) && (!until || concluded.earliest <= *until);
}

bool Filter::surely_keeps(const Date& concluded) const {
    return (!since || concluded.earliest >= *since) && (!until || concluded.latest <= *until);
}

bool Filter::keeps(const Measure& measure) const {
    return passes(groups, [&](const std::string& of) { return has(measure.groups, of, id_of); }) &&
           passes(activities,
                  [&](const std::string& of) { return has(measure.activities, of, id_of); });
}

bool Filter::keeps(const Facility& facility) const {
    return passes(facility_kinds, [&](const std::string& of) { return is(facility.kind, of); });
}

bool Filter::keeps_unlisted() const {
    return kinds.empty() && groups.empty() && activities.empty() && facility_kinds.empty() &&
           party_roles.empty() && parties.empty() && texts.empty() && id.empty();
}

KindSet Filter::governments() const {
    if (government_kinds.empty()) return all_governments;
    KindSet out;
    for (const GovernmentKind kind : government_kinds) out.insert(kind);
    return out;
}

bool Filter::is_published(Day as_of) const {
    return keeps_unlisted() && !all_kinds && prefectures.empty() && regions.empty() && !since &&
           (!until || *until >= as_of);
}

bool Filter::is_national(Day as_of) const {
    return is_published(as_of) && governments() == all_governments;
}

Filter Filter::within(const Prefecture& place) const {
    if (!keeps(&place)) {
        throw Trouble(
            message("{}は絞り込みの外です", "the filter leaves out {}", both_names(place)),
            message("--prefecture と --region を外すか、{}の入るものにしてください",
                    "leave out --prefecture and --region, or name what {} is in",
                    both_names(place)));
    }
    Filter out = *this;
    out.prefectures = {place.number};
    return out;
}

void Filter::refuse_if_empty() const {
    const auto is_kept = [&](const Prefecture& place) { return keeps(&place); };
    if (!scope.empty() && std::ranges::none_of(daicho::prefectures(), is_kept)) {
        throw Trouble(message("この台帳の範囲にある都道府県が残りません",
                              "nothing is left of the prefectures that this registry is about"),
                      message("registry.yaml の `scope` にある都道府県を指定してください",
                              "name prefectures of `scope` in registry.yaml"));
    }
    if (std::ranges::none_of(daicho::prefectures(), is_kept)) {
        throw Trouble(
            message("--prefecture と --region の両方に入る都道府県はありません",
                    "no prefecture is in both --prefecture and --region"),
            message("どちらか一方にしてください(2つのオプションは、両方に合うものを残します)",
                    "give one of them: two options keep what is in both"));
    }
    if (since && until && *since > *until) {
        throw Trouble(message("--since は --until より後です", "--since is later than --until"));
    }
}

std::vector<Words> Filter::places() const {
    std::vector<Words> out;
    for (const int number : prefectures) {
        const Prefecture& place = prefecture(number);
        if (keeps(&place)) out.push_back(both_names(place));
    }
    if (!prefectures.empty()) return out;
    for (const std::string& region : regions) out.push_back(region_named(region));
    return out;
}

std::string Filter::words(const Vocabularies& terms, Lang lang, DateStyle dates) const {
    Phrases say(lang);
    const auto in = [&](Words words) { return words.in(lang); };
    const auto term = [&](const Vocabulary& vocabulary) {
        return [&vocabulary, lang](const std::string& of) { return label(vocabulary, of, lang); };
    };
    const auto quoted = [&](const std::string& text) {
        return fmt::format(fmt::runtime(in({"「{}」", "`{}`"})), printable(text));
    };
    if (!id.empty()) {
        say.add(fmt::format("{}: {}", in({"協定", "agreement"}), id));
    } else if (all_kinds) {
        say.add(in({"すべての種類の協定", "agreements of every kind"}));
    } else if (kinds.empty()) {
        say.add(in({"国の集計に入る種類の協定", "agreements in the national count"}));
    }
    say.add({"協定の種類", "kind of agreement"}, kinds, term(terms.kinds));
    const auto place = [&](int number) { return in(both_names(prefecture(number))); };
    say.add({"台帳の範囲", "scope of the registry"}, scope, place);
    say.add({"都道府県", "prefecture"}, prefectures, place);
    say.add({"地方", "region"}, regions,
            [&](const std::string& region) { return in(region_named(region)); });
    say.add({"団体の種類", "kind of government"}, government_kinds,
            [&](GovernmentKind kind) { return in(label(kind)); });
    say.add({"対象者", "target group"}, groups, term(terms.groups));
    say.add({"取組の内容", "activity"}, activities, term(terms.activities));
    say.add({"施設の種類", "kind of facility"}, facility_kinds, term(terms.facility_kinds));
    say.add({"締結主体の立場", "role of party"}, party_roles, term(terms.roles));
    say.add({"締結主体の名称", "name of party"}, parties, quoted);
    if (since || until) say.add(range_in_words(*this, lang, dates));
    say.add({"記録の文字列", "text of the record"}, texts, quoted);
    return say.take();
}

bool takes_part(const Registry& registry, const Agreement& agreement, const Filter& filter) {
    if (!agreement.kind) return false;
    if (filter.kinds.empty()) return filter.all_kinds || is_counted(registry, agreement);
    return has(filter.kinds, agreement.kind->value.id);
}

std::vector<int> scope_of(const Registry& registry) {
    std::vector<int> out;
    for (const At<Line>& name : registry.scope) {
        if (const Prefecture* found = find_prefecture(name->text)) out.push_back(found->number);
    }
    return out;
}

bool matches(const Ledger& ledger, std::uint32_t index, const Filter& filter) {
    const Registry& registry = ledger.registry();
    const Agreement& agreement = ledger.agreement(index);
    if (!agreement.kind || !agreement.concluded) return false;
    // Every text of a record is in its file, and its comments are part of what a reader looks for.
    const auto is_in_file = [&](const std::string& wanted) {
        return mentions(registry.files[agreement.source].text, wanted);
    };
    return (filter.id.empty() || agreement.id == filter.id) &&
           takes_part(registry, agreement, filter) && filter.keeps(agreement.concluded->value) &&
           keeps_measures(agreement, filter) && keeps_facilities(agreement, filter) &&
           keeps_parties(agreement, filter) && passes(filter.texts, is_in_file);
}

std::vector<std::uint32_t> agreements_of(const Ledger& ledger, const Filter& filter, Day as_of) {
    std::vector<std::uint32_t> out;
    const auto count = static_cast<std::uint32_t>(ledger.registry().agreements.size());
    for (std::uint32_t index = 0; index < count; ++index) {
        if (keeps(ledger, index, filter, as_of)) out.push_back(index);
    }
    return out;
}

void refuse_if_left_out(const Ledger& ledger, std::uint32_t agreement, const Filter& filter,
                        Day as_of) {
    Filter any_kind = filter;
    any_kind.all_kinds = filter.kinds.empty();
    if (keeps(ledger, agreement, any_kind, as_of)) return;
    throw Trouble(message("{} は絞り込みの外です", "the filter leaves out {}",
                          ledger.agreement(agreement).id),
                  message("絞り込みを外すか、この協定の入るものにしてください",
                          "leave out the filter, or one that this agreement is in"));
}

}  // namespace daicho
