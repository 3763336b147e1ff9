// What can be wrong with a document that holds blocks of ours: P84x.
#pragma once

#include "daicho/model/diagnostic.hpp"

namespace daicho::topics {

inline constexpr TopicList document{{
    {"P841",
     "unclosed-block",
     Severity::error,
     {"始めと終わりが揃わないブロック", "a block without its beginning or its end"},
     {"文書の中の `<!-- daicho:… -->` と `<!-- /daicho -->` は1行に1つ、交互に置きます。",
      "In a document `<!-- daicho:… -->` and `<!-- /daicho -->` stand in turn, each on a line of its own."},
     "<!-- daicho:stats -->\n| 1 |\n",
     "<!-- daicho:stats -->\n<!-- /daicho -->\n"},
    {"P842",
     "nested-block",
     Severity::error,
     {"ブロックの中のブロック", "a block within a block"},
     {"内側のブロックは外側を作り直すと消えます。",
      "The inner one would be gone when the outer one is refreshed."},
     "<!-- daicho:stats -->\n<!-- daicho:list -->\n<!-- /daicho -->\n<!-- /daicho -->\n",
     "<!-- daicho:stats -->\n<!-- /daicho -->\n<!-- daicho:list -->\n<!-- /daicho -->\n"},
    {"P843",
     "bad-block",
     Severity::error,
     {"文書に埋め込めないコマンド", "a command that cannot be embedded"},
     {"埋め込めるのは、表示するだけで日によって変わらないコマンドです: stats、list、show、timeline、trend、report、explain、schema。オプションのうち、ファイルやフォルダを指すもの、今日の日付や版によるものは使えません。",
      "Commands can be embedded that only print, and print the same on every day: stats, list, show, timeline, trend, report, explain, schema. No option stands there that names a file or a folder, or that depends on the day or on a revision."},
     "<!-- daicho:report national --template mine.md -->\n<!-- /daicho -->\n",
     "<!-- daicho:report national -->\n<!-- /daicho -->\n"},
    {"P844",
     "misspelt-marker",
     Severity::error,
     {"印のつもりに見えるコメント", "a comment that looks like a marker"},
     {"印は `<!-- daicho:コマンド -->` と `<!-- /daicho -->` です。大文字や全角の文字、`:` の前の空白があるものは、ただのコメントとして読み飛ばされ、表は古いまま残ります。",
      "The markers are `<!-- daicho:COMMAND -->` and `<!-- /daicho -->`. With capitals, full-width characters or a blank before the colon it is a comment like any other: the block would never be refreshed."},
     "<!-- Daicho:stats -->\n<!-- /daicho -->\n",
     "<!-- daicho:stats -->\n<!-- /daicho -->\n"},
}};

}  // namespace daicho::topics
