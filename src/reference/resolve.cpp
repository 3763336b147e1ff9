#include "daicho/reference/resolve.hpp"

#include <algorithm>
#include <array>

#include "daicho/text/lists.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/number.hpp"
#include "reference/forms.hpp"
#include "reference/romaji.hpp"
#include "reference/spelling.hpp"

namespace daicho {

namespace {

using Governments = std::vector<const Government*>;

void add_once(Governments& all, const Government* one) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
}

/// How surely a text names a government: the smaller, the surer.
enum class Sureness { full, brief, another_spelling };

Sureness sureness_of(NameForm form) {
    return form == NameForm::full ? Sureness::full : Sureness::brief;
}

struct Match {
    Sureness sureness;
    const Government* government;
};

// ---- codes -------------------------------------------------------------------------------------

constexpr std::size_t shortest_code = 4, longest_code = 6;

bool is_code(std::string_view text) {
    return text.size() >= shortest_code && text.size() <= longest_code && parse_digits(text);
}

/// The codes that digits may stand for: spreadsheets drop a leading zero, many tables the check
/// digit.
std::vector<std::string> codes_meant(const std::string& digits) {
    if (digits.size() == longest_code) return {digits};
    std::vector<std::string> out;
    for (const std::string& five : {digits, "0" + digits}) {
        if (five.size() == 5) out.push_back(five + check_digit(five));
    }
    if (digits.size() == 5) out.push_back("0" + digits);
    return out;
}

std::vector<Match> matches_of_code(const std::string& digits) {
    std::vector<Match> out;
    for (const std::string& code : codes_meant(digits)) {
        for (const Government* row : find_by_code(code)) out.push_back({Sureness::full, row});
    }
    return out;
}

/// What a code of six digits would be with another last digit.
void judge_check_digit(const std::string& digits, Day day, Resolution& out) {
    if (digits.size() != longest_code || has_check_digit(digits)) return;
    const std::string five = digits.substr(0, 5);
    out.remark = message("`{}` の検査数字が違います。{} に続くのは {} です",
                         "the check digit of `{}` is wrong: behind {} stands {}", digits, five,
                         check_digit(five));
    for (const Government* row : find_by_code(five + check_digit(five))) {
        const Government& now = as_of(*row, day);
        if (now.is_valid_on(day)) add_once(out.candidates, &now);
    }
}

// ---- names -------------------------------------------------------------------------------------

/// Whether a form of it may begin with what a folded name begins with. Few do: to fold all forms of
/// all governments costs more than all else that is done to find one.
bool may_begin(const Government& g, char32_t initial) {
    return std::ranges::any_of(std::array{g.name, g.kana, g.county}, [&](std::string_view text) {
        return folded_initial(text, Likeness::same_name) == initial;
    });
}

std::vector<Match> matches_of_name(const std::string& name) {
    const std::string kana = to_hiragana(name), folded = fold(name, Likeness::same_name);
    const char32_t initial = folded_initial(name, Likeness::same_name);
    std::vector<Match> out;
    if (name.empty()) return out;
    for (const Government& g : governments()) {
        if (!may_begin(g, initial)) continue;
        for (const auto& [form, text] : japanese_forms(g)) {
            if (fold(text, Likeness::same_name) != folded) continue;
            const bool is_itself = text == name || text == kana;
            out.push_back({is_itself ? sureness_of(form) : Sureness::another_spelling, &g});
        }
    }
    return out;
}

/// In the order of the governments: with what each of its forms in romaji begins.
std::vector<std::string> beginnings_in_romaji() {
    std::vector<std::string> out;
    out.reserve(governments().size());
    for (const Government& g : governments()) out.push_back(romaji_key(stem_romaji(g)));
    return out;
}

std::vector<Match> matches_of_romaji(std::string_view text) {
    static const std::vector<std::string> beginnings = beginnings_in_romaji();
    const std::string key = romaji_key(fold_width(nfc(text)));
    std::vector<Match> out;
    for (std::size_t i = 0; i < beginnings.size(); ++i) {
        if (!key.starts_with(beginnings[i])) continue;
        const Government& g = governments()[i];
        for (const auto& [form, written] : romaji_forms(g)) {
            if (written == key) out.push_back({sureness_of(form), &g});
        }
    }
    return out;
}

std::vector<Match> matches_of_number(const std::string& digits) {
    const int number = digits.size() <= 2 ? parse_digits(digits).value_or(0) : 0;
    if (number < 1 || number > 47) return {};
    return {{Sureness::full, find_by_code(prefecture(number).code).front()}};
}

// ---- the answer --------------------------------------------------------------------------------

/// The surest of the matches, in code order.
Governments surest(const std::vector<Match>& matches) {
    Governments out;
    if (matches.empty()) return out;
    const Sureness best = std::ranges::min_element(matches, {}, &Match::sureness)->sureness;
    for (const Match& match : matches) {
        if (match.sureness == best) add_once(out, match.government);
    }
    std::ranges::sort(out);  // the rows stand in code order
    return out;
}

Became became(const Government& before, const Government& now) {
    const Day since = *before.valid_to + Days{1};
    const auto merged = [&](const GovernmentChange& change) {
        return change.date == since && change.old_code == before.code && change.is_merger();
    };
    return {&before, &now, since, std::ranges::any_of(changes(), merged)};
}

/// The rows from which this one came.
Governments before(const Government& row, Day day) {
    Governments out;
    for (const GovernmentChange& change : changes()) {
        if (change.date != row.valid_from || change.new_code != row.code) continue;
        for (const Government* old : find_by_code(change.old_code)) {
            if (old->is_valid_on(day)) add_once(out, old);
        }
    }
    return out;
}

class Answer {
  public:
    Answer(Day day, int prefecture) : x_day(day), x_prefecture(prefecture) {}

