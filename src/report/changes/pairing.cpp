#include "report/changes/pairing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "daicho/text/lists.hpp"

namespace daicho {

namespace {

/// The values of a tree, each with its place.
using Values = std::multiset<std::string>;

void gather(const Branch& branch, const std::string& path, Values& out) {
    for (const Filled& filled : branch.fields) {
        const std::string here = fmt::format("{}.{}", path, filled.field->key);
        for (const Leaf& leaf : filled.leaves)
            out.insert(fmt::format("{}[{}]={}", here, leaf.key, raw_text(leaf.value)));
        for (const Branch& each : filled.branches) gather(each, here, out);
    }
}

Values values_of(const Branch& branch) {
    Values out;
    gather(branch, "", out);
    return out;
}

double likeness(const Values& a, const Values& b) {
    std::vector<std::string> common;
    std::ranges::set_intersection(a, b, std::back_inserter(common));
    const std::size_t most = std::max(a.size(), b.size());
    return most == 0 ? 1.0 : static_cast<double>(common.size()) / static_cast<double>(most);
}

class Pairing {
  public:
    Pairing(std::span<const Branch> was, std::span<const Branch> is) {
        for (const Branch& each : was) x_was.push_back({&each, values_of(each)});
        for (const Branch& each : is) x_is.push_back({&each, values_of(each)});
        pair_by([](const Item& item) { return name_of(item) + "\n" + joined(item.values, "\n"); });
        pair_alike([](const Item& a, const Item& b) { return name_of(a) == name_of(b); }, 0.0);
        pair_by(name_of);  // of more than anybody compares
        pair_alike([](const Item&, const Item&) { return true; }, 0.5);
    }

    std::vector<PairedBranch> pairs() const {
        std::vector<PairedBranch> out;
        for (const Item& item : x_is)
            out.push_back({item.other ? item.other->branch : nullptr, item.branch});
        for (const Item& item : x_was) {
            if (!item.other) out.push_back({item.branch, nullptr});
        }
        return out;
    }

  private:
    struct Item {
        const Branch* branch;
        Values values;
        const Item* other = nullptr;
    };
    using Items = std::vector<Item>;

    static const std::string& name_of(const Item& item) { return item.branch->shared; }

    static void pair(Item& a, Item& b) {
        a.other = &b;
        b.other = &a;
    }
    static std::vector<Item*> left(Items& items) {
        std::vector<Item*> out;
        for (Item& item : items) {
            if (!item.other) out.push_back(&item);
        }
        return out;
    }

    /// Those of one key, in their order.
    template <class Key>
    void pair_by(Key key) {
        std::multimap<std::string, Item*> by_key;
        for (Item* item : left(x_was)) by_key.emplace(key(*item), item);
        for (Item* item : left(x_is)) {
            const std::string wanted = key(*item);
            const auto found = by_key.lower_bound(wanted);
            if (found == by_key.end() || found->first != wanted) continue;
            pair(*found->second, *item);
            by_key.erase(found);
        }
    }

    /// The pairs that may be, those that have most in common first.
    template <class MayBe>
    void pair_alike(MayBe may_be, double least) {
        struct Candidate {
            Item *was, *is;
            double alike;
        };
        const auto was = left(x_was), is = left(x_is);
        if (was.size() * is.size() > most_compared) return;
        std::vector<Candidate> all;
        for (Item* b : is) {
            for (Item* a : was) {
                if (!may_be(*a, *b)) continue;
                const double alike = likeness(a->values, b->values);
                if (alike >= least) all.push_back({a, b, alike});
            }
        }
        std::ranges::stable_sort(all, std::ranges::greater(), &Candidate::alike);
        for (const Candidate& each : all) {
            if (!each.was->other && !each.is->other) pair(*each.was, *each.is);
        }
    }

    Items x_was, x_is;
};

}  // namespace

std::vector<PairedBranch> paired(std::span<const Branch> was, std::span<const Branch> is) {
    return Pairing(was, is).pairs();
}

double likeness(const Branch& a, const Branch& b) {
    return likeness(values_of(a), values_of(b));
}

}  // namespace daicho
