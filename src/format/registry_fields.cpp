// The declaration of record format 1: the files beside the records. The order of the rows is the
// canonical order of the keys.
#include "format/fields.hpp"

namespace daicho {

constexpr std::string_view count_choices[] = {"prefecture", "city",         "ward", "town",
                                              "village",    "municipality", "total"};
constexpr Words count_words[] = {{"都道府県", "prefectures"},
                                 {"市(政令指定都市を含む)", "cities"},
                                 {"特別区", "special wards"},
                                 {"町", "towns"},
                                 {"村", "villages"},
                                 {"市区町村(内訳が公表されていないとき)",
                                  "municipalities, where their kinds were not published"},
                                 {"計", "total"}};
constexpr std::size_t most_kinds = 5;  // the first of them: the kinds of a government
constexpr auto kind_choices = std::span(count_choices).first<most_kinds>();
constexpr auto kind_words = std::span(count_words).first<most_kinds>();

constexpr std::array publication_fields{
    field<&Publication::title>("title", {"資料名", "title of the publication"},
                               {.required = true, .label = {"資料名", "title"}}),
    field<&Publication::publisher>("publisher", {"発行者", "who published it"},
                                   {.label = {"発行者", "publisher"}}),
    field<&Publication::date>("date", {"発行日", "date of publication"}),
    field<&Publication::url>("url", {"所在", "address"}),
    field<&Publication::note>("note", remark, noted),
};
template <>
constexpr Schema schema<Publication>{"source", {"出典", "a source"}, publication_fields};

constexpr std::array entry_fields{
    field<&VocabularyEntry::ja>("ja", {"日本語の表示名", "label in Japanese"}, required),
    field<&VocabularyEntry::en>("en", {"英語の表示名", "label in English"}, required),
    field<&VocabularyEntry::counted>(
        "counted", {"国の集計に入るか(kinds のみ)", "of `kinds`: is it in the national count?"},
        {.counts = true, .label = {"国の集計", "in the national count"}}),
    field<&VocabularyEntry::needs>(
        "needs",
        {"締結に要る立場(kinds のみ)。`bureau | ministry` はどちらか。なければ地方公共団体と国の側",
         "of `kinds`: roles that must sign; `bureau | ministry` is one of them (default: a government and the state)"},
        {.label = {"要る立場", "needed roles"}}),
    field<&VocabularyEntry::note>("note", remark, noted),
};
template <>
constexpr Schema schema<VocabularyEntry>{"term", {"語彙の項目", "a term"}, entry_fields};

constexpr FieldOptions shown_in_order{.required = true, .ordered = true};
constexpr std::array vocabulary_fields{
    field<&Vocabularies::kinds>("kinds", {"協定の種類", "kinds of agreement"}, shown_in_order),
    field<&Vocabularies::roles>("roles", {"締結主体の立場", "roles of parties"}, shown_in_order),
    field<&Vocabularies::tiers>("tiers", {"会議の階層", "tiers of meetings"}, shown_in_order),
    field<&Vocabularies::groups>("groups", {"対象者", "target groups"}, shown_in_order),
    field<&Vocabularies::activities>("activities", {"取組の内容", "activities"}, shown_in_order),
    field<&Vocabularies::fields>("fields", {"政策分野", "policy fields"}, shown_in_order),
    field<&Vocabularies::facility_kinds>("facility-kinds", {"施設の種類", "kinds of facility"},
                                         shown_in_order),
    field<&Vocabularies::units>("units", {"単位", "units"}, shown_in_order),
};
template <>
constexpr Schema schema<Vocabularies>{
    registry_file::vocabulary, {"統制語彙", "the controlled vocabularies"}, vocabulary_fields};

constexpr std::array unlisted_fields{
    field<&Unlisted::kind>("kind", {"団体の種類", "kind of government"},
                           {.required = true, .choices = kind_choices, .choice_words = kind_words}),
    field<&Unlisted::count>("count", {"団体数", "how many"}, required),
    field<&Unlisted::prefecture>("prefecture", {"都道府県(分かるとき)", "prefecture, if known"},
                                 {.prefecture = true}),
    field<&Unlisted::prefectures>("prefectures",
                                  {"ありうる都道府県(一覧の欄が読み取れないところ)",
                                   "where they may be: prefectures whose column cannot be read"},
                                  {.prefecture = true}),
    field<&Unlisted::concluded>("concluded", {"締結日の範囲", "when they were concluded"},
                                required),
    field<&Unlisted::reason>("reason", {"名前が分からない理由", "why they have no name yet"},
                             required),
    field<&Unlisted::until>("until", {"いつまでに調べるか", "until when this may stand"}, required),
    field<&Unlisted::sources>("sources", citing, {.required = true, .label = cited.label}),
};
template <>
constexpr Schema schema<Unlisted>{
    "unlisted", {"未登載", "agreements without a name"}, unlisted_fields};

constexpr Words kinds{"種類", "kind"};
constexpr std::array total_fields{
    field<&PublishedTotal::as_of>("as_of", {"基準日(その日を含む)", "as-of day, included"},
                                  {.required = true, .whole_day = true}),
    field<&PublishedTotal::counts>("counts", {"種類ごとの団体数", "governments by kind"},
                                   {.required = true,
                                    .some = true,
                                    .choices = count_choices,
                                    .choice_words = count_words,
                                    .keys = kinds}),
    field<&PublishedTotal::new_in>(
        "new_in",
        {"年度ごとの新規(`FY2025: {city: 1}`)", "new in a fiscal year: `FY2025: {city: 1}`"},
        {.choices = count_choices,
         .choice_words = count_words,
         .keys = {"年度→種類", "fiscal year → kind"},
         .label = {"年度ごとの新規", "new in a fiscal year"}}),
    field<&PublishedTotal::complete>("complete", {"全団体の一覧か", "a full list was published"},
                                     {.label = {"全団体の一覧", "full list"}}),
    field<&PublishedTotal::derived>("derived",
                                    {"公表値ではなく、ほかの公表値から算出した数なら true",
                                     "true if not published but computed from other totals"},
                                    {.label = {"算出", "derived"}}),
    field<&PublishedTotal::disputed>(
        "disputed",
        {"疑義の内容(あればエラーにしない)", "why it is doubted; then it is a note, not an error"}),
    field<&PublishedTotal::note>("note", remark, noted),
    field<&PublishedTotal::sources>("sources", citing, {.expected = true, .label = cited.label}),
};
template <>
constexpr Schema schema<PublishedTotal>{"totals", {"公表値", "a published total"}, total_fields};

constexpr std::array registry_fields{
    field<&Registry::format>("format", {"書式の版", "version of the format"},
                             {.required = true, .least = known_format, .most = known_format}),
    field<&Registry::title>("title", {"台帳の名称", "title of the registry"}, required),
    field<&Registry::scope>(
        "scope",
        {"台帳の範囲の都道府県(なければ全国)。表とページはその行だけになる",
         "prefectures that the registry is about (default: all); tables and pages show these rows only"},
        {.counts = true, .prefecture = true, .label = {"範囲", "scope"}}),
    field<&Registry::unlisted>("unlisted",
                               {"公表資料が数えているが名前の分からない団体",
                                "counted by a publisher, but without a name yet"},
                               {.counts = true, .label = {"未登載", "unlisted"}}),
    field<&Registry::totals>(
        "totals", {"台帳が再現すべき公表値", "published figures that the registry must reproduce"},
        {.counts = true, .label = {"公表値", "published total"}}),
};
template <>
constexpr Schema schema<Registry>{
    registry_file::registry, {"台帳", "the registry"}, registry_fields};

const Schema& registry_schema() {
    return schema<Registry>;
}
const Schema& vocabulary_schema() {
    return schema<Vocabularies>;
}
const Schema& publication_schema() {
    return schema<Publication>;
}

std::span<const Schema* const> schemas_beside_records() {
    static constexpr std::array all{&schema<Registry>,       &schema<Unlisted>,
                                    &schema<PublishedTotal>, &schema<Publication>,
                                    &schema<Vocabularies>,   &schema<VocabularyEntry>};
    return all;
}

}  // namespace daicho
