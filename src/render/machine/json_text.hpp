// JSON as text: the one place that says how all JSON of the product is written.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace daicho {

using Json = nlohmann::ordered_json;

/// UTF-8 as it is, invalid bytes replaced; what shows nothing or reorders what is shown as \uXXXX.
/// Indented by `indent` blanks, or on one line if that is negative.
std::string to_json_text(const Json& json, int indent);

}  // namespace daicho
