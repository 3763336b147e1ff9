// A page while it is made: its blocks, which of them are set together, and the sources of all that
// was said.
#pragma once

#include <set>
#include <utility>

#include "report/parts/wording.hpp"

namespace daicho {

class Page {
  public:
    explicit Page(const Wording& say) : x_say(say) {}

    template <class Shown>
    void add(Shown block) {
        x_blocks.emplace_back(std::move(block));
    }
    /// A table without rows is left out.
    void add_filled(Table table) {
        if (!table.rows.empty()) add(std::move(table));
    }
    void section(Words title, Words badge = {}) {
        add(Heading{.text = x_say.text(title), .badge = x_say.text(badge)});
    }
    /// Nothing if it has no text; `looks` says what only a screen shows.
    void paragraph(std::string text, std::string looks = {});
    void note(std::string text);
    /// A list of those that have a text; nothing if none has.
    void points(std::vector<std::string> texts);
    /// What `fill` adds is set together.
    template <class Fill>
    void set(Setting setting, Fill fill) {
        const std::size_t part = x_parts.size();
        x_parts.push_back({setting, x_blocks.size(), 0});
        fill();
        x_parts[part].end = x_blocks.size();
    }
    std::vector<Block>& blocks() { return x_blocks; }

    void cite(const List<Citation>& citations);
    /// All that a record cites.
    void cite(const Agreement& agreement);
    /// Puts a fact and its sources into a sheet, and cites them; nothing if it has no text.
    void tell(FactSheet& sheet, std::string label, std::vector<std::string> texts,
              const List<Citation>& sources);
    /// Who may ask what of whom, as the documents say it of agreements in general.
    void add_general_requests();
    /// What was cited, or another list, below its heading if there is any.
    void sources();
    void sources(SourceList list);

    void into(Report& report) &&;
    /// The report with all of it; the grounds are the day, the filter, some more, and the revision.
    Report finish(Report report, std::vector<Ground> more = {});

  private:
    const Wording& x_say;
    std::vector<Block> x_blocks;
    std::vector<PagePart> x_parts;  // in the order in which they begin, what holds others first
    std::set<std::string> x_cited;
};

/// Columns in which no row says anything are for machines only.
void hide_empty_columns(Table& table);

}  // namespace daicho
