// The findings of one file: as many as are shown, errors before warnings, the rest only counted.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "daicho/model/diagnostic.hpp"
#include "daicho/yaml/document.hpp"

namespace daicho {

class Findings {
  public:
    Findings(SourceId source, std::size_t most) : x_source(source), x_most(most) {}

    /// Adds a finding, written by `write(Diagnostic&)`: not called for one that would not be shown,
    /// so that a file of a million faults costs no more than one of twenty.
    template <class Write>
    void add(const Topic& topic, std::size_t begin, std::size_t end, Write write) {
        const bool is_error = topic.severity == Severity::error;
        std::size_t& count = is_error ? x_errors : x_warnings;
        if (++count > x_most) return;
        write(x_kept.emplace_back(Diagnostic{&topic, span(begin, end), {}}));
    }

    Span span(std::size_t begin, std::size_t end) const {
        return {x_source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    SourceId source() const { return x_source; }
    bool has_errors() const { return x_errors > 0; }

    /// Those of another reading of the file; what was found in both, once.
    void append(Findings&& other) {
        for (Diagnostic& d : other.x_kept) {
            const bool is_known = std::ranges::any_of(x_kept, [&](const Diagnostic& known) {
                return known.topic == d.topic && known.at == d.at;
            });
            if (is_known) {
                --(d.is_error() ? other.x_errors : other.x_warnings);
            } else {
                x_kept.push_back(std::move(d));
            }
        }
        x_errors += other.x_errors;
        x_warnings += other.x_warnings;
    }

    /// What was found in another form of the text: `place` says where each of its bytes stands.
    template <class Place>
    void relocate(Place place) {
        const auto move = [&](Span& at) { at = span(place(at.begin), place(at.end)); };
        for (Diagnostic& d : x_kept) {
            move(d.at);
            for (Label& label : d.labels) move(label.at);
            if (!d.fix) continue;
            for (Edit& edit : d.fix->edits) move(edit.at);
        }
    }

    void hand_over(Diagnostics& out) {
        const auto is_error = [](const Diagnostic& d) { return d.is_error(); };
        std::stable_partition(x_kept.begin(), x_kept.end(), is_error);
        if (x_kept.size() > x_most) x_kept.resize(x_most);
        for (Diagnostic& d : x_kept) {
            --(is_error(d) ? x_errors : x_warnings);
            out.add(*d.topic, d.at, {}) = std::move(d);
        }
        if (x_errors > 0) out.add_hidden(x_source, Severity::error, x_errors);
        if (x_warnings > 0) out.add_hidden(x_source, Severity::warning, x_warnings);
        x_errors = x_warnings = 0;
        x_kept.clear();
    }

  private:
    SourceId x_source;
    std::size_t x_most;
    std::vector<Diagnostic> x_kept;
    std::size_t x_errors = 0;
    std::size_t x_warnings = 0;
};

/// Thrown out of a reader that cannot go on; the finding is already added. `at` is the place of the
/// fault, so that what stands around it can be left out and the rest be read; nowhere (npos) if
/// that would not help.
struct Stop {
    std::size_t at;
};

}  // namespace daicho
