#include "report/changes/records.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>

#include "daicho/text/ascii.hpp"
#include "daicho/text/lists.hpp"
#include "report/changes/compare.hpp"
#include "report/changes/pairing.hpp"

namespace daicho {

namespace {

/// A file of a record, and the record if it could be read.
struct Record {
    const Source* file;
    const Agreement* agreement = nullptr;
};

/// A file in the place of a record, whatever it holds; what is stray is none, read or not.
bool is_in_place(const Record& record) {
    const std::string& path = record.file->path;
    return path.find('/') != path.npos && path.ends_with(".yaml");
}

std::vector<Record> records_of(const Ledger& ledger) {
    const Registry& registry = ledger.registry();
    std::vector<Record> all(registry.files.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i].file = &registry.files[i];
    for (const Agreement& agreement : registry.agreements)
        all[agreement.source].agreement = &agreement;
    std::erase_if(all, std::not_fn(is_in_place));
    return all;
}

std::string id_of(const Record& record) {
    const std::string& path = record.file->path;
    const auto slash = path.rfind('/') + 1;
    return path.substr(slash, path.rfind('.') - slash);
}

/// The governments that sign: what a record is called, and by which one with a new name is known.
std::string governments_of(const Record& record) {
    if (!record.agreement) return {};
    std::vector<std::string> names;
    for (const auto& party : record.agreement->parties) {
        if (party->has_role(role::government) && party->name)
            names.push_back(party->name->value.text);
    }
    return joined(names, "・");
}

std::string kind_of(const Record& record) {
    return record.agreement && record.agreement->kind ? record.agreement->kind->value.id : "";
}

struct Pair {
    std::optional<Record> was;
    std::optional<Record> is;
};

/// Pairs records: those that are the same to the byte, wherever they are now; then by the
/// governments with at least half of all the rest, those most alike first; those left by their path
/// or id. So a record that gave its path to a new one is known by what it says.
class RecordPairs {
  public:
    RecordPairs(const Ledger& before, const Ledger& after) : x_was(records_of(before)) {
        for (const Record& record : records_of(after)) x_pairs.push_back({{}, record});
        pair_by([](const Record& record) { return record.file->path; }, is_same);
        pair_by(bytes_of, [](const Record& was, const Record&) { return !was.file->text.empty(); });
        pair_likely();
        const auto always = [](const Record&, const Record&) { return true; };
        pair_by([](const Record& record) { return record.file->path; }, always);
        pair_by([](const Record& record) { return lowered(id_of(record)); }, always);
        for (const Record& record : x_was) x_pairs.push_back({record, {}});
    }

    const std::vector<Pair>& all() const { return x_pairs; }

  private:
    static const std::string& bytes_of(const Record& record) { return record.file->text; }
    static bool is_same(const Record& was, const Record& is) {
        return was.file->text == is.file->text;
    }

    /// The older ones that are left, by a key.
    template <class Key>
    std::multimap<std::string, std::size_t> left_by(Key key) const {
        std::multimap<std::string, std::size_t> out;
        for (std::size_t i = 0; i < x_was.size(); ++i) out.emplace(key(x_was[i]), i);
        return out;
    }

    template <class Key, class MayBe>
    void pair_by(Key key, MayBe may_be) {
        auto by_key = left_by(key);
        std::vector<bool> is_taken(x_was.size());
        for (Pair& pair : x_pairs) {
            if (pair.was) continue;
            const auto found = by_key.find(key(*pair.is));
            if (found == by_key.end() || !may_be(x_was[found->second], *pair.is)) continue;
            pair.was = x_was[found->second];
            is_taken[found->second] = true;
            by_key.erase(found);
        }
        drop(is_taken);
    }

    void drop(const std::vector<bool>& is_taken) {
        std::vector<Record> left;
        for (std::size_t i = 0; i < x_was.size(); ++i) {
            if (!is_taken[i]) left.push_back(x_was[i]);
        }
        x_was = std::move(left);
    }

    /// What an older record and a newer one, both left, have in common.
    struct Candidate {
        double alike;
        bool same_path, same_id;
        std::size_t was;
        Pair* pair;

        auto rank() const { return std::tuple(alike, same_path, same_id); }
    };

    void pair_likely() {
        std::vector<Candidate> all = candidates();
        std::ranges::stable_sort(all, std::ranges::greater(), &Candidate::rank);
        std::vector<bool> is_taken(x_was.size());
        for (const Candidate& each : all) {
            if (is_taken[each.was] || each.pair->was) continue;
            each.pair->was = x_was[each.was];
            is_taken[each.was] = true;
        }
        drop(is_taken);
    }

    /// Of the same governments and kind.
    std::vector<Candidate> candidates() {
        const auto by_signers = left_by(signers_of);
        std::vector<Candidate> out;
        std::map<std::string, std::size_t> compared;
        for (Pair& pair : x_pairs) {
            if (pair.was || !pair.is->agreement || governments_of(*pair.is).empty()) continue;
            const std::string signers = signers_of(*pair.is);
            const auto [begin, end] = by_signers.equal_range(signers);
            if (begin == end) continue;
            const Branch tree = tree_of(*pair.is->agreement);
            for (auto each = begin; each != end; ++each) {
                const Record& was = x_was[each->second];
                if (++compared[signers] > most_compared) break;
                const double alike = likeness(tree_of(*was.agreement), tree);
                if (alike < 0.5) continue;
                out.push_back({alike, was.file->path == pair.is->file->path,
                               id_of(was) == id_of(*pair.is), each->second, &pair});
            }
        }
        return out;
    }

