#include "cli/complete.hpp"

#include <algorithm>
#include <optional>

#include "cli/parts.hpp"
#include "cli/session.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/git/history.hpp"
#include "daicho/load/load.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/reference/reference.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/topics.hpp"

namespace daicho {

namespace {

bool is_same_letter(char a, char b) {
    return lower(a) == lower(b);
}

/// Whether a word begins with what was typed, whatever the case.
bool begins_with(std::string_view word, std::string_view typed) {
    return word.size() >= typed.size() &&
           std::equal(typed.begin(), typed.end(), word.begin(), is_same_letter);
}

/// Whether no shell reads anything but a word in it.
bool is_inert(std::string_view word) {
    constexpr std::string_view marks = "-_./=,+%@#";
    if (word.empty() || word.front() == '#' || first_invalid_utf8(word)) return false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = *decode(word, at);
        const bool is_ascii = c.value < 0x80;
        const char letter = word[at];
        const bool is_plain = is_small_or_digit(lower(letter)) || marks.find(letter) != marks.npos;
        constexpr char32_t wide_blank = 0x3000;
        if (is_ascii ? !is_plain : is_forbidden(c.value) || c.value == wide_blank) return false;
        at += c.size;
    }
    return true;
}

/// On one line, without what a terminal would take for a command.
std::string on_one_line(std::string_view text) {
    return printable(text.substr(0, text.find('\n')));
}

class Completion {
  public:
    explicit Completion(const Session& session)
        : x_session(session), x_lang(session.message_lang) {}

    Offered of(const std::vector<std::string>& words);

  private:
    void offer(std::string_view word, std::string_view about) {
        if (!begins_with(word, x_typed) || !is_inert(x_before + std::string(word))) return;
        // As it was typed, and on: shells keep no word that begins otherwise.
        const std::string whole = x_typed + std::string(word.substr(x_typed.size()));
        x_out.words.push_back({x_before + whole, on_one_line(about)});
    }
    template <class Named>
    void offer_all(const Named& all) {
        for (const auto& each : all) offer(each.name, each.summary.in(x_lang));
    }

    void offer_commands();
    void offer_options(const std::vector<Option>& options, const std::vector<std::string>& given);
    void offer_values(const Option& option, std::string_view typed, std::string before);
    void offer_operands(const Operand& operand, const std::vector<std::string>& given);
    void offer_places(Offers what);
    void offer_governments();
    void offer_terms(const Vocabulary& vocabulary);
    void offer_registry(Offers what);
    void offer_subjects(std::string_view report);
    void offer_parts();
    void offer_revisions();
    void offer_topics();
    void offer(Offers what, std::string_view first_operand = {});

    const Registry* registry();

