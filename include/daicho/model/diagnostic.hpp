// Findings: what is wrong, exactly where, and what to write instead.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daicho/model/source.hpp"
#include "daicho/model/topic.hpp"
#include "daicho/text/words.hpp"

namespace daicho {

/// A second place that matters to a finding, with what is to be seen there.
struct Label {
    Span at;
    Message text;
};

/// One replacement of bytes.
struct Edit {
    Span at;
    std::string text;
};

/// A change that would mend the finding. It is safe if it cannot change what the record means.
struct Fix {
    bool safe = true;
    std::vector<Edit> edits;
};

struct Diagnostic {
    const Topic* topic;
    Span at;
    Message message;
    std::vector<Label> labels{};
    std::vector<Message> notes{};
    Message help{};
    std::optional<Fix> fix{};
};

/// The findings of a run. `add` returns the finding, to hang labels, notes and help on.
class Diagnostics {
  public:
    Diagnostic& add(const Topic& topic, Span at, Message message) {
        return x_all.emplace_back(Diagnostic{&topic, at, std::move(message)});
    }
    void append(Diagnostics&& other);

    /// By file (in the order of `sources`), place and code; the same finding at the same place
    /// once.
    void sort(const Sources& sources);

    std::size_t count(Severity severity) const;
    bool has_errors() const { return count(Severity::error) > 0; }
    bool empty() const { return x_all.empty(); }
    std::size_t size() const { return x_all.size(); }
    auto begin() const { return x_all.begin(); }
    auto end() const { return x_all.end(); }

  private:
    std::vector<Diagnostic> x_all;
};

}  // namespace daicho
