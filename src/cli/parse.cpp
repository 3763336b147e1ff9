// The command line, parsed by CLI11 from the arrays of commands and options.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>

#include "cli/command_line.hpp"
#include "daicho/layout/formats.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/nearest.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "system/version.hpp"

namespace daicho {

namespace {

Trouble unknown_command(std::string_view word) {
    return Trouble(
        no_such({"コマンド", "command"}, word),
        suggestion(word, commands().names())
            .or_else(message("`daicho --help` に一覧があります", "`daicho --help` lists them")));
}

Message how_to_use(const Command& command) {
    return message("`daicho {0} --help` に使い方があります",
                   "`daicho {0} --help` says how to use it", command.name);
}

Trouble unknown_option(const Command& command, std::string_view word) {
    std::vector<std::string_view> names;
    const auto all = options_of(command);
    for (const Option& option : all) names.push_back(option.name);
    std::string_view bare = word;
    while (bare.starts_with('-')) bare.remove_prefix(1);
    bare = bare.substr(0, bare.find('='));
    return Trouble(no_such({"オプション", "option"}, word),
                   did_you_mean(nearest(bare, names, 1), "--").or_else(how_to_use(command)));
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

/// Refused are `--text` at the end, and `--text=`: that is what remains of a variable that is
/// empty.
void require_value(const Argument& given, const Command& command) {
    const bool is_cut_off = given.text.starts_with("--") && given.text.ends_with('=');
    if (given.value && !(given.value->empty() && is_cut_off)) return;
    throw Trouble(message("--{} には値が要ります", "--{} needs a value", given.option->name),
                  how_to_use(command));
}

/// `--allow-invalid=false` would else be the same as `--allow-invalid`.
void refuse_value(const Argument& given) {
    if (!given.value) return;
    throw Trouble(message("--{} に値はありません", "--{} takes no value", given.option->name),
                  message("`--{}` とだけ書くか、書かないでください",
                          "write `--{}` alone, or leave it out", given.option->name));
}

/// An option in the one form that leaves CLI11 no choice: what begins with a dash is a value only
/// behind `=`, what is empty only apart.
void add_option(const Argument& given, const Command& command, std::vector<std::string>& out) {
    out.push_back(fmt::format("--{}", given.option->name));
    if (given.option->value.empty()) return;
    require_value(given, command);
    if (given.value->empty()) {
        out.emplace_back();
    } else {
        out.back() += "=" + *given.value;
    }
}

std::vector<std::string> in_one_form(const CommandLine& line) {
    std::vector<std::string> out;
    for (const Argument& each : line.arguments) {
        if (each.option) add_option(each, *line.command, out);
        if (!each.option && !each.is_word) throw unknown_option(*line.command, each.text);
    }
    return out;
}

using Values = std::vector<std::vector<std::string>>;

/// The values of all options of a line, in the order of the options. Words are not its business:
/// CLI11 takes `[a,b]` among them for a list.
Values gathered(const CommandLine& line) {
    Values values(line.options.size());
    CLI::App app;
    app.set_help_flag();
    std::vector<const CLI::Option*> flags(line.options.size());
    for (std::size_t i = 0; i < line.options.size(); ++i) {
        const std::string name = fmt::format("--{}", line.options[i].name);
        if (line.options[i].value.empty()) {
            flags[i] = app.add_flag(name);
        } else {
            app.add_option(name, values[i])
                ->expected(1)
                ->allow_extra_args(false)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        }
    }
    auto args = in_one_form(line);
    std::ranges::reverse(args);  // CLI11 takes them from the back
    try {
        app.parse(std::move(args));
    } catch (const CLI::ParseError& error) {
        throw Trouble(message("引数の誤り: {}", "wrong arguments: {}", printable(error.what())),
                      how_to_use(*line.command));
    }
    for (std::size_t i = 0; i < flags.size(); ++i) {
        if (flags[i]) values[i].assign(flags[i]->count(), "true");
    }
    return values;
}

void read_option(const Option& option, std::vector<std::string> values, Arguments& given) {
    const bool is_flag = option.value.empty();
    if (!is_flag && !option.repeats && values.size() > 1) {
        throw Trouble(
            message("--{} は1度だけ使えます", "--{} may be given only once", option.name));
    }
    read_labels(option, values);
    check_choices(option, values);
    given.set(option.name, std::move(values));
}

void read_words(const CommandLine& line, Arguments& given) {
    const Command& command = *line.command;
    const Operand& operand = command.operand;
    std::vector<std::string> words;
    for (const Argument& each : line.arguments) {
        if (each.is_word) words.push_back(each.text);
    }
    const std::size_t most = operand.name.empty() ? 0 : operand.repeats ? words.size() : 1;
    if (words.size() > most) {
        throw Trouble(
            message("余分な引数 `{}`", "unexpected argument `{}`", printable(words[most])),
            how_to_use(command));
    }
    // What remains of a variable that is empty would else name the folder one stands in.
    if (operand.offers == Offers::files && std::ranges::find(words, "") != words.end())
        throw Trouble(message("{} が空です", "a {} is empty", operand.name), how_to_use(command));
    if (operand.required && !operand.name.empty() && words.empty() && !given.has("list")) {
        throw Trouble(
            message("{} を指定してください", "{} is missing", operand.name),
            message("使い方: daicho {} {}", "usage: daicho {} {}", command.name, operand.name));
    }
    if (!words.empty()) given.set(operand.name, std::move(words));
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

const Command* parse(const CommandLine& line, Session& session) {
    std::string& out = session.world.out;
    if (line.name && !line.command) throw unknown_command(*line.name);
    for (const Argument& each : line.arguments) {
        if (each.option && each.option->value.empty()) refuse_value(each);
    }
    if (line.gives("version")) {
        out += version_lines();
        return nullptr;
    }
    if (line.gives("help")) {
        const int width = session.world.width;
        out += line.command ? help(*line.command, session.message_lang, width)
                            : help(session.message_lang, width);
        return nullptr;
    }
    if (!line.command) {
        throw Trouble(message("コマンドを指定してください", "a command is missing"),
                      message("`daicho --help` に一覧があります", "`daicho --help` lists them"));
    }
    Values values = gathered(line);
    for (std::size_t i = 0; i < line.options.size(); ++i)
        read_option(line.options[i], std::move(values[i]), session.arguments);
    read_suffix(line.options, session.arguments);
    read_words(line, session.arguments);
    return line.command;
}

}  // namespace daicho
