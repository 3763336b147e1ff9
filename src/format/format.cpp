// The declaration of record format 1. The order of the rows is the canonical order of the keys.
#include "daicho/format/format.hpp"

#include <array>
#include <initializer_list>

#include "daicho/format/visit.hpp"
#include "format/binder.hpp"

namespace daicho {

namespace {

// ---- from a member of a struct to a row --------------------------------------------------------

template <class T>
struct KindOf {
    static constexpr ValueKind value = ValueKind::mapping;
};
template <ValueKind kind>
struct Kind {
    static constexpr ValueKind value = kind;
};
template <>
struct KindOf<Line> : Kind<ValueKind::line> {};
template <>
struct KindOf<Prose> : Kind<ValueKind::prose> {};
template <>
struct KindOf<Date> : Kind<ValueKind::date> {};
template <>
struct KindOf<FiscalYear> : Kind<ValueKind::fiscal_year> {};
template <>
struct KindOf<int> : Kind<ValueKind::count> {};
template <>
struct KindOf<Quantity> : Kind<ValueKind::quantity> {};
template <>
struct KindOf<bool> : Kind<ValueKind::boolean> {};
template <>
struct KindOf<Term> : Kind<ValueKind::term> {};
template <>
struct KindOf<Better> : Kind<ValueKind::choice> {};
template <>
struct KindOf<Status> : Kind<ValueKind::choice> {};
template <>
struct KindOf<Among> : Kind<ValueKind::choice> {};
template <>
struct KindOf<Citation> : Kind<ValueKind::citation> {};
template <>
struct KindOf<Address> : Kind<ValueKind::address> {};
template <>
struct KindOf<Clock> : Kind<ValueKind::clock> {};
template <>
struct KindOf<RecordId> : Kind<ValueKind::record_id> {};

/// The keys of the mapping that a struct is; given below behind the rows of each.
template <class T>
constexpr Schema schema{};

/// What holds the values of a member, and what they are.
template <class Member>
struct Shape;
template <class T>
struct Shape<Maybe<T>> {
    static constexpr Container container = Container::one;
    using Item = T;
};
template <class T>
struct Shape<At<T>> : Shape<Maybe<T>> {};
template <class T>
struct Shape<List<T>> : Shape<Maybe<T>> {
    static constexpr Container container = Container::list;
};
template <class T>
struct Shape<Entries<T>> : Shape<T> {
    static constexpr Container container = Container::entries;
};
template <class T>
struct Shape<Listing<T>> : Shape<Entries<At<T>>> {};
template <>
struct Shape<Counts> : Shape<Entries<At<int>>> {};

template <class Pointer>
struct MemberPointer;
template <class T, class Member>
struct MemberPointer<Member T::*> {
    using Owner = T;
    using Type = Member;
};

struct Options {
    bool required = false;
    bool planned = false;  // a date or year that may lie in the future
    bool or_one = false;   // a list of one may stand without brackets
    std::string_view vocabulary{};
    std::span<const std::string_view> choices{};
    Words keys{};   // what the keys of entries are
    Words label{};  // if `doc` is too long for a head
};

// ---- the walk ----------------------------------------------------------------------------------

void visit_mapping(FieldVisitor& visitor, const Schema& keys, const void* owner, Kinds kinds) {
    for (const Field& each : keys.fields) {
        if ((each.kinds & kinds) != 0) each.visit(visitor, each, owner, kinds);
    }
}

template <class T>
void visit(FieldVisitor& visitor, const FieldPlace& place, const T& value, Kinds kinds) {
    if constexpr (KindOf<T>::value == ValueKind::mapping) {
        const FieldPlace entered{place.field, place.key, place.at, &value};
        visitor.enter(entered);
        visit_mapping(visitor, *place.field.schema, &value, kinds);
        visitor.leave(entered);
    } else {
        visitor.value(place, &value);
    }
}

template <class T>
void visit_in(FieldVisitor& visitor, const FieldPlace& in, const At<T>& item, Kinds kinds) {
    visit(visitor, {in.field, in.key, item.at}, item.value, kinds);
}
template <class T>
void visit_in(FieldVisitor& visitor, const FieldPlace& in, const Maybe<T>& item, Kinds kinds) {
    if (item) visit_in(visitor, in, *item, kinds);
}
template <class T>
void visit_in(FieldVisitor& visitor, const FieldPlace& in, const List<T>& items, Kinds kinds) {
    for (const At<T>& item : items) visit_in(visitor, in, item, kinds);
}
template <class T>
void visit_in(FieldVisitor& visitor, const FieldPlace& in, const Entries<T>& items, Kinds kinds) {
    for (const auto& [key, item] : items) visit_in(visitor, {in.field, &key}, item, kinds);
}

/// Entries of entries: each of the outer ones is entered by its key.
void visit_in(FieldVisitor& visitor, const FieldPlace& in, const Entries<Counts>& items,
              Kinds kinds) {
    for (const auto& [key, counts] : items) {
        const FieldPlace place{in.field, &key, key.at};
        visitor.enter(place);
        visit_in(visitor, in, static_cast<const Entries<At<int>>&>(counts), kinds);
        visitor.leave(place);
    }
}

template <auto member>
using OwnerOf = typename MemberPointer<decltype(member)>::Owner;

template <auto member>
bool bind_member(Binder& in, const Field& self, NodeId value, void* owner) {
    return read_into(in, self, value, static_cast<OwnerOf<member>*>(owner)->*member);
}

template <auto member>
void visit_member(FieldVisitor& visitor, const Field& self, const void* owner, Kinds kinds) {
    visit_in(visitor, {self}, static_cast<const OwnerOf<member>*>(owner)->*member, kinds);
}

/// What stands before the first explanation.
constexpr std::string_view before_any(std::string_view text,
                                      std::initializer_list<std::string_view> marks) {
    for (const std::string_view mark : marks) text = text.substr(0, text.find(mark));
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// A description as the head of a column or a line.
constexpr Words in_short(Words doc) {
    return {before_any(doc.ja, {"。", "(", ": "}), before_any(doc.en, {"(", ": ", "; ", ", "})};
}

template <auto member>
constexpr Field field(std::string_view key, Words doc, Options options = {}) {
    using Held = Shape<typename MemberPointer<decltype(member)>::Type>;
    using Item = typename Held::Item;
    constexpr ValueKind kind = KindOf<Item>::value;
    const Schema* keys = nullptr;
    if constexpr (kind == ValueKind::mapping) keys = &schema<Item>;
    return {
        .key = key,
        .kind = kind,
        .container = Held::container,
        .required = options.required,
        .planned = options.planned,
        .or_one = options.or_one,
        .nested = std::is_same_v<typename MemberPointer<decltype(member)>::Type, Entries<Counts>>,
        .vocabulary = options.vocabulary,
        .choices = options.choices,
        .schema = keys,
        .doc = doc,
        .keys = options.keys,
        .label = options.label.ja.empty() ? in_short(doc) : options.label,
        .kinds = bit(kind) | (keys ? keys->kinds : 0),
        .bind = bind_member<member>,
        .visit = visit_member<member>};
}

constexpr Options required{.required = true};
constexpr Options planned{.planned = true};
constexpr Words citing{"出典(sources.yaml の ID。`S1#3` は3ページ)",
                       "sources: ids of sources.yaml; `S1#3` adds a page"};
constexpr Options cited{.label = {"出典", "sources"}};

constexpr auto better_choices = ids_of(better_names);
constexpr auto status_choices = ids_of(status_names);
constexpr auto among_choices = ids_of(among_names);
constexpr std::string_view count_choices[] = {"prefecture", "city",         "ward", "town",
                                              "village",    "municipality", "total"};
constexpr std::string_view kind_choices[] = {"prefecture", "city", "ward", "town", "village"};

// ---- a record ----------------------------------------------------------------------------------

constexpr std::array party_fields{
    field<&Party::role>("role", {"立場", "in which role it signs"},
                        {.required = true, .vocabulary = "roles"}),
    field<&Party::name>("name", {"正式名称", "official name"}, required),
    field<&Party::code>("code",
                        {"全国地方公共団体コード(6桁)。名称だけでは決まらないとき(泊村)に限る",
                         "six-digit code, only where the name is ambiguous (泊村)"},
                        {.label = {"コード", "code"}}),
    field<&Party::from>("from", {"後から加わった日", "when it joined, if later"}, planned),
    field<&Party::until>("until", {"抜けた日", "when it left"}, planned),
    field<&Party::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Party>{"parties", {"締結主体", "a party"}, party_fields};

constexpr std::array numbered_fields{
    field<&Numbered::source>("source", {"番号を付けた一覧の出典", "the publication that numbers"},
                             {.required = true, .label = {"一覧", "list"}}),
    field<&Numbered::number>("number", {"その一覧での番号", "the number in it"},
                             {.required = true, .label = {"番号", "number"}}),
    field<&Numbered::within>(
        "within",
        {"県内での順番のときの都道府県(全国なら書かない)",
         "the prefecture, of an order within one; left out for the whole country"},
        {.label = {"範囲", "within"}}),
    field<&Numbered::among>(
        "among",
        {"何を数えた順番か。`within` も `among` もなければ一覧に印刷された番号",
         "whom the order counts; without it and `within` it is a number printed in a list"},
        {.choices = among_choices, .label = {"数えたもの", "among"}}),
};
template <>
constexpr Schema schema<Numbered>{
    "numbered", {"公表番号・順番", "a place in a published numbering"}, numbered_fields};

constexpr std::array revision_fields{
    field<&Revision::date>("date", {"改定日", "day of the revision"}, required),
    field<&Revision::summary>("summary", {"改定の要点", "what was revised"}),
    field<&Revision::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Revision>{"revised", {"改定", "a revision"}, revision_fields};

constexpr std::array ending_fields{
    field<&Ending::date>("date", {"終了日", "day of the end"}, {.required = true, .planned = true}),
    field<&Ending::reason>("reason", {"終了の理由", "why it ended"}, {.label = {"理由", "reason"}}),
    field<&Ending::successor>("successor", {"後継の協定の ID", "id of the record that follows"},
                              {.label = {"後継の協定", "successor"}}),
    field<&Ending::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Ending>{"ended", {"終了", "the end"}, ending_fields};

constexpr std::array measure_fields{
    field<&Measure::title>("title", {"取組の名称", "name of the measure"}, required),
    field<&Measure::heading>(
        "heading",
        {"資料の見出し(番号も印刷のまま: `① 女性`)。順序は取組の順",
         "its heading in the document, printed number and all: `① 女性`; the measures stand in the document's order"},
        {.label = {"見出し", "heading"}}),
    field<&Measure::groups>("groups", {"対象者", "target groups"}, {.vocabulary = "groups"}),
    field<&Measure::activities>(
        "activity", {"何をするか(いくつかなら `[a, b]`)", "what is done (`[a, b]` if several)"},
        {.or_one = true, .vocabulary = "activities"}),
    field<&Measure::field>("field",
                           {"地方版総合戦略等の政策分野", "policy field of the local strategy"},
                           {.vocabulary = "fields"}),
    field<&Measure::roles>("roles",
                           {"役割分担: 立場ごとの分担", "division of roles: who does what"},
                           {.vocabulary = "roles"}),
    field<&Measure::facility>("facility",
                              {"用いる施設(facilities の name)", "name of one of `facilities`"}),
    field<&Measure::new_in>("new_in", {"新規の年度(ＮＥＷ!!)", "fiscal year in which it was new"},
                            planned),
    field<&Measure::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Measure>{"measures", {"取組", "a measure"}, measure_fields};

constexpr std::array tier_fields{
    field<&Tier::tier>("tier", {"会議の階層", "level of the meeting"},
                       {.required = true, .vocabulary = "tiers"}),
    field<&Tier::name>("name", {"会議の名称", "name of the body"}),
    field<&Tier::members>("members", {"構成員", "members"}),
    field<&Tier::per_year>("per_year",
                           {"年度あたりの開催回数の下限", "at least so often a fiscal year"}),
    field<&Tier::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Tier>{"governance", {"会議の体制", "a tier of meetings"}, tier_fields};

constexpr std::array meeting_fields{
    field<&Meeting::date>("date", {"開催日", "day of the meeting"}, required),
    field<&Meeting::tier>("tier", {"会議の階層", "level of the meeting"},
                          {.required = true, .vocabulary = "tiers"}),
    field<&Meeting::title>("title", {"会議名", "title of the meeting"}),
    field<&Meeting::decisions>("decisions", {"決定事項", "what was decided"}),
    field<&Meeting::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Meeting>{"meetings", {"会議", "a meeting"}, meeting_fields};

constexpr std::array indicator_fields{
    field<&Indicator::name>("name", {"指標の名称", "name of the indicator"}, required),
    field<&Indicator::unit>("unit", {"単位", "unit"}, {.required = true, .vocabulary = "units"}),
    field<&Indicator::better>("better",
                              {"高い方がよいか低い方がよいか", "which direction is better"},
                              {.choices = better_choices, .label = {"よい方向", "better"}}),
    field<&Indicator::basis>("basis", {"算定の根拠となる統計", "the statistic it rests on"}),
    field<&Indicator::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Indicator>{"indicators", {"指標", "an indicator"}, indicator_fields};

constexpr std::array plan_fields{
    field<&Plan::fiscal_year>("fiscal_year", {"年度", "fiscal year"},
                              {.required = true, .planned = true}),
    field<&Plan::title>("title", {"計画の名称", "title of the plan"}),
    field<&Plan::adopted>("adopted", {"決定日", "day of adoption"}),
    field<&Plan::targets>("targets", {"目標: 指標の ID と数値(数値でなければ文)",
                                      "targets: id of an indicator and a figure, or words"}),
    field<&Plan::priorities>("priorities", {"重点事項", "priorities"}),
    field<&Plan::evaluation>("evaluation", {"評価(PDCA の C)", "evaluation: the C of PDCA"},
                             {.label = {"評価", "evaluation"}}),
    field<&Plan::actions>("actions", {"改善(PDCA の A)", "actions: the A of PDCA"},
                          {.label = {"改善", "actions"}}),
    field<&Plan::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Plan>{"plans", {"事業計画", "an annual plan"}, plan_fields};

constexpr std::array result_fields{
    field<&Result::indicator>("indicator", {"指標の ID", "id of an indicator"}, required),
    field<&Result::fiscal_year>("fiscal_year", {"年度", "fiscal year"}, required),
    field<&Result::value>("value", {"実績(数値でなければ文)", "the figure, or words"}, required),
    field<&Result::as_of>("as_of", {"いつ時点の値か", "the day that the figure is of"}),
    field<&Result::status>("status", {"確定・途中・改定後", "final, interim or restated"},
                           {.choices = status_choices}),
    field<&Result::own>(
        "own", {"協定自身の評価なら true、他の資料の値なら false",
                "true for the agreement's own evaluation, false for another publication's figure"}),
    field<&Result::derived>("derived",
                            {"ほかの値から算出した値なら true(前年差など)",
                             "true if computed from another figure, such as a difference"},
                            {.label = {"算出", "derived"}}),
    field<&Result::note>("note", {"注記", "note"}),
    field<&Result::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Result>{"results", {"実績", "a result"}, result_fields};

constexpr std::array request_fields{
    field<&Request::date>("date", {"要請日", "day of the request"}, required),
    field<&Request::from>("from", {"要請した側", "who requests"},
                          {.required = true, .vocabulary = "roles"}),
    field<&Request::to>("to", {"要請を受けた側", "of whom"},
                        {.required = true, .vocabulary = "roles"}),
    field<&Request::summary>("summary", {"内容", "what is requested"}, required),
    field<&Request::answer>("answer", {"回答", "the answer"}),
    field<&Request::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Request>{"requests", {"要請", "a request"}, request_fields};

constexpr std::array facility_fields{
    field<&Facility::name>("name", {"施設の名称", "name of the facility"}, required),
    field<&Facility::kind>("kind", {"施設の種類", "kind of facility"},
                           {.vocabulary = "facility-kinds"}),
    field<&Facility::opened>("opened", {"開設日", "day of opening"}, planned),
    field<&Facility::closed>("closed", {"閉鎖日", "day of closing"}, planned),
    field<&Facility::run_by>("run_by", {"運営者", "who runs it"}),
    field<&Facility::groups>("groups", {"対象者", "target groups"}, {.vocabulary = "groups"}),
    field<&Facility::note>("note", {"注記", "note"}),
    field<&Facility::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Facility>{"facilities", {"施設", "a facility"}, facility_fields};

constexpr std::array signing_fields{
    field<&Signing::date>("date", {"締結式の日", "day of the ceremony"}, planned),
    field<&Signing::time>("time", {"時刻", "time"}),
    field<&Signing::place>("place", {"場所", "place"}),
    field<&Signing::lead>(
        "lead",
        {"報道資料の前文(です・ます)", "the lead sentence of the release, as it is sent out"},
        {.label = {"前文", "lead"}}),
    field<&Signing::purpose>(
        "purpose", {"報道資料の実施概要(です・ます)", "the purpose as the release tells it"},
        {.label = {"実施概要", "purpose"}}),
    field<&Signing::agenda>("agenda", {"次第", "agenda"}),
    field<&Signing::attendees>("attendees", {"出席者(職名)", "who attends, by office"}),
    field<&Signing::office>("office", {"担当課", "office in charge"}),
    field<&Signing::phone>("phone", {"電話", "telephone"}),
    field<&Signing::announced>("announced", {"報道発表日", "day of the press release"}, planned),
    field<&Signing::attachments>("attachments", {"添付資料", "attachments"}),
    field<&Signing::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Signing>{"signing", {"締結式", "the signing"}, signing_fields};

constexpr std::array contact_fields{
    field<&Contact::office>(
        "office", {"問い合わせ先の課・係(人の名前は書かない)", "the office to ask; never a person"},
        {.required = true, .label = {"問い合わせ先", "office"}}),
    field<&Contact::phone>("phone", {"電話", "telephone"}),
    field<&Contact::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Contact>{"contact", {"問い合わせ先", "whom to ask"}, contact_fields};

constexpr std::array case_fields{
    field<&Case::title>("title", {"見出し", "heading"}, required),
    field<&Case::text>("text", {"内容", "what stands out"}, required),
    field<&Case::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Case>{"cases", {"締結事例", "a case"}, case_fields};

constexpr std::array agreement_fields{
    field<&Agreement::title>("title", {"協定の正式名称(印刷のまま)。不明なら書かない",
                                       "official title as printed; left out if none is known"}),
    field<&Agreement::kind>("kind",
                            {"協定の種類。種類が国の集計に入るかを決める",
                             "kind of agreement; the kind says whether it is counted"},
                            {.required = true, .vocabulary = "kinds"}),
    field<&Agreement::parties>(
        "parties", {"締結主体(協定書の順)", "who signs, in the document's order"}, required),
    field<&Agreement::hello_works>(
        "hello_works",
        {"協定を担うハローワーク(資料が挙げるもの)",
         "the Hello Work offices that carry it out, as the sources name them"},
        {.label = {"ハローワーク", "Hello Work"}}),
    field<&Agreement::concluded>(
        "concluded", {"締結日。集計に要る唯一の日付", "the only date that counting needs"},
        {.required = true, .label = {"締結日", "concluded"}}),
    field<&Agreement::numbered>(
        "numbered",
        {"公表された一覧での番号、伝えられた順番",
         "its places in published numberings: a number in a list, an order that is told"},
        {.label = {"公表番号", "published numbers"}}),
    field<&Agreement::revised>("revised", {"改定", "revisions"}),
    field<&Agreement::ended>("ended", {"終了", "its end"}, {.label = {"終了", "end"}}),
    field<&Agreement::supersedes>(
        "supersedes", {"これに代わられた協定の ID", "id of the record that it replaces"}),
    field<&Agreement::aim>("aim", {"目的", "aim"}),
    field<&Agreement::measures>("measures", {"取組", "measures"}),
    field<&Agreement::governance>("governance", {"会議の体制", "tiers of meetings"}),
    field<&Agreement::meetings>("meetings", {"開かれた会議", "meetings held"}),
    field<&Agreement::indicators>("indicators",
                                  {"指標(KPI)。一度だけ定義する", "indicators (KPI), defined once"},
                                  {.label = {"指標", "indicators"}}),
    field<&Agreement::plans>("plans", {"年度の事業計画", "annual business plans"}),
    field<&Agreement::results>("results", {"実績", "results"}),
    field<&Agreement::requests>("requests", {"相互の要請", "mutual requests"}),
    field<&Agreement::facilities>("facilities", {"一体的実施施設など", "facilities"}),
    field<&Agreement::signing>(
        "signing", {"締結式(報道資料に要る事柄)", "the signing, as a press release tells it"},
        {.label = {"締結式", "signing"}}),
    field<&Agreement::contact>("contact", {"問い合わせ先", "whom to ask"},
                               {.label = {"問い合わせ先", "contact"}}),
    field<&Agreement::cases>("cases", {"締結事例", "what stands out"}),
    field<&Agreement::notes>("notes", {"注記(読み違いの訂正、資料の食い違いなど)",
                                       "free text: slips and corrections, sources that disagree"}),
    field<&Agreement::sources>("sources", citing, {.required = true, .label = cited.label}),
};
template <>
constexpr Schema schema<Agreement>{
    "record", {"協定の記録", "a record: one agreement"}, agreement_fields};

// ---- the files beside the records --------------------------------------------------------------

constexpr std::array publication_fields{
    field<&Publication::title>("title", {"資料名", "title"}, required),
    field<&Publication::publisher>("publisher", {"発行者", "publisher"}),
    field<&Publication::date>("date", {"発行日", "date of publication"}),
    field<&Publication::url>("url", {"所在", "address"}),
    field<&Publication::note>("note", {"注記", "note"}),
};
template <>
constexpr Schema schema<Publication>{"source", {"出典", "a source"}, publication_fields};

constexpr std::array entry_fields{
    field<&VocabularyEntry::ja>("ja", {"日本語の表示名", "label in Japanese"}, required),
    field<&VocabularyEntry::en>("en", {"英語の表示名", "label in English"}, required),
    field<&VocabularyEntry::counted>(
        "counted", {"国の集計に入るか(kinds のみ)", "of `kinds`: is it in the national count?"}),
    field<&VocabularyEntry::needs>(
        "needs",
        {"締結に要る立場(kinds のみ)。`bureau | ministry` はどちらか。なければ地方公共団体と国の側",
         "of `kinds`: roles that must sign; `bureau | ministry` is one of them (default: a government and the state)"},
        {.label = {"要る立場", "needed roles"}}),
    field<&VocabularyEntry::note>("note", {"注記", "note"}),
};
template <>
constexpr Schema schema<VocabularyEntry>{"term", {"語彙の項目", "a term"}, entry_fields};

constexpr std::array vocabulary_fields{
    field<&Vocabularies::kinds>("kinds", {"協定の種類", "kinds of agreement"}, required),
    field<&Vocabularies::roles>("roles", {"締結主体の立場", "roles of parties"}, required),
    field<&Vocabularies::tiers>("tiers", {"会議の階層", "tiers of meetings"}, required),
    field<&Vocabularies::groups>("groups", {"対象者", "target groups"}, required),
    field<&Vocabularies::activities>("activities", {"取組の内容", "activities"}, required),
    field<&Vocabularies::fields>("fields", {"政策分野", "policy fields"}, required),
    field<&Vocabularies::facility_kinds>("facility-kinds", {"施設の種類", "kinds of facility"},
                                         required),
    field<&Vocabularies::units>("units", {"単位", "units"}, required),
};
template <>
constexpr Schema schema<Vocabularies>{
    "vocabulary.yaml", {"統制語彙", "the controlled vocabularies"}, vocabulary_fields};

constexpr std::array unlisted_fields{
    field<&Unlisted::kind>("kind", {"団体の種類", "kind of government"},
                           {.required = true, .choices = kind_choices}),
    field<&Unlisted::count>("count", {"団体数", "how many"}, required),
    field<&Unlisted::prefecture>("prefecture", {"都道府県(分かるとき)", "prefecture, if known"}),
    field<&Unlisted::prefectures>("prefectures",
                                  {"ありうる都道府県(一覧の欄が読み取れないところ)",
                                   "where they may be: prefectures whose column cannot be read"}),
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
                                  required),
    field<&PublishedTotal::counts>("counts", {"種類ごとの団体数", "governments by kind"},
                                   {.required = true, .choices = count_choices, .keys = kinds}),
    field<&PublishedTotal::new_in>(
        "new_in",
        {"年度ごとの新規(`FY2025: {city: 1}`)", "new in a fiscal year: `FY2025: {city: 1}`"},
        {.keys = {"年度→種類", "fiscal year → kind"},
         .label = {"年度ごとの新規", "new in a fiscal year"}}),
    field<&PublishedTotal::complete>("complete", {"全団体の一覧か", "a full list was published"}),
    field<&PublishedTotal::derived>("derived",
                                    {"公表値ではなく、ほかの公表値から算出した数なら true",
                                     "true if not published but computed from other totals"}),
    field<&PublishedTotal::disputed>(
        "disputed",
        {"疑義の内容(あればエラーにしない)", "why it is doubted; then it is a note, not an error"}),
    field<&PublishedTotal::note>("note", {"注記", "note"}),
    field<&PublishedTotal::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<PublishedTotal>{"totals", {"公表値", "a published total"}, total_fields};

constexpr std::array registry_fields{
    field<&Registry::format>("format", {"書式の版", "version of the format"}, required),
    field<&Registry::title>("title", {"台帳の名称", "title of the registry"}, required),
    field<&Registry::scope>(
        "scope",
        {"台帳の範囲の都道府県(なければ全国)。表と頁はその行だけになる",
         "prefectures that the registry is about (default: all); tables and pages show these rows only"},
        {.label = {"範囲", "scope"}}),
    field<&Registry::unlisted>("unlisted",
                               {"公表資料が数えているが名前の分からない団体",
                                "counted by a publisher, but without a name yet"},
                               {.label = {"未登載", "unlisted"}}),
    field<&Registry::totals>(
        "totals", {"台帳が再現すべき公表値", "published figures that the registry must reproduce"},
        {.label = {"公表値", "published total"}}),
};
template <>
constexpr Schema schema<Registry>{"registry.yaml", {"台帳", "the registry"}, registry_fields};

// ---- what is said of agreements in general ------------------------------------------------------

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

constexpr Options needs_sources{.required = true, .label = cited.label};

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
    field<&Actor::bodies>("bodies", {"その機関", "its bodies"}),
    field<&Actor::does>("does", {"担うこと", "what it does"}, required),
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
    field<&Users::needs>("needs", {"困っていること・望むこと", "what they lack or wish"}, required),
    field<&Users::gains>("gains", {"得られること", "what they gain"}, required),
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
    field<&NationalFigure::note>("note", {"注記", "note"}),
    field<&NationalFigure::sources>("sources", citing, needs_sources),
};
template <>
constexpr Schema schema<NationalFigure>{
    "figures", {"全国の数", "a figure of the whole country"}, national_figure_fields};

constexpr std::array about_fields{
    field<&About::definition>("definition", {"雇用対策協定とは", "what an agreement is"}),
    field<&About::actors>("actors", {"担い手", "who does what"}),
    field<&About::works>("works", {"共にすること", "what they do together"}),
    field<&About::pairings>("pairings", {"地方公共団体のねらいとハローワークの支え",
                                         "aims of local governments and what Hello Work adds"}),
    field<&About::users>("users", {"利用者", "those who use the services"}),
    field<&About::requests>("requests", {"要請の仕組み", "who asks what of whom"}),
    field<&About::benefits>("benefits", {"実現できること", "what an agreement brings"}),
    field<&About::tiers>("tiers", {"会議の体制の例", "the model's levels of meetings"}),
    field<&About::figures>("figures", {"全国の数", "figures of the whole country"}),
};
template <>
constexpr Schema schema<About>{
    "about.yaml", {"雇用対策協定一般", "agreements in general"}, about_fields};

}  // namespace

const Schema& record_schema() {
    return schema<Agreement>;
}
const Schema& registry_schema() {
    return schema<Registry>;
}
const Schema& vocabulary_schema() {
    return schema<Vocabularies>;
}
const Schema& about_schema() {
    return schema<About>;
}
const Schema& publication_schema() {
    return schema<Publication>;
}

void visit_fields(const Agreement& agreement, FieldVisitor& visitor, Kinds kinds) {
    visit_mapping(visitor, record_schema(), &agreement, kinds);
}
void visit_fields(const Registry& registry, FieldVisitor& visitor, Kinds kinds) {
    visit_mapping(visitor, registry_schema(), &registry, kinds);
}
void visit_fields(const Vocabularies& words, FieldVisitor& visitor, Kinds kinds) {
    visit_mapping(visitor, vocabulary_schema(), &words, kinds);
}
void visit_fields(const About& about, FieldVisitor& visitor, Kinds kinds) {
    visit_mapping(visitor, about_schema(), &about, kinds);
}
void visit_fields(const Publication& source, FieldVisitor& visitor, Kinds kinds) {
    visit_mapping(visitor, publication_schema(), &source, kinds);
}

std::span<const Schema* const> all_schemas() {
    static const std::array all{
        &schema<Agreement>,      &schema<Party>,
        &schema<Numbered>,       &schema<Revision>,
        &schema<Ending>,         &schema<Measure>,
        &schema<Tier>,           &schema<Meeting>,
        &schema<Indicator>,      &schema<Plan>,
        &schema<Result>,         &schema<Request>,
        &schema<Facility>,       &schema<Signing>,
        &schema<Contact>,        &schema<Case>,
        &schema<Registry>,       &schema<Unlisted>,
        &schema<PublishedTotal>, &schema<Publication>,
        &schema<Vocabularies>,   &schema<VocabularyEntry>,
        &schema<About>,          &schema<Definition>,
        &schema<Actor>,          &schema<JointWork>,
        &schema<PairedAim>,      &schema<Users>,
        &schema<GeneralRequest>, &schema<Benefit>,
        &schema<GeneralTier>,    &schema<NationalFigure>,
        &schema<Bilingual>,      &schema<BilingualText>,
    };
    return all;
}

Words describe(ValueKind kind) {
    switch (kind) {
        case ValueKind::line:
            return {"1行の文字列", "text on one line"};
        case ValueKind::prose:
            return {"文章", "text"};
        case ValueKind::date:
            return {"日付", "a date"};
        case ValueKind::fiscal_year:
            return {"年度(FY2024)", "a fiscal year (FY2024)"};
        case ValueKind::count:
            return {"整数", "a count"};
        case ValueKind::quantity:
            return {"数値または文", "a figure or words"};
        case ValueKind::boolean:
            return {"true または false", "true or false"};
        case ValueKind::term:
            return {"語彙の ID", "a term of the vocabulary"};
        case ValueKind::choice:
            return {"選択肢", "a choice"};
        case ValueKind::citation:
            return {"出典の ID", "the id of a source"};
        case ValueKind::address:
            return {"http(s) の URL", "an http(s) address"};
        case ValueKind::clock:
            return {"時刻(10:00)", "a time of day (10:00)"};
        case ValueKind::record_id:
            return {"協定の ID", "the id of a record"};
        case ValueKind::mapping:
            break;
    }
    return {"キーと値の組", "a mapping"};
}

}  // namespace daicho
