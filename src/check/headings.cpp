// Measures stand in the order of their document, so what is under one heading stands together.
#include "daicho/query/headings.hpp"
#include "daicho/check/check.hpp"
#include "daicho/model/once.hpp"

namespace daicho {

namespace {

constexpr TopicList topics{{
    {"X512",
     "scattered-heading",
     Severity::warning,
     {"同じ見出しの取組が離れている", "measures of one heading that stand apart"},
     {"取組は資料の順に並べ、同じ `heading` のものを続けて書きます。離れていれば、一覧に同じ見出しが2度現れます。",
      "Measures stand in the order of the document, those of one `heading` together. If they stand apart, pages print the heading twice."},
     "measures:\n  - {title: 面接会, heading: ① 女性}\n  - {title: 説明会, heading: ② 若者}\n"
     "  - {title: 相談, heading: ① 女性}\n",
     "measures:\n  - {title: 面接会, heading: ① 女性}\n  - {title: 相談, heading: ① 女性}\n"
     "  - {title: 説明会, heading: ② 若者}\n"},
}};

void find_scattered(const Agreement& agreement, Diagnostics& findings) {
    Once<std::string_view> headings(
        findings, topics["scattered-heading"], {"1度目", "first here"},
        {"同じ見出しの取組を、資料の順に続けて書いてください",
         "write the measures of one heading one behind the other, as the document does"});
    for (const MeasuresUnder& under : measures_by_heading(agreement)) {
        if (under.heading.empty()) continue;
        headings.add(under.heading, agreement.measures[under.measures.front()]->heading->at, [&] {
            return message("見出し「{}」は前にもあります", "the heading `{}` was there before",
                           under.heading);
        });
    }
}

void run(const CheckContext& context, Diagnostics& findings) {
    for (const Agreement& agreement : context.ledger.registry().agreements)
        find_scattered(agreement, findings);
}

}  // namespace

extern constinit const Rule headings_rule{"headings", topics, run};

}  // namespace daicho
