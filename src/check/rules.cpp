#include "check/rules.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "daicho/load/load.hpp"

namespace daicho {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_but_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace

std::span<const Rule> rules() {
    static const std::array all{
        dates_rule,  part_dates_rule, governments_rule, codes_rule,      parties_rule,
        places_rule, duplicates_rule, succession_rule,  references_rule, indicators_rule,
        plans_rule,  published_rule,  totals_rule,
    };
    return all;
}

void check(const CheckContext& context, Diagnostics& findings) {
    CheckContext now = context;
    now.is_whole = context.is_whole && !findings.has_errors();
    for (const Rule& rule : rules()) rule.run(now, findings);
}

std::vector<const Topic*> all_topics() {
    std::vector<const Topic*> all;
    const auto add = [&](std::span<const Topic* const> topics) {
        std::ranges::copy(topics, std::back_inserter(all));
    };
    add(yaml_topics());
    add(file_topics());
    add(record_topics());
    for (const Rule& rule : rules()) add(rule.topics);
    std::ranges::sort(all, {}, [](const Topic* topic) { return topic->code; });
    return all;
}

const Topic* find_topic(std::string_view code_or_name) {
    for (const Topic* topic : all_topics()) {
        if (same_but_case(topic->code, code_or_name) || topic->name == code_or_name) return topic;
    }
    return nullptr;
}

}  // namespace daicho
