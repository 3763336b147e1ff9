// A value as JSON has it: `{"certain": 3, "possible": 7}`, `{"edtf": "2015-08", …}`.
#pragma once

#include "daicho/report/report.hpp"
#include "render/machine/json_text.hpp"

namespace daicho {

Json json_of(const Value& value);

}  // namespace daicho
