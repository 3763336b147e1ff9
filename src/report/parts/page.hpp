// What a page is written with that names the sources of all that was said.
#pragma once

#include <set>

#include "report/parts/page_blocks.hpp"

namespace daicho {

class Page : public PageBlocks {
  public:
    explicit Page(const Wording& say) : x_say(say) {}

    void section(Words title) { add(Heading{x_say.text(title)}); }
    void paragraph(std::string text) { add(Paragraph{std::move(text)}); }
    void note(std::string text) { add(Paragraph{std::move(text), true}); }

    void cite(const List<Citation>& citations);
    /// Puts a fact and its sources into a sheet, and cites them; nothing if it has no text.
    void tell(FactSheet& sheet, std::string label, std::vector<std::string> texts,
              const List<Citation>& sources);
    /// Who may ask what of whom, as the documents say it of agreements in general.
    void add_general_requests();
    /// The list of what was cited, below its heading.
    void sources();

    /// The report with all of it; the grounds are the day, the filter, some more, and the revision.
    Report finish(Report report, std::vector<Ground> more = {});

  private:
    const Wording& x_say;
    std::set<std::string> x_cited;
};

/// Columns in which no row says anything are for machines only.
void hide_empty_columns(Table& table);

}  // namespace daicho
