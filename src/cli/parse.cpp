// The command line, read by CLI11 from the arrays of commands and options.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>

#include "cli/command.hpp"
#include "daicho/layout/formats.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/nearest.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "system/version.hpp"

namespace daicho {

namespace {

/// Whether the argument is an option that takes the next one as its value.
bool takes_next(std::span<const Option> options, std::string_view arg) {
    return std::ranges::any_of(options, [&](const Option& option) {
        return !option.value.empty() &&
               (arg == fmt::format("--{}", option.name) ||
                (option.letter && arg == fmt::format("-{}", option.letter)));
    });
}

/// Whether a flag is given: not as the value of an option, and not behind `--`.
bool is_given(const std::vector<std::string>& args, std::span<const Option> options,
              std::string_view name, std::string_view letter) {
    for (std::size_t at = 0; at < args.size() && args[at] != "--"; ++at) {
        if (args[at] == name || args[at] == letter) return true;
        if (takes_next(options, args[at])) ++at;
    }
    return false;
}

/// `--text -h` as `--text=-h`: for CLI11 what begins with a dash is no value.
std::vector<std::string> joined_values(const std::vector<std::string>& args,
                                       std::span<const Option> options) {
    std::vector<std::string> out;
    bool is_over = false;  // behind `--` there are no options
    for (std::size_t at = 0; at < args.size(); ++at) {
        is_over = is_over || args[at] == "--";
        out.push_back(args[at]);
        const bool has_next = at + 1 < args.size() && args[at + 1].size() > 1;
        if (is_over || !has_next || !takes_next(options, args[at])) continue;
        ++at;
        if (!args[at].starts_with('-')) {
            out.push_back(args[at]);
        } else {
            out.back() += (out.back().starts_with("--") ? "=" : "") + args[at];
        }
    }
    return out;
}

std::string flags_of(const Option& option) {
    std::string out = fmt::format("--{}", option.name);
    return option.letter ? fmt::format("-{},{}", option.letter, out) : out;
}

Trouble unknown_command(std::string_view word) {
    return Trouble(
        no_such({"コマンド", "command"}, word),
        suggestion(word, commands().names())
            .or_else(message("`daicho --help` に一覧があります", "`daicho --help` lists them")));
}

Trouble unknown_option(const Command& command, std::string_view word) {
    std::vector<std::string_view> names;
    const auto all = options_of(command);
    for (const Option& option : all) names.push_back(option.name);
    std::string_view bare = word;
    while (bare.starts_with('-')) bare.remove_prefix(1);
    bare = bare.substr(0, bare.find('='));
    Message usage = message("`daicho {0} --help` に使い方があります",
                            "`daicho {0} --help` says how to use it", command.name);
    if (!word.starts_with('-')) {
        return Trouble(message("余分な引数 `{}`", "unexpected argument `{}`", printable(word)),
                       std::move(usage));
    }
    return Trouble(no_such({"オプション", "option"}, word),
                   did_you_mean(nearest(bare, names, 1), "--").or_else(std::move(usage)));
}

/// Choices by what people call them are the choices themselves.
void read_labels(const Option& option, std::vector<std::string>& values) {
    if (!option.labels) return;
    const auto choices = option.choices();
    const auto labels = option.labels();
    for (std::string& value : values) {
        if (std::ranges::find(choices, value) != choices.end()) continue;
        const auto meant = std::ranges::find_if(labels, [&](const Words& label) {
            return is_same_text(label.ja, value) || is_same_text(label.en, value);
        });
        if (meant != labels.end())
            value = choices[static_cast<std::size_t>(meant - labels.begin())];
    }
}

void check_choices(const Option& option, const std::vector<std::string>& values) {
    if (!option.choices) return;
    const auto choices = option.choices();
    for (const std::string& given : values) {
        const std::string_view value = std::string_view(given).substr(0, given.find('='));
        if (std::ranges::find(choices, value) != choices.end()) continue;
        throw Trouble(message("--{} に `{}` は使えません", "--{} cannot be `{}`", option.name,
                              printable(value)),
                      instead_of(value, choices));
    }
}

/// `--allow-invalid=false` would else be the same as `--allow-invalid`.
void refuse_values_of_flags(const std::vector<Option>& options,
                            const std::vector<std::string>& args) {
    const auto end = std::ranges::find(args, "--");
    for (const Option& option : options) {
        if (!option.value.empty()) continue;
        const std::string with_value = fmt::format("--{}=", option.name);
        const auto has_value = [&](const std::string& arg) { return arg.starts_with(with_value); };
        if (std::none_of(args.begin(), end, has_value)) continue;
        throw Trouble(message("--{} に値はありません", "--{} takes no value", option.name),
                      message("`--{}` とだけ書くか、書かないでください",
                              "write `--{}` alone, or leave it out", option.name));
    }
}

const Option* find_option(const std::vector<Option>& options, std::string_view name) {
    const auto found = std::ranges::find(options, name, &Option::name);
    return found == options.end() ? nullptr : &*found;
}

[[noreturn]] void refuse_foreign(const std::string& path,
                                 const std::vector<std::string_view>& choices) {
    std::vector<std::string> suffixes;
    for (const std::string_view choice : choices) {
        if (const Format* format = formats().find(choice))
            std::ranges::move(suffixes_of(*format), std::back_inserter(suffixes));
    }
    const std::vector<std::string_view> all(suffixes.begin(), suffixes.end());
    throw Trouble(
        message("その拡張子のファイルは作れません: `{}`",
                "this makes no file of such a suffix: `{}`", printable(path)),
        message("できる拡張子: {}。ほかの名前にするなら、`-f` で形式を書いてください",
                "it makes {}: choose such a suffix, or say the format with `-f`", listed(all)));
}

/// `-o table.csv` alone asks for CSV. A suffix that no format has says nothing, unless another
/// program would trust it; a template of one's own may make anything.
void read_suffix(const std::vector<Option>& options, Arguments& given) {
    const Option* format = find_option(options, "format");
    const auto path = given.value("output");
    if (!format || !format->choices || !path || given.has("format")) return;
    const Format* named = format_of_suffix(*path);
    const auto choices = format->choices();
    const bool is_own = given.has("template") || given.has("templates");
    if (!named && !is_own && has_foreign_suffix(*path)) refuse_foreign(*path, choices);
    if (!named) return;
    if (std::ranges::find(choices, named->name) == choices.end()) {
        throw Trouble(message("このコマンドは {} を作れません: `{}`",
                              "this command cannot make {}: `{}`", named->name, printable(*path)),
                      message("できる形式: {}。その拡張子にするか、`-f` で形式を書いてください",
                              "it makes {}: choose such a suffix, or say the format with `-f`",
                              listed(choices)));
    }
    given.set("format", {std::string(named->name)});
}

void read(const Command& command, std::vector<std::string> args, Session& session) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    const auto all = options_of(command);
    std::vector<CLI::Option*> parsed;
    std::vector<std::vector<std::string>> values(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        CLI::Option* added = all[i].value.empty() ? app.add_flag(flags_of(all[i]))
                                                  : app.add_option(flags_of(all[i]), values[i]);
        if (!all[i].value.empty()) {
            added->expected(1)->allow_extra_args(false)->multi_option_policy(
                CLI::MultiOptionPolicy::TakeAll);
        }
        parsed.push_back(added);
    }
    refuse_values_of_flags(all, args);
    args = joined_values(args, all);
    std::ranges::reverse(args);  // CLI11 takes them from the back
    try {
        app.parse(std::move(args));
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string_view text = error.what();  // --prefecture: 1 required TEXT missing
        throw Trouble(message("{} には値が要ります", "{} needs a value",
                              printable(text.substr(0, text.find(':')))),
                      message("`daicho {0} --help` に使い方があります",
                              "`daicho {0} --help` says how to use it", command.name));
    } catch (const CLI::ParseError& error) {
        throw Trouble(message("引数の誤り: {}", "wrong arguments: {}", printable(error.what())),
                      message("`daicho {0} --help` に使い方があります",
                              "`daicho {0} --help` says how to use it", command.name));
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].value.empty()) {
            session.arguments.set(all[i].name,
                                  std::vector<std::string>(parsed[i]->count(), "true"));
            continue;
        }
        if (values[i].size() > 1 && !all[i].repeats) {
            throw Trouble(
                message("--{} は1度だけ使えます", "--{} may be given only once", all[i].name));
        }
        read_labels(all[i], values[i]);
        check_choices(all[i], values[i]);
        session.arguments.set(all[i].name, values[i]);
    }
    read_suffix(all, session.arguments);

    std::vector<std::string> operands;
    bool only_operands = false;  // behind `--` everything is an operand
    for (const std::string& rest : app.remaining()) {
        if (rest == "--" && !only_operands) {
            only_operands = true;
        } else if (!only_operands && rest.size() > 1 && rest.starts_with('-')) {
            throw unknown_option(command, rest);
        } else {
            operands.push_back(rest);
        }
    }
    const Operand& operand = command.operand;
    const std::size_t most = operand.name.empty() ? 0 : operand.repeats ? operands.size() : 1;
    if (operands.size() > most) throw unknown_option(command, operands[most]);
    if (operand.required && !operand.name.empty() && operands.empty() &&
        !session.arguments.has("list")) {
        throw Trouble(
            message("{} を指定してください", "{} is missing", operand.name),
            message("使い方: daicho {} {}", "usage: daicho {} {}", command.name, operand.name));
    }
    if (!operands.empty()) session.arguments.set(operand.name, std::move(operands));
}

}  // namespace