    /// Empty of what could not be read, and so like no other.
    static std::string signers_of(const Record& record) {
        return record.agreement ? governments_of(record) + "\n" + kind_of(record) : "";
    }

    std::vector<Record> x_was;  // those that are left
    std::vector<Pair> x_pairs;
};

// ---- what happened -----------------------------------------------------------------------------

std::string fiscal_year(const Wording& say, const Maybe<Date>& date) {
    if (!date) return {};
    const FiscalYear first = fiscal_year_of(date->value.earliest);
    const FiscalYear last = fiscal_year_of(date->value.latest);
    return first == last ? say.year(first) : say.text({"年度不明", "year unknown"});
}

class Telling {
  public:
    Telling(const ReportContext& before, const ReportContext& after)
        : x_before(before), x_after(after) {}

    /// Nothing if it is the same record in the same place.
    std::optional<Change> tell(const Pair& pair) const {
        if (!pair.was) return whole(x_after, *pair.is, ChangeKind::added);
        if (!pair.is) return whole(x_before, *pair.was, ChangeKind::removed);
        const bool is_moved = pair.was->file->path != pair.is->file->path;
        const bool is_same = pair.was->file->text == pair.is->file->text;
        if (!is_moved && is_same) return {};
        Change out = begin(*pair.is);
        if (!pair.is->agreement && pair.was->agreement) out.name = governments_of(*pair.was);
        if (is_moved) out.path_before = pair.was->file->path;
        if (!is_same) compare(*pair.was, *pair.is, out);
        if (is_moved) out.kinds.push_back(ChangeKind::moved);
        const bool is_lost = is_same && !pair.is->agreement && pair.was->agreement;
        if (is_lost) out.kinds.push_back(ChangeKind::unreadable);
        return out;
    }

  private:
    static Change begin(const Record& record) {
        return {.kinds = {},
                .name = record.agreement ? governments_of(record) : id_of(record),
                .id = id_of(record),
                .path = record.file->path};
    }

    static std::optional<Change> whole(const Wording& say, const Record& record, ChangeKind kind) {
        Change out = begin(record);
        out.kinds.push_back(kind);
        if (!record.agreement || !record.agreement->is_whole)
            out.kinds.push_back(ChangeKind::unreadable);
        if (!record.agreement || !record.agreement->concluded) return out;
        const Maybe<Date>& date = record.agreement->concluded;
        out.when = fmt::format("{} ({})", say.date(date->value), fiscal_year(say, date));
        return out;
    }

    void compare(const Record& was, const Record& is, Change& out) const {
        const bool is_whole =
            was.agreement && is.agreement && was.agreement->is_whole && is.agreement->is_whole;
        std::vector<Difference> all;
        if (was.agreement && is.agreement)
            all = differences(x_before, tree_of(*was.agreement), x_after, tree_of(*is.agreement));
        say_years(was, is, all);
        out.kinds = kinds_of(all);
        if (!is_whole) out.kinds.push_back(ChangeKind::unreadable);
        auto remarks = remark_changes(x_after, was.file->text, is.file->text);
        if (out.kinds.empty())
            out.kinds.push_back(remarks.empty() ? ChangeKind::form : ChangeKind::remarks);
        for (Difference& each : all) out.values.push_back(std::move(each.change));
        std::ranges::move(remarks, std::back_inserter(out.values));
    }

    /// What a new date of the conclusion does to the yearly table.
    void say_years(const Record& was, const Record& is, std::vector<Difference>& all) const {
        for (Difference& each : all) {
            if (each.change.path != "concluded") continue;
            const std::string before = fiscal_year(x_before, was.agreement->concluded);
            const std::string after = fiscal_year(x_after, is.agreement->concluded);
            if (before.empty() || after.empty()) continue;
            each.change.note = before == after ? x_after.format("{}のまま", "{} as before", after)
                                               : fmt::format("{} → {}", before, after);
        }
    }

    static std::vector<ChangeKind> kinds_of(const std::vector<Difference>& all) {
        std::vector<ChangeKind> out;
        const auto add_if = [&](ChangeKind kind, auto is_so) {
            if (std::ranges::any_of(all, is_so)) out.push_back(kind);
        };
        const auto is_revision = [](const Difference& each) {
            return each.top->key == "revised" && each.is_item && each.is_new();
        };
        const auto is_end = [](const Difference& each) {
            return each.top->key == "ended" && each.is_item && each.is_new();
        };
        const auto is_fact = [&](const Difference& each) {
            return !each.is_citation() && !is_revision(each) && !is_end(each);
        };
        const auto is_corrected = [&](const Difference& e) { return is_fact(e) && !e.is_new(); };
        add_if(ChangeKind::revised, is_revision);
        add_if(ChangeKind::ended, is_end);
        add_if(ChangeKind::corrected, is_corrected);
        const bool has_corrected = std::ranges::any_of(all, is_corrected);
        if (!has_corrected) add_if(ChangeKind::extended, is_fact);
        if (out.empty() && !all.empty()) out.push_back(ChangeKind::sources);
        return out;
    }

    Wording x_before;
    Wording x_after;
};

}  // namespace

std::vector<Change> record_changes(const ReportContext& before, const ReportContext& after) {
    const Telling telling(before, after);
    std::vector<Change> out;
    const RecordPairs pairs(before.ledger, after.ledger);
    for (const Pair& pair : pairs.all()) {
        if (auto change = telling.tell(pair)) out.push_back(std::move(*change));
    }
    std::ranges::stable_sort(out, {}, [](const Change& change) {
        return std::pair(change.kinds.front(), std::string_view(change.path));
    });
    return out;
}

}  // namespace daicho
