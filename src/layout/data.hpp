// A report as what a template receives: names, texts, and each block already rendered.
//
//     {"format": 1, "report": "national", "lang": "ja", "is_ja": true, "title": …,
//      "stamps": […], "has_grounds": true, "grounds": [{"key": …, "label": …, "text": …}],
//      "blocks": [{"type": "table", "name": "trend", …, "html": …, "md": …}]}
//
// Texts are as people read them. Beside that, a cell keeps its `value` as the JSON format has it.
#pragma once

#include "daicho/render/render.hpp"
#include "render/machine/json_text.hpp"

namespace daicho {

/// The parts of each block; what a layout does not use need not be made.
struct DocumentParts {
    bool data = true;
    bool html = true;
    bool md = true;
};

Json document_of(const Report& report, const RenderOptions& options,
                 const DocumentParts& parts = {});

/// A document with every kind of block in it: all names that there can be, whatever the report.
const Json& document_of_everything();

}  // namespace daicho
