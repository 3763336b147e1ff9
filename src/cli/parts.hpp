// Parts of a record as the command line gives them: options for the keys of the format.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "daicho/format/insert.hpp"
#include "daicho/model/registry.hpp"

namespace daicho {

/// What is added to no record: an entry of sources.yaml.
inline constexpr std::string_view source_kind = "source";

/// The fields of a record that are mappings, or lists of them: what a fact can be added to.
std::vector<const Field*> sections_of_record();

/// An option for every key of those and of a source, each once: `--fiscal-year` of `fiscal_year`.
std::span<const Option> part_options();

/// The options given, as a mapping of a schema; `owner` names that in messages. Throws Trouble for
/// an option that is none of its keys, a required one that is missing, a date that is none.
/// Terms may be given by their labels.
NewPart read_part(const Session& session, const Schema& schema, std::string_view owner,
                  const Vocabularies& words);

/// A text as the format writes it: dates as a person types them, fiscal years, normal form C.
/// Throws Trouble, which names the option that it was given with.
std::string read_value(const Field& field, const std::string& given, std::string_view option);

/// The same of a list: several where ids are meant, as in `S1、S2`.
std::vector<std::string> values_of(const Field& field, const std::string& given);

}  // namespace daicho
