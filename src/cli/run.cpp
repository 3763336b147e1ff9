#include "daicho/run.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>

#include "cli/command_line.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

/// The language that the locale names; nothing if there is none, or it is that of programs (C).
std::optional<Lang> locale_language(const World& world) {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const auto found = world.environment.find(name);
        if (found == world.environment.end() || found->second.empty()) continue;
        const std::string language = found->second.substr(0, found->second.find_first_of("_.@"));
        if (language == "C" || language == "POSIX") return {};
        return language == "ja" ? Lang::ja : Lang::en;
    }
    return {};
}

/// `--lang` says in which language all is said. Without it reports are in Japanese, wherever they
/// are made, and messages in the language of the locale, if that names one: else as the reports.
/// `--lang` decides already how a wrong command line is answered, so it is looked for first.
void read_language(const CommandLine& line, Session& session) {
    for (const Argument& each : line.arguments) {
        const bool is_it = each.option && each.option->name == "lang";
        const std::string value = is_it ? each.value.value_or("") : "";
        if (value != "ja" && value != "en") continue;
        session.message_lang = session.report_lang = value == "ja" ? Lang::ja : Lang::en;
    }
}

constexpr Words out_of_memory{"daicho: メモリが足りません\n", "daicho: out of memory\n"};

void say(Session& session, const Message& what, const Message& help) {
    const Lang lang = session.message_lang;
    std::string& err = session.world.err;
    err += fmt::format("daicho: {}\n", printable(what.in(lang)));
    if (!help.empty())
        err += fmt::format("  = {}: {}\n", lang == Lang::ja ? "対処" : "help",
                           printable(help.in(lang)));
}

/// Said without asking for memory: `err` has room for it, or it fits into the string itself.
void say_out_of_memory(Session& session) {
    std::string& err = session.world.err;
    std::string_view words = out_of_memory.in(session.message_lang);
    if (err.capacity() < words.size()) words = "out of memory\n";
    err.assign(words);
}

/// Does what the arguments say. All trouble but a want of memory is said.
int obey(const CommandLine& line, Session& session) {
    try {
        const Command* command = parse(line, session);
        return command ? command->run(session) : exit_code::well;
    } catch (const Trouble& trouble) {
        say(session, trouble.message(), trouble.help());
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        say(session, message("内部の誤り: {}", "this should not have happened: {}", error.what()),
            {});
    }
    session.world.out.clear();
    return exit_code::trouble;
}

}  // namespace

int run(const std::vector<std::string>& args, World& world) {
    Session session{.world = world, .arguments = {}};
    return run(args, session);
}

int run(const std::vector<std::string>& args, Session& session) {
    try {
        session.world.err.reserve(out_of_memory.ja.size());
        session.message_lang = locale_language(session.world).value_or(session.report_lang);
        const CommandLine line(args);
        read_language(line, session);
        return obey(line, session);
    } catch (const std::bad_alloc&) {
        if (session.document) throw;  // for whoever makes the document
        say_out_of_memory(session);
    }
    session.world.out.clear();
    return exit_code::trouble;
}

}  // namespace daicho
