#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace daicho {

namespace {

/// Reads one argument after the other, with the values that stand apart from their options.
class Walk {
  public:
    Walk(const std::vector<std::string>& args, CommandLine& line) : x_args(args), x_line(line) {
        line.arguments.clear();
        line.awaited = nullptr;
        line.is_over = false;
    }

    void to_end() {
        while (x_at < x_args.size()) step();
    }

    /// The place of the first word; that behind the end if there is none.
    std::size_t to_word() {
        while (x_at < x_args.size()) {
            const std::size_t at = x_at;
            step();
            if (!x_line.arguments.empty() && x_line.arguments.back().is_word) return at;
        }
        return x_args.size();
    }

  private:
    void step() {
        const std::string& text = x_args[x_at++];
        if (x_line.is_over || text.size() < 2 || text.front() != '-') {
            x_line.arguments.push_back({.text = text, .is_word = true});
        } else if (text == "--") {
            x_line.is_over = true;
        } else if (text.starts_with("--")) {
            read_long(text);
        } else {
            read_letters(text);
        }
    }

    void read_long(const std::string& text) {
        const std::size_t equals = std::min(text.find('='), text.size());
        const std::string_view name = std::string_view(text).substr(2, equals - 2);
        std::optional<std::string> value;
        if (equals < text.size()) value = text.substr(equals + 1);
        add(text, find_option(x_line.options, name), std::move(value));
    }

    /// `-Vhfcsv` is `-V -h -f csv`.
    void read_letters(const std::string& text) {
        for (std::size_t i = 1; i < text.size(); ++i) {
            const auto is_it = [&](const Option& o) { return o.letter && o.letter == text[i]; };
            const auto found = std::ranges::find_if(x_line.options, is_it);
            const bool is_known = found != x_line.options.end();
            if (!is_known) return add("-" + text.substr(i), nullptr, {});
            const bool is_flag = found->value.empty();
            std::optional<std::string> value;
            if (!is_flag && i + 1 < text.size()) value = text.substr(i + 1);
            add(text, &*found, std::move(value));
            if (!is_flag) return;
        }
    }

    void add(std::string text, const Option* option, std::optional<std::string> value) {
        const bool is_awaited = option && !option->value.empty() && !value;
        if (is_awaited && x_at < x_args.size()) {
            value = x_args[x_at++];
        } else if (is_awaited) {
            x_line.awaited = option;
        }
        x_line.arguments.push_back({std::move(text), option, std::move(value)});
    }

    const std::vector<std::string>& x_args;
    CommandLine& x_line;
    std::size_t x_at = 0;
};

}  // namespace

CommandLine::CommandLine(std::vector<std::string> args)
    : options(common_options().begin(), common_options().end()) {
    std::size_t at = Walk(args, *this).to_word();
    if (at < args.size() && args[at] == "help" && !is_over) {
        args[at] = "--help";
        at = Walk(args, *this).to_word();
    }
    if (at == args.size()) return;
    name = args[at];
    command = commands().find(*name);
    if (command) options = options_of(*command);
    args.erase(args.begin() + static_cast<std::ptrdiff_t>(at));
    Walk(args, *this).to_end();
}

bool CommandLine::gives(std::string_view option) const {
    return std::ranges::any_of(arguments, [&](const Argument& each) {
        return each.option && each.option->name == option;
    });
}

const Option* find_option(const std::vector<Option>& options, std::string_view name) {
    const auto found = std::ranges::find(options, name, &Option::name);
    return found == options.end() ? nullptr : &*found;
}

}  // namespace daicho
