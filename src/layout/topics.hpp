// What can be wrong with a template: P80x to P83x. Mustache itself is silent about most of it.
#pragma once

#include "daicho/model/diagnostic.hpp"

namespace daicho::topics {

inline constexpr Topic unclosed_tag{
    "P801",
    "unclosed-tag",
    Severity::error,
    {"閉じていないタグ", "a tag that is not closed"},
    {"`{{` で始まるタグは同じ行で `}}` で、`{{{` は `}}}` で閉じます。",
     "A tag that begins with `{{` ends with `}}` on the same line, one that begins with `{{{` with `}}}`."},
    "<p>{{title</p>\n",
    "<p>{{title}}</p>\n"};

inline constexpr Topic unclosed_section{"P802",
                                        "unclosed-section",
                                        Severity::error,
                                        {"閉じていないセクション", "a section that is not closed"},
                                        {"`{{#名前}}` と `{{^名前}}` には `{{/名前}}` が必要です。",
                                         "`{{#name}}` and `{{^name}}` need a `{{/name}}`."},
                                        "{{#stamps}}<p>{{.}}</p>\n",
                                        "{{#stamps}}<p>{{.}}</p>{{/stamps}}\n"};

inline constexpr Topic crossed_sections{
    "P803",
    "crossed-sections",
    Severity::error,
    {"セクションの入れ子が崩れている", "sections that are not nested"},
    {"後から開いたセクションを先に閉じます。", "The section that was opened last is closed first."},
    "{{#blocks}}{{#rows}}{{/blocks}}{{/rows}}\n",
    "{{#blocks}}{{#rows}}{{/rows}}{{/blocks}}\n"};

inline constexpr Topic unopened_section{
    "P804",
    "unopened-section",
    Severity::error,
    {"開いていないセクションを閉じている", "the end of a section that was not opened"},
    {"`{{/名前}}` の前に `{{#名前}}` か `{{^名前}}` が必要です。",
     "Before a `{{/name}}` stands a `{{#name}}` or a `{{^name}}`."},
    "<p>{{title}}</p>{{/stamps}}\n",
    "{{#stamps}}{{.}}{{/stamps}}\n"};

inline constexpr Topic bad_tag{
    "P805",
    "bad-tag",
    Severity::error,
    {"名前として読めないタグ", "a tag that holds no name"},
    {"タグの中は1つの名前です: 空白を含まない語、`a.b` のような点つきの名前、または `.`。",
     "A tag holds one name: a word without blanks, words joined by dots as in `a.b`, or `.` alone."},
    "<p>{{the title}}</p>\n",
    "<p>{{title}}</p>\n"};

inline constexpr Topic set_delimiters{
    "P806",
    "set-delimiters",
    Severity::error,
    {"区切り記号の変更", "delimiters changed by a tag"},
    {"`{{=<% %>=}}` のような区切り記号の変更は使えません。",
     "Tags such as `{{=<% %>=}}`, which change the delimiters, are not used here."},
    "{{=<% %>=}}\n",
    "{{title}}\n"};

inline constexpr Topic template_mark{
    "P807",
    "template-mark",
    Severity::error,
    {"BOM で始まるテンプレート", "a template that begins with a byte order mark"},
    {"BOM はページや部分の途中に出てしまいます。BOM なしの UTF-8 で保存してください。",
     "The mark would stand in the middle of a page. Save the file as UTF-8 without it."},
    "\xEF\xBB\xBF<p>{{title}}</p>\n",
    "<p>{{title}}</p>\n"};

inline constexpr Topic unknown_name{
    "P811",
    "unknown-name",
    Severity::error,
    {"データにない名前", "a name that the data does not have"},
    {"Mustache は知らない名前を黙って空にします。ここでは誤りです。`daicho report 名前 -f json` がテンプレートの受け取るデータを示します。",
     "Mustache prints nothing for a name that it does not know. Here that is an error. `daicho report NAME -f json` shows what a template receives."},
    "<h1>{{titel}}</h1>\n",
    "<h1>{{title}}</h1>\n"};

inline constexpr Topic not_a_text{
    "P812",
    "not-a-text",
    Severity::error,
    {"文字にならない値", "a value that is not a text"},
    {"一覧や組は `{{名前}}` では何も出ません。`{{#名前}}…{{/名前}}` で中に入ります。",
     "A list or a group prints nothing as `{{name}}`; go into it with `{{#name}}…{{/name}}`."},
    "<p>{{grounds}}</p>\n",
    "{{#grounds}}<p>{{text}}</p>{{/grounds}}\n"};

inline constexpr Topic absent_block{
    "P813",
    "absent-block",
    Severity::warning,
    {"この報告にないブロック", "a block that this report does not have"},
    {"`{{#block.名前}}` の名前のブロックがこの報告にはありません。そこには何も出ません。名前の誤りでなければそのままで構いません。",
     "The report has no block of the name in `{{#block.name}}`; nothing is shown there. That is all right unless the name is misspelt."},
    "{{#block.nothing}}{{{html}}}{{/block.nothing}}\n",
    "{{#blocks}}{{{html}}}{{/blocks}}\n"};

inline constexpr Topic raw_text{
    "P814",
    "raw-text",
    Severity::error,
    {"エスケープせずに出そうとしている", "a text that would not be escaped"},
    {"`{{{名前}}}` と `{{&名前}}` は、できあがった部分である `html` (HTML のテンプレート) と `md` (Markdown のテンプレート) だけに使えます。ほかは台帳の文であり、そのまま出すと HTML として動きます。",
     "`{{{name}}}` and `{{&name}}` are for what is markup already: `html` in HTML templates, `md` in Markdown templates. All else is text of the registry, and would be run as HTML."},
    "<h1>{{{title}}}</h1>\n",
    "<h1>{{title}}</h1>\n"};

inline constexpr Topic unsafe_place{
    "P815",
    "unsafe-place",
    Severity::error,
    {"データを置けない場所", "a place where no data may stand"},
    {"エスケープが守れるのは、文の中と、引用符で囲んだ属性の値です。script と style の中、引用符のない属性、`on…` と `style` の属性、行き先がデータで決まるリンクには置けません。",
     "Escaping protects running text and quoted attribute values. Data may not stand in script or style elements, in attributes without quotes, in `on…` and `style` attributes, nor decide where a link leads."},
    "<a href=\"{{title}}\">x</a>\n",
    "<a href=\"#top\" title=\"{{title}}\">x</a>\n"};

inline constexpr Topic unbalanced_markup{
    "P816",
    "unbalanced-markup",
    Severity::error,
    {"タグの途中で終わる条件つきの部分", "a section that ends inside a tag"},
    {"セクションや部分テンプレートの始めと終わりは、同じ種類の場所(文の中、同じ引用符の中)でなければなりません。そうでないと、後ろのデータがどこに置かれるか決まりません。",
     "A section or a partial begins and ends in the same kind of place: in running text, or within the same quotes. Else nobody could say where the data behind it stands."},
    "{{#has_grounds}}<p title=\"{{/has_grounds}}x\">y</p>\n",
    "<p title=\"{{#has_grounds}}x{{/has_grounds}}\">y</p>\n"};

inline constexpr Topic missing_partial{
    "P821",
    "missing-partial",
    Severity::error,
    {"部分テンプレートがない", "a partial that is not there"},
    {"`{{> 名前}}` は同じフォルダの `名前` か `名前.mustache` です。フォルダの外のファイル、リンク、通常のファイルでないものは読みません。",
     "`{{> name}}` is the file `name` or `name.mustache` of the same folder. Files outside of the folder, links and special files are not read."},
    "{{> fotter}}\n",
    "{{> style.css}}\n"};

inline constexpr Topic partial_path{
    "P822",
    "partial-path",
    Severity::error,
    {"部分テンプレートの名前に道筋がある", "a partial named by a path"},
    {"部分テンプレートはファイルの名前だけで書きます。`/` や `..` は使えません。",
     "A partial is named by its file alone, without `/` and without `..`."},
    "{{> ../../etc/passwd}}\n",
    "{{> style.css}}\n"};

inline constexpr Topic partial_cycle{
    "P823",
    "partial-cycle",
    Severity::error,
    {"部分テンプレートが自分自身を含む", "a partial that contains itself"},
    {"終わりがないため、使えません。", "It would have no end."},
    "",
    ""};

inline constexpr Topic empty_template{"P831",
                                      "empty-template",
                                      Severity::warning,
                                      {"空のテンプレート", "an empty template"},
                                      {"出力も空になります。", "Its output is empty, too."},
                                      "\n",
                                      "{{title}}\n"};

inline constexpr Topic too_much{
    "P832",
    "too-much",
    Severity::error,
    {"テンプレートの限度を超えた", "more than a template may be"},
    {"テンプレートは1つ 1 MiB、入れ子は64段、部分テンプレートは1000回、出力は 64 MiB までです。",
     "A template is at most 1 MiB, nests 64 levels, takes 1000 partials, and makes 64 MiB."},
    "",
    ""};

}  // namespace daicho::topics
