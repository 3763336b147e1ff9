// Whether a template can be filled with a document, and whether that would be safe.
#pragma once

#include "daicho/layout/layout.hpp"
#include "layout/tree.hpp"
#include "render/machine/json_text.hpp"

namespace daicho {

/// The trees of the files, read when they are first asked for.
class TemplateTrees {
  public:
    TemplateTrees(const Sources& files, Diagnostics& findings)
        : x_files(files), x_findings(findings), x_trees(files.size()) {}

    /// Reads it if it has not been.
    const std::vector<TemplateNode>& of(SourceId source);
    /// It has been.
    const std::vector<TemplateNode>& read(SourceId source) const { return x_trees[source].value(); }
    const Sources& files() const { return x_files; }

  private:
    const Sources& x_files;
    Diagnostics& x_findings;
    std::vector<std::optional<std::vector<TemplateNode>>> x_trees;
};

/// The value at the end of a path of keys, `a.b`; null if there is none.
const Json* find_value(const Json& json, std::string_view path);
/// `block.trend.caption`: the value in the block whose name is `trend`; null for any other path.
const Json* find_in_block(const Json& document, std::string_view path);

/// Walks the layout with its partials, as it would be filled.
void check_template(TemplateTrees& trees, SourceId layout, Markup markup, const Json& document,
                    Diagnostics& findings);

}  // namespace daicho
