#include "daicho/query/identity.hpp"

#include <fmt/format.h>

#include <map>

#include "daicho/text/normal.hpp"

namespace daicho {

namespace {

template <class T>
std::string text_of(const Maybe<T>& text) {
    return text ? normal_form(text->value.text) : std::string();
}
std::string text_of(const Maybe<Term>& term) {
    return term ? term->value.id : std::string();
}

std::string text_of(const Maybe<Bilingual>& name) {
    return name ? text_of(name->value.ja) : std::string();
}

std::string year_of(const Maybe<FiscalYear>& year) {
    return year ? to_text(year->value) : std::string();
}
/// The fiscal year of the last day that it may be.
std::string year_of(const Maybe<Date>& date) {
    return date ? to_text(fiscal_year_of(date->value.latest)) : std::string();
}

/// What is known of the parts, one behind the other: `council/第1回運営協議会/FY2025`.
template <class... Part>
std::string joined(const Part&... parts) {
    std::string out;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) out += (out.empty() ? "" : "/") + part;
    };
    (add(parts), ...);
    return out;
}

std::string first_of(const std::string& a, const std::string& b) {
    return a.empty() ? b : a;
}

}  // namespace

std::string identity(const Party& party) {
    return first_of(text_of(party.name), text_of(party.role));
}
std::string identity(const Numbered& number) {
    const std::string_view among =
        number.among ? named(among_names, number.among->value).id : std::string_view();
    return joined(number.source ? number.source->value.id : std::string(), text_of(number.within),
                  std::string(among));
}
std::string identity(const Revision& revision) {
    return joined(text_of(revision.summary), year_of(revision.date));
}
std::string identity(const Measure& measure) {
    return text_of(measure.title);
}
std::string identity(const Tier& tier) {
    return joined(text_of(tier.tier), text_of(tier.name));
}
std::string identity(const Meeting& meeting) {
    return joined(text_of(meeting.tier), text_of(meeting.title), year_of(meeting.date));
}
std::string identity(const Plan& plan) {
    return first_of(year_of(plan.fiscal_year), text_of(plan.title));
}
std::string identity(const Result& result) {
    return joined(text_of(result.indicator), year_of(result.fiscal_year),
                  std::string(result.is_interim() ? "interim" : ""));
}
std::string identity(const Request& request) {
    return joined(text_of(request.from), text_of(request.to), text_of(request.summary),
                  year_of(request.date));
}
std::string identity(const Facility& facility) {
    return first_of(text_of(facility.name), text_of(facility.kind));
}
std::string identity(const Case& one) {
    return text_of(one.title);
}
std::string identity(const Unlisted& entry) {
    std::string places = text_of(entry.prefecture);
    for (const auto& place : entry.prefectures) places = joined(places, normal_form(place->text));
    return joined(text_of(entry.kind), places);
}

std::string identity(const PublishedTotal& total) {
    return total.as_of ? to_text(total.as_of->value) : std::string();
}

std::string identity(const Agreement& agreement, const PartOf& part) {
    switch (part.unit) {
        case Unit::measure:
            return identity(*agreement.measures[part.item]);
        case Unit::facility:
            return identity(*agreement.facilities[part.item]);
        case Unit::meeting:
            return identity(*agreement.meetings[part.item]);
        case Unit::result:
            return identity(*agreement.results[part.item]);
        case Unit::government:
        case Unit::agreement:
            break;
    }
    return {};
}

std::string identity(const Bilingual& name) {
    return text_of(name.ja);
}
std::string identity(const Actor& actor) {
    return text_of(actor.name);
}
std::string identity(const JointWork& work) {
    return text_of(work.title);
}
std::string identity(const PairedAim& pairing) {
    return text_of(pairing.aim);
}
std::string identity(const Users& users) {
    return text_of(users.name);
}
std::string identity(const GeneralRequest& request) {
    return joined(text_of(request.from), text_of(request.to));
}
std::string identity(const Benefit& benefit) {
    return text_of(benefit.title);
}
std::string identity(const GeneralTier& tier) {
    return text_of(tier.tier);
}
std::string identity(const NationalFigure& figure) {
    return joined(text_of(figure.name),
                  figure.as_of ? to_text(figure.as_of->value) : std::string());
}

std::vector<std::string> told_apart(std::vector<std::string> names) {
    std::map<std::string, int> uses;
    for (std::string& name : names) {
        const int use = ++uses[name];
        if (use > 1) name += fmt::format("#{}", use);
    }
    return names;
}

}  // namespace daicho
