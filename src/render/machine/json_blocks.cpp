#include "render/machine/json_blocks.hpp"

namespace daicho {

void add_emphasis(Json& json, Emphasis emphasis) {
    switch (emphasis) {
        case Emphasis::none:
            return;
        case Emphasis::new_in_year:
            json["new_in_year"] = true;
            return;
        case Emphasis::new_since:
            json["new_since"] = true;
            return;
        case Emphasis::missing:
            json["missing"] = true;
            return;
    }
}

Json PlainBlocks::operator()(const Heading& heading) const {
    return {{"type", "heading"}, {"level", heading.level}, {"text", heading.text}};
}

Json PlainBlocks::operator()(const Paragraph& paragraph) const {
    return {{"type", "paragraph"}, {"text", paragraph.text}};
}

Json PlainBlocks::operator()(const BulletList& list) const {
    return {{"type", "list"}, {"items", list.items}};
}

Json PlainBlocks::operator()(const KeyFigure& figure) const {
    return {{"type", "figure"},
            {"label", figure.label},
            {"value", figure.value},
            {"note", figure.note}};
}

Json PlainBlocks::operator()(const GroupedList& list) const {
    Json groups = Json::array();
    for (const auto& group : list.groups) {
        Json items = Json::array();
        for (const auto& item : group.items) {
            items.push_back({{"text", item.text}});
            add_emphasis(items.back(), item.emphasis);
        }
        groups.push_back({{"label", group.label}, {"items", std::move(items)}});
    }
    return {{"type", "groups"},
            {"name", list.name},
            {"caption", list.caption},
            {"groups", std::move(groups)}};
}

}  // namespace daicho
