// Transcripts: `console` blocks in Markdown whose `$ daicho …` lines are run and compared.
#pragma once

#include <string>
#include <vector>

namespace daicho::testing {

/// Runs every command of a Markdown text's `console` blocks in `folder` and returns the text with
/// what they print now. Commits are written `<commit>`, a failing exit code `[exit 1]`. Messages
/// are in the language of `locale`. The edits of `diff` blocks are made, if they may be.
std::string replay(const std::string& markdown, const std::string& folder,
                   const std::string& locale = "en_GB.UTF-8", bool may_edit = false);

/// Splits a command line as a shell does: blanks, single and double quotes.
std::vector<std::string> split_words(const std::string& line);

}  // namespace daicho::testing
