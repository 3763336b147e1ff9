#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "cli/options.hpp"
#include "daicho/text/lists.hpp"

namespace daicho {

namespace {

/// How long a word is for mandoc, which reads a character beyond ASCII as `\[u53F0]`.
std::size_t length_in_roff(std::string_view word) {
    constexpr std::size_t escaped = 8;
    std::size_t out = 0;
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x80 ? 1 : (byte & 0xC0) == 0x80 ? 0 : escaped;
    }
    return out;
}

/// Parted at blanks where lines would be too long, which changes nothing of what is shown.
std::string in_lines(std::string_view text) {
    constexpr std::size_t longest = 78;
    std::string out;
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (column > 0 && column + 1 + length_in_roff(word) > longest) {
            out += '\n';
            column = 0;
        } else if (column > 0) {
            out += ' ';
            ++column;
        }
        if (column == 0 && (word.starts_with('.') || word.starts_with('\''))) out += "\\&";
        out += word;
        column += length_in_roff(word);
        if (end < text.size() && text[end] == '\n') {
            out += '\n';
            column = 0;
        }
        at = end + 1;
    }
    return out;
}

/// Text as mdoc takes it: nothing in it is a request, what stands between backquotes is bold. A
/// sentence begins a line, so that the blank behind it is as wide as the reader's.
std::string prose(std::string_view text) {
    std::string out;
    bool is_code = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool is_end = i > 0 && !is_code && (text[i - 1] == '.' || text[i - 1] == '?');
        if (c == '`') {
            out += is_code ? "\\fR" : "\\fB";
            is_code = !is_code;
        } else if (c == '\\') {
            out += "\\e";
        } else if (c == '-' && is_code) {
            out += "\\-";
        } else {
            out += c == ' ' && is_end ? '\n' : c;
        }
    }
    constexpr std::string_view stop = "。";
    for (std::size_t at = 0; (at = out.find(stop, at)) != out.npos;) {
        at += stop.size();
        if (at < out.size() && out[at] != '\n') out.insert(at, "\n");
    }
    return in_lines(out) + "\n";
}

/// A word of another alphabet ends in a bracket for mandoc, which would be a delimiter.
std::string ended(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    const bool is_ascii = text.empty() || static_cast<unsigned char>(text.back()) < 0x80;
    return text + (is_ascii ? "\n" : "\\&\n");
}

/// A word as an argument of a macro, which would else call those that are named so.
std::string argument(std::string_view word) {
    std::string out = "\\&";
    for (const char c : word) out += c == ' ' ? std::string("\\ ") : std::string(1, c);
    return out;
}

std::string heading(Words title, Lang lang) {
    return ".Sh " + ended(std::string(title.in(lang)));
}

constexpr std::array month_names{"January",   "February", "March",    "April",
                                 "May",       "June",     "July",     "August",
                                 "September", "October",  "November", "December"};

std::string head(std::string_view title, Day date) {
    std::string capitals;
    for (const char c : title) capitals += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    const std::chrono::year_month_day on(date);
    return fmt::format(".Dd {} {}, {}\n.Dt {} 1\n.Os\n",
                       month_names[static_cast<unsigned>(on.month()) - 1],
                       static_cast<unsigned>(on.day()), static_cast<int>(on.year()), capitals);
}

std::string name_section(std::string_view name, Words summary, Lang lang) {
    // The words that makewhatis looks for.
    return fmt::format(".Sh NAME\n.Nm {}\n.Nd {}", name, ended(std::string(summary.in(lang))));
}

std::string option_item(const Option& option, Lang lang) {
    const std::string value =
        option.value.empty() ? "" : fmt::format(" Ar {}", argument(option.value));
    std::string out = ".It ";
    if (option.letter) out += fmt::format("Fl {}{} , ", option.letter, value);
    out += fmt::format("Fl Fl {}{}\n", option.name, value);
    if (!option.choices) return out + prose(option.help.in(lang));
    const auto choices = option.choices();
    return out + prose(fmt::format("{} [{}]", option.help.in(lang), joined(choices, ", ")));
}

std::string list_of(std::span<const Option> options, Lang lang) {
    if (options.empty()) return {};
    std::string out = ".Bl -tag -width Ds\n";
    for (const Option& option : options) out += option_item(option, lang);
    return out + ".El\n";
}

std::string synopsis(const Command& command, Lang lang) {
    std::string out = heading({"SYNOPSIS", "SYNOPSIS"}, lang);
    out += fmt::format(".Nm daicho\n.Cm {}\n.Op Ar {}\n", command.name,
                       Words{"オプション", "options"}.in(lang));
    const Operand& operand = command.operand;
    if (operand.name.empty()) return out;
    out += fmt::format(".{}Ar {}{}\n", operand.required ? "" : "Op ", argument(operand.name),
                       operand.repeats ? " ..." : "");
    return out;
}

std::string options_section(const Command& command, Lang lang) {
    std::string own, filters;
    for (const auto& part : command.options)
        (part.data() == filter_options().data() ? filters : own) += list_of(part, lang);
    std::string out;
    if (!own.empty()) out += heading({"オプション", "OPTIONS"}, lang) + own;
    if (!filters.empty()) {
        out += heading({"絞り込み", "FILTER OPTIONS"}, lang) +
               prose(Words{
                   "1つのオプションの値はどれか、オプションどうしはすべてに合うもの。",
                   "Within an option any of its values is enough, between options all must fit."}
                         .in(lang)) +
               filters;
    }
    return out;
}

