// What a command prints: standard output through the world, or a file that the user named.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "daicho/check/check.hpp"
#include "daicho/render/render.hpp"

namespace daicho {

/// A line on standard error.
void say(Session& session, const Message& what);

/// Findings on standard error, if there are any, as `check` prints them.
void print_findings(Session& session, const Diagnostics& findings, const Sources& files,
                    std::string_view root = {}, const CheckSummary& summary = {});
/// The same of a registry in this folder.
void print_findings(Session& session, const Diagnostics& findings, const CheckedRegistry& of,
                    std::string_view folder);

/// The folder of the registry in which the path, however it is spelled, names a file: the one that
/// the command reads, or another; nothing if it is in none.
std::optional<std::string> registry_of(const Session& session, const std::string& path);

/// Throws Trouble if the path, however it is spelled, names a file in the registry; `generated` is
/// the name of one at its top that may be written.
void refuse_registry(const Session& session, const std::string& path,
                     std::string_view generated = {});

/// Puts a text into a file that the user named, or throws Trouble. No output changes the registry,
/// save the one file in it that is `generated`.
void write_output(Session& session, const std::string& path, std::string_view text,
                  std::string_view generated = {});

/// Whether a report in this format becomes a part of a document of the same, and no page.
bool is_part(const Session& session, std::string_view format);

/// Renders a report and puts it where `-o` says.
void print(Session& session, Report report);

/// Puts a text where `-o` says, as `write_output` does.
void print(Session& session, std::string_view text, std::string_view generated = {});

}  // namespace daicho
