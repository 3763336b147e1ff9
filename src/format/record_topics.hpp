// What can be wrong with the keys and values of a file, whatever they mean: R2xx, and D3xx for
// the spelling of dates.
#pragma once

#include "daicho/model/diagnostic.hpp"
#include "daicho/time/date.hpp"

namespace daicho::topics {

inline constexpr Topic unknown_key{
    "R201",
    "unknown-key",
    Severity::error,
    {"書式にないキー", "a key that the format does not have"},
    {"キーは書式に定めたものだけが使えます。綴りの誤りや、別の場所に書くべきキーを見逃さないためです。自由な情報は `x-` で始まるキーか `notes` に書けます。",
     "Only the keys of the format may be used, so that a misspelt key or one in the wrong place is never overlooked. Free information goes into keys that begin with `x-`, or into `notes`."},
    "titel: 伊勢崎市・群馬労働局雇用対策協定\n",
    "title: 伊勢崎市・群馬労働局雇用対策協定\n"};

inline constexpr Topic missing_key{
    "R202",
    "missing-key",
    Severity::error,
    {"必要なキーがない", "a required key is missing"},
    {"このキーがないと記録の意味が決まりません。協定には種類・締結主体・締結日・出典が必要です。",
     "Without this key the record says too little: an agreement needs its kind, parties, date of conclusion and sources."},
    "revised:\n  - {summary: 取組の追加}\n",
    "revised:\n  - {date: 2026-02, summary: 取組の追加}\n"};

inline constexpr Topic wrong_shape{
    "R203",
    "wrong-shape",
    Severity::error,
    {"値の形が違う", "a value of the wrong shape"},
    {"1つの値・リスト・キーと値の組のうち、書式が求める形で書いてください。",
     "Write the shape that the format asks for: a single value, a list, or keys and values."},
    "sources: S1\n",
    "sources: [S1]\n"};

inline constexpr Topic empty_value{
    "R204",
    "empty-value",
    Severity::error,
    {"値が空", "a key without a value"},
    {"キーだけで値のない行は、書きかけか消し忘れです。分からない事柄は行ごと省きます。",
     "A key without a value is unfinished or forgotten. What is not known is left out, with its key."},
    "title: \"\"\n",
    "title: 伊勢崎市・群馬労働局雇用対策協定\n"};

inline constexpr Topic several_lines{
    "R205",
    "several-lines",
    Severity::error,
    {"1行で書く値に改行がある", "a line break in text that stands on one line"},
    {"名称や表題は1行で書きます。長い説明は `notes` などの文章の欄に書いてください。",
     "Names and titles stand on one line. Longer explanations go into fields for text, such as `notes`."},
    "title: |\n  伊勢崎市・群馬労働局\n  雇用対策協定\n",
    "title: 伊勢崎市・群馬労働局雇用対策協定\n"};

inline constexpr Topic too_long{
    "R206",
    "too-long",
    Severity::error,
    {"名称が200字を超える", "a name of more than 200 characters"},
    {"名称や表題は表の1つの欄に収まる長さ(200字)までです。",
     "Names and titles must fit a cell of a table: 200 characters at most."},
    "title: 協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定協定\n",
    "title: 伊勢崎市・群馬労働局雇用対策協定\n"};

inline constexpr Topic bad_number{
    "R210",
    "bad-number",
    Severity::error,
    {"数値の書き方が違う", "a figure that is not written as one"},
    {"数値は数字(と小数点)だけで書きます。`010`、`1,000`、`95%`、`12人` は読む人や道具によって意味が変わるため受け付けません。",
     "A figure is digits, perhaps with a decimal point. `010`, `1,000`, `95%` or `12人` mean different things to different readers and are refused."},
    "governance:\n  - {tier: council, per_year: 年1回}\n",
    "governance:\n  - {tier: council, per_year: 1}\n"};

inline constexpr Topic bad_boolean{
    "R211",
    "bad-boolean",
    Severity::error,
    {"true・false 以外の真偽値", "a truth value other than true or false"},
    {"真偽は `true` か `false` だけで書きます。`yes`、`NO`、`True` は道具によって読み方が違います。",
     "Write `true` or `false`. `yes`, `NO` or `True` are read differently by different tools."},
    "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
    "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 10, own: NO}\n",
    "indicators:\n  jobs: {name: 就職件数, unit: cases}\n"
    "results:\n  - {indicator: jobs, fiscal_year: FY2025, value: 10, own: false}\n"};

inline constexpr Topic bad_fiscal_year{
    "R212",
    "bad-fiscal-year",
    Severity::error,
    {"年度の書き方が違う", "a fiscal year that is not written as one"},
    {"年度は4月の属する年で `FY2024` のように書きます。暦年や元号と取り違えないためです。",
     "A fiscal year is written by the year of its April, as in `FY2024`, so that it cannot be taken for a calendar year or an era year."},
    "plans:\n  - {fiscal_year: 令和7年度}\n",
    "plans:\n  - {fiscal_year: FY2025}\n"};

inline constexpr Topic unknown_term{
    "R220",
    "unknown-term",
    Severity::error,
    {"語彙にない語", "a term that the vocabulary does not have"},
    {"この欄には vocabulary.yaml の語だけが書けます。集計の分類を揃えるためです。新しい語が要るときはvocabulary.yaml に日英の表示名とともに加えます。",
     "This field takes terms of vocabulary.yaml only, so that figures are sorted the same way everywhere. A new term is added there first, with its labels in Japanese and English."},
    "kind: employment-measure\n",
    "kind: employment-measures\n"};

inline constexpr Topic unknown_choice{
    "R221",
    "unknown-choice",
    Severity::error,
    {"選択肢にない値", "a value that is none of the choices"},
    {"この欄に書ける値は書式で決まっています。", "The format fixes what this field may hold."},
    "indicators:\n  jobs: {name: 就職件数, unit: cases, better: up}\n",
    "indicators:\n  jobs: {name: 就職件数, unit: cases, better: higher}\n"};

inline constexpr Topic unknown_source{
    "R222",
    "unknown-source",
    Severity::error,
    {"sources.yaml にない出典", "a source that sources.yaml does not have"},
    {"すべての事実は sources.yaml の出典に遡れなければなりません。",
     "Every fact must lead back to a source of sources.yaml."},
    "sources: [S9]\n",
    "sources: [S1]\n"};

inline constexpr Topic bad_page{"R223",
                                "bad-page",
                                Severity::error,
                                {"出典のページが数字でない", "the page of a source is no number"},
                                {"`S1#3` の `#` の後は資料のページ番号です。",
                                 "In `S1#3` the page of the document stands behind `#`."},
                                "sources: [\"S1#資料2\"]\n",
                                "sources: [\"S1#2\"]\n"};

inline constexpr Topic bad_address{
    "R224",
    "bad-address",
    Severity::error,
    {"書けない URL", "an address that may not be written"},
    {"URL は http か https だけで、空白や利用者名(`@` の前)を含められません。頁に載せるリンクとして安全でないためです。",
     "An address is http or https, without blanks and without a user name before `@`: it becomes a link on pages that others read."},
    "=== sources.yaml\nS1: {title: 報道資料, url: \"javascript:alert(1)\"}\n",
    "=== sources.yaml\nS1: {title: 報道資料, url: https://example.org/a}\n"};

inline constexpr Topic odd_host{
    "R225",
    "odd-host",
    Severity::warning,
    {"ASCII 以外の文字を含むホスト名", "a host name with characters beyond ASCII"},
    {"見た目の似た別の文字(キリル文字など)を使った偽のホスト名かもしれません。",
     "It may be a look-alike of another host, written with Cyrillic or other letters."},
    "=== sources.yaml\nS1: {title: 報道資料, url: https://mhlw.gо.jp/}\n",
    "=== sources.yaml\nS1: {title: 報道資料, url: https://mhlw.go.jp/}\n"};

inline constexpr Topic bad_id{
    "R226",
    "bad-id",
    Severity::error,
    {"協定の ID でない", "not the id of a record"},
    {"協定の ID はその記録のファイル名から .yaml を除いたもので、英小文字・数字・ハイフンだけ、64字までです。",
     "The id of a record is the stem of its file: lower-case letters, digits and hyphens, 64 at most."},
    "supersedes: ../etc/passwd\n",
    "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
    "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
    "concluded: 2025-10-08\nsupersedes: 102041-isesaki-2015\nsources: [S1]\n"
    "=== 10-gunma/102041-isesaki-2015.yaml\nkind: employment-measures\nparties:\n"
    "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
    "concluded: 2015-10-08\nsources: [S1]\n"};

inline constexpr Topic malformed_date{
    "D301",
    "malformed-date",
    Severity::error,
    {"日付として読めない", "not a date"},
    {"日付は `2015-08-31`、`2015-08`、`2015`、`FY2015`、`2015-09/2025-03`、`../2025-09-25` のどれかで書き、推定した日には `?` を付けます。",
     "A date is written `2015-08-31`, `2015-08`, `2015`, `FY2015`, `2015-09/2025-03` or `../2025-09-25`; an inferred day ends in `?`."},
    "concluded: 秋ごろ\n",
    "concluded: 2025-09/2025-11\n"};

inline constexpr Topic no_such_day{"D302",
                                   "no-such-day",
                                   Severity::error,
                                   {"存在しない日", "a day that does not exist"},
                                   {"暦にない日です。原資料の日付を確かめてください。",
                                    "The calendar has no such day. Look at the source again."},
                                   "concluded: 2015-02-29\n",
                                   "concluded: 2016-02-29\n"};

inline constexpr Topic reversed_interval{
    "D303",
    "reversed-interval",
    Severity::error,
    {"終わりが始まりより前の期間", "an interval that ends before it begins"},
    {"期間は早い日から遅い日の順に書きます。",
     "An interval is written from its earliest to its latest day."},
    "concluded: 2025-03/2015-09\n",
    "concluded: 2015-09/2025-03\n"};

inline constexpr Topic date_notation{
    "D304",
    "date-notation",
    Severity::error,
    {"台帳の書式でない日付", "a date in another spelling"},
    {"元号・全角数字・スラッシュの日付は意味は分かりますが、記録では1つの書き方に揃えます。`--fix` で直せます。",
     "Era dates, full-width digits and slashes are understood, but records use one spelling. `--fix` rewrites them."},
    "concluded: 令和7年10月8日\n",
    "concluded: 2025-10-08\n"};

inline constexpr Topic era_limit{
    "D305",
    "era-limit",
    Severity::error,
    {"その元号にない日付", "a date beyond the end of its era"},
    {"平成は31年4月30日まで、昭和は64年1月7日までです。改元後の日付は新しい元号か西暦で書きます。",
     "Heisei ended on 30 April of its year 31, Showa on 7 January of its year 64. Later days bear the new era, or the Western year."},
    "concluded: 平成31年5月\n",
    "concluded: 2019-05\n"};

inline const Topic& of(DateProblem::Kind kind) {
    switch (kind) {
        case DateProblem::Kind::malformed:
            return malformed_date;
        case DateProblem::Kind::no_such_day:
            return no_such_day;
        case DateProblem::Kind::reversed:
            return reversed_interval;
        case DateProblem::Kind::notation:
            return date_notation;
        case DateProblem::Kind::era_limit:
            break;
    }
    return era_limit;
}

}  // namespace daicho::topics
