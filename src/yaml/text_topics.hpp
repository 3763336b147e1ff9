// What can be wrong with the bytes, characters and lines of a file: Y101 to Y118.
#pragma once

#include "daicho/model/diagnostic.hpp"

namespace daicho::topics {

inline constexpr Topic file_too_large{
    "Y101",
    "file-too-large",
    Severity::error,
    {"ファイルが大きすぎる", "a file that is too large"},
    {"1つのファイルは1MiBまでです。記録は数KBで足りるため、これを超えるものは別のファイルの取り違えです。長い資料は出典として示してください。",
     "A file has at most 1 MiB. A record needs a few KB, so anything larger was put here by mistake; cite long documents as sources."},
    "",
    ""};

inline constexpr Topic not_utf8{
    "Y102",
    "not-utf8",
    Severity::error,
    {"UTF-8 でない", "not UTF-8"},
    {"記録は UTF-8 で書きます。ほかの文字コードを推測で読むと、文字が黙って化けます。エディタの「文字コードを指定して保存」で UTF-8 を選んでください。",
     "Records are written in UTF-8; guessing another encoding would corrupt text without a word. Save the file again as UTF-8."},
    "title: \x88\xC9\x90\xA8\x8D\xE8\x8E\x73\n",
    "title: 伊勢崎市\n"};

inline constexpr Topic byte_order_mark{
    "Y103",
    "byte-order-mark",
    Severity::error,
    {"先頭に BOM がある", "a byte order mark"},
    {"BOM は目に見えない文字で、最初のキーの綴りを変えてしまうことがあります。「UTF-8(BOM なし)」で保存してください。",
     "The mark is invisible and can become part of the first key. Save the file as UTF-8 without BOM."},
    "=== 10-gunma/102041-isesaki.yaml\n\xEF\xBB\xBFkind: employment-measures\nparties:\n"
    "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
    "concluded: 2025-10-08\nsources: [S1]\n",
    "title: 伊勢崎市・群馬労働局雇用対策協定\n"};

inline constexpr Topic carriage_return{
    "Y104",
    "carriage-return",
    Severity::error,
    {"改行が LF でない", "a line break other than LF"},
    {"行は LF で終わります。CR が混じると、道具によって行の数や値が違って読まれます。エディタの改行コードを LF にして保存してください。",
     "Lines end with LF. With CR among them, programs disagree about lines and values. Save the file with LF line ends."},
    "title: 伊勢崎市の協定\r\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic control_character{
    "Y105",
    "control-character",
    Severity::error,
    {"制御文字がある", "a control character"},
    {"制御文字は見えず、端末や表計算ソフトの動作を変えることがあります。消してください。",
     "Control characters cannot be seen and can steer a terminal or a spreadsheet. Remove them."},
    "title: 伊勢崎市\x1B[31mの協定\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic invisible_character{
    "Y106",
    "invisible-character",
    Severity::error,
    {"見えない文字がある", "an invisible character"},
    {"ゼロ幅の文字や文字の向きを変える文字は、同じに見える別の名前を作ります。コメントの中でも使えません。消してください。",
     "Zero-width characters and those that turn the direction of text make names that look the same and are not. They are refused in comments too. Remove them."},
    "title: 伊勢\u200B崎市の協定\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic damaged_text{
    "Y107",
    "damaged-text",
    Severity::error,
    {"文字が既に失われている", "text that is already damaged"},
    {"U+FFFD は、以前の文字コードの変換で読めなかった文字の跡です。元の資料を見て書き直してください。",
     "U+FFFD is what an earlier conversion left of a character that it could not read. Write it again from the original."},
    "title: 伊勢\uFFFD市の協定\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic private_use_character{
    "Y108",
    "private-use-character",
    Severity::error,
    {"外字がある", "a private use character"},
    {"外字(私用領域の文字)は、作った機器の外では別の字か空白になります。Unicode にある字か異体字で書いてください。",
     "A private use character (gaiji) is another sign or none on every other machine. Write a character of Unicode, if need be with a variation selector."},
    "title: 伊勢\uE000市の協定\n",
    "title: 葛\U000E0100城市の協定\n"};

inline constexpr Topic too_many_marks{
    "Y109",
    "too-many-marks",
    Severity::error,
    {"結合文字が続きすぎる", "too many combining marks"},
    {"1つの文字に付く結合文字は8つまでです。それ以上は表示を壊すための文字列です。",
     "A character takes at most 8 combining marks; more serve only to break what is shown."},
    "title: a\u030D\u030D\u030D\u030D\u030D\u030D\u030D\u030D\u030D\n",
    "title: e\u030D\n"};

inline constexpr Topic tab{
    "Y110",
    "tab",
    Severity::error,
    {"タブがある", "a tab"},
    {"タブの幅は道具によって違い、字下げに使うと構造が変わります。空白を使ってください。値の中に必要なら `\"a\\tb\"` と書きます。",
     "The width of a tab depends on the program, and as indentation it changes the structure. Use blanks; a tab that belongs to a value is written `\"a\\tb\"`."},
    "title: a\ttab\n",
    "title: a tab\n"};

inline constexpr Topic line_too_long{
    "Y111",
    "line-too-long",
    Severity::error,
    {"行が長すぎる", "a line that is too long"},
    {"1行は16KiBまでです。長い文章は `>-` の後に改行して、何行かに分けて書いてください。",
     "A line has at most 16 KiB. Write a long text on several lines below `>-`."},
    "",
    ""};

inline constexpr Topic document_marker{
    "Y112",
    "document-marker",
    Severity::error,
    {"文書の区切りがある", "a document marker"},
    {"1つのファイルは1つの文書です。`---` や `...` の行があると、その後を読まない道具があります。行を消すか、記録を別のファイルに分けてください。",
     "A file is one document. Many programs drop what follows a line `---` or `...`. Remove the line, or put the second record into a file of its own."},
    "=== 10-gunma/102041-isesaki.yaml\n---\nkind: employment-measures\nparties:\n"
    "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
    "concluded: 2025-10-08\nsources: [S1]\n",
    "title: 伊勢崎市・群馬労働局雇用対策協定\n"};

inline constexpr Topic directive{
    "Y113",
    "directive",
    Severity::error,
    {"`%` で始まる行がある", "a line that begins with `%`"},
    {"行頭の `%` は YAML への指示で、その後の行が捨てられることがあります。指示は使いません。値なら引用符で囲んでください。",
     "A `%` at the start of a line is a directive, and what follows may be dropped. Directives are not used; put a value into quotes."},
    "%TAG ! tag:example.org,2000:\n",
    "title: \"%で始まる題\"\n"};

inline constexpr Topic conflict_marker{
    "Y114",
    "conflict-marker",
    Severity::error,
    {"git の競合の印が残っている", "a conflict marker of git"},
    {"`<<<<<<<`、`=======`、`>>>>>>>` は、2人の変更がまだ1つになっていない印です。残す行を選び、印の行を消してください。",
     "`<<<<<<<`, `=======` and `>>>>>>>` show that two changes have not been merged. Keep the lines that are right and remove the markers."},
    "<<<<<<< HEAD\ntitle: 伊勢崎市の協定\n=======\ntitle: 伊勢崎市との協定\n>>>>>>> other\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic not_nfc{
    "Y115",
    "not-nfc",
    Severity::warning,
    {"濁点などが分かれている", "a character in decomposed form"},
    {"「が」が「か」と濁点の2文字になっていると、同じに見えて一致しません(macOS のファイル名から写すと起こります)。NFC の1文字にしてください。",
     "A letter and its mark as two characters look like the one letter and never match it; names copied from macOS file names are like this. Write the composed form (NFC)."},
    "title: か\u3099くの協定\n",
    "title: がくの協定\n"};

inline constexpr Topic trailing_blanks{
    "Y116",
    "trailing-blanks",
    Severity::warning,
    {"行末に空白がある", "blanks at the end of a line"},
    {"行末の空白は見えず、変更の比較を乱します。消してください。",
     "Blanks at the end of a line cannot be seen and clutter comparisons. Remove them."},
    "title: 伊勢崎市の協定  \n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic no_final_newline{
    "Y117",
    "no-final-newline",
    Severity::warning,
    {"最後の行に改行がない", "no line break at the end"},
    {"最後の行も改行で終えます。書きかけで切れたファイルと区別でき、追記しても前の行につながりません。",
     "The last line ends with a line break too, so that a file cut short is noticed and an added line does not join the last one."},
    "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
    "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
    "concluded: 2025-10-08\nsources: [S1]",
    "sources: [S1]\n"};

inline constexpr Topic too_many_brackets{
    "Y118",
    "too-many-brackets",
    Severity::error,
    {"括弧が多すぎる", "too many brackets"},
    {"`[` と `{` は1つのファイルに合わせて2万個までです。それ以上は記録ではなく、読む道具を止めるための入力です。",
     "A file has at most 20,000 `[` and `{`. More are not a record but an attempt to stall its readers."},
    "",
    ""};

}  // namespace daicho::topics
