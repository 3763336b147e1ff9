// The declaration of record format 1: a record. The order of the rows is the canonical order of the
// keys.
#include "format/fields.hpp"

namespace daicho {

constexpr auto better_choices = ids_of(better_names);
constexpr auto better_words = words_of(better_names);
constexpr auto status_choices = ids_of(status_names);
constexpr auto status_words = words_of(status_names);
constexpr auto among_choices = ids_of(among_names);
constexpr auto among_words = words_of(among_names);

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
        {.prefecture = true, .label = {"範囲", "within"}}),
    field<&Numbered::among>(
        "among",
        {"何を数えた順番か。`within` も `among` もなければ一覧に印刷された番号",
         "whom the order counts; without it and `within` it is a number printed in a list"},
        {.choices = among_choices, .choice_words = among_words, .label = {"数えたもの", "among"}}),
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
                              {"用いる施設(facilities の name)", "name of one of `facilities`"},
                              {.refers = Refers::facilities}),
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
    field<&Tier::members>("members", {"構成員", "who sits in it"},
                          {.label = {"構成員", "members"}}),
    field<&Tier::per_year>("per_year",
                           {"年度あたりの開催回数の下限", "at least so often a fiscal year"},
                           {.least = 1}),
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
    field<&Indicator::unit>("unit", {"単位", "what its figures count"},
                            {.required = true, .vocabulary = "units", .label = {"単位", "unit"}}),
    field<&Indicator::better>(
        "better", {"高い方がよいか低い方がよいか", "which direction is better"},
        {.choices = better_choices, .choice_words = better_words, .label = {"よい方向", "better"}}),
    field<&Indicator::basis>("basis", {"算定の根拠となる統計", "the statistic it rests on"}),
    field<&Indicator::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Indicator>{"indicators", {"指標", "an indicator"}, indicator_fields};

constexpr Words fiscal_year_doc{"年度", "the year that it is of, April to March"};
constexpr Words fiscal_year_label{"年度", "fiscal year"};

