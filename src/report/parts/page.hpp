// What a page is written with: its blocks as they come, which of them stand together, and the
// sources of all that was said.
#pragma once

#include <set>

#include "report/parts/wording.hpp"

namespace daicho {

class Page {
  public:
    explicit Page(const Wording& say) : x_say(say) {}

    void add(Block block) { x_blocks.push_back(std::move(block)); }
    /// A table without rows is left out.
    void add_filled(Table table);
    void section(Words title) { add(Heading{x_say.text(title)}); }
    void paragraph(std::string text) { add(Paragraph{std::move(text)}); }
    void note(std::string text) { add(Paragraph{std::move(text), true}); }
    /// Sets what `fill` adds together.
    template <class Fill>
    void set(Setting setting, Fill fill) {
        const std::size_t part = x_parts.size(), begin = x_blocks.size();
        x_parts.push_back({setting, begin, begin});  // before the parts within it
        fill();
        x_parts[part].end = x_blocks.size();
    }

    void cite(const List<Citation>& citations);
    /// All that a record cites.
    void cite(const Agreement& agreement);
    /// The list of what was cited, below its heading.
    void sources();

    /// The report with all of it; the grounds are the day, the filter, some more, and the revision.
    Report finish(Report report, std::vector<Ground> more = {});

  private:
    const Wording& x_say;
    std::vector<Block> x_blocks;
    std::vector<PagePart> x_parts;
    std::set<std::string> x_cited;
};

/// Columns in which no row says anything are for machines only.
void hide_empty_columns(Table& table);

}  // namespace daicho
