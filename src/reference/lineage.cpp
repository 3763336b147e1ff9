#include "daicho/reference/lineage.hpp"

#include <algorithm>
#include <cstddef>

namespace daicho {

namespace {

constexpr Days one_day{1};

bool is_new_merger(const GovernmentChange& change) {
    return change.kind == GovernmentChangeKind::merger_new;
}

/// A row of the tables, or the part of it before or after the day on which a merger founded the
/// government anew.
struct Stretch {
    Form form;
    std::optional<Day> last{};  // if a merger ends it
    Stretch* next = nullptr;    // what the same government is afterwards
    bool is_first = true;       // of its legal person
    std::size_t person = 0;     // index of that
};

class Lineage {
  public:
    Lineage() {
        cut_rows();
        link_changes();
        gather_persons();
        gather_mergers();
    }
    Lineage(const Lineage&) = delete;
    Lineage& operator=(const Lineage&) = delete;

    std::span<const NewMerger> mergers() const { return x_mergers; }

    const LegalPerson& person(const Government& row, Day day) const {
        return x_persons[stretch(row, day).person];
    }

  private:
    void cut_rows() {
        std::vector<std::pair<std::string_view, Day>> founded_anew;
        for (const GovernmentChange& change : changes()) {
            if (is_new_merger(change) && change.old_code == change.new_code) {
                founded_anew.emplace_back(change.new_code, change.date);
            }
        }
        for (const Government& row : governments()) {
            x_first.push_back(x_stretches.size());
            x_stretches.push_back({{row.valid_from, &row}});
            for (const auto& [code, day] : founded_anew) {
                const bool is_cut = row.code == code && row.is_valid_on(day - one_day);
                if (is_cut && row.is_valid_on(day)) x_stretches.push_back({{day, &row}});
            }
        }
        x_first.push_back(x_stretches.size());
    }

    void link_changes() {
        for (const GovernmentChange& change : changes()) {
            Stretch* before = find(change.old_code, change.date - one_day);
            if (!before) continue;
            if (change.is_merger()) {
                before->last = change.date - one_day;
            } else if (Stretch* after = find(change.new_code, change.date);
                       after && after != before) {
                before->next = after;
                after->is_first = false;
            }
        }
    }

    void gather_persons() {
        x_forms.reserve(x_stretches.size());  // spans point into it
        for (Stretch& first : x_stretches) {
            if (!first.is_first) continue;
            const std::size_t begin = x_forms.size();
            LegalPerson& person = x_persons.emplace_back();
            for (Stretch* now = &first; now; now = now->next) {
                now->person = x_persons.size() - 1;
                x_forms.push_back(now->form);
                person.last = now->last;
            }
            person.forms = std::span(x_forms).subspan(begin);
        }
    }

    void gather_mergers() {
        for (const GovernmentChange& change : changes()) {
            if (!is_new_merger(change)) continue;
            const Stretch* founder = find(change.old_code, change.date - one_day);
            const Stretch* founded = find(change.new_code, change.date);
            if (!founder || !founded) continue;
            const LegalPerson* whole = &x_persons[founded->person];
            auto known = std::ranges::find(x_mergers, whole, &NewMerger::founded);
            if (known == x_mergers.end()) {
                known = x_mergers.insert(known, {change.date, {}, whole});
            }
            known->founders.push_back(&x_persons[founder->person]);
        }
    }

    Stretch* find(std::string_view code, Day day) {
        for (const Government* row : find_by_code(code)) {
            if (row->is_valid_on(day)) return &stretch(*row, day);
        }
        return nullptr;
    }

    /// The row's last stretch that has begun by the day; its first if none has.
    const Stretch& stretch(const Government& row, Day day) const {
        const auto index = static_cast<std::size_t>(&row - governments().data());
        std::size_t at = x_first[index + 1] - 1;
        while (at > x_first[index] && x_stretches[at].form.since > day) --at;
        return x_stretches[at];
    }
    Stretch& stretch(const Government& row, Day day) {
        return const_cast<Stretch&>(std::as_const(*this).stretch(row, day));
    }

    std::vector<Stretch> x_stretches;  // in code order
    std::vector<std::size_t> x_first;  // of each row, into x_stretches
    std::vector<Form> x_forms;
    std::vector<LegalPerson> x_persons;
    std::vector<NewMerger> x_mergers;
};

const Lineage& lineage() {
    static const Lineage all;
    return all;
}

}  // namespace

std::span<const NewMerger> new_mergers() {
    return lineage().mergers();
}

const LegalPerson& legal_person(const Government& row, Day day) {
    return lineage().person(row, day);
}

}  // namespace daicho
