#include "layout/check.hpp"

#include <algorithm>
#include <set>

#include "daicho/text/catalogue.hpp"
#include "daicho/text/nearest.hpp"
#include "daicho/text/utf8.hpp"
#include "layout/data.hpp"
#include "layout/place.hpp"
#include "layout/topics.hpp"

namespace daicho {

namespace {

using Kind = TemplateNode::Kind;

/// What a section may stand for: one value, or each of a list.
using Values = std::vector<const Json*>;

constexpr std::string_view blocks_by_name = "block.";

class Checker {
  public:
    Checker(TemplateTrees& trees, Markup markup, const Json& document, Diagnostics& findings)
        : x_trees(trees),
          x_markup(markup),
          x_document(document),
          x_findings(findings),
          x_scopes{{&document, &document_of_everything()}} {}

    void file(SourceId source) {
        x_inside.push_back(source);
        walk(x_trees.of(source));
        x_inside.pop_back();
    }

  private:
    void walk(const std::vector<TemplateNode>& nodes) {
        for (const TemplateNode& node : nodes) {
            if (x_is_over) return;
            if (x_findings.size() >= most_template_findings) {
                return give_up(node,
                               message("ほかの誤りは示しません", "more is wrong than is shown"));
            }
            switch (node.kind) {
                case Kind::text:
                    x_read += node.text.size();
                    x_place.read(node.text);
                    break;
                case Kind::variable:
                case Kind::raw:
                    variable(node);
                    break;
                case Kind::section:
                case Kind::inverted:
                    section(node);
                    break;
                case Kind::partial:
                    partial(node);
            }
        }
    }

    /// What follows is not checked, so that no template takes longer than a moment.
    void give_up(const TemplateNode& node, const Message& why) {
        x_is_over = true;
        x_findings.add(topics::layout["too-much"], node.at, why);
    }

    // ---- names ---------------------------------------------------------------------------------

    /// As Mustache looks a name up: in the innermost scope that has it.
    Values find(std::string_view name) {
        if (name == ".") return x_scopes.back();
        for (std::size_t i = x_scopes.size(); i-- > 0;) {
            Values found;
            x_read += x_scopes[i].size();
            for (const Json* scope : x_scopes[i]) {
                if (const Json* value = find_value(*scope, name)) found.push_back(value);
            }
            if (!found.empty()) return found;
        }
        const Json* value = find_in_block(x_document, name);
        return value ? Values{value} : Values{};
    }

    std::vector<std::string_view> block_names() const {
        std::vector<std::string_view> out;
        for (const Json& block : x_document["blocks"]) {
            const auto name = block.find("name");
            if (name != block.end()) out.push_back(name->get_ref<const std::string&>());
        }
        return out;
    }

    Message suggestion(std::string_view name) const {
        const bool is_block = name.starts_with(blocks_by_name);
        std::vector<std::string_view> known;
        if (is_block) {
            known = block_names();
            name.remove_prefix(blocks_by_name.size());
        }
        for (auto scope = x_scopes.rbegin(); !is_block && scope != x_scopes.rend(); ++scope) {
            for (const Json* json : *scope) {
                if (!json->is_object()) continue;
                for (const auto& item : json->items()) known.push_back(item.key());
            }
        }
        return did_you_mean(nearest(name, known, 1), is_block ? blocks_by_name : "")
            .or_else(message("`daicho report 名前 -f json` に使える名前があります",
                             "`daicho report NAME -f json` shows the names there are"));
    }

    void unknown(const TemplateNode& node) {
        const bool is_optional = node.is_section() && node.text.starts_with(blocks_by_name);
        if (is_optional && node.kind == Kind::inverted) return;
        x_findings
            .add(
                is_optional ? topics::layout["absent-block"] : topics::layout["unknown-name"],
                node.at,
                message("データに `{}` はありません", "the data has no `{}`", printable(node.text)))
            .help = suggestion(node.text);
    }

    // ---- tags ----------------------------------------------------------------------------------

