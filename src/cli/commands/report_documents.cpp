#include "cli/commands/report_documents.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/command_line.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "cli/write_file.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"
#include "embed/compare.hpp"

namespace daicho {

namespace {

// ---- running a block's command -----------------------------------------------------------------

bool takes(const Command& command, std::string_view name) {
    const auto all = options_of(command);
    return std::ranges::find(all, name, &Option::name) != all.end();
}

/// Why this may not stand in a document; nothing if it may. No command is given for `--help`.
std::optional<Message> refusal_of(const Command* command, const Arguments& given) {
    if (!command || !command->in_document)
        return message("このコマンドは文書に埋め込めません", "this command cannot be embedded");
    for (const Option& option : options_of(*command)) {
        if (option.in_document || !given.has(option.name)) continue;
        return message("--{} は文書の中では使えません", "--{} cannot be used in a document",
                       option.name);
    }
    return {};
}

/// Runs the commands of blocks as `run` would, in a world of their own.
class Runner {
  public:
    explicit Runner(const Session& session) : x_session(session) {}

    Outcome operator()(std::vector<std::string> words, Markup markup) {
        World world = outside();
        Session inner{.world = world, .arguments = {}};
        const Command* command = nullptr;
        try {
            command = parse(CommandLine(words), inner);
        } catch (const Trouble& trouble) {
            return Refused{trouble.message(), trouble.help()};
        }
        if (const auto refusal = refusal_of(command, inner.arguments))
            return Refused{*refusal, message("`daicho explain P843` に使えるものがあります",
                                             "`daicho explain P843` says what may stand")};
        const std::string own = markup == Markup::html ? "html" : "md";
        const auto format = inner.arguments.value("format");
        if (!format) words.insert(words.end(), {"-f", own});
        return run_in_document(*command, complete(*command, std::move(words)), markup,
                               format.value_or(own) == own ? "" : *format);
    }

  private:
    World outside() const {
        World world;
        world.today = x_session.world.today;
        world.environment = x_session.world.environment;
        return world;
    }

    std::vector<std::string> complete(const Command& command,
                                      std::vector<std::string> words) const {
        // A commit cannot name itself in a file that it holds.
        if (takes(command, "no-revision")) words.emplace_back("--no-revision");
        for (const char* common : {"directory", "today"}) {
            const auto value = x_session.arguments.value(common);
            if (value) words.insert(words.begin(), {fmt::format("--{}={}", common, *value)});
        }
        return words;
    }

    Outcome run_in_document(const Command& command, const std::vector<std::string>& words,
                            Markup markup, const std::string& format) {
        World world = outside();
        const InDocument document{markup, x_registry};
        Session session{.world = world, .arguments = {}, .document = &document};
        if (daicho::run(words, session) != exit_code::well) {
            if (x_registry.failure) throw Trouble(*x_registry.failure);
            return Failed{std::move(world.err), x_registry.opened && x_registry.opened->unreadable};
        }
        const bool is_plain = command.prints_text && command.prints_text(session.arguments);
        return Printed{std::move(world.out), is_plain ? "text" : format};
    }

    const Session& x_session;
    RegistryOnce x_registry{};
};

// ---- the command line --------------------------------------------------------------------------

/// Throws Trouble for whatever else stands in the command line: it would do nothing.
void refuse_the_rest(const Session& session, const Command& report) {
    const std::string_view asked = session.arguments.has("check") ? "check" : "write";
    for (const auto& part : report.options) {
        for (const Option& option : part) {
            if (option.name == asked || !session.arguments.has(option.name)) continue;
            throw Trouble(message("--{} は --{} とともには使えません",
                                  "--{} cannot be used with --{}", option.name, asked),
                          message("何を埋め込むかは、文書のブロックに書きます",
                                  "what is embedded is written in the blocks of the document"));
        }
    }
}

/// Each once, however often and in whatever spelling it is named.
Sources read_documents(const Session& session) {
    Sources out;
    for (const char* name : {"check", "write", "NAME"}) {
        for (const std::string& path : session.arguments.values(name)) {
            std::error_code error;
            const bool is_known = std::ranges::any_of(out, [&](const Source& known) {
                return std::filesystem::equivalent(known.path, path, error);
            });
            if (!is_known) out.push_back({path, read_file(path)});
        }
    }
    return out;
}

void say_what_has_no_block(Session& session, const Refreshed& refreshed) {
    for (SourceId i = 0; i < refreshed.documents.size(); ++i) {
        const auto is_of = [&](const FreshBlock& each) { return each.block.marker.source == i; };
        if (std::ranges::any_of(refreshed.blocks, is_of)) continue;
        session.world.err +=
            message("{} に `<!-- daicho:… -->` のブロックはありません\n",
                    "{} has no block `<!-- daicho:… -->`\n", printable(refreshed.documents[i].path))
                .in(session.message_lang);
    }
}

void write_documents(const Session& session, const Refreshed& refreshed) {
    for (const Source& document : refreshed.documents) refuse_registry(session, document.path);
    for (SourceId i = 0; i < refreshed.documents.size(); ++i) {
        const Source& document = refreshed.documents[i];
        const std::string text = with_fresh_blocks(refreshed, i);
        if (text != document.text) replace_file(document.path, document.text, text);
    }
}

}  // namespace

bool wants_documents(const Session& session) {
    return session.arguments.has("check") || session.arguments.has("write");
}

int run_documents(Session& session, const Command& report) {
    refuse_the_rest(session, report);
    const Refreshed refreshed = refresh(read_documents(session), Runner(session));
    print_findings(session, refreshed.findings, refreshed.documents);
    session.world.err += refreshed.said;
    if (refreshed.is_whole()) say_what_has_no_block(session, refreshed);
    if (session.arguments.has("check")) {
        session.world.out += differences(refreshed, session.report_lang);
    } else if (refreshed.is_whole()) {
        write_documents(session, refreshed);
    }
    if (refreshed.is_trouble) return exit_code::trouble;
    return refreshed.is_whole() && session.world.out.empty() ? exit_code::well
                                                             : exit_code::findings;
}

}  // namespace daicho