    Resolution of(std::vector<Match> matches, std::string_view name) {
        std::erase_if(matches, [&](const Match& match) { return !lies_here(*match.government); });
        std::vector<Match> current = matches;
        std::erase_if(current, [&](const Match& m) { return !m.government->is_valid_on(x_day); });
        x_out.found = surest(current);
        if (!x_out.found.empty()) return std::move(x_out);
        for (const Government* row : surest(matches)) add_change(*row);
        if (!x_out.became.empty()) x_out.candidates.clear();
        if (x_out.became.empty() && x_out.candidates.empty()) add_candidates(name);
        return std::move(x_out);
    }

  private:
    bool lies_here(const Government& row) const {
        return x_prefecture == 0 || row.prefecture == x_prefecture;
    }

    void add_change(const Government& row) {
        const Government& now = as_of(row, x_day);
        if (&now != &row && now.is_valid_on(x_day)) {
            x_out.became.push_back(became(row, now));
        } else {
            for (const Government* old : before(row, x_day)) add_once(x_out.candidates, old);
        }
    }

    void add_candidates(std::string_view name) {
        for (const Government* row : suggest(name, x_prefecture, x_day)) {
            // A slip in a name of the past is meant only where none of today's is near.
            if (!row->is_valid_on(x_day) && !x_out.candidates.empty()) break;
            const Government& now = as_of(*row, x_day);
            if (now.is_valid_on(x_day)) add_once(x_out.candidates, &now);
        }
    }

    Day x_day;
    int x_prefecture;
    Resolution x_out;
};

}  // namespace

Governments Resolution::governments() const {
    Governments out = found;
    for (const Became& one : became) add_once(out, one.now);
    return out;
}

Resolution resolve(std::string_view text, Day day, int prefecture) {
    const std::string written = clean(text);
    if (is_code(written)) {
        Resolution out = Answer(day, prefecture).of(matches_of_code(written), {});
        if (out.governments().empty()) judge_check_digit(written, day, out);
        return out;
    }
    const auto [place, name] = parted(written);
    const bool is_elsewhere = place != 0 && prefecture != 0 && place != prefecture;
    std::vector<Match> matches = matches_of_number(written);
    if (!is_elsewhere) {
        const std::string_view latin = place == 0 ? text : name;  // 群馬県isesaki
        for (const auto& more : {matches_of_name(name), matches_of_romaji(latin)}) {
            matches.insert(matches.end(), more.begin(), more.end());
        }
    }
    return Answer(day, prefecture ? prefecture : place).of(std::move(matches), name);
}

const Prefecture* resolve_prefecture(std::string_view text) {
    const auto meant = resolve(text, reference_begins).governments();
    const auto found = std::ranges::find(meant, GovernmentKind::prefecture, &Government::kind);
    return found == meant.end() ? nullptr : &prefecture((*found)->prefecture);
}

Message described(const Government& g) {
    return message("{0} ({2}, {3})", "{1} ({0}, {2}, {3})", g.name, g.romaji, g.code,
                   both_names(prefecture(g.prefecture)));
}

Message described(std::span<const Government* const> all) {
    return joined(all, comma, [](const Government* each) { return described(*each); });
}

Message described(const Became& became) {
    const std::string since = to_iso(became.since);
    const Message now = described(*became.now);
    return became.is_merged
               ? message("{} に {} に合併しました", "since {} it is part of {}", since, now)
               : message("{} に {} になりました", "since {} it is {}", since, now);
}

}  // namespace daicho
