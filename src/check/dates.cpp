// The dates of an agreement as a whole: nothing happens before it is concluded or after today.

#include "daicho/check/check.hpp"
#include "daicho/format/visit.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"D310",
     "not-yet",
     Severity::error,
     {"まだ来ていない日", "a day that has not come yet"},
     {"改定・会議・要請・計画の決定・実績・公表値は、起きたことの記録です。今日より後の日付は書き間違いか、まだ予定のものです。予定は `notes` に書きます。予定の締結日だけは `concluded` に書けます。",
      "Revisions, meetings, requests, adopted plans, results and published totals record what has happened. A day after today is a slip, or still a plan; plans for the future go into `notes`. Only a conclusion that is planned may stand as `concluded`."},
     "revised:\n  - {date: 2126-05-01, summary: 取組の追加}\n",
     "revised:\n  - {date: 2026-03-31, summary: 取組の追加}\n"},
    {"D325",
     "planned",
     Severity::note,
     {"これから締結される協定", "an agreement that is still to be concluded"},
     {"締結日が今日より後の協定は予定です。その日以後を基準日とする数には入り、それより前の数には入りません。`daicho report signing` で締結式の報道資料を作れます。",
      "An agreement whose conclusion lies after today is planned. Figures as of that day or later count it, earlier ones do not. `daicho report signing` makes the press release."},
     "concluded: 2126-05-01\n",
     "concluded: 2026-03-31\n"},
    {"D326",
     "only-announced",
     Severity::note,
     {"予告の出典だけで締結とした協定", "a conclusion that was only announced"},
     {"出典がすべて締結日より前のもので、締結の予定を知らせているだけです。予定は変わることがあります。締結日以後の資料を出典に加えてください。",
      "All sources are older than the conclusion: they announce it, and plans change. Add a source of that day or later."},
     "=== sources.yaml\nS1: {title: 報道資料, date: 2025-10-01}\n"
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nsources: [S1]\n",
     "=== sources.yaml\nS1: {title: 報道資料, date: 2025-10-08}\n"
     "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nsources: [S1]\n"},
    {"D311",
     "before-conclusion",
     Severity::error,
     {"締結より前の改定・終了・加入・脱退", "a revision, end or membership before the conclusion"},
     {"協定は締結されてからでなければ、改定も終了もできず、主体が加わったり抜けたりもできません。どちらかの日付が違います。",
      "An agreement can be revised, ended, joined or left only after it was concluded. One of the two dates is wrong."},
     "revised:\n  - {date: 2024-02, summary: 取組の追加}\n",
     "revised:\n  - {date: 2026-02, summary: 取組の追加}\n"},
    {"D312",
     "ended-at-once",
     Severity::warning,
     {"締結日に終了した協定", "an agreement that ended on the day of its conclusion"},
     {"締結したその日に終わる協定は考えにくく、締結日を写し間違えたおそれがあります。",
      "An agreement hardly ends on the day on which it is concluded: the date was probably copied from the wrong place."},
     "ended: {date: 2025-10-08}\n",
     "ended: {date: 2026-03-31}\n"},
    {"D313",
     "ends-before-it-begins",
     Severity::error,
     {"始まる前に終わる", "an end before the beginning"},
     {"施設の閉鎖は開設より前に、主体の脱退は加入より前にはありえません。",
      "A facility cannot close before it opens, and a party cannot leave before it joins."},
     "facilities:\n  - {name: 相談コーナー, opened: 2025-11, closed: 2025-10}\n",
     "facilities:\n  - {name: 相談コーナー, opened: 2025-10, closed: 2025-11}\n"},
    {"D314",
     "too-early",
     Severity::warning,
     {"法律より古い協定", "an agreement older than the law"},
     {"雇用対策法は1966年7月21日に公布されました。それより前の締結日は、元号や年の書き間違いと思われます。",
      "The Employment Measures Act was promulgated on 21 July 1966. An earlier conclusion is probably a slip of the year or the era."},
     "concluded: 1925-10-08\n",
     "concluded: 2025-10-08\n"},
    {"D315",
     "signing-differs",
     Severity::error,
     {"締結式の日と締結日が違う", "a signing on another day than the conclusion"},
     {"協定は締結式で締結されます。`signing` の `date` と `concluded` は同じ日でありえなければなりません。",
      "The agreement is concluded at its signing: the `date` of `signing` and `concluded` must be able to be the same day."},
     "signing: {date: 2025-10-09}\n",
     "signing: {date: 2025-10-08}\n"},
    {"D316",
     "announced-late",
     Severity::warning,
     {"締結式より後の報道発表", "a press release after the signing"},
     {"`announced` は締結式を知らせる報道発表の日で、ふつう式の前です。後の日付なら、結果の発表と取り違えていないか確かめてください。",
      "`announced` is the day of the press release that announces the signing, usually before it. A later day may be that of a report on it."},
     "signing: {date: 2025-10-08, announced: 2025-10-15}\n",
     "signing: {date: 2025-10-08, announced: 2025-10-03}\n"},
}};

