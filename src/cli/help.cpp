// Help, made from the arrays of commands and options.
#include <algorithm>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "daicho/text/width.hpp"
#include "render/lines.hpp"

namespace daicho {

namespace {

std::string usage_of(const Command& command) {
    std::string out = fmt::format("daicho {}", command.name);
    if (!command.operand.name.empty()) {
        const std::string name =
            fmt::format("{}{}", command.operand.name, command.operand.repeats ? "…" : "");
        out += command.operand.required ? " " + name : " [" + name + "]";
    }
    return out;
}

std::string head_of(const Option& option) {
    std::string out = option.letter ? fmt::format("-{}, --{}", option.letter, option.name)
                                    : fmt::format("    --{}", option.name);
    return option.value.empty() ? out : fmt::format("{} {}", out, option.value);
}

struct Entry {
    std::string head;
    std::string text;
};

/// How wide running text is: no wider than is good to read; so where there is no limit.
int reading(int width) {
    return width > 0 ? std::min(width, 110) : 100;
}

/// Heads in one column, texts in another, broken where they do not fit.
std::string two_columns(const std::vector<Entry>& lines, int width) {
    int column = 0;
    for (const Entry& line : lines) column = std::max(column, display_width(line.head));
    column = std::min(column, 30) + 4;
    std::string out;
    for (const Entry& line : lines) {
        std::string row = pad("  " + line.head, column);
        if (display_width(row) > column)
            row = "  " + line.head + "\n" + std::string(static_cast<std::size_t>(column), ' ');
        out += row + hang(line.text, column, reading(width)) + "\n";
    }
    return out;
}

std::string with_choices(const Option& option, Lang lang) {
    std::string out(option.help.in(lang));
    if (!option.choices) return out;
    std::string all;
    for (const auto choice : option.choices())
        all += fmt::format("{}{}", all.empty() ? "" : ", ", choice);
    return fmt::format("{} [{}]", out, all);
}

std::string section(Words title, const std::vector<Entry>& lines, Lang lang, int width) {
    if (lines.empty()) return {};
    return fmt::format("\n{}\n{}", hang(title.in(lang), 0, reading(width)),
                       two_columns(lines, width));
}

std::vector<Entry> lines_of(std::span<const Option> options, Lang lang) {
    std::vector<Entry> out;
    for (const Option& option : options)
        out.push_back({head_of(option), with_choices(option, lang)});
    return out;
}

}  // namespace

std::string help(const Command& command, Lang lang, int width) {
    std::string out =
        fmt::format("{}\n\n{}: {} [{}]\n", hang(command.summary.in(lang), 0, reading(width)),
                    lang == Lang::ja ? "使い方" : "usage", usage_of(command),
                    lang == Lang::ja ? "オプション" : "options");
    if (!command.description.in(lang).empty())
        out += fmt::format("\n{}\n", hang(command.description.in(lang), 0, reading(width)));
    if (!command.operand.help.en.empty()) {
        out += section(
            {"引数", "arguments"},
            {{std::string(command.operand.name), std::string(command.operand.help.in(lang))}}, lang,
            width);
    }
    std::vector<Entry> own, filters;
    for (const auto& part : command.options) {
        auto& of = part.data() == filter_options().data() ? filters : own;
        const auto lines = lines_of(part, lang);
        of.insert(of.end(), lines.begin(), lines.end());
    }
    out += section({"オプション", "options"}, own, lang, width);
    out += section({"絞り込み(1つのオプションの値はどれか、オプションどうしはすべてに合うもの)",
                    "filters (within an option any of its values, between options all of them)"},
                   filters, lang, width);
    out += section({"共通のオプション", "common options"}, lines_of(common_options(), lang), lang,
                   width);
    return out;
}

std::string help(Lang lang, int width) {
    const Words intro{
        "daicho (台帳): 国(労働局)と地方公共団体の雇用対策協定の台帳を検査し、集計し、表や報告書にします。",
        "daicho (台帳, a ledger) checks, counts and reports the employment-measures agreements between "
        "Japan's Labour Bureaus and local governments."};
    std::string out = fmt::format("{}\n\n{}: daicho {}\n", hang(intro.in(lang), 0, reading(width)),
                                  lang == Lang::ja ? "使い方" : "usage",
                                  lang == Lang::ja ? "コマンド [オプション]" : "COMMAND [options]");
    std::vector<Entry> lines;
    for (const Command& command : commands()) {
        lines.push_back({std::string(command.name), std::string(command.summary.in(lang))});
    }
    out += section({"コマンド", "commands"}, lines, lang, width);
    out += section({"共通のオプション", "common options"}, lines_of(common_options(), lang), lang,
                   width);
    const Words more{"\n`daicho コマンド --help` に各コマンドの使い方があります。\n",
                     "\n`daicho COMMAND --help` says how to use each.\n"};
    return out + std::string(more.in(lang));
}

}  // namespace daicho
