// The comments of a document and its blank lines: to which of its nodes they belong.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "daicho/yaml/document.hpp"

namespace daicho {

/// A comment on a line of its own.
struct Remark {
    std::string_view text;
    bool is_apart = false;  // behind a blank line
};

/// An entry is named by its node: the key of a mapping, the item of a sequence.
struct Remarks {
    std::vector<Remark> head;    // of the file: before its first entry and apart from it
    bool head_is_apart = false;  // a blank line follows
    std::unordered_map<NodeId, std::vector<Remark>> before;            // of an entry
    std::unordered_map<NodeId, std::vector<Remark>> tail;              // at the end of a collection
    std::unordered_map<NodeId, std::vector<std::string_view>> behind;  // on the line of a value, or
                                                                       // of a key with values below
    std::unordered_set<NodeId> apart;      // entries behind a blank line
    std::unordered_set<NodeId> commented;  // collections in brackets with a comment in them

    const std::vector<Remark>& before_of(NodeId entry) const { return of(before, entry); }
    const std::vector<Remark>& tail_of(NodeId node) const { return of(tail, node); }

  private:
    static const std::vector<Remark>& of(const std::unordered_map<NodeId, std::vector<Remark>>& all,
                                         NodeId node) {
        static const std::vector<Remark> none;
        const auto found = all.find(node);
        return found == all.end() ? none : found->second;
    }
};

Remarks remarks_of(const Document& document);

}  // namespace daicho
