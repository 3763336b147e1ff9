#include "layout/fill.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>

#include "render/html/text.hpp"
#include "render/markdown/escape.hpp"

namespace daicho {

namespace {

namespace mustache = kainjow::mustache;
using Kind = TemplateNode::Kind;

// Mustache cannot write a brace before a tag: `{` and `{{title}}` would be `{{{title}}`. It gets
// the brace as data instead, under a name that no template can hold.
constexpr auto brace = "{";

struct TooLarge {};

/// What is left of the bytes that a page may have. A line of the page is held until it ends, so its
/// size is guessed from above while it grows.
class Budget {
  public:
    explicit Budget(std::size_t most) : x_left(most) {}

    void guess(std::size_t bytes) {
        x_guessed += bytes;
        if (x_guessed > x_left) throw TooLarge{};
    }
    void spend(std::size_t bytes) {
        x_guessed = 0;
        if (bytes > x_left) throw TooLarge{};
        x_left -= bytes;
    }

  private:
    std::size_t x_left;
    std::size_t x_guessed = 0;
};

/// The scopes of a template, which see everything that is put into a page.
class CountedContext : public mustache::context<std::string> {
  public:
    CountedContext(const mustache::data& document, Budget& budget, std::size_t widest_section)
        : context(&document), x_budget(budget), x_widest_section(widest_section) {}

    void push(const mustache::data* data) override {
        x_budget.guess(x_widest_section + 1);
        context::push(data);
    }
    const mustache::data* get(const std::string& name) const override {
        const mustache::data* found = context::get(name);
        if (found && found->is_string()) x_budget.guess(found->string_value().size());
        return found;
    }

  private:
    Budget& x_budget;
    std::size_t x_widest_section;
};

/// An empty text is nothing, so that `{{#note}}` asks whether there is one.
mustache::data data_of(const Json& json) {
    switch (json.type()) {
        case Json::value_t::object: {
            mustache::data out{mustache::data::type::object};
            for (const auto& [key, value] : json.items()) out[key] = data_of(value);
            return out;
        }
        case Json::value_t::array: {
            mustache::list out;
            out.reserve(json.size());
            for (const Json& value : json) out.push_back(data_of(value));
            return out;
        }
        case Json::value_t::string: {
            const auto& text = json.get_ref<const std::string&>();
            return text.empty() ? mustache::data(false) : mustache::data(text);
        }
        case Json::value_t::boolean:
            return json.get<bool>();
        case Json::value_t::null:
            return false;
        default:
            return json.dump();
    }
}

mustache::data blocks_by_name(const Json& document) {
    mustache::data out{mustache::data::type::object};
    for (const Json& block : document["blocks"]) {
        const std::string name = block.value("name", "");
        if (!name.empty() && !out.get(name)) out[name] = data_of(block);
    }
    return out;
}

}  // namespace

struct FlatTemplate::Filler {
    mustache::mustache program;
};

FlatTemplate::FlatTemplate(TemplateTrees& trees, SourceId layout, Markup markup) {
    add(trees, trees.of(layout));
    x_filler = std::make_unique<Filler>(Filler{mustache::mustache(x_flat)});
    x_filler->program.set_custom_escape([markup](const std::string& text) {
        return markup == Markup::html ? escape_html(text) : escape_markdown(text);
    });
}

FlatTemplate::FlatTemplate(FlatTemplate&&) noexcept = default;
FlatTemplate& FlatTemplate::operator=(FlatTemplate&&) noexcept = default;
FlatTemplate::~FlatTemplate() = default;

void FlatTemplate::add_text(const std::string& text) {
    if (text.ends_with('{')) {
        x_flat.append(text, 0, text.size() - 1);
        x_flat += "{{&{}}";
    } else {
        x_flat += text;
    }
}

void FlatTemplate::add(TemplateTrees& trees, const std::vector<TemplateNode>& nodes) {
    std::size_t own_text = 0;
    for (const TemplateNode& node : nodes) {
        const bool is_name = node.kind != Kind::text && node.kind != Kind::partial;
        for (std::size_t at = 0; is_name && at < node.text.size();) {
            const std::size_t dot = std::min(node.text.find('.', at), node.text.size());
            x_names.insert(node.text.substr(at, dot - at));
            at = dot + 1;
        }
        switch (node.kind) {
            case Kind::text:
                add_text(node.text);
                own_text += node.text.size();
                break;
            case Kind::variable:
                x_flat += "{{" + node.text + "}}";
                break;
            case Kind::raw:
                x_flat += "{{{" + node.text + "}}}";
                break;
            case Kind::section:
            case Kind::inverted:
                x_flat += (node.kind == Kind::section ? "{{#" : "{{^") + node.text + "}}";
                add(trees, node.children);
                x_flat += "{{/" + node.text + "}}";
                break;
            case Kind::partial:
                add(trees, trees.of(*find_template(trees.files(), node.text)));
                break;
        }
    }
    x_widest_section = std::max(x_widest_section, own_text);
}

std::optional<std::string> FlatTemplate::fill(const Json& document, std::size_t most) const {
    mustache::data data = data_of(document);
    data[brace] = mustache::data(brace);
    if (mentions("block")) data["block"] = blocks_by_name(document);

    std::string out;
    Budget budget(most);
    struct Sink {
        std::string& out;
        Budget& budget;
        Sink& operator<<(const std::string& text) {
            budget.spend(text.size());
            out += text;
            return *this;
        }
    } sink{out, budget};
    try {
        CountedContext context(data, budget, x_widest_section);
        x_filler->program.render(context, sink);
    } catch (const TooLarge&) {
        return {};
    }
    return out;
}

}  // namespace daicho
