#include "cli/complete.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "cli/command_line.hpp"
#include "cli/names.hpp"
#include "cli/parts.hpp"
#include "cli/session.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/git/history.hpp"
#include "daicho/load/load.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/reference/reference.hpp"
#include "daicho/reference/resolve.hpp"
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
        x_out.words.push_back({x_before + std::string(word), on_one_line(about)});
    }
    /// The name of a place, in which capitals do not matter: as it was typed, and on, for zsh keeps
    /// no word that begins otherwise.
    void offer_name(std::string_view name, std::string_view about) {
        if (!begins_with(name, x_typed)) return;
        offer(x_typed + std::string(name.substr(x_typed.size())), about);
    }
    void prefer_exact();
    bool is_in_japanese() const {
        return !x_typed.empty() && static_cast<unsigned char>(x_typed[0]) >= 0x80;
    }
    bool is_in_romaji() const { return !x_typed.empty() && !is_in_japanese(); }
    template <class Named>
    void offer_all(const Named& all) {
        for (const auto& each : all) offer(each.name, each.summary.in(x_lang));
    }

    void read(const Option& option, const std::string& value);
    void offer_options(const CommandLine& line);
    void offer_values(const Option& option, std::string_view typed, std::string before);
    void offer_operands(const Operand& operand);
    void offer_places(Offers what);
    void offer_governments(bool is_one_meant);
    void offer_holders();
    void offer_holders_in_romaji();
    void offer_of_record(Offers what);
    void offer_rows();
    void offer_terms(const Vocabulary& vocabulary);
    void offer_registry(Offers what);
    void offer_subjects(std::string_view report);
    void offer_parts();
    void offer_revisions();
    void offer_topics();
    void offer(Offers what, std::string_view first_operand = {});

    const Registry* registry();
    const Agreement* record(const Ledger& ledger, std::string_view named) const;

    const Session& x_session;
    Lang x_lang;
    std::string x_typed;   // of the word, what is to be completed
    std::string x_before;  // and what stands before that: `--kind=`
    std::optional<std::string> x_directory;
    std::optional<std::string> x_prefecture;  // that is asked for
    std::vector<std::string> x_operands;      // that stand before
    bool x_has_rows_of_its_own = false;       // the statistic: `--by`
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

void Completion::offer_options(const CommandLine& line) {
    for (const Option& option : line.options) {
        if (option.repeats || !line.gives(option.name))
            offer(fmt::format("--{}", option.name), option.help.in(x_lang));
    }
}

void Completion::offer_values(const Option& option, std::string_view typed, std::string before) {
    const auto equals = typed.find('=');
    if (option.offers == Offers::files_behind_choices && equals != typed.npos) {
        const auto all = option.choices();
        if (std::ranges::find(all, typed.substr(0, equals)) == all.end()) return;
        x_before = before.append(typed, 0, equals + 1);
        return offer(Offers::files);
    }
    x_typed = typed;
    x_before = std::move(before);
    const auto choices = option.choices ? option.choices() : std::vector<std::string_view>();
    const auto labels = option.labels ? option.labels() : std::vector<Words>(choices.size());
    for (std::size_t i = 0; i < choices.size(); ++i) offer(choices[i], labels[i].in(x_lang));
    if (!option.terms.empty() && registry())
        offer_terms(section(registry()->vocabularies, option.terms));
    offer(option.offers);
}

void Completion::offer_operands(const Operand& operand) {
    if (operand.name.empty() || (!operand.repeats && !x_operands.empty())) return;
    const bool goes_on = !x_operands.empty() && operand.then != Offers::nothing;
    if (goes_on && x_operands.size() > 1) return;
    // A source is of the registry, and of no record.
    if (goes_on && operand.offers == Offers::parts && x_operands.front() == source_kind) return;
    offer(goes_on ? operand.then : operand.offers, x_operands.empty() ? "" : x_operands.front());
}

/// By name or in romaji, as it was begun.
void Completion::offer_places(Offers what) {
    const bool in_romaji = is_in_romaji();
    if (what == Offers::regions) {
        for (const Words& region : regions())
            offer_name(in_romaji ? region.en : region.ja, in_romaji ? region.ja : region.en);
        return;
    }
    for (const Prefecture& each : prefectures())
        offer_name(in_romaji ? each.romaji : each.name, in_romaji ? each.name : each.romaji);
}

