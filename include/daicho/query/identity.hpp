// What makes an item of a list in a record the same item after a correction: the one home of that.
//
// A calendar names its events by it, and whoever compares two versions of a record finds by it what
// was corrected. The place in the list takes no part, for items are put in between; nor does the
// day, for days are corrected. Of what happens again under the same name (a council that meets
// every year) the fiscal year does. Texts are compared in the normal form.
#pragma once

#include <string>
#include <vector>

#include "daicho/model/registry.hpp"
#include "daicho/query/facts.hpp"

namespace daicho {

std::string identity(const Party& party);        // its name
std::string identity(const Numbered& number);    // the list that it stands in, and its scope
std::string identity(const Revision& revision);  // what it changed, and the year
std::string identity(const Measure& measure);    // its title
std::string identity(const Tier& tier);          // the tier, and its name
std::string identity(const Meeting& meeting);    // the tier, its title, and the year
std::string identity(const Plan& plan);          // the year that it is for
std::string identity(const Result& result);      // the indicator, its year, and whether it is final
std::string identity(const Request& request);    // who asks whom for what, and the year
std::string identity(const Facility& facility);  // its name
std::string identity(const Case& one);           // its title
std::string identity(const Unlisted& entry);     // the kind, and where: `city`, `city/静岡県`
std::string identity(const PublishedTotal& total);  // its day, which nothing else tells it by

/// Of the measure, facility, meeting or result that a fact is.
std::string identity(const Agreement& agreement, const PartOf& part);

// Of what is said of agreements in general, the Japanese name, as it is printed.
std::string identity(const Bilingual& name);
std::string identity(const Actor& actor);
std::string identity(const JointWork& work);
std::string identity(const PairedAim& pairing);  // the aim
std::string identity(const Users& users);
std::string identity(const GeneralRequest& request);  // who asks whom
std::string identity(const Benefit& benefit);
std::string identity(const GeneralTier& tier);       // the tier
std::string identity(const NationalFigure& figure);  // its name, and its day

/// Makes equal ones unlike: the second `a` becomes `a#2`.
std::vector<std::string> told_apart(std::vector<std::string> names);

/// The identities of a list, each unlike the others. Only items that are alike in everything above
/// are told apart by their order.
template <class T>
std::vector<std::string> identities(const List<T>& items) {
    std::vector<std::string> out;
    for (const auto& item : items) out.push_back(identity(*item));
    return told_apart(std::move(out));
}

}  // namespace daicho
