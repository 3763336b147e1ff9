// The command line in the process, on the small registry of the tests or a copy of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "daicho/layout/formats.hpp"
#include "daicho/query/ledger.hpp"
#include "daicho/report/reports.hpp"
#include "daicho/run.hpp"

namespace daicho::testing {

struct Ran {
    int code;
    std::string out, err;
};

inline constexpr const char* small_registry = DAICHO_ROOT "/tests/registry";

inline Ran run_in(const std::string& folder, std::vector<std::string> args) {
    World world{.today = *make_day(2026, 4, 1), .environment = {{"LANG", "en_GB.UTF-8"}}};
    args.insert(args.begin(), {"-C", folder});
    const int code = run(args, world);
    return {code, world.out, world.err};
}

inline const Option* find_option(const Command& command, std::string_view name) {
    for (const auto& options : command.options) {
        for (const Option& option : options) {
            if (option.name == name) return &option;
        }
    }
    return nullptr;
}

/// A command line that asks for figures of the small registry, without options.
using CommandLine = std::vector<std::string>;

/// Every way to call a command: `report` once for each report, all others once.
inline std::vector<CommandLine> calls_of(const Command& command) {
    constexpr const char* agreement = "102041-isesaki";
    if (command.name != "report") {
        CommandLine call{std::string(command.name)};
        if (command.operand.required && !command.operand.name.empty())
            call.emplace_back(command.operand.name == "ID" ? agreement : "伊勢崎市");
        return {call};
    }
    std::vector<CommandLine> out;
    for (const ReportKind& kind : report_kinds()) {
        auto& call = out.emplace_back(CommandLine{"report", std::string(kind.name)});
        if (kind.argument == ReportArgument::agreement) call.emplace_back(agreement);
        if (kind.argument == ReportArgument::prefecture) call.emplace_back("群馬県");
    }
    return out;
}

/// The formats that a command takes; one that is empty stands for a command without any.
inline std::vector<std::string_view> formats_of(const Command& command) {
    const Option* format = find_option(command, "format");
    return format && format->choices ? format->choices() : std::vector<std::string_view>{""};
}

}  // namespace daicho::testing
