// The revisions of an agreement: while it is in force, each once, in the order of their days.
#include "daicho/check/check.hpp"
#include "daicho/model/once.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"D322",
     "revised-after-end",
     Severity::error,
     {"終了より後の改定", "a revision after the end"},
     {"終わった協定は改定できません。どちらかの日付が違うか、後継の協定を改定と取り違えています。",
      "An agreement that has ended cannot be revised. One of the two dates is wrong, or the revision is a new agreement."},
     "revised:\n  - {date: 2026-03, summary: 取組の追加}\nended: {date: 2026-02-28}\n",
     "revised:\n  - {date: 2026-02, summary: 取組の追加}\nended: {date: 2026-02-28}\n"},
    {"D323",
     "revised-twice",
     Severity::error,
     {"同じ日の改定が2つある", "two revisions on one day"},
     {"1日の改定は1つです。同じ改定を2度書いたか、どちらかの日付が違います。",
      "What is revised on one day is one revision: it was entered twice, or one of the dates is wrong."},
     "revised:\n  - {date: 2026-02-01, summary: 取組の追加}\n"
     "  - {date: 2026-02-01, summary: 会議の追加}\n",
     "revised:\n  - {date: 2026-02-01, summary: 取組と会議の追加}\n"},
    {"D324",
     "revised-out-of-order",
     Severity::warning,
     {"日付の順でない改定", "revisions out of order"},
     {"改定は古いものから順に書きます。順が違うときは、日付の書き間違いも疑ってください。",
      "Revisions are written in order, the oldest first. Where they are not, a date may also be wrong."},
     "revised:\n  - {date: 2026-02, summary: 取組の追加}\n  - {date: 2025-12, summary: 会議の追加}\n",
     "revised:\n  - {date: 2025-12, summary: 会議の追加}\n  - {date: 2026-02, summary: 取組の追加}\n"},
}};

void find_after_end(const Agreement& agreement, Diagnostics& findings) {
    if (!agreement.ended || !agreement.ended->value.date) return;
    const At<Date>& end = *agreement.ended->value.date;
    for (const At<Revision>& revision : agreement.revised) {
        if (!revision->date || !surely_before(*end, revision->date->value)) continue;
        auto& finding =
            findings.add(topics["revised-after-end"], revision->date->at,
                         message("{} の改定は終了({})より後です", "revised {}, after the end ({})",
                                 to_text(revision->date->value), to_text(*end)));
        finding.labels.push_back({end.at, message("終了日", "ended here")});
        finding.help = message("どちらの日付が正しいか出典で確かめてください",
                               "look up in the sources which of the two dates is right");
    }
}

void find_twice(const Agreement& agreement, Diagnostics& findings) {
    Once<Day> days(findings, topics["revised-twice"], {"1つ目の改定", "the first"},
                   {"1つにまとめるか、日付を直してください", "make them one, or correct the date"});
    for (const At<Revision>& revision : agreement.revised) {
        if (!revision->date || !revision->date->value.is_day()) continue;
        const At<Date>& date = *revision->date;
        days.add(date->earliest, date.at, [&] {
            return message("{} の改定はもうあります", "there is already a revision of {}",
                           to_text(*date));
        });
    }
}

void find_out_of_order(const Agreement& agreement, Diagnostics& findings) {
    const At<Date>* before = nullptr;
    for (const At<Revision>& revision : agreement.revised) {
        if (!revision->date) continue;
        const At<Date>& date = *revision->date;
        if (before && surely_before(*date, **before)) {
            auto& finding = findings.add(topics["revised-out-of-order"], date.at,
                                         message("{} の改定が {} の後にあります",
                                                 "the revision of {} stands behind that of {}",
                                                 to_text(*date), to_text(**before)));
            finding.labels.push_back({before->at, message("前の改定", "the revision before")});
            finding.help = message("古い日の順に並べてください", "sort them, the oldest first");
        }
        before = &date;
    }
}

void run(const CheckContext& context, Diagnostics& findings) {
    for (const Agreement& agreement : context.ledger.registry().agreements) {
        find_after_end(agreement, findings);
        find_twice(agreement, findings);
        find_out_of_order(agreement, findings);
    }
}

}  // namespace

extern constinit const Rule revisions_rule{"revisions", topics, run};

}  // namespace daicho