std::string common_section(Lang lang) {
    return heading({"共通のオプション", "COMMON OPTIONS"}, lang) + list_of(common_options(), lang);
}

std::string exit_section(Lang lang) {
    struct Code {
        int code;
        Words meaning;
    };
    static constexpr std::array codes{
        Code{exit_code::well, {"問題なし。", "All is well."}},
        Code{
            exit_code::findings,
            {"台帳にエラーなどがある、文書の表が最新でない、または集計を断った。",
             "Errors were found (as check --fail-on asks, warnings too), a document is not current, or something was refused because of errors."}},
        Code{exit_code::trouble,
             {"使い方の誤り、台帳がない、読めない、書けない。",
              "Wrong usage, no registry, unreadable input or failed output."}}};
    std::string out = heading({"終了コード", "EXIT STATUS"}, lang) + ".Bl -tag -width Ds\n";
    for (const Code& each : codes)
        out += fmt::format(".It {}\n{}", each.code, prose(each.meaning.in(lang)));
    return out + ".El\n";
}

std::string environment_section(Lang lang) {
    struct Variable {
        std::string_view name;
        Words meaning;
    };
    static constexpr std::array variables{
        Variable{
            "LC_ALL",
            {"LC_MESSAGES、LANG とともに、メッセージの言語。表や報告の言語は変えない。",
             "With LC_MESSAGES and LANG the language of messages, never that of tables and reports."}},
        Variable{"NO_COLOR", {"空でなければ色を付けない。", "Unless empty, nothing is coloured."}},
        Variable{"SOURCE_DATE_EPOCH",
                 {"作るファイルに書く日時。今日の日付にはならない。",
                  "The instant that a file of ours is stamped with. It is never taken for today."}},
        Variable{"GIT_QUARANTINE_PATH",
                 {"git がフックに知らせる、受け取り中のオブジェクトの置き場所。",
                  "Where git keeps what is being pushed, as it tells a hook."}}};
    std::string out = heading({"環境変数", "ENVIRONMENT"}, lang) + ".Bl -tag -width Ds\n";
    for (const Variable& each : variables)
        out += fmt::format(".It Ev {}\n{}", each.name, prose(each.meaning.in(lang)));
    return out + ".El\n";
}

std::string files_section(Lang lang) {
    const Words registry{
        "台帳の名称、範囲、公表値。現在のフォルダから上へ、リポジトリの一番上まで探す。",
        "Title, scope and published totals of the registry, looked for upward from the current folder, up to\n"
        "the top of the repository."};
    const Words record{"記録。協定ごとに1つ。", "A record, one for each agreement."};
    return heading({"ファイル", "FILES"}, lang) +
           fmt::format(
               ".Bl -tag -width Ds\n.It Pa agreements/registry.yaml\n{}"
               ".It Pa agreements/10-gunma/102041-isesaki.yaml\n{}.El\n",
               prose(registry.in(lang)), prose(record.in(lang)));
}

std::string page_of(const Command& command) {
    return fmt::format("daicho-{}", command.name);
}

std::string see_also(std::span<const std::string> pages, Lang lang) {
    std::string out = heading({"関連項目", "SEE ALSO"}, lang);
    for (std::size_t i = 0; i < pages.size(); ++i)
        out += fmt::format(".Xr {} 1{}\n", pages[i], i + 1 < pages.size() ? " ," : "");
    return out;
}

}  // namespace

std::string manual(const Command& command, Lang lang, Day date) {
    const std::string name = page_of(command);
    std::string out = head(name, date) + name_section(name, command.summary, lang) +
                      synopsis(command, lang) + heading({"説明", "DESCRIPTION"}, lang) +
                      prose(command.description.in(lang).empty() ? command.summary.in(lang)
                                                                 : command.description.in(lang));
    if (!command.operand.help.en.empty()) {
        out += fmt::format(".Bl -tag -width Ds\n.It Ar {}\n{}.El\n", argument(command.operand.name),
                           prose(command.operand.help.in(lang)));
    }
    const std::array whole{std::string("daicho")};
    return out + options_section(command, lang) + common_section(lang) + exit_section(lang) +
           see_also(whole, lang);
}

std::string manual(Lang lang, Day date) {
    const Words what{
        "国(労働局)と地方公共団体の雇用対策協定の台帳を検査し、集計し、表や報告書にします。\n"
        "台帳は git のフォルダで、1つの協定が1つの YAML ファイルです。",
        "It checks, counts and reports the employment-measures agreements between Japan's Labour Bureaus\n"
        "and local governments. A registry is a folder in git, with one YAML file for each agreement."};
    std::string out =
        head("daicho", date) +
        name_section("daicho", {"雇用対策協定の台帳", "ledger of employment-measures agreements"},
                     lang) +
        heading({"SYNOPSIS", "SYNOPSIS"}, lang) +
        fmt::format(".Nm\n.Ar {}\n.Op Ar {}\n", Words{"コマンド", "command"}.in(lang),
                    Words{"オプション", "options"}.in(lang)) +
        heading({"説明", "DESCRIPTION"}, lang) + prose(what.in(lang)) +
        heading({"コマンド", "COMMANDS"}, lang) + ".Bl -tag -width Ds\n";
    std::vector<std::string> pages;
    for (const Command& command : commands()) {
        out +=
            fmt::format(".It Cm {}\n{}", argument(command.name), prose(command.summary.in(lang)));
        pages.push_back(page_of(command));
    }
    std::ranges::sort(pages);
    return out + ".El\n" + common_section(lang) + environment_section(lang) + files_section(lang) +
           exit_section(lang) + see_also(pages, lang);
}

}  // namespace daicho
