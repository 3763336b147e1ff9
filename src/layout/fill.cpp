#include "layout/fill.hpp"

#include <algorithm>

#include "render/html/text.hpp"
#include "render/markdown/escape.hpp"

namespace daicho {

namespace {

using Kind = TemplateNode::Kind;

struct TooMuch {};

bool is_false(const Json& value) {
    switch (value.type()) {
        case Json::value_t::null:
            return true;
        case Json::value_t::boolean:
            return !value.get<bool>();
        case Json::value_t::string:
            return value.get_ref<const std::string&>().empty();
        case Json::value_t::array:
            return value.empty();
        default:
            return false;
    }
}

/// The page as it grows, line by line.
class Page {
  public:
    explicit Page(std::size_t most) : x_most(most) {}

    void add(std::string_view text) {
        if (text.size() > x_most - x_text.size()) throw TooMuch{};
        x_text += text;
    }

    /// Literal text: its line ends are those of the template.
    void add_lines(std::string_view text) {
        for (std::size_t end; (end = text.find('\n')) != text.npos; text.remove_prefix(end + 1)) {
            add(text.substr(0, end));
            if (!drop_line()) add("\n");
            begin_line();
        }
        add(text);
    }

    void pass_tag() { x_has_tag = true; }

    std::string take() {
        drop_line();
        return std::move(x_text);
    }

  private:
    /// Takes the line back if nothing but tags of sections stood in it.
    bool drop_line() {
        std::string_view line = std::string_view(x_text).substr(x_line);
        if (line.ends_with('\r')) line.remove_suffix(1);
        const bool is_gone = x_has_tag && line.find_first_not_of(" \t") == line.npos;
        if (is_gone) x_text.resize(x_line);
        return is_gone;
    }

    void begin_line() {
        x_line = x_text.size();
        x_has_tag = false;
    }

    std::size_t x_most;
    std::string x_text{};
    std::size_t x_line = 0;  // where the line begins
    bool x_has_tag = false;  // a section began or ended in it
};

class Filler {
  public:
    Filler(const TemplateTrees& trees, Markup markup, const Json& document,
           const FillLimits& limits)
        : x_trees(trees),
          x_markup(markup),
          x_steps(limits.steps),
          x_page(limits.bytes),
          x_scopes{&document} {}

    std::string fill(SourceId layout) {
        walk(x_trees.read(layout));
        return x_page.take();
    }

  private:
    void walk(const std::vector<TemplateNode>& nodes) {
        for (const TemplateNode& node : nodes) {
            step();
            switch (node.kind) {
                case Kind::text:
                    x_page.add_lines(node.text);
                    break;
                case Kind::variable:
                case Kind::raw:
                    variable(node);
                    break;
                case Kind::section:
                    section(node);
                    break;
                case Kind::inverted:
                    inverted(node);
                    break;
                case Kind::partial:
                    walk(x_trees.read(*find_template(x_trees.files(), node.text)));
                    break;
            }
        }
    }

    void step() {
        if (x_steps-- == 0) throw TooMuch{};
    }

    const Json* find(std::string_view name) {
        if (name == ".") return x_scopes.back();
        for (auto scope = x_scopes.rbegin(); scope != x_scopes.rend(); ++scope) {
            step();
            if (const Json* value = find_value(**scope, name)) return value;
        }
        return find_in_block(*x_scopes.front(), name);
    }

    void variable(const TemplateNode& node) {
        const Json* value = find(node.text);
        if (!value) return;
        if (value->is_number()) {
            x_page.add(value->dump());
        } else if (value->is_string()) {
            const auto& text = value->get_ref<const std::string&>();
            x_page.add(node.kind == Kind::raw     ? text
                       : x_markup == Markup::html ? escape_html(text)
                                                  : escape_markdown(text));
        }
    }

    void section(const TemplateNode& node) {
        const Json* value = find(node.text);
        if (!value || is_false(*value)) return;
        if (!value->is_array()) return within(*value, node);
        for (const Json& item : *value) within(item, node);
    }

    void within(const Json& scope, const TemplateNode& node) {
        step();
        x_scopes.push_back(&scope);
        inside(node);
        x_scopes.pop_back();
    }

    void inverted(const TemplateNode& node) {
        const Json* value = find(node.text);
        if (!value || is_false(*value)) inside(node);
    }

    void inside(const TemplateNode& node) {
        x_page.pass_tag();
        walk(node.children);
        x_page.pass_tag();
    }

    const TemplateTrees& x_trees;
    Markup x_markup;
    std::size_t x_steps;  // that are left
    Page x_page;
    std::vector<const Json*> x_scopes;  // the innermost last
};

bool has_part(std::string_view path, std::string_view name) {
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t dot = std::min(path.find('.', at), path.size());
        if (path.substr(at, dot - at) == name) return true;
        at = dot + 1;
    }
    return false;
}

}  // namespace

std::optional<std::string> fill_template(const TemplateTrees& trees, SourceId layout, Markup markup,
                                         const Json& document, const FillLimits& limits) {
    try {
        return Filler(trees, markup, document, limits).fill(layout);
    } catch (const TooMuch&) {
        return {};
    }
}

bool mentions(const TemplateTrees& trees, SourceId layout, std::string_view name) {
    const auto any_of = [&](const auto& self, const std::vector<TemplateNode>& nodes) -> bool {
        return std::ranges::any_of(nodes, [&](const TemplateNode& node) {
            if (node.kind == Kind::text) return false;
            if (node.kind == Kind::partial)
                return mentions(trees, *find_template(trees.files(), node.text), name);
            return has_part(node.text, name) || self(self, node.children);
        });
    };
    return any_of(any_of, trees.read(layout));
}

}  // namespace daicho