constexpr Day the_act{std::chrono::year{1966} / 7 / 21};

Label concluded_label(const Agreement& agreement) {
    return {agreement.concluded->at,
            message("締結は {}", "concluded {}", to_text(agreement.concluded->value))};
}

// ---- nothing that is recorded lies in the future -----------------------------------------------

/// Walks the dates and years of a record: but for those that may be planned, all of them.
class NotYet : public FieldVisitor {
  public:
    NotYet(Day today, Diagnostics& findings) : x_today(today), x_findings(findings) {}

    void check(std::string_view key, const Date& date, Span at) {
        if (date.earliest > x_today) report(key, to_text(date), at);
    }

    void enter(const FieldPlace& place) override { x_part = place.field.key; }
    void value(const FieldPlace& place, FieldValue value) override {
        if (place.field.planned || place.field.key == "concluded") return;  // see `find_planned`
        // `date` alone would not say of what.
        const std::string_view key = place.field.key == "date" ? x_part : place.field.key;
        if (const auto* date = std::get_if<const Date*>(&value)) {
            check(key, **date, place.at);
        } else if (const auto* year = std::get_if<const FiscalYear*>(&value)) {
            if ((*year)->first() > x_today) report(key, to_text(**year), place.at);
        }
    }

  private:
    void report(std::string_view key, const std::string& date, Span at) {
        x_findings
            .add(topics["not-yet"], at,
                 message("`{}` の {} は今日({})より後です", "`{}` is {}, after today ({})", key,
                         date, to_iso(x_today)))
            .help = message("日付を確かめ、予定なら済むまで `notes` に書いてください",
                            "correct the date; what is only planned goes into `notes`");
    }

    Day x_today;
    Diagnostics& x_findings;
    std::string_view x_part;
};

// ---- but for a conclusion, which is planned then ------------------------------------------------

/// Whether all publications that it cites are older than its conclusion.
bool is_only_announced(const Registry& registry, const Agreement& agreement) {
    return !agreement.cites.empty() &&
           std::ranges::all_of(agreement.cites, [&](std::uint32_t cited) {
               const Publication& source = registry.publications[cited].second.value;
               return source.date && surely_before(source.date->value, agreement.concluded->value);
           });
}

void find_planned(const Registry& registry, const Agreement& agreement, Day today,
                  Diagnostics& findings) {
    const At<Date>& concluded = *agreement.concluded;
    const std::string day = to_text(concluded.value);
    if (concluded.value.earliest > today) {
        findings
            .add(topics["planned"], concluded.at,
                 message("締結は {} の予定です(今日は {})",
                         "to be concluded on {}, after today ({})", day, to_iso(today)))
            .help = message(
            "書き間違いでないか確かめてください。締結の後に、その日以後の出典を加えます",
            "make sure that it is no slip; once it is concluded, add a source of that day or later");
    } else if (concluded.value.latest <= today && is_only_announced(registry, agreement)) {
        findings
            .add(topics["only-announced"], concluded.at,
                 message("出典はどれも締結日({})より前のものです",
                         "all its sources are older than the conclusion ({})", day))
            .help = message(
            "{} 以後の資料を `daicho add source` で加え、その ID を記録の `sources` に書いてください",
            "add a publication of {} or later with `daicho add source`, and write its id in the record's `sources`",
            day);
    }
}

// ---- nor before the conclusion -----------------------------------------------------------------

