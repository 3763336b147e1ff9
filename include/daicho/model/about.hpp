// What the documents say of agreements in general (`about.yaml`): what one is, who does what, what
// it brings. In our own words, each with its sources; names and headings stay as printed.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "daicho/model/agreement.hpp"
#include "daicho/text/words.hpp"

namespace daicho {

/// A name or a heading in both languages.
struct Bilingual {
    Maybe<Line> ja;
    Maybe<Line> en;

    std::string_view in(Lang lang) const;
};

/// Sentences in both languages.
struct BilingualText {
    Maybe<Prose> ja;
    Maybe<Prose> en;

    std::string_view in(Lang lang) const;
};

/// Empty if it is not there.
std::string_view wording_in(const Maybe<Bilingual>& name, Lang lang);
std::string_view wording_in(const Maybe<BilingualText>& text, Lang lang);

/// 雇用対策協定とは.
struct Definition {
    Maybe<BilingualText> text;
    List<Citation> sources;
};

/// One of those who sign: the state, a local government.
struct Actor {
    Maybe<Bilingual> name;
    Maybe<Term> role;
    List<Bilingual> bodies;  // from the highest to the one that people go to
    List<Bilingual> does;
    List<Citation> sources;
};

/// What they do together: 一体的実施.
struct JointWork {
    Maybe<Bilingual> title;
    Maybe<BilingualText> text;
    List<Citation> sources;
};

/// An aim of local governments, and what Hello Work adds to it.
struct PairedAim {
    Maybe<Bilingual> aim;
    Maybe<Bilingual> support;
    List<Citation> sources;
};

/// Those who use the services: what they lack, and what an agreement brings them.
struct Users {
    Maybe<Bilingual> name;
    List<Bilingual> needs;
    List<Bilingual> gains;
    List<Citation> sources;
};

/// Who may ask what of whom.
struct GeneralRequest {
    Maybe<Bilingual> from;
    Maybe<Bilingual> to;
    Maybe<BilingualText> text;
    List<Citation> sources;
};

/// 雇用対策協定により実現できること.
struct Benefit {
    Maybe<Bilingual> title;
    Maybe<BilingualText> text;
    List<Citation> sources;
};

/// A level of the meetings of the model.
struct GeneralTier {
    Maybe<Term> tier;
    Maybe<Bilingual> name;
    Maybe<Bilingual> members;
    Maybe<int> per_year;
    Maybe<BilingualText> text;
    List<Citation> sources;
};

/// A published figure of the whole country that the registry does not count itself.
struct NationalFigure {
    Maybe<Bilingual> name;
    Maybe<Quantity> value;
    Maybe<Term> unit;
    Maybe<Date> as_of;
    Maybe<BilingualText> note;
    List<Citation> sources;
};

struct About {
    std::vector<std::uint32_t> cites;  // indexes into Registry::publications, each once, sorted

    Maybe<Definition> definition;
    List<Actor> actors;
    List<JointWork> works;
    List<PairedAim> pairings;
    List<Users> users;
    List<GeneralRequest> requests;
    List<Benefit> benefits;
    List<GeneralTier> tiers;
    List<NationalFigure> figures;
};

}  // namespace daicho
