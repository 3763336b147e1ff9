// What can be wrong with a value as it stands, and the limits of a document: Y121 to Y130.
#pragma once

#include "daicho/model/diagnostic.hpp"

namespace daicho::topics {

inline constexpr Topic wide_blank{
    "Y121",
    "wide-blank",
    Severity::warning,
    {"値に全角や改行しない空白がある", "a full-width or no-break blank in a value"},
    {"全角の空白や改行しない空白(Word やウェブページからの写しに多い)は、半角の空白と同じに見えても一致しません。半角の空白にするか、消してください。",
     "A full-width or no-break blank, as copied from Word or a web page, looks like a blank and does not match one. Write a blank, or none."},
    "title: 伊勢崎市\u3000雇用対策協定\n",
    "title: 伊勢崎市 雇用対策協定\n"};

inline constexpr Topic half_width_kana{
    "Y122",
    "half-width-kana",
    Severity::warning,
    {"半角カナがある", "half-width kana"},
    {"半角カナは全角カナと別の文字で、検索や照合で一致しません。全角で書いてください。",
     "Half-width kana are other characters than full-width ones and do not match them. Write full-width kana."},
    "title: ﾊﾛｰﾜｰｸとの協定\n",
    "title: ハローワークとの協定\n"};

inline constexpr Topic compatibility_ideograph{
    "Y123",
    "compatibility-ideograph",
    Severity::warning,
    {"互換漢字がある", "a compatibility ideograph"},
    {"互換漢字は、正規化する道具を通ると統合漢字に変わります。統合漢字で書き、字形を残したいときは異体字セレクタを付けてください。",
     "A compatibility ideograph turns into the unified one wherever text is normalized. Write the unified one, with a variation selector where the form matters."},
    "title: \uFA10市の協定\n",
    "title: 塚市の協定\n"};

inline constexpr Topic escaped_character{
    "Y124",
    "escaped-character",
    Severity::error,
    {"書けない文字をエスケープで書いている", "an escape for a character that may not be written"},
    {"制御文字・見えない文字・外字は、`\\u…` で書いても使えません。濁点だけのような結合文字は、前の文字と合わせて1文字で書いてください。",
     "Control, invisible and private use characters are refused as `\\u…` too. A combining mark is written as one letter with the character before."},
    "title: \"伊勢崎市\\u202Eの協定\"\n",
    "title: \"伊勢崎市の\\u5354定\"\n"};

inline constexpr Topic too_many_nodes{"Y125",
                                      "too-many-nodes",
                                      Severity::error,
                                      {"値が多すぎる", "too many values"},
                                      {"1つのファイルのキー・値・リストは合わせて2万個までです。",
                                       "A file has at most 20,000 keys, values and lists."},
                                      "",
                                      ""};

inline constexpr Topic too_deep{
    "Y126",
    "too-deep",
    Severity::error,
    {"入れ子が深すぎる", "nested too deep"},
    {"入れ子は16段までです。記録に必要なのは数段で、それ以上は括弧や字下げの誤りです。",
     "Values nest at most 16 deep. A record needs a few; more comes from a slip in brackets or indentation."},
    "x-deep: [[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]\n",
    "x-deep: [[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]\n"};

inline constexpr Topic text_too_long{
    "Y127",
    "text-too-long",
    Severity::error,
    {"1つの値が長すぎる", "a value that is too long"},
    {"1つの値は64KiBまでです。資料の全文は出典として示してください。",
     "A value has at most 64 KiB. Cite the whole text of a document as a source."},
    "",
    ""};

inline constexpr Topic key_too_long{
    "Y128",
    "key-too-long",
    Severity::error,
    {"キーが長すぎる", "a key that is too long"},
    {"キーは200バイトまでです。文章の中のコロンがキーの区切りと読まれた場合は、文章を引用符で囲んでください。",
     "A key has at most 200 bytes. Where a colon within a text was taken for the end of a key, put the text into quotes."},
    "x-text:\n"
    "  伊勢崎市と群馬労働局は地域の実情に応じた雇用対策を一体となって総合的かつ効果的に行うため次のとおり協定を結び互いに連携して市民の就職の促進と企業の人材の確保を図る: 目的\n",
    "x-text:\n  目的: 伊勢崎市と群馬労働局は連携して市民の就職の促進を図る\n"};

inline constexpr Topic duplicate_key{
    "Y129",
    "duplicate-key",
    Severity::error,
    {"同じキーが2つある", "a key that is written twice"},
    {"同じキーが2つあると、どちらが有効かは読む道具によって違います。1つにまとめてください。",
     "Of two equal keys, one program takes the first and another the last. Merge them into one."},
    "title: 伊勢崎市の協定\ntitle: 伊勢崎市との協定\n",
    "title: 伊勢崎市の協定\n"};

inline constexpr Topic merge_key{
    "Y130",
    "merge-key",
    Severity::error,
    {"マージキー `<<` がある", "a merge key `<<`"},
    {"`<<` は別の場所の組を取り込む YAML 1.1 の書き方で、読む道具によって意味が違います。値をその場に書いてください。",
     "`<<` copies a mapping from elsewhere in YAML 1.1 and is a plain key in others. Write the values where they belong."},
    "x-role:\n  <<: {role: bureau}\n",
    "x-role:\n  role: bureau\n"};

}  // namespace daicho::topics