void find_before_conclusion(const Agreement& agreement, Diagnostics& findings) {
    const Date& concluded = agreement.concluded->value;
    const auto require_after = [&](std::string_view key, const Maybe<Date>& date) {
        if (!date || !surely_before(date->value, concluded)) return;
        auto& finding = findings.add(
            topics["before-conclusion"], date->at,
            message("`{}` の {} は締結({})より前です", "`{}` is {}, before the conclusion ({})",
                    key, to_text(date->value), to_text(concluded)));
        finding.labels.push_back(concluded_label(agreement));
        finding.help = message("どちらの日付が正しいか出典で確かめてください",
                               "look up in the sources which of the two dates is right");
    };
    for (const auto& revision : agreement.revised) require_after("revised", revision->date);
    for (const auto& party : agreement.parties) {
        require_after("from", party->from);
        require_after("until", party->until);
    }
    if (!agreement.ended) return;
    const Maybe<Date>& end = agreement.ended->value.date;
    require_after("ended", end);
    if (end && end->value.is_day() && end->value == concluded) {
        auto& finding =
            findings.add(topics["ended-at-once"], end->at,
                         message("締結したその日({})に終了しています",
                                 "ended on the day of its conclusion, {}", to_text(concluded)));
        finding.labels.push_back(concluded_label(agreement));
        finding.help =
            message("終了日を出典で確かめてください", "look up the day of the end in the sources");
    }
}

void find_too_early(const Agreement& agreement, Diagnostics& findings) {
    const At<Date>& concluded = *agreement.concluded;
    if (concluded.value.latest >= the_act) return;
    findings
        .add(topics["too-early"], concluded.at,
             message("{} は雇用対策法の公布(1966-07-21)より前です",
                     "{} is before the Employment Measures Act of 1966-07-21",
                     to_text(concluded.value)))
        .help =
        message("年と元号を出典で確かめてください", "look up the year and the era in the sources");
}

// ---- beginnings and ends -----------------------------------------------------------------------

void find_reversed(const Maybe<Date>& begin, const Maybe<Date>& end, Diagnostics& findings) {
    if (!begin || !end || !surely_before(end->value, begin->value)) return;
    auto& finding = findings.add(
        topics["ends-before-it-begins"], end->at,
        message("{} に始まり、{} に終わっています", "begins {} and ends {}, before that",
                to_text(begin->value), to_text(end->value)));
    finding.labels.push_back({begin->at, message("始まり", "begins here")});
    finding.help =
        message("2つの日付を出典で確かめてください", "look up both dates in the sources");
}

void find_signing(const Agreement& agreement, Diagnostics& findings) {
    const Signing& signing = agreement.signing->value;
    const At<Date>& concluded = *agreement.concluded;
    if (signing.date && !overlap(signing.date->value, concluded.value)) {
        auto& finding =
            findings.add(topics["signing-differs"], signing.date->at,
                         message("締結式は {}、締結日は {} です", "signed {}, but concluded {}",
                                 to_text(signing.date->value), to_text(concluded.value)));
        finding.labels.push_back(concluded_label(agreement));
        finding.help = message("式の日を `concluded` にも書いてください",
                               "write the day of the signing as `concluded` too");
    }
    const At<Date>& day = signing.date ? *signing.date : concluded;
    if (signing.announced && surely_before(day.value, signing.announced->value)) {
        auto& finding = findings.add(
            topics["announced-late"], signing.announced->at,
            message("報道発表({})が締結式({})より後です", "announced {}, after the signing on {}",
                    to_text(signing.announced->value), to_text(day.value)));
        finding.labels.push_back({day.at, message("締結式", "the signing")});
        finding.help = message("式を知らせた報道発表の日を書いてください",
                               "write the day of the release that announced the signing");
    }
}

void run(const CheckContext& context, Diagnostics& findings) {
    const Registry& registry = context.ledger.registry();
    NotYet not_yet_come(context.today, findings);
    for (const Agreement& agreement : registry.agreements) {
        visit_fields(agreement, not_yet_come, bit(ValueKind::date) | bit(ValueKind::fiscal_year));
        for (const auto& facility : agreement.facilities) {
            find_reversed(facility->opened, facility->closed, findings);
        }
        for (const auto& party : agreement.parties) {
            find_reversed(party->from, party->until, findings);
        }
        if (!agreement.concluded) continue;
        find_planned(registry, agreement, context.today, findings);
        find_before_conclusion(agreement, findings);
        find_too_early(agreement, findings);
        if (agreement.signing) find_signing(agreement, findings);
    }
    visit_fields(registry.about, not_yet_come, bit(ValueKind::date));
    for (const auto& total : registry.totals) {
        if (total->as_of) not_yet_come.check("as_of", total->as_of->value, total->as_of->at);
    }
}

}  // namespace

extern constinit const Rule dates_rule{"dates", topics, run};

}  // namespace daicho
