// What can be wrong with the files of a folder, before they are read: F0xx.
#pragma once

#include "daicho/model/diagnostic.hpp"

namespace daicho::topics {

inline constexpr TopicList file{{
    {"F001",
     "stray-file",
     Severity::error,
     {"どの置き場所にも当たらないファイル", "a file in no place of the format"},
     {"`agreements` には registry.yaml・sources.yaml・vocabulary.yaml、あれば about.yaml と、都道府県のフォルダ(`10-gunma`)の中の記録(`102041-isesaki.yaml`)だけを置きます。読み飛ばすと協定が数えられないまま気付かれないため、ほかのファイルはエラーです。",
      "`agreements` holds registry.yaml, sources.yaml, vocabulary.yaml, perhaps about.yaml and, in the folders of the prefectures (`10-gunma`), records (`102041-isesaki.yaml`). Anything else is an error, because a file that is silently skipped is an agreement that nobody counts."},
     "=== 10-gunma/isesaki.yml\nkind: employment-measures\n",
     "title: 伊勢崎市・群馬労働局雇用対策協定\n"},
    {"F002",
     "special-file",
     Severity::error,
     {"通常のファイルでない", "not a regular file"},
     {"シンボリックリンク・名前付きパイプ・ソケット・装置は読みません。台帳の外のファイルを読ませたり、処理を止めたりできるためです。",
      "Symbolic links, pipes, sockets and devices are not read: they could lead out of the registry or make the program wait for ever."},
     "",
     "",
     "an example is text, and no link or pipe"},
    {"F003",
     "odd-name",
     Severity::error,
     {"ファイル名に使えない文字がある", "a file name with characters that it may not have"},
     {"記録の名前は英小文字・数字・ハイフンと `.yaml` だけです。改行や文字化けした名前は、別のファイルに見せかけることができます。",
      "The name of a record is lower-case letters, digits and hyphens, then `.yaml`. Line breaks or broken characters could make it look like another file."},
     "=== 10-gunma/102041-Isesaki.yaml\nkind: employment-measures\nparties:\n"
     "  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}\n"
     "concluded: 2025-10-08\nsources: [S1]\n",
     "title: 伊勢崎市・群馬労働局雇用対策協定\n"},
    {"F004",
     "unreadable-file",
     Severity::error,
     {"読めないファイルやフォルダ", "a file or folder that cannot be read"},
     {"権限がないか、読み取りに失敗しました。フォルダならその中の記録はどれも読めていません。ほかのファイルの書式の検査は続けますが、記録が足りないまま規則を当てたり数値を出したりはせず、終了コードは 2 です。",
      "There is no permission, or reading failed; of a folder, none of its records was read. The form of the other files is still checked, but no rule and no figure is made from fewer records than there are; the exit code is 2."},
     "",
     "",
     "an example can always be read"},
    {"F005",
     "missing-file",
     Severity::error,
     {"必要なファイルがない", "a required file is missing"},
     {"sources.yaml(出典)と vocabulary.yaml(語彙)は registry.yaml と同じフォルダに必要です。",
      "sources.yaml and vocabulary.yaml must stand beside registry.yaml."},
     "",
     "",
     "an example adds files and cannot leave one out"},
    {"F006",
     "empty-registry",
     Severity::note,
     {"まだ何もない台帳", "a registry that is still empty"},
     {"記録も、公表値も、未登載もありません。`daicho new` で最初の協定を加えてください。",
      "There is no record, no published total and nothing unlisted. Add the first agreement with `daicho new`."},
     "",
     "",
     "an example has a record"},
}};

}  // namespace daicho::topics