std::vector<Option> options_of(const Command& command) {
    std::vector<Option> out(common_options().begin(), common_options().end());
    for (const auto& part : command.options) out.insert(out.end(), part.begin(), part.end());
    return out;
}

void Arguments::set(std::string_view name, std::vector<std::string> values) {
    const auto found =
        std::ranges::find(x_values, name, [](const auto& v) { return std::string_view(v.first); });
    if (found == x_values.end()) {
        x_values.emplace_back(std::string(name), std::move(values));
    } else {
        found->second = std::move(values);
    }
}

const std::vector<std::string>& Arguments::values(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found =
        std::ranges::find(x_values, name, [](const auto& v) { return std::string_view(v.first); });
    return found == x_values.end() ? none : found->second;
}

bool Arguments::takes(std::string_view name) const {
    return std::ranges::any_of(x_values, [&](const auto& v) { return v.first == name; });
}

std::optional<std::string> Arguments::value(std::string_view name) const {
    const auto& all = values(name);
    if (all.empty()) return {};
    return all.back();
}

namespace {

const Command* say_version(Session& session) {
    session.world.out += version_lines();
    return nullptr;
}

}  // namespace

const Command* parse(const std::vector<std::string>& given, Session& session) {
    std::vector<std::string> args = given;

    // The command is the first word; common options may stand before it (`daicho -C DIR stats`).
    std::size_t at = 0;
    while (at < args.size() && args[at].starts_with('-') && args[at] != "--") {
        at += takes_next(common_options(), args[at]) ? 2u : 1u;
    }
    if (at >= args.size()) {
        if (is_given(args, common_options(), "--version", "-V")) return say_version(session);
        if (is_given(args, common_options(), "--help", "-h")) {
            session.world.out += help(session.message_lang, session.world.width);
            return nullptr;
        }
        throw Trouble(message("コマンドを指定してください", "a command is missing"),
                      message("`daicho --help` に一覧があります", "`daicho --help` lists them"));
    }
    const std::string name = args[at];
    if (name == "help") {
        args.erase(args.begin() + static_cast<std::ptrdiff_t>(at));
        args.insert(args.begin(), "--help");
        return parse(args, session);
    }
    const Command* command = commands().find(name);
    if (!command) throw unknown_command(name);
    args.erase(args.begin() + static_cast<std::ptrdiff_t>(at));
    const std::vector<Option> options = options_of(*command);
    if (is_given(args, options, "--version", "-V")) return say_version(session);
    if (is_given(args, options, "--help", "-h")) {
        session.world.out += help(*command, session.message_lang, session.world.width);
        return nullptr;
    }
    read(*command, std::move(args), session);
    return command;
}

}  // namespace daicho
