// Documents whose blocks are made anew. What runs a command is handed in, and so are the documents:
// nothing here reads, writes or knows of a command line.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "embed/find.hpp"

namespace daicho {

/// What a command printed: a part of the document, in its own markup, or text in another format.
struct Printed {
    std::string text{};
    std::string format{};  // of code: csv; empty for a part
};
/// The command may not stand in a document.
struct Refused {
    Message why{};
    Message help{};
};
/// The command ran and gave nothing; it said why. It is trouble, no finding, if something could not
/// be read.
struct Failed {
    std::string said{};
    bool is_trouble = false;
};
using Outcome = std::variant<Printed, Refused, Failed>;

/// Runs a command, given as the words of a command line.
using RunCommand = std::function<Outcome(const std::vector<std::string>& words, Markup document)>;

struct FreshBlock {
    DocumentBlock block;
    std::optional<std::string> fresh{};  // what should stand in it; nothing if it could not be made
};

struct Refreshed {
    Sources documents{};
    std::vector<FreshBlock> blocks{};  // of all documents, in their order
    Diagnostics findings{};
    std::string said{};       // by commands that failed, under the places of their blocks
    bool is_trouble = false;  // of any of them

    bool is_whole() const { return !findings.has_errors() && said.empty(); }
};

/// Makes every block of every document anew, unless the markers of any of them are wrong.
Refreshed refresh(Sources documents, const RunCommand& run);

}  // namespace daicho
