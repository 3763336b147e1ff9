// The record format as others read it: by editors, and by people in the documentation.
#pragma once

#include <string>

#include "daicho/model/registry.hpp"
#include "daicho/text/words.hpp"

namespace daicho {

/// JSON Schema of a record; with the terms that editors offer, if there are vocabularies.
std::string json_schema(const Vocabularies* terms);

/// The rows of the declaration as tables of Markdown, a table a mapping.
std::string format_tables(Lang lang);

}  // namespace daicho
