#include "time/spoken.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "daicho/text/ascii.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/number.hpp"
#include "daicho/time/clock.hpp"
#include "daicho/time/day.hpp"

namespace daicho {

namespace {

using Texts = std::initializer_list<std::string_view>;

constexpr std::array<std::pair<std::string_view, int>, 3> kanji_units{
    {{"千", 1000}, {"百", 100}, {"十", 10}}};

/// Eats a date from the front of a text, piece by piece; blanks between the pieces do not matter.
class Reader {
  public:
    explicit Reader(std::string_view text) : x_rest(text) { skip_blanks(); }

    bool take(std::string_view word) {
        if (!x_rest.starts_with(word)) return false;
        x_rest.remove_prefix(word.size());
        skip_blanks();
        return true;
    }

    bool take_any(Texts words) {
        return std::ranges::any_of(words, [&](std::string_view w) { return take(w); });
    }

    /// The index of the one of these that comes next.
    template <std::size_t size>
    std::optional<int> one_of(const std::array<std::string_view, size>& words) {
        for (std::size_t i = 0; i < size; ++i) {
            if (take(words[i])) return static_cast<int>(i);
        }
        return {};
    }

    std::optional<int> number() {
        const auto end = std::ranges::find_if_not(x_rest, is_digit);
        const auto digits = static_cast<std::size_t>(end - x_rest.begin());
        if (digits == 0) return kanji_number();
        const auto value = parse_digits(x_rest.substr(0, digits));
        if (value) take(x_rest.substr(0, digits));
        return value;
    }

    bool done() const { return x_rest.empty(); }

  private:
    void skip_blanks() {
        x_rest.remove_prefix(std::min(x_rest.find_first_not_of(' '), x_rest.size()));
    }

    /// 二十七, 二〇一五, 百二.
    std::optional<int> kanji_number() {
        constexpr int most = 9999;
        int sum = 0;
        std::optional<int> digits;  // in front of a unit, or behind all of them
        bool is_there = false;
        while (sum <= most && digits.value_or(0) <= most) {
            if (const auto digit = one_of(kanji_digits)) {
                digits = digits.value_or(0) * 10 + *digit;
            } else if (const int unit = kanji_unit(); unit > 0) {
                sum += digits.value_or(1) * unit;
                digits.reset();
            } else {
                break;
            }
            is_there = true;
        }
        return is_there ? std::optional(sum + digits.value_or(0)) : std::nullopt;
    }

    int kanji_unit() {
        for (const auto& [word, value] : kanji_units) {
            if (take(word)) return value;
        }
        return 0;
    }

    std::string_view x_rest;
};

const Era* read_era(Reader& in) {
    for (const Era& era : eras()) {
        if (in.take(era.name) || in.take(era.letter) || in.take(era.sign)) return &era;
    }
    return nullptr;
}

/// The year with what follows it; false if it is none.
bool read_year(Reader& in, Spoken& out) {
    out.era = read_era(in);
    const auto year = out.era && in.take("元") ? std::optional(1) : in.number();
    if (!year || *year < 1 || *year > 9000 || (!out.era && *year < 1000)) return false;
    out.year = out.era ? out.era->first_year + *year - 1 : *year;
    return true;
}

void read_month_and_day(Reader& in, Spoken& out) {
    if (!in.take_any({"年", ".", "/", "-"})) return;
    out.month = in.number();
    if (!out.month || !in.take_any({"月", ".", "/", "-"})) return;
    out.day = in.number();
    if (out.day) in.take("日");
}

void read_part(Reader& in, Spoken& out) {
    if (out.day) return;
    if (in.take_any({"末日", "末"})) {
        out.part = Spoken::Part::last_day;
    } else if (out.month && in.take("上旬")) {
        out.part = Spoken::Part::early;
    } else if (out.month && in.take("中旬")) {
        out.part = Spoken::Part::middle;
    } else if (out.month && in.take("下旬")) {
        out.part = Spoken::Part::late;
    }
}

std::optional<std::chrono::weekday> read_day_of_week(Reader& in) {
    for (unsigned i = 0; i < 7; ++i) {
        if (const std::chrono::weekday day(i); in.take(name_of(day).ja)) return day;
    }
    return {};
}

/// （水）, (水・祝), 水曜日; false if a bracket holds something else.
bool read_weekday(Reader& in, Spoken& out) {
    const bool is_bracketed = in.take("(");
    const auto found = read_day_of_week(in);
    if (!found) return !is_bracketed;
    in.take_any({"曜日", "曜"});
    if (is_bracketed) {
        in.take_any({"・", "、", ","});
        in.take_any({"祝日", "祝", "休日", "休", "振休"});
        if (!in.take(")")) return false;
    }
    out.weekday = found;
    return true;
}

/// 11時, 2時30分, 10時半, 11:00: minutes since midnight, as far as the hour can be told.
std::optional<int> read_minutes(Reader& in) {
    const auto hour = in.number();
    if (!hour || *hour > 24) return {};
    std::optional<int> minute = 0;
    if (in.take("時")) {
        if (in.take("半")) {
            minute = 30;
        } else if (const auto given = in.number()) {
            minute = in.take("分") ? given : std::nullopt;
        }
    } else {
        minute = in.take(":") ? in.number() : std::nullopt;
    }
    if (!minute || *minute > 59) return {};
    return *hour * 60 + *minute;
}

/// 14:00, 午後2時30分, 10時半; what is to be had of a time is passed over.
void pass_time(Reader& in) {
    in.take_any({"T", "午前", "午後"});
    if (in.take("正午") || !in.number()) return;
    if (in.take("時")) {
        if (!in.take("半") && in.number()) in.take("分");
        return;
    }
    while (in.take(":") && in.number()) continue;
}

}  // namespace

std::optional<Spoken> read_spoken(std::string_view text) {
    Reader in(text);
    Spoken out;
    if (!read_year(in, out)) return {};
    if (in.take("年度")) {
        out.fiscal = true;
    } else {
        read_month_and_day(in, out);
    }
    read_part(in, out);
    if (out.day) {
        if (!read_weekday(in, out)) return {};
        pass_time(in);
        if (in.take_any({"~", "〜", "-", "から"})) pass_time(in);
    }
    in.take_any({"現在", "時点", "付け", "付"});
    if (out.day) out.is_about = in.take_any({"頃", "ごろ", "ころ"});
    if (!in.done()) return {};
    return out;
}

std::optional<std::string> understand_clock(std::string_view text) {
    constexpr int half_day = 12 * 60;
    const std::string folded = fold_width(text);
    Reader in(folded);
    if (in.take("正午")) return in.done() ? std::optional<std::string>("12:00") : std::nullopt;
    const bool is_before_noon = in.take("午前"), is_after_noon = !is_before_noon && in.take("午後");
    const auto read = read_minutes(in);
    if (!read || !in.done()) return {};
    // 午前12時 and 午後12時 are noon to one and midnight to another.
    const bool is_halved = is_before_noon || is_after_noon;
    if (is_halved ? *read >= half_day : *read >= 2 * half_day) return {};
    const int minutes = *read + (is_after_noon ? half_day : 0);
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

}  // namespace daicho
