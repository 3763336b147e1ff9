#include "daicho/topics.hpp"

#include <algorithm>
#include <span>

#include "daicho/check/check.hpp"
#include "daicho/layout/layout.hpp"
#include "daicho/load/load.hpp"
#include "daicho/text/ascii.hpp"
#include "daicho/yaml/document.hpp"
#include "embed/find.hpp"

namespace daicho {

namespace {

bool same_but_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace

std::vector<const Topic*> all_topics() {
    std::vector<const Topic*> all;
    const auto add = [&](std::span<const Topic> topics) {
        for (const Topic& topic : topics) all.push_back(&topic);
    };
    for (const auto topics : yaml_topics()) add(topics);
    add(file_topics());
    add(record_topics());
    for (const Rule& rule : rules()) add(rule.topics);
    add(template_topics());
    add(document_topics());
    std::ranges::sort(all, {}, &Topic::code);
    return all;
}

const Topic* find_topic(std::string_view code_or_name) {
    for (const Topic* topic : all_topics()) {
        if (same_but_case(topic->code, code_or_name) || topic->name == code_or_name) return topic;
    }
    return nullptr;
}

}  // namespace daicho
