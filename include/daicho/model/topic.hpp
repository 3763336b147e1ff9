// Topics: the kinds of finding, each declared once, in the list of the code that finds it.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "daicho/text/words.hpp"

namespace daicho {

enum class Severity { note, warning, error };

Words name_of(Severity severity);

/// What is said of a kind of finding. Its code is never used again for something else.
///
/// `bad` and `good` are examples that a test runs: `bad` must give exactly this code, `good`
/// nothing. An example is a few lines of a record, which replace or join those of a small valid
/// record; or, where it begins with `=== path`, whole files of a small registry, each under such a
/// line. Where there are none, `why_no_example` says why.
struct TopicText {
    std::string_view code;  // Y129
    std::string_view name;  // duplicate-key
    Severity severity;
    Words summary;
    Words explanation;
    std::string_view bad;
    std::string_view good;
    std::string_view why_no_example;

    /// What is missing in it does not compile.
    consteval TopicText(std::string_view its_code, std::string_view its_name, Severity how_bad,
                        Words in_short, Words at_length, std::string_view a_bad_one,
                        std::string_view a_good_one, std::string_view why_none = {})
        : code(its_code),
          name(its_name),
          severity(how_bad),
          summary(in_short),
          explanation(at_length),
          bad(a_bad_one),
          good(a_good_one),
          why_no_example(why_none) {
        if (code.empty() || name.empty()) throw "a topic has a code and a name";
        for (const Words& words : {summary, explanation}) {
            if (words.ja.empty() || words.en.empty()) throw "a topic is said in both languages";
        }
        if (bad.empty() != good.empty()) throw "a topic has both examples or none";
        if (bad.empty() == why_no_example.empty()) throw "a topic has examples, or says why not";
    }
};

template <std::size_t N>
class TopicList;

/// A kind of finding. None exists outside of the list that declares it, so that none can be found
/// that `explain`, the documentation and the tests do not know.
class Topic : public TopicText {
  public:
    Topic(const Topic&) = delete;
    Topic& operator=(const Topic&) = delete;

  private:
    template <std::size_t N>
    friend class TopicList;
    constexpr explicit Topic(const TopicText& text) : TopicText(text) {}
};

/// The topics of a rule or a reader: `constexpr TopicList topics{{ {…}, {…} }};`.
template <std::size_t N>
class TopicList {
  public:
    consteval TopicList(const TopicText (&texts)[N])
        : TopicList(texts, std::make_index_sequence<N>{}) {}

    /// The topic of this name: `topics["duplicate-key"]`.
    consteval const Topic& operator[](std::string_view name) const {
        for (const Topic& topic : x_all) {
            if (topic.name == name) return topic;
        }
        throw "this list declares no topic of this name";
    }

    constexpr operator std::span<const Topic>() const { return x_all; }

  private:
    template <std::size_t... I>
    consteval TopicList(const TopicText (&texts)[N], std::index_sequence<I...>)
        : x_all{Topic(texts[I])...} {}

    Topic x_all[N];
};

}  // namespace daicho