/// Too many to be offered before anything was typed. By name or in romaji, as it was begun. A name
/// that several bear is offered once; where one is meant, only if the prefecture on the line makes
/// it one. Behind its prefecture any name is.
void Completion::offer_governments(bool is_one_meant) {
    if (x_typed.empty()) return;
    const Prefecture* within = x_prefecture ? resolve_prefecture(*x_prefecture) : nullptr;
    std::map<std::string, std::vector<const Government*>, std::less<>> by_name;
    for (const Government& each : governments()) {
        if (each.valid_to || (within && each.prefecture != within->number)) continue;
        if (is_in_romaji()) {
            by_name[std::string(each.romaji)].push_back(&each);
            continue;
        }
        by_name[std::string(each.name)].push_back(&each);
        const std::string_view place = prefecture(each.prefecture).name;
        if (place != each.name && x_typed.starts_with(place))
            by_name[fmt::format("{}{}", place, each.name)].push_back(&each);
    }
    // In romaji also a prefecture may stand for its city.
    const auto is_one = [&](const std::string& name) {
        const int place = within ? within->number : 0;
        return !is_in_romaji() || resolve(name, today(x_session), place).governments().size() == 1;
    };
    for (const auto& [name, bearers] : by_name) {
        if (!begins_with(name, x_typed)) continue;
        if (is_one_meant && (bearers.size() > 1 || !is_one(name))) continue;
        offer_name(name, is_in_romaji() ? bearers.front()->name : bearers.front()->kana);
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
    if (what == Offers::indicators || what == Offers::facilities) offer_of_record(what);
    if (what != Offers::agreements) return;
    if (is_in_japanese()) offer_holders();
    if (is_in_romaji()) offer_holders_in_romaji();
    for (const Agreement& each : of->agreements) {
        const bool is_named = !each.parties.empty() && each.parties.front()->name;
        const std::string_view name =
            is_named ? std::string_view(each.parties.front()->name->value.text) : "";
        offer(each.id, each.title ? std::string_view(each.title->value.text) : name);
    }
}

/// Names of parties that have one agreement: of another one, commands would ask which.
void Completion::offer_holders() {
    std::map<std::string_view, std::vector<const Agreement*>> by_name;
    for (const Agreement& each : registry()->agreements) {
        for (const At<Party>& party : each.parties) {
            if (party->name) by_name[party->name->value.text].push_back(&each);
        }
    }
    for (const auto& [name, theirs] : by_name) {
        if (theirs.size() == 1) offer(name, theirs.front()->id);
    }
}

/// Those of which a command finds the one agreement: `Hiroshima` may be two governments.
void Completion::offer_holders_in_romaji() {
    const Ledger ledger(*registry());
    std::map<std::string_view, std::string_view> names;
    for (const Membership& member : ledger.memberships()) {
        const Government* its = member.government;
        if (its && begins_with(its->romaji, x_typed)) names.emplace(its->romaji, its->name);
    }
    for (const auto& [romaji, name] : names) {
        if (record(ledger, romaji)) offer_name(romaji, name);
    }
}

/// The one that a command would find.
const Agreement* Completion::record(const Ledger& ledger, std::string_view named) const {
    try {
        return &ledger.agreement(find_agreement(ledger, std::string(named), today(x_session)));
    } catch (const Trouble&) {
        return nullptr;
    }
}

void Completion::offer_of_record(Offers what) {
    if (x_operands.size() < 2 || !registry()) return;
    const Agreement* of = record(Ledger(*registry()), x_operands[1]);
    if (!of) return;
    const auto text_of = [](const Maybe<Line>& line) {
        return line ? std::string_view(line->value.text) : std::string_view();
    };
    if (what == Offers::indicators) {
        for (const auto& [id, indicator] : of->indicators)
            offer(id.value, text_of(indicator->name));
        return;
    }
    for (const auto& facility : of->facilities) offer(text_of(facility->name), {});
}

/// Of the table as it is without further options. Its columns are not offered.
void Completion::offer_rows() {
    if (x_has_rows_of_its_own) return;
    offer_places(Offers::prefectures);
    offer_places(Offers::regions);
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
            x_out.before_path = x_before;
            break;
        case Offers::files_behind_choices:  // nothing before the equals sign
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
        case Offers::one_government:
            offer_governments(what == Offers::one_government);
            break;
        case Offers::rows:
            offer_rows();
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

/// What the value of an option means for what is offered behind it.
void Completion::read(const Option& option, const std::string& value) {
    if (option.name == "directory") x_directory = value;
    if (option.name == "prefecture") x_prefecture = value;
    if (option.name == "by") x_has_rows_of_its_own = true;
}

Offered Completion::of(const std::vector<std::string>& words) {
    if (words.empty()) return {};
    const std::string& typed = words.back();
    x_typed = typed;
    const CommandLine line({words.begin(), words.end() - 1});
    if (line.name && !line.command) return {};
    for (const Argument& each : line.arguments) {
        if (each.is_word) x_operands.push_back(each.text);
        if (each.option && each.value) read(*each.option, *each.value);
    }
    const auto equals = typed.find('=');
    if (line.awaited) {
        offer_values(*line.awaited, typed, "");
    } else if (!line.is_over && typed.starts_with("--") && equals != typed.npos) {
        const Option* option = find_option(line.options, typed.substr(2, equals - 2));
        if (option && !option->value.empty())
            offer_values(*option, typed.substr(equals + 1), typed.substr(0, equals + 1));
    } else if (!line.is_over && typed.starts_with('-')) {
        offer_options(line);
    } else if (!line.command) {
        offer_all(commands());
    } else {
        offer_operands(line.command->operand);
    }
    prefer_exact();
    return std::move(x_out);
}

/// Ids and words are what they are: one in other capitals is meant only if nothing else is.
void Completion::prefer_exact() {
    const std::string begun = x_before + x_typed;
    const auto is_other = [&](const Offer& each) { return !each.word.starts_with(begun); };
    if (!std::ranges::all_of(x_out.words, is_other)) std::erase_if(x_out.words, is_other);
}

}  // namespace

Offered complete(const Session& session, const std::vector<std::string>& words) {
    return Completion(session).of(words);
}

}  // namespace daicho
