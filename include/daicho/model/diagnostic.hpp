// Findings: what is wrong, exactly where, and what to write instead.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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
    const Topic* topic = nullptr;
    Span at{};
    Message message{};
    std::vector<Label> labels{};
    std::vector<Message> notes{};
    Message help{};
    std::optional<Fix> fix{};
    bool offers_another = false;  // its help names what may have been meant
    bool is_shown = true;         // false beyond the limit of its file: nobody will see its help

    bool is_error() const { return topic->severity == Severity::error; }
};

/// How many errors, warnings and notes of a file are shown, of each: a file of a million faults
/// costs no more than one of twenty.
inline constexpr std::size_t most_of_a_file = 20;

/// The findings of a run. `add` returns the finding, to hang labels, notes and help on; what is
/// dear to find out, such as a suggestion, is only for one that `is_shown`.
class Diagnostics {
  public:
    Diagnostic& add(const Topic& topic, Span at, Message message);
    /// Takes one of another run as it is.
    void add(Diagnostic finding);
    void append(Diagnostics&& other);
    /// Counts findings of a file that its reader has found and does not show.
    void add_hidden(SourceId source, Severity severity, std::size_t count) {
        x_files[source].hidden[severity] += count;
    }
    /// How many of a file are not shown.
    std::size_t hidden(SourceId source, Severity severity) const {
        const auto file = x_files.find(source);
        return file == x_files.end() ? 0 : OfFile(file->second).hidden[severity];
    }

    /// By file (in the order of `sources`), place and code; the same finding at the same place
    /// once. The last one of a file says how many more there are.
    void sort(const Sources& sources);

    /// The findings of those files alone for which `is_wanted(source)` holds.
    template <class IsWanted>
    Diagnostics of_files(IsWanted is_wanted) const {
        Diagnostics out = *this;
        std::erase_if(out.x_all, [&](const Diagnostic& d) { return !is_wanted(d.at.source); });
        std::erase_if(out.x_files, [&](const auto& file) { return !is_wanted(file.first); });
        return out;
    }

    /// Those for which `is_wanted(finding)` holds; nothing of what is not shown.
    template <class IsWanted>
    Diagnostics only(IsWanted is_wanted) const {
        Diagnostics out;
        for (const Diagnostic& finding : x_all) {
            if (std::invoke(is_wanted, finding)) out.add(finding);
        }
        return out;
    }

    /// Changes those that were added behind the first `from`.
    template <class Change>
    void revise(std::size_t from, Change change) {
        for (std::size_t i = from; i < x_all.size(); ++i) change(x_all[i]);
    }

    /// With those that are not shown.
    std::size_t count(Severity severity) const;
    bool has_errors() const { return count(Severity::error) > 0; }
    bool empty() const { return x_all.empty(); }
    std::size_t size() const { return x_all.size(); }
    auto begin() const { return x_all.begin(); }
    auto end() const { return x_all.end(); }

  private:
    /// A number for each severity.
    struct Tally {
        std::array<std::size_t, 3> counts{};
        std::size_t& operator[](Severity severity) {
            return counts[static_cast<std::size_t>(severity)];
        }
    };
    struct OfFile {
        Tally shown;
        Tally hidden;
    };

    void say_hidden();

    std::vector<Diagnostic> x_all;
    std::unordered_map<SourceId, OfFile> x_files;
    Diagnostic x_unseen{};  // what is said of a finding that is not shown
};

}  // namespace daicho
