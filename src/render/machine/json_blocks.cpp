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
    Json out{{"type", "heading"}, {"level", heading.level}, {"text", heading.text}};
    if (!heading.badge.empty()) out["badge"] = heading.badge;
    return out;
}

Json PlainBlocks::operator()(const Paragraph& paragraph) const {
    return {{"type", "paragraph"}, {"text", paragraph.text}};
}

Json PlainBlocks::operator()(const BulletList& list) const {
    return {{"type", "list"}, {"items", list.items}};
}

Json PlainBlocks::operator()(const KeyFigure& figure) const {
    Json out{{"type", "figure"},
             {"label", figure.label},
             {"value", figure.value},
             {"note", figure.note}};
    if (figure.parts.empty()) return out;
    Json& parts = out["parts"] = Json::array();
    for (const auto& part : figure.parts)
        parts.push_back({{"label", part.label},
                         {"certain", part.count.certain},
                         {"possible", part.count.possible}});
    return out;
}

namespace {

Json json_of(const std::vector<FactSheet::Fact>& facts) {
    Json out = Json::array();
    for (const auto& fact : facts)
        out.push_back({{"label", fact.label}, {"texts", fact.texts}, {"sources", fact.sources}});
    return out;
}

}  // namespace

Json PlainBlocks::operator()(const FactSheet& sheet) const {
    return {{"type", "facts"},
            {"name", sheet.name},
            {"title", sheet.title},
            {"facts", json_of(sheet.facts)},
            {"note", sheet.note}};
}

Json PlainBlocks::operator()(const Cards& cards) const {
    Json all = Json::array();
    for (const auto& card : cards.cards) {
        all.push_back({{"title", card.title},
                       {"message", card.message},
                       {"parties", card.parties},
                       {"texts", card.texts},
                       {"facts", json_of(card.facts)},
                       {"tags", card.tags}});
    }
    return {{"type", "cards"},
            {"name", cards.name},
            {"title", cards.title},
            {"cards", std::move(all)},
            {"note", cards.note}};
}

Json PlainBlocks::operator()(const Index& index) const {
    Json groups = Json::array();
    for (const auto& group : index.groups) {
        Json links = Json::array();
        for (const auto& one : group.links)
            links.push_back({{"text", one.text}, {"link", one.link}});
        groups.push_back({{"label", group.label}, {"links", std::move(links)}});
    }
    return {{"type", "index"},
            {"name", index.name},
            {"title", index.title},
            {"groups", std::move(groups)}};
}

Json PlainBlocks::operator()(const GroupedList& list) const {
    Json groups = Json::array();
    for (const auto& group : list.groups) {
        Json items = Json::array();
        for (const auto& item : group.items) {
            items.push_back({{"text", item.text}});
            add_emphasis(items.back(), item.emphasis);
            if (item.number > 0) items.back()["number"] = item.number;
            if (!item.note.empty()) items.back()["note"] = item.note;
        }
        groups.push_back({{"label", group.label}, {"items", std::move(items)}});
        if (!group.count.empty()) groups.back()["count"] = group.count;
        if (group.percent) groups.back()["percent"] = *group.percent;
        if (group.is_open) groups.back()["is_open"] = true;
        if (!group.note.empty()) groups.back()["note"] = group.note;
    }
    return {{"type", "groups"},
            {"name", list.name},
            {"caption", list.caption},
            {"groups", std::move(groups)}};
}

}  // namespace daicho