    void variable(const TemplateNode& node) {
        const Values values = find(node.text);
        if (values.empty() && !is_behind_absent()) return unknown(node);
        if (!values.empty() &&
            std::ranges::all_of(values, [](const Json* value) { return value->is_structured(); })) {
            x_findings
                .add(topics::layout["not-a-text"], node.at,
                     message("`{}` は文ではありません", "`{}` is not a text", printable(node.text)))
                .help = message("`{{{{#{0}}}}}…{{{{/{0}}}}}` と書いてください",
                                "write `{{{{#{0}}}}}…{{{{/{0}}}}}`", printable(node.text));
            return;
        }
        const std::string_view name = std::string_view(node.text).substr(node.text.rfind('.') + 1);
        const std::string_view own = x_markup == Markup::html ? "html" : "md";
        if (node.kind == Kind::raw && name != own) {
            x_findings
                .add(topics::layout["raw-text"], node.at,
                     message("`{}` はエスケープせずには出せません",
                             "`{}` is not to be put unescaped", printable(node.text)))
                .help = name == "html" || name == "md"
                            ? message("このテンプレートでは `{{{{{{{0}}}}}}}` です",
                                      "in this template it is `{{{{{{{0}}}}}}}`", own)
                            : message("`{{{{{0}}}}}` と書いてください", "write `{{{{{0}}}}}`",
                                      printable(node.text));
        }
        if (node.kind == Kind::raw && !x_place.is_text()) {
            unsafe(node, message("タグや要素の中です", "this is not in running text"));
        } else if (const auto refusal = x_place.refusal(x_markup)) {
            unsafe(node, *refusal);
        }
        x_place.add_data();
    }

    void unsafe(const TemplateNode& node, const Message& why) {
        x_findings
            .add(topics::layout["unsafe-place"], node.at,
                 message("ここに `{}` は置けません", "`{}` may not stand here",
                         printable(node.text)))
            .notes.push_back(why);
    }

    /// Whether what stands in the section or partial is still walked.
    bool may_enter(const TemplateNode& node) {
        constexpr std::size_t most = std::size_t{16} << 20;
        if (x_depth >= most_template_levels) {
            give_up(node, message("部分テンプレートを含めた入れ子が{}段を超えています",
                                  "nested deeper than {} levels, partials included",
                                  most_template_levels));
        } else if (x_read > most) {
            give_up(node, message("部分テンプレートを含めて大きすぎます",
                                  "too large, partials included"));
        }
        return !x_is_over;
    }

    void section(const TemplateNode& node) {
        if (!may_enter(node)) return;
        const Values values = find(node.text);
        const bool is_absent_block = values.empty() && node.text.starts_with(blocks_by_name);
        if (values.empty() && (is_absent_block || !is_behind_absent())) unknown(node);
        Values scope;
        for (const Json* value : values) {
            if (value->is_array()) {
                for (const Json& item : *value) scope.push_back(&item);
            } else {
                scope.push_back(value);
            }
        }
        if (is_absent_block) {
            for (const Json& block : document_of_everything()["blocks"]) scope.push_back(&block);
        }
        if (values.empty() && !is_absent_block && !is_behind_absent()) return skip(node);
        const Place before = x_place;
        if (node.kind == Kind::section) x_scopes.push_back(std::move(scope));
        ++x_depth;
        x_absent += is_absent_block;
        walk(node.children);
        x_absent -= is_absent_block;
        --x_depth;
        if (node.kind == Kind::section) x_scopes.pop_back();
        expect_same_place(before, node);
    }

    /// Behind an absent block stands what any block may be: its columns are those of another
    /// report, and one finding is enough.
    bool is_behind_absent() const { return x_absent > 0; }

    /// Of a section with an unknown name only the place in the page is followed.
    void skip(const TemplateNode& node) {
        for (const TemplateNode& child : node.children) {
            if (child.kind == Kind::text) x_place.read(child.text);
            if (child.is_section()) skip(child);
        }
    }

    void expect_same_place(const Place& before, const TemplateNode& node) {
        if (x_is_over || x_place.join(before)) return;
        x_findings.add(topics::layout["unbalanced-markup"], node.at,
                       message("`{}` の始めと終わりで、文の中か、タグや引用符の中かが違います",
                               "`{}` begins and ends in different places of the markup",
                               printable(node.text)));
    }

