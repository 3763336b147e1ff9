// Commands and their options as data: parsing, help, completion and tests read these arrays.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/run.hpp"
#include "daicho/text/catalogue.hpp"
#include "daicho/text/words.hpp"

namespace daicho {

/// What a shell offers for a value, beside a fixed list of choices; see complete.hpp.
enum class Offers : std::uint8_t {
    nothing,
    files,
    folders,
    days,  // the words for some: today, latest
    prefectures,
    regions,
    governments,
    kinds_and_all,  // of agreements
    agreements,     // their ids; of what is begun in Japanese, whose they are
    sources,
    revisions,
    commands,
    reports,
    subjects,  // what the report is about that stands before it
    parts,     // of a record, to which a fact can be added
    topics,
    schemas,
    shells,
    files_behind_choices,  // md=FILE
    one_government,        // by a name that is its alone
    indicators,            // of the agreement that stands before, by their ids
    facilities,            // of it, by their names
    rows,                  // of a statistic
};

struct Option {
    std::string_view name;     // by, without dashes
    char letter = 0;           // f of -f; 0 for none
    std::string_view value{};  // what it takes, as help names it: DATE; empty for a flag
    Words help{};
    bool repeats = false;
    std::vector<std::string_view> (*choices)() = nullptr;  // if only these may be given
    bool in_document = false;  // may stand in a block of a document; see `in_document` below
    Offers offers = Offers::nothing;
    std::string_view terms{};                  // the section of the vocabulary that it takes
    std::vector<Words> (*labels)() = nullptr;  // of the choices, in their order: understood as well
    bool asks_of_agreements = false;           // a filter that says nothing of who has no agreement
};

constexpr Option of_agreements(Option option) {
    option.asks_of_agreements = true;
    return option;
}

constexpr Option offering(Offers what, Option option) {
    option.offers = what;
    return option;
}
constexpr Option offering(std::string_view terms, Option option) {
    option.terms = terms;
    return option;
}

/// What people call the entries of a catalogue, in its order.
template <auto catalogue>
std::vector<Words> labels_of() {
    std::vector<Words> out;
    for (const auto& entry : catalogue()) out.push_back(entry.label);
    return out;
}

/// Of choices that people call by other words than the option does: 市 for `city`.
constexpr Option labelled(std::vector<Words> (*labels)(), Option option) {
    option.labels = labels;
    return option;
}

/// Declares that a block of a document may use an option. A document comes from anybody: nothing in
/// it names a file or a folder, and what a block holds changes with the registry alone, so that no
/// option of a day that passes or of a revision is declared so.
constexpr Option in_document(Option option) {
    option.in_document = true;
    return option;
}
template <std::size_t size>
constexpr std::array<Option, size> in_document(std::array<Option, size> options) {
    for (Option& option : options) option.in_document = true;
    return options;
}

/// An argument without a name.
struct Operand {
    std::string_view name;  // ID; empty for none
    Words help{};
    bool required = true;
    bool repeats = false;
    Offers offers = Offers::nothing;
    Offers then = Offers::nothing;  // for the second, if for others than the first; then no more
};

/// The arguments of one call, by the names of options and operands.
class Arguments {
  public:
    void set(std::string_view name, std::vector<std::string> values);
    bool has(std::string_view name) const { return !values(name).empty(); }
    /// Whether the command takes this option, given or not.
    bool takes(std::string_view name) const;
    const std::vector<std::string>& values(std::string_view name) const;
    /// The last value given; nothing if none was.
    std::optional<std::string> value(std::string_view name) const;

  private:
    std::vector<std::pair<std::string, std::vector<std::string>>> x_values;
};

/// What a command is given: its arguments, the world, and the language of messages and reports.
struct Session {
    World& world;
    Arguments arguments;
    Lang message_lang = Lang::ja;
    Lang report_lang = Lang::ja;
    const struct InDocument* document = nullptr;  // that what is printed becomes a part of
};

/// Whether a command prints figures of the registry: those do it through `print_figures`.
enum class Prints : std::uint8_t {
    figures,
    no_figures,
    figures_if_asked,  // beside what it is for; it refuses them itself
};

struct Command {
    std::string_view name;
    Words summary;      // one line
    Words description;  // what an analyst should know, with an example
    Operand operand;
    std::vector<std::span<const Option>> options;  // beside those of every command
    int (*run)(Session&);
    bool in_document = false;  // prints, and does nothing else: a block of a document may hold it
    Prints prints = Prints::figures;
    /// Whether it prints a text, whatever the format that a document asks for.
    bool (*prints_text)(const Arguments&) = nullptr;
};

inline constexpr bool may_stand_in_document = true;

/// Every command, in the order of help.
Catalogue<Command> commands();
/// The options that every command takes.
std::span<const Option> common_options();

/// Those, and then the command's own.
std::vector<Option> options_of(const Command& command);

/// Reads and runs a command line. What goes wrong is said in `session.world.err`; throws nothing.
int run(const std::vector<std::string>& args, Session& session);

std::string help(const Command& command, Lang lang, int width);
std::string help(Lang lang, int width);

}  // namespace daicho
