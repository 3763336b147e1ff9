// What can be wrong with a document as YAML, or is YAML but not of the format: Y141 to Y168.
#pragma once

#include "daicho/model/diagnostic.hpp"

namespace daicho::topics {

inline constexpr Topic empty_file{
    "Y141",
    "empty-file",
    Severity::error,
    {"中身のないファイル", "an empty file"},
    {"空白とコメントのほかに何もありません。書きかけのファイルは、中身ができてから置いてください。",
     "There is nothing but blanks and comments. Add a file when it says something."},
    "=== 10-gunma/102041-isesaki.yaml\n# 準備中\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic not_a_mapping{
    "Y142",
    "not-a-mapping",
    Severity::error,
    {"キーと値の組でない", "not a mapping"},
    {"ファイルは `キー: 値` の行の並びです。リストや文章だけのファイルは読めません。",
     "A file is a sequence of lines `key: value`, not a list and not a text."},
    "=== 10-gunma/102041-isesaki.yaml\n- kind: employment-measures\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic content_after_end{
    "Y143",
    "content-after-end",
    Severity::error,
    {"終わりの後に続きがある", "content after the end"},
    {"キーと値の組が括弧で閉じた後に、まだ何か書かれています。多くの道具は黙って捨てます。",
     "Something follows after the mapping is closed. Many programs drop it without a word."},
    "=== 10-gunma/102041-isesaki.yaml\n{kind: employment-measures}\nsources: [S1]\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic missing_colon{
    "Y144",
    "missing-colon",
    Severity::error,
    {"キーの後にコロンがない", "a key without a colon"},
    {"キーの後には `: ` が要ります。忘れると、次の行までが1つの文章として読まれることがあります。",
     "A key is followed by `: `. Without it, the line may be read as one text with the next."},
    "title 伊勢崎市の協定\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic missing_blank{
    "Y145",
    "missing-blank",
    Severity::error,
    {"コロンの後に空白がない", "a colon without a blank behind it"},
    {"`キー:値` のように空白がないと、全体が1つの文字列になります。`キー: 値` と書いてください。",
     "Without a blank behind the colon all of it is one text. Write `key: value`."},
    "title:伊勢崎市の協定\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic full_width_colon{
    "Y146",
    "full-width-colon",
    Severity::error,
    {"キーの後が全角のコロンになっている", "a full-width colon after a key"},
    {"全角の `：` は区切りになりません。半角の `: ` にしてください。",
     "A full-width colon separates nothing. Write `: `."},
    "title：伊勢崎市の協定\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic wide_indentation{
    "Y147",
    "wide-indentation",
    Severity::error,
    {"全角などの空白で字下げしている", "an indentation of full-width or no-break blanks"},
    {"字下げは半角の空白だけで書きます。ほかの空白はキーの一部として読まれます。",
     "Indentation is made of ordinary blanks; any other blank becomes a part of the key."},
    "x-place:\n\u3000\u3000time: 午後\n",
    "x-place:\n  time: 午後\n"};

inline constexpr Topic unclosed_quote{
    "Y148",
    "unclosed-quote",
    Severity::error,
    {"引用符が閉じていない", "a quote that is not closed"},
    {"引用符は同じ行で閉じます。閉じ忘れると、後の行がすべて値に飲み込まれます。長い文章は `>-` の下に書いてください。",
     "A quote is closed on its line; a forgotten one swallows the lines that follow. Write a long text below `>-`."},
    "title: \"伊勢崎市の協定\n",
    "title: \"伊勢崎市の協定\"\n"};

inline constexpr Topic unclosed_bracket{
    "Y149",
    "unclosed-bracket",
    Severity::error,
    {"括弧が閉じていない", "a bracket that is not closed"},
    {"`[` と `{` は、同じ種類の括弧で、字下げの浅い行の前に閉じます。値が括弧で始まる文章なら引用符で囲んでください。",
     "`[` and `{` are closed by their own kind before a line of less indentation. Put a text that begins with a bracket into quotes."},
    "x-list: [若者, 女性\n",
    "x-list: [若者, 女性]\n"};

inline constexpr Topic extra_bracket{
    "Y150",
    "extra-bracket",
    Severity::error,
    {"対応のない閉じ括弧", "a closing bracket without an opening one"},
    {"開いていない括弧が閉じられています。余分な括弧を消してください。",
     "A bracket is closed that was never opened. Remove it."},
    "x-list: [若者, 女性]]\n",
    "x-list: [若者, 女性]\n"};

inline constexpr Topic text_after_value{
    "Y151",
    "text-after-value",
    Severity::error,
    {"値の後に続きがある", "text after a value"},
    {"引用符や括弧が閉じた後に、区切りのない文字が続いています。文章なら全体を引用符で囲み、リストなら `,` で区切ってください。",
     "Behind a closed quote or bracket something follows without a separator. Put all of a text into quotes; separate items by `,`."},
    "title: [暫定] 伊勢崎市の協定\n",
    "title: \"[暫定] 伊勢崎市の協定\"\n"};

inline constexpr Topic colon_in_value{
    "Y152",
    "colon-in-value",
    Severity::error,
    {"値の中に `: ` がある", "a `: ` within a value"},
    {"引用符のない値に `: ` があると、キーの区切りと区別できません。値を引用符で囲んでください。",
     "In text without quotes, `: ` cannot be told from the end of a key. Put the value into quotes."},
    "title: 協定: 伊勢崎市と群馬労働局\n",
    "title: \"協定: 伊勢崎市と群馬労働局\"\n"};

inline constexpr Topic bad_indentation{
    "Y153",
    "bad-indentation",
    Severity::error,
    {"字下げが合わない", "a line that does not fit its indentation"},
    {"同じ組のキーは同じ桁に、下の段のものは深く書きます。値のあるキーの下に、さらにキーや項目を置くことはできません。",
     "Keys of one mapping stand in one column, what belongs to them deeper. Nothing can stand below a key that already has a value."},
    "x-place:\n    time: 午後\n  room: 会議室\n",
    "x-place:\n  time: 午後\n  room: 会議室\n"};

inline constexpr Topic continued_text{
    "Y154",
    "continued-text",
    Severity::error,
    {"値が次の行に続いている", "a value that goes on in the next line"},
    {"引用符のない値は1行で終わります。続きに見える行は、キーのコロンやリストのカンマの忘れであることが多いためです。",
     "A value ends on its line: what looks like its second line is more often a key without a colon or a list without a comma. Write a long text below `>-`."},
    "title: 伊勢崎市と\n  群馬労働局の協定\n",
    "title: >-\n  伊勢崎市と\n  群馬労働局の協定\n"};

inline constexpr Topic value_on_next_line{
    "Y155",
    "value-on-next-line",
    Severity::error,
    {"値がキーの次の行にある", "a value on the line after its key"},
    {"文はキーと同じ行に書きます。次の行には、リストの項目、下の段のキー、またはキーより深く字下げした `[…]`・`{…}` だけを置けます。",
     "A text stands on the line of its key. Below a key there are only items, keys, or `[…]` and `{…}` that are indented deeper than the key."},
    "title:\n  伊勢崎市の協定\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic list_on_key_line{
    "Y156",
    "list-on-key-line",
    Severity::error,
    {"キーと同じ行に `- ` がある", "a `- ` on the line of a key"},
    {"`- ` で始まる項目は、キーの次の行に置きます。文章なら引用符で囲んでください。",
     "An item that begins with `- ` stands on a line below its key. Put a text into quotes."},
    "x-list: - 若者\n",
    "x-list:\n  - 若者\n"};

inline constexpr Topic empty_item{
    "Y157",
    "empty-item",
    Severity::error,
    {"リストや括弧の中に空の値がある", "an empty item"},
    {"`- ` の後や `,` の間に何もありません。値を書くか、消してください。",
     "Nothing stands behind a `- ` or between two `,`. Write a value or remove it."},
    "x-list: [若者, , 女性]\n",
    "x-list: [若者, 女性]\n"};

inline constexpr Topic empty_key{"Y158",
                                 "empty-key",
                                 Severity::error,
                                 {"コロンの前にキーがない", "a colon without a key"},
                                 {"`: ` の前にキーがありません。", "There is no key before `: `."},
                                 ": 伊勢崎市の協定\n",
                                 "title: 伊勢崎市の協定\n"};

inline constexpr Topic complex_key{
    "Y159",
    "complex-key",
    Severity::error,
    {"キーが1行の文字列でない", "a key that is not a word"},
    {"キーは1行の文字列です。`? ` で始まるキーや、リスト・組をキーにする書き方は使いません。",
     "A key is a text on one line. Keys that begin with `? `, or that are lists or mappings, are not used."},
    "? title\n: 伊勢崎市の協定\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic anchor{
    "Y160",
    "anchor",
    Severity::error,
    {"アンカー・エイリアスがある", "an anchor or alias"},
    {"`&` と `*` で値を使い回す書き方は使いません。文章なら引用符で囲んでください。",
     "Values are not shared by `&` and `*`. Put a text that begins so into quotes."},
    "title: &t 伊勢崎市の協定\n",
    "title: \"&t 伊勢崎市の協定\"\n"};

inline constexpr Topic tag{
    "Y161",
    "tag",
    Severity::error,
    {"タグがある", "a tag"},
    {"`!` で始まる型の指定は使いません。型は書式が決めます。文章なら引用符で囲んでください。",
     "Types are not given by `!`: the format knows them. Put a text that begins so into quotes."},
    "title: !重要 伊勢崎市の協定\n",
    "title: \"!重要 伊勢崎市の協定\"\n"};

inline constexpr Topic null_word{
    "Y162",
    "null-word",
    Severity::error,
    {"`null` や `~` と書いてある", "a `null` or `~`"},
    {"道具によって「値なし」とも文字列とも読まれます。値がなければキーごと省き、文字列なら引用符で囲んでください。",
     "Some programs read it as nothing, others as text. Leave the key out, or put a text into quotes."},
    "title: null\n",
    "title: \"null\"\n"};

inline constexpr Topic block_header{
    "Y163",
    "block-header",
    Severity::error,
    {"複数行の値の記号が違う", "an unknown form of a text of several lines"},
    {"複数行の値は `|`、`|-`、`>`、`>-` のどれかで始め、次の行から字下げして書きます。`+` や字下げの数は使いません。",
     "A text of several lines begins with `|`, `|-`, `>` or `>-` and stands indented below. `+` and digits are not used."},
    "title: |2\n   伊勢崎市の協定\n",
    "x-text: |\n  伊勢崎市の協定\n"};

inline constexpr Topic bad_escape{
    "Y164",
    "bad-escape",
    Severity::error,
    {"使えないエスケープ", "an escape that is not used"},
    {"`\"` の中で使えるのは `\\\\`、`\\\"`、`\\n`、`\\t`、`\\/`、`\\uXXXX` だけです。ほかは道具によって違う文字になります。",
     "Within `\"` there are `\\\\`, `\\\"`, `\\n`, `\\t`, `\\/` and `\\uXXXX`; programs disagree about others. Write the character itself."},
    "title: \"伊勢崎市\\_の協定\"\n",
    "title: \"伊勢崎市\\/群馬労働局\"\n"};

inline constexpr Topic reserved_character{
    "Y165",
    "reserved-character",
    Severity::error,
    {"引用符の要る文字がある", "a character that needs quotes"},
    {"値は `%`、`@`、`` ` ``、`,` で始められず、括弧の中では `?` も使えません。値を引用符で囲んでください。",
     "A value does not begin with `%`, `@`, `` ` `` or `,`, and within brackets it has no `?`. Put it into quotes."},
    "title: @伊勢崎市\n",
    "title: \"@伊勢崎市\"\n"};

inline constexpr Topic glued_comment{
    "Y166",
    "glued-comment",
    Severity::error,
    {"`#` の前に空白がない", "a `#` without a blank before it"},
    {"コメントの `#` の前には空白が要ります。ないと、値の一部と読む道具があります。",
     "A comment has a blank before its `#`; without, some programs read it as a part of the value."},
    "title: \"伊勢崎市の協定\"#仮\n",
    "title: \"伊勢崎市の協定\"  # 仮\n"};

inline constexpr Topic comment_or_text{
    "Y167",
    "comment-or-text",
    Severity::warning,
    {"値の一部かもしれないコメント", "a comment that may be meant as text"},
    {"空白の後の `#` から行末まではコメントで、値に入りません。値なら引用符で囲み、コメントなら`#` の後に空白を置いてください。",
     "From a `#` behind a blank the line is a comment. Put a value that holds it into quotes; put a blank behind the `#` of a comment."},
    "title: 協定 #2\n",
    "title: \"協定 #2\"\n"};

inline constexpr Topic not_understood{
    "Y168",
    "not-understood",
    Severity::error,
    {"YAML として読めない", "not readable as YAML"},
    {"この位置で構造が分からなくなりました。近くの引用符・括弧・コロン・字下げを確かめてください。",
     "Here the structure is lost. Look at the quotes, brackets, colons and indentation nearby."},
    // A net below the others: no input is known that falls into it.
    "",
    ""};

}  // namespace daicho::topics