    void partial(const TemplateNode& node) {
        constexpr int most_partials = 1000;
        if (node.text.find_first_of("/\\") != node.text.npos || node.text.starts_with('.')) {
            x_findings.add(topics::layout["partial-path"], node.at,
                           message("`{}` はファイルの名前ではありません",
                                   "`{}` is not the name of a file", printable(node.text)));
            return;
        }
        const auto source = find_template(x_trees.files(), node.text);
        if (!source) return missing(node);
        if (std::ranges::find(x_inside, *source) != x_inside.end()) {
            Diagnostic& finding = x_findings.add(
                topics::layout["partial-cycle"], node.at,
                message("`{}` は自分自身を含みます", "`{}` contains itself", printable(node.text)));
            for (const TemplateNode* outer : x_partials) {
                finding.labels.push_back({outer->at, message("ここから", "from here")});
            }
            return;
        }
        if (++x_taken > most_partials) {
            if (x_taken == most_partials + 1) {
                x_findings.add(topics::layout["too-much"], node.at,
                               message("部分テンプレートが{}回を超えています",
                                       "more than {} partials", most_partials));
            }
            return;
        }
        if (!may_enter(node)) return;
        const Place before = x_place;
        x_partials.push_back(&node);
        ++x_depth;
        file(*source);
        --x_depth;
        x_partials.pop_back();
        expect_same_place(before, node);
    }

    void missing(const TemplateNode& node) {
        std::vector<std::string_view> names;
        for (const Source& file : x_trees.files()) {
            names.push_back(std::string_view(file.path).substr(file.path.rfind('/') + 1));
        }
        Diagnostic& finding =
            x_findings.add(topics::layout["missing-partial"], node.at,
                           message("部分テンプレート `{}` がありません", "there is no partial `{}`",
                                   printable(node.text)));
        finding.help = daicho::suggestion(node.text, names);
    }

    TemplateTrees& x_trees;
    Markup x_markup;
    const Json& x_document;
    Diagnostics& x_findings;
    std::vector<Values> x_scopes;
    Place x_place{};
    std::vector<SourceId> x_inside{};               // the files being walked
    std::vector<const TemplateNode*> x_partials{};  // the tags that led there
    int x_taken = 0;
    std::size_t x_depth = 0;  // of sections and partials
    int x_absent = 0;         // of sections of blocks that the report has not
    std::size_t x_read = 0;   // bytes of text and values looked at
    bool x_is_over = false;
};

}  // namespace

const Json* find_value(const Json& json, std::string_view path) {
    const Json* value = &json;
    while (!path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        if (!value->is_object()) return nullptr;
        const auto found = value->find(path.substr(0, dot));
        if (found == value->end()) return nullptr;
        value = &*found;
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return value;
}

const Json* find_in_block(const Json& document, std::string_view path) {
    if (!path.starts_with(blocks_by_name)) return nullptr;
    path.remove_prefix(blocks_by_name.size());
    const std::size_t dot = std::min(path.find('.'), path.size());
    for (const Json& block : document["blocks"]) {
        if (block.value("name", "") != path.substr(0, dot)) continue;
        return find_value(block, path.substr(std::min(dot + 1, path.size())));
    }
    return nullptr;
}

const std::vector<TemplateNode>& TemplateTrees::of(SourceId source) {
    auto& tree = x_trees[source];
    if (!tree) tree = read_template(x_files, source, x_findings);
    return *tree;
}

void check_template(TemplateTrees& trees, SourceId layout, Markup markup, const Json& document,
                    Diagnostics& findings) {
    const std::string& text = trees.files()[layout].text;
    if (text.find_first_not_of(" \t\r\n") == text.npos) {
        findings.add(topics::layout["empty-template"], {layout, 0, 0},
                     message("テンプレートが空です", "the template is empty"));
    }
    Checker(trees, markup, document, findings).file(layout);
}

}  // namespace daicho
