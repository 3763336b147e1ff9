// What may stand once: the first is remembered, each behind it is a finding.
#pragma once

#include <map>
#include <utility>

#include "daicho/model/diagnostic.hpp"

namespace daicho {

/// Two are the same if their keys are.
template <class Key>
class Once {
  public:
    /// Each behind a first is such a finding, with this help; `first` labels the place of that one.
    Once(Diagnostics& findings, const Topic& topic, Words first, Words help)
        : x_findings(&findings), x_topic(&topic), x_first(first), x_help(help) {}

    /// Remembers the place `at` of a first one: then it is true. Else `what()` says at `found` that
    /// there was one.
    template <class What>
    bool add(Key key, Span at, Span found, What what) {
        const auto [first, is_new] = x_places.try_emplace(std::move(key), at);
        if (is_new) return true;
        Diagnostic& finding = x_findings->add(*x_topic, found, what());
        finding.labels.push_back({first->second, message(x_first)});
        finding.help = message(x_help);
        return false;
    }
    template <class What>
    bool add(Key key, Span at, What what) {
        return add(std::move(key), at, at, std::move(what));
    }

    bool empty() const { return x_places.empty(); }
    bool contains(const Key& key) const { return x_places.contains(key); }

  private:
    Diagnostics* x_findings;
    const Topic* x_topic;
    Words x_first;
    Words x_help;
    std::map<Key, Span> x_places;
};

}  // namespace daicho
