// Blocks as JSON, as far as they are the same for every reader. Tables and pictures are not: the
// format `json` keeps their values, a template gets their texts.
#pragma once

#include "daicho/report/report.hpp"
#include "render/machine/json_text.hpp"

namespace daicho {

/// A visitor to derive from.
struct PlainBlocks {
    Json operator()(const Heading& heading) const;
    Json operator()(const Paragraph& paragraph) const;
    Json operator()(const BulletList& list) const;
    Json operator()(const KeyFigure& figure) const;
    Json operator()(const GroupedList& list) const;
    Json operator()(const FactSheet& sheet) const;
    Json operator()(const Cards& cards) const;
    Json operator()(const Index& index) const;
};

/// Says of a cell or an item that it is new or missing: `"new_since": true`.
void add_emphasis(Json& json, Emphasis emphasis);

}  // namespace daicho
