// The declaration of record format 1: what is said of agreements in general. The order of the rows
// is the canonical order of the keys.
#include "format/fields.hpp"

namespace daicho {

constexpr Words in_japanese{"日本語", "in Japanese"}, in_english{"英語", "in English"};
constexpr std::array bilingual_fields{
    field<&Bilingual::ja>("ja", in_japanese, required),
    field<&Bilingual::en>("en", in_english, required),
};
template <>
constexpr Schema schema<Bilingual>{
    "name", {"両言語の名前・見出し", "a name or heading in both languages"}, bilingual_fields};

constexpr std::array bilingual_text_fields{
    field<&BilingualText::ja>("ja", in_japanese, required),
    field<&BilingualText::en>("en", in_english, required),
};
template <>
constexpr Schema schema<BilingualText>{
    "text", {"両言語の文章", "sentences in both languages"}, bilingual_text_fields};

constexpr FieldOptions needs_sources{.required = true, .label = cited.label};
// The pages show them as they stand.
constexpr FieldOptions in_order{.ordered = true}, some_in_order{.required = true, .ordered = true};

constexpr std::array definition_fields{
    field<&Definition::text>("text", {"定義", "the definition"}, required),
    field<&Definition::sources>("sources", citing, needs_sources),
};
template <>
constexpr Schema schema<Definition>{
    "definition", {"雇用対策協定とは", "what an agreement is"}, definition_fields};

constexpr std::array actor_fields{
    field<&Actor::name>("name", {"名称", "name"}, required),
    field<&Actor::role>("role", {"締結主体としての立場", "its role as a party"},
                        {.vocabulary = "roles"}),
    field<&Actor::bodies>("bodies", {"その機関", "its bodies"}, in_order),
    field<&Actor::does>("does", {"担うこと", "what it does"}, some_in_order),
    field<&Actor::sources>("sources", citing, needs_sources),
};
template <>
constexpr Schema schema<Actor>{"actors", {"担い手", "one of those who sign"}, actor_fields};

constexpr std::array joint_work_fields{
    field<&JointWork::title>("title", {"見出し", "heading"}, required),
    field<&JointWork::text>("text", {"内容", "what is done"}, required),
    field<&JointWork::sources>("sources", citing, needs_sources),
};
template <>
constexpr Schema schema<JointWork>{
    "works", {"共にすること", "work done together"}, joint_work_fields};

constexpr std::array pairing_fields{
    field<&PairedAim::aim>("aim", {"地方公共団体のねらい", "an aim of local governments"},
                           required),
    field<&PairedAim::support>("support", {"ハローワークの支え", "what Hello Work adds"}, required),
    field<&PairedAim::sources>("sources", citing, needs_sources),
};
template <>
constexpr Schema schema<PairedAim>{
    "pairings", {"ねらいと支え", "an aim and what supports it"}, pairing_fields};

constexpr std::array users_fields{
    field<&Users::name>("name", {"名称", "name"}, required),
    field<&Users::needs>("needs", {"困っていること・望むこと", "what they lack or wish"},
                         some_in_order),
    field<&Users::gains>("gains", {"得られること", "what they gain"}, some_in_order),
    field<&Users::sources>("sources", citing, needs_sources),
};
template <>
constexpr Schema schema<Users>{"users", {"利用者", "those who use the services"}, users_fields};

constexpr std::array general_request_fields{
    field<&GeneralRequest::from>("from", {"要請する側", "who asks"}, required),
    field<&GeneralRequest::to>("to", {"要請を受ける側", "of whom"}, required),
    field<&GeneralRequest::text>("text", {"内容", "what is asked"}, required),
    field<&GeneralRequest::sources>("sources", citing, needs_sources),
};
template <>
constexpr Schema schema<GeneralRequest>{
    "general-request", {"要請の仕組み", "who asks what of whom"}, general_request_fields};

constexpr std::array benefit_fields{
    field<&Benefit::title>("title", {"見出し", "heading"}, required),
    field<&Benefit::text>("text", {"内容", "what it brings"}, required),
    field<&Benefit::sources>("sources", citing, needs_sources),
};
template <>
constexpr Schema schema<Benefit>{
    "benefits", {"実現できること", "what an agreement brings"}, benefit_fields};

constexpr std::array general_tier_fields{
    field<&GeneralTier::tier>("tier", {"会議の階層", "level of the meeting"},
                              {.required = true, .vocabulary = "tiers"}),
    field<&GeneralTier::name>("name", {"会議の名称", "name of the body"}, required),
    field<&GeneralTier::members>("members", {"構成員", "members"}),
    field<&GeneralTier::per_year>("per_year", {"年度あたりの開催回数", "how often a fiscal year"}),
    field<&GeneralTier::text>("text", {"役割", "what it is for"}),
    field<&GeneralTier::sources>("sources", citing, needs_sources),
};
template <>
constexpr Schema schema<GeneralTier>{
    "general-tier", {"会議の体制の例", "a level of the model's meetings"}, general_tier_fields};

constexpr std::array national_figure_fields{
    field<&NationalFigure::name>("name", {"何の数か", "what is counted"}, required),
    field<&NationalFigure::value>("value", {"数値", "the figure"}, required),
    field<&NationalFigure::unit>("unit", {"単位", "unit"},
                                 {.required = true, .vocabulary = "units"}),
    field<&NationalFigure::as_of>("as_of", {"いつ時点の値か", "the day that the figure is of"},
                                  required),
    field<&NationalFigure::note>("note", remark, noted),
    field<&NationalFigure::sources>("sources", citing, needs_sources),
};
template <>
constexpr Schema schema<NationalFigure>{
    "figures", {"全国の数", "a figure of the whole country"}, national_figure_fields};

constexpr std::array about_fields{
    field<&About::definition>("definition", {"雇用対策協定とは", "what an agreement is"}),
    field<&About::actors>("actors", {"担い手", "who does what"}, in_order),
    field<&About::works>("works", {"共にすること", "what they do together"}, in_order),
    field<&About::pairings>("pairings",
                            {"地方公共団体のねらいとハローワークの支え",
                             "aims of local governments and what Hello Work adds"},
                            in_order),
    field<&About::users>("users", {"利用者", "those who use the services"}, in_order),
    field<&About::requests>("requests", {"要請の仕組み", "who asks what of whom"}, in_order),
    field<&About::benefits>("benefits", {"実現できること", "what an agreement brings"}, in_order),
    field<&About::tiers>("tiers", {"会議の体制の例", "the model's levels of meetings"}, in_order),
    field<&About::figures>("figures", {"全国の数", "figures of the whole country"}, in_order),
};
template <>
constexpr Schema schema<About>{
    registry_file::about, {"雇用対策協定一般", "agreements in general"}, about_fields};

const Schema& about_schema() {
    return schema<About>;
}

std::span<const Schema* const> schemas_of_about() {
    static constexpr std::array all{
        &schema<About>,          &schema<Definition>, &schema<Actor>,
        &schema<JointWork>,      &schema<PairedAim>,  &schema<Users>,
        &schema<GeneralRequest>, &schema<Benefit>,    &schema<GeneralTier>,
        &schema<NationalFigure>, &schema<Bilingual>,  &schema<BilingualText>};
    return all;
}

}  // namespace daicho