    const Session& x_session;
    Lang x_lang;
    std::string x_typed;   // of the word, what is to be completed
    std::string x_before;  // and what stands before that: `--kind=`
    std::optional<std::string> x_directory;
    std::optional<Registry> x_registry;
    bool x_is_read = false;
    Offered x_out;
};

/// The registry that the command line means, unchecked: its words are offered, nothing is counted.
const Registry* Completion::registry() {
    if (x_is_read) return x_registry ? &*x_registry : nullptr;
    x_is_read = true;
    Session of = x_session;
    of.arguments = {};
    if (x_directory) of.arguments.set("directory", {*x_directory});
    try {
        if (const auto folder = registry_folder(of))
            x_registry = std::move(load(read_folder(*folder)).registry);
    } catch (const Trouble&) {
        return nullptr;
    }
    return registry();
}

void Completion::offer_commands() {
    if (x_typed.starts_with('-'))
        return offer_options({common_options().begin(), common_options().end()}, {});
    offer_all(commands());
}

void Completion::offer_options(const std::vector<Option>& options,
                               const std::vector<std::string>& given) {
    for (const Option& option : options) {
        const std::string name = fmt::format("--{}", option.name);
        const auto is_it = [&](const std::string& word) {
            return word == name || word.starts_with(name + "=") ||
                   (option.letter && word == fmt::format("-{}", option.letter));
        };
        if (option.repeats || std::ranges::none_of(given, is_it))
            offer(name, option.help.in(x_lang));
    }
}

void Completion::offer_values(const Option& option, std::string_view typed, std::string before) {
    x_typed = typed;
    x_before = std::move(before);
    const auto choices = option.choices ? option.choices() : std::vector<std::string_view>();
    const auto labels = option.labels ? option.labels() : std::vector<Words>(choices.size());
    for (std::size_t i = 0; i < choices.size(); ++i) offer(choices[i], labels[i].in(x_lang));
    if (!option.terms.empty() && registry())
        offer_terms(section(registry()->vocabularies, option.terms));
    offer(option.offers);
}

void Completion::offer_operands(const Operand& operand, const std::vector<std::string>& given) {
    if (operand.name.empty() || (!operand.repeats && !given.empty())) return;
    const bool goes_on = !given.empty() && operand.then != Offers::nothing;
    // A source is of the registry, and of no record.
    if (goes_on && operand.offers == Offers::parts && given.front() == source_kind) return;
    offer(goes_on ? operand.then : operand.offers, given.empty() ? "" : given.front());
}

/// By name or in romaji, as it was begun.
void Completion::offer_places(Offers what) {
    const bool in_romaji = !x_typed.empty() && static_cast<unsigned char>(x_typed[0]) < 0x80;
    if (what == Offers::regions) {
        for (const Words& region : regions())
            offer(in_romaji ? region.en : region.ja, in_romaji ? region.ja : region.en);
        return;
    }
    for (const Prefecture& each : prefectures())
        offer(in_romaji ? each.romaji : each.name, in_romaji ? each.name : each.romaji);
}

/// Too many to be offered before anything was typed.
void Completion::offer_governments() {
    if (x_typed.empty()) return;
    for (const Government& each : governments()) {
        if (!each.valid_to) offer(each.name, each.kana);
    }
}

void Completion::offer_terms(const Vocabulary& vocabulary) {
    for (const auto& [id, entry] : vocabulary) {
        const Maybe<Line>& label = x_lang == Lang::ja ? entry->ja : entry->en;
        offer(id.value, label ? std::string_view(label->value.text) : "");
    }
}

void Completion::offer_registry(Offers what) {
    const Registry* of = registry();
    if (!of) return;
    if (what == Offers::kinds_and_all) offer_terms(of->vocabularies.kinds), offer("all", {});
    if (what == Offers::sources) {
        for (const auto& [id, source] : of->publications)
            offer(id.value, source->title ? std::string_view(source->title->value.text) : "");
    }
    if (what != Offers::agreements) return;
    for (const Agreement& each : of->agreements) {
        const bool is_named = !each.parties.empty() && each.parties.front()->name;
        const std::string_view name =
            is_named ? std::string_view(each.parties.front()->name->value.text) : "";
        offer(each.id, each.title ? std::string_view(each.title->value.text) : name);
    }
}

void Completion::offer_subjects(std::string_view report) {
    const ReportKind* kind = report_kinds().find(report);
    if (!kind || kind->argument == ReportArgument::none) return;
    offer(kind->argument == ReportArgument::agreement ? Offers::agreements : Offers::prefectures);
}

void Completion::offer_parts() {
    for (const Field* section : sections_of_record()) offer(section->key, section->doc.in(x_lang));
    offer(source_kind, Words{"出典", "a source"}.in(x_lang));
}

/// Also of the second of two ends: `main..` goes on.
void Completion::offer_revisions() {
    if (const auto range = read_range(x_typed)) {
        const std::size_t begin = x_typed.size() - range->to.size();
        x_before += x_typed.substr(0, begin);
        x_typed.erase(0, begin);
    }
    Session of = x_session;
    of.arguments = {};
    if (x_directory) of.arguments.set("directory", {*x_directory});
    try {
        for (const std::string& name : history_of(of).names()) offer(name, {});
    } catch (const Trouble&) {  // no repository: nothing to offer
    }
}

void Completion::offer_topics() {
    for (const Topic* topic : all_topics()) offer(topic->code, topic->summary.in(x_lang));
    if (x_typed.empty()) return;
    for (const Topic* topic : all_topics()) offer(topic->name, topic->summary.in(x_lang));
}

void Completion::offer(Offers what, std::string_view first_operand) {
    switch (what) {
        case Offers::nothing:
            break;
        case Offers::files:
        case Offers::folders:
            x_out.beside = what;
            break;
        case Offers::days:
            offer("today", {});
            offer("latest", {});
            break;
        case Offers::prefectures:
        case Offers::regions:
            offer_places(what);
            break;
        case Offers::governments:
            offer_governments();
            break;
        case Offers::commands:
            offer_all(commands());
            break;
        case Offers::reports:
            offer_all(report_kinds());
            break;
        case Offers::subjects:
            offer_subjects(first_operand);
            break;
        case Offers::parts:
            offer_parts();
            break;
        case Offers::revisions:
            offer_revisions();
            break;
        case Offers::topics:
            offer_topics();
            break;
        case Offers::schemas:
            for (const FileSchema& each : file_schemas()) offer(each.name, each.title.in(x_lang));
            break;
        case Offers::shells:
            for (const Shell& each : shells()) offer(each.name, {});
            break;
        default:
            offer_registry(what);
    }
}

Offered Completion::of(const std::vector<std::string>& words) {
    if (words.empty()) return {};
    x_typed = words.back();
    const Command* command = nullptr;
    std::vector<std::string> operands, given;
    std::vector<Option> options(common_options().begin(), common_options().end());
    const Option* awaited = nullptr;  // the option whose value comes next
    bool only_operands = false;
    const auto named = [&](std::string_view word) -> const Option* {
        const auto is_it = [&](const Option& option) {
            return word == fmt::format("--{}", option.name) ||
                   (option.letter && word == fmt::format("-{}", option.letter));
        };
        const auto found = std::ranges::find_if(options, is_it);
        return found == options.end() ? nullptr : &*found;
    };
    for (const std::string& word : std::span(words).first(words.size() - 1)) {
        if (awaited) {
            if (awaited->name == "directory") x_directory = word;
            awaited = nullptr;
        } else if (!only_operands && word == "--") {
            only_operands = true;
        } else if (!only_operands && word.size() > 1 && word.starts_with('-')) {
            given.push_back(word);
            constexpr std::string_view directory = "--directory=";
            if (word.starts_with(directory)) x_directory = word.substr(directory.size());
            const Option* option = named(word);
            if (option && !option->value.empty()) awaited = option;
        } else if (!command) {
            command = commands().find(word);
            if (!command) return {};
            options = options_of(*command);
        } else {
            operands.push_back(word);
        }
    }
    const std::string& typed = words.back();
    const auto equals = typed.find('=');
    if (awaited) {
        offer_values(*awaited, typed, "");
    } else if (!only_operands && typed.starts_with("--") && equals != typed.npos) {
        const Option* option = named(typed.substr(0, equals));
        if (option && !option->value.empty())
            offer_values(*option, typed.substr(equals + 1), typed.substr(0, equals + 1));
    } else if (!command) {
        offer_commands();
    } else if (!only_operands && typed.starts_with('-')) {
        offer_options(options, given);
    } else {
        offer_operands(command->operand, operands);
    }
    return std::move(x_out);
}

}  // namespace

Offered complete(const Session& session, const std::vector<std::string>& words) {
    return Completion(session).of(words);
}

}  // namespace daicho