constexpr std::array plan_fields{
    field<&Plan::fiscal_year>("fiscal_year", fiscal_year_doc,
                              {.required = true, .planned = true, .label = fiscal_year_label}),
    field<&Plan::title>("title", {"計画の名称", "title of the plan"}),
    field<&Plan::adopted>("adopted", {"決定日", "day of adoption"}),
    field<&Plan::targets>("targets",
                          {"目標: 指標の ID と数値(数値でなければ文)",
                           "targets: id of an indicator and a figure, or words"},
                          {.refers = Refers::indicators}),
    field<&Plan::priorities>("priorities", {"重点事項", "what the year puts first"},
                             {.ordered = true, .label = {"重点事項", "priorities"}}),
    field<&Plan::evaluation>("evaluation", {"評価(PDCA の C)", "evaluation: the C of PDCA"},
                             {.label = {"評価", "evaluation"}}),
    field<&Plan::actions>("actions", {"改善(PDCA の A)", "actions: the A of PDCA"},
                          {.label = {"改善", "actions"}}),
    field<&Plan::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Plan>{"plans", {"事業計画", "an annual plan"}, plan_fields};

constexpr std::array result_fields{
    field<&Result::indicator>("indicator", {"指標の ID", "id of an indicator"},
                              {.required = true, .refers = Refers::indicators}),
    field<&Result::fiscal_year>("fiscal_year", fiscal_year_doc,
                                {.required = true, .label = fiscal_year_label}),
    field<&Result::value>("value", {"実績(数値でなければ文)", "the figure, or words"}, required),
    field<&Result::as_of>("as_of", {"いつ時点の値か", "the day that the figure is of"}),
    field<&Result::status>("status", {"確定・途中・改定後", "final, interim or restated"},
                           {.choices = status_choices,
                            .choice_words = status_words,
                            .label = {"確定・途中・改定後", "status"}}),
    field<&Result::own>(
        "own",
        {"協定自身の評価なら true、他の資料の値なら false",
         "true for the agreement's own evaluation, false for another publication's figure"},
        {.label = {"協定自身の評価", "the agreement's own evaluation"}}),
    field<&Result::derived>("derived",
                            {"ほかの値から算出した値なら true(前年差など)",
                             "true if computed from another figure, such as a difference"},
                            {.label = {"算出", "derived"}}),
    field<&Result::note>("note", remark, noted),
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
    field<&Request::answer>("answer", {"回答", "what was answered"},
                            {.label = {"回答", "the answer"}}),
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
    field<&Facility::note>("note", remark, noted),
    field<&Facility::sources>("sources", citing, cited),
};
template <>
constexpr Schema schema<Facility>{"facilities", {"施設", "a facility"}, facility_fields};

constexpr std::array signing_fields{
    field<&Signing::date>("date", {"締結式の日", "day of the ceremony"}, planned),
    field<&Signing::time>("time", {"時刻", "when it begins"}, {.label = {"時刻", "time"}}),
    field<&Signing::place>("place", {"場所", "where it is held"}, {.label = {"場所", "place"}}),
    field<&Signing::lead>(
        "lead",
        {"報道資料の前文(です・ます)", "the lead sentence of the release, as it is sent out"},
        {.label = {"前文", "lead"}}),
    field<&Signing::purpose>(
        "purpose", {"報道資料の実施概要(です・ます)", "the purpose as the release tells it"},
        {.label = {"実施概要", "purpose"}}),
    field<&Signing::agenda>("agenda", {"次第", "what is done there, in order"},
                            {.ordered = true, .label = {"次第", "agenda"}}),
    field<&Signing::attendees>("attendees", {"出席者(職名)", "who attends, by office"},
                               {.ordered = true}),
    field<&Signing::office>("office", {"担当課", "office in charge"}),
    field<&Signing::phone>("phone", {"電話", "telephone"}),
    field<&Signing::announced>("announced", {"報道発表日", "day of the press release"}, planned),
    field<&Signing::attachments>("attachments", {"添付資料", "what the release is sent out with"},
                                 {.ordered = true, .label = {"添付資料", "attachments"}}),
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
                            {.required = true, .counts = true, .vocabulary = "kinds"}),
    field<&Agreement::parties>("parties",
                               {"締結主体(協定書の順)", "who signs, in the document's order"},
                               {.required = true, .counts = true, .ordered = true, .some = true}),
    field<&Agreement::hello_works>(
        "hello_works",
        {"協定を担うハローワーク(資料が挙げるもの)",
         "the Hello Work offices that carry it out, as the sources name them"},
        {.label = {"ハローワーク", "Hello Work"}}),
    field<&Agreement::concluded>(
        "concluded", {"締結日。集計に要る唯一の日付", "the only date that counting needs"},
        {.required = true, .counts = true, .label = {"締結日", "concluded"}}),
    field<&Agreement::numbered>(
        "numbered",
        {"公表された一覧での番号、伝えられた順番",
         "its places in published numberings: a number in a list, an order that is told"},
        {.label = {"公表番号", "published numbers"}}),
    field<&Agreement::revised>("revised", {"改定", "revisions"}),
    field<&Agreement::ended>("ended", {"終了", "its end"},
                             {.counts = true, .label = {"終了", "end"}}),
    field<&Agreement::supersedes>(
        "supersedes", {"これが引き継いだ、前の協定の ID", "id of the record that it replaces"},
        {.counts = true}),
    field<&Agreement::aim>("aim", {"目的", "aim"}),
    field<&Agreement::measures>("measures", {"取組", "measures"}, {.ordered = true}),
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

const Schema& record_schema() {
    return schema<Agreement>;
}

std::span<const Schema* const> schemas_of_record() {
    static constexpr std::array all{
        &schema<Agreement>, &schema<Party>,   &schema<Numbered>, &schema<Revision>,
        &schema<Ending>,    &schema<Measure>, &schema<Tier>,     &schema<Meeting>,
        &schema<Indicator>, &schema<Plan>,    &schema<Result>,   &schema<Request>,
        &schema<Facility>,  &schema<Signing>, &schema<Contact>,  &schema<Case>};
    return all;
}

}  // namespace daicho
