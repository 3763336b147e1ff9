// What a shell may offer in the place of the word that is being typed: from the arrays of commands
// and options, and from the registry.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace daicho {

/// A word that may stand there, and what it is.
struct Offer {
    std::string word;
    std::string about;
};

struct Offered {
    std::vector<Offer> words;
    Offers beside = Offers::nothing;  // files or folders, which the shell knows itself
    std::string before_path{};        // what stands before them in the word: `md=`, `--output=`
};

/// A shell and the script that makes it ask.
struct Shell {
    std::string_view name;
    std::string_view (*script)();
};
Catalogue<Shell> shells();

/// Of a command line without the program's name; its last word is being typed, and may be empty.
/// What cannot be read offers nothing. A word holds nothing that a shell would take for its own:
/// what a hostile registry brings is left out rather than quoted for three shells.
Offered complete(const Session& session, const std::vector<std::string>& words);

}  // namespace daicho
