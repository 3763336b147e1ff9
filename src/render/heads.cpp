#include "render/heads.hpp"

#include <set>

namespace daicho {

Heads heads_of(const Table& table) {
    std::set<std::string> groups;
    for (const Column& column : table.columns) {
        if (!column.group.empty() && !column.machine_only) groups.insert(column.group);
    }
    Heads out;
    if (groups.size() == 1) out.common = *groups.begin();
    for (const Column& column : table.columns) {
        const bool is_spanned = !column.group.empty() && groups.size() > 1;
        out.labels.push_back(!is_spanned            ? column.label
                             : column.whole.empty() ? column.group + " " + column.label
                                                    : column.whole);
    }
    return out;
}

}  // namespace daicho
