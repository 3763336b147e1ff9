// A checked template filled with a document, by kainjow's Mustache.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "layout/check.hpp"

namespace daicho {

/// A layout with its partials put in their places, parsed once and filled any number of times.
class FlatTemplate {
  public:
    FlatTemplate(TemplateTrees& trees, SourceId layout, Markup markup);
    FlatTemplate(FlatTemplate&&) noexcept;
    FlatTemplate& operator=(FlatTemplate&&) noexcept;
    ~FlatTemplate();

    /// Whether the template mentions a name, also as a part of `a.b`.
    bool mentions(const std::string& name) const { return x_names.contains(name); }

    /// Nothing if the page would be larger than `most` bytes.
    std::optional<std::string> fill(const Json& document,
                                    std::size_t most = 64 * 1024 * 1024) const;

  private:
    struct Filler;

    void add(TemplateTrees& trees, const std::vector<TemplateNode>& nodes);
    void add_text(const std::string& text);

    std::string x_flat;
    std::set<std::string> x_names;
    std::size_t x_widest_section = 0;  // bytes of its own text
    std::unique_ptr<Filler> x_filler;
};

}  // namespace daicho
