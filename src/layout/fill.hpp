// A checked template filled with a document: the tree is walked, and nothing is parsed again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "layout/check.hpp"

namespace daicho {

/// What filling may cost: bytes of the page, and values that are looked up on the way, which a
/// template that prints nothing needs as well.
struct FillLimits {
    std::size_t bytes = std::size_t{64} << 20;
    std::size_t steps = std::size_t{16} << 20;

    static constexpr FillLimits none() { return {std::string::npos, std::string::npos}; }
};

/// Fills a layout and its partials; nothing if that would be more than the limits.
///
/// A name is looked up in the innermost scope that has it; an absent one, and what is neither text
/// nor number, prints nothing. Empty texts and lists are false. A line with nothing but the tags of
/// sections that were entered is gone.
std::optional<std::string> fill_template(const TemplateTrees& trees, SourceId layout, Markup markup,
                                         const Json& document, const FillLimits& limits = {});

/// Whether a layout or one of its partials mentions a name, also as a part of `a.b`.
bool mentions(const TemplateTrees& trees, SourceId layout, std::string_view name);

}  // namespace daicho
