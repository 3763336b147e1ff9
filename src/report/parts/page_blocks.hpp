// A page while it is made: its blocks, and which of them are set together.
#pragma once

#include <utility>

#include "report/parts/wording.hpp"

namespace daicho {

class PageBlocks {
  public:
    template <class Shown>
    void add(Shown block) {
        x_blocks.emplace_back(std::move(block));
    }
    /// A table without rows is left out.
    void add_filled(Table table) {
        if (!table.rows.empty()) add(std::move(table));
    }
    void section(std::string title, std::string badge = {}) {
        add(Heading{.text = std::move(title), .badge = std::move(badge)});
    }
    void say(std::string text, bool is_note = false, std::string looks = {}) {
        if (!text.empty()) add(Paragraph{std::move(text), is_note, std::move(looks)});
    }
    /// Below their heading, if there are any.
    void sources(const Wording& say, SourceList list) {
        if (list.sources.empty()) return;
        section(say.text({"出典", "Sources"}));
        add(std::move(list));
    }
    /// What `fill` adds is set together.
    template <class Fill>
    void set(Setting setting, Fill fill) {
        const std::size_t part = x_parts.size();
        x_parts.push_back({setting, x_blocks.size(), 0});
        fill();
        x_parts[part].end = x_blocks.size();
    }
    std::vector<Block>& blocks() { return x_blocks; }

    void into(Report& report) && {
        std::erase_if(x_parts, [](const PagePart& part) { return part.begin == part.end; });
        report.blocks = std::move(x_blocks);
        report.parts = std::move(x_parts);
    }

  private:
    std::vector<Block> x_blocks;
    std::vector<PagePart> x_parts;  // in the order in which they begin, what holds others first
};

}  // namespace daicho
