#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "daicho/text/catalogue.hpp"
#include "daicho/text/lines.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/nearest.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/number.hpp"
#include "daicho/text/utf8.hpp"
#include "daicho/text/width.hpp"

using namespace daicho;
using namespace std::string_literals;

TEST_CASE("only strict UTF-8 is decoded") {
    CHECK(decode("雇", 0)->value == 0x96C7);
    CHECK(decode("雇", 0)->size == 3);
    CHECK(decode("😀", 0)->value == 0x1F600);
    for (const std::string& bad :
         {"\x80"s, "\xC0\x80"s, "\xC1\xBF"s, "\xE0\x80\xAF"s, "\xED\xA0\x80"s, "\xF0\x80\x80\xAF"s,
          "\xF4\x90\x80\x80"s, "\xF8\x88\x80\x80\x80"s, "\xE5\x8D"s, "\xFF"s}) {
        CHECK(first_invalid_utf8("ok" + bad) == 2);
    }
    CHECK_FALSE(first_invalid_utf8("雇用対策協定 😀 abc"));
}

TEST_CASE("every character comes back from its UTF-8 form") {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text;
        append_utf8(text, c);
        const auto back = decode(text, 0);
        REQUIRE((back && back->value == c && back->size == text.size()));
    }
}

TEST_CASE("what cannot be seen is made visible") {
    CHECK(printable("\x1b[31m赤") == "\\x1b[31m赤");
    CHECK(printable("a\u202Eb\u200B") == "a\\u202eb\\u200b");
    CHECK(printable("a\nb\tc") == "a\\nb\\tc");
    CHECK(printable("a\nb", true) == "a\nb");
    CHECK(printable("\xE5\x8D") == "\\xe5\\x8d");
    CHECK(printable("葛󠄀城市") == "葛󠄀城市");
    CHECK_FALSE(is_forbidden(0xE0100));  // variation selectors belong to official names
    CHECK(is_forbidden(0xFEFF));
}

TEST_CASE("full-width characters take two columns") {
    CHECK(display_width("伊勢崎市") == 8);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("ｶﾅ") == 2);
    CHECK(display_width("葛󠄀城") == 4);
    CHECK(display_width("e\u0301") == 1);
    CHECK(pad("市", 4) == "市  ");
    CHECK(pad("12", 4, Align::right) == "  12");
    CHECK(pad("長すぎる", 4) == "長すぎる");
    CHECK(fit("伊勢崎市", 8) == "伊勢崎市");
    CHECK(fit("伊勢崎市", 7) == "伊勢崎…");
    CHECK(fit("伊勢崎市", 6) == "伊勢…");
}

TEST_CASE("width is folded as a person meant it") {
    CHECK(fold_width("２０１５－０３") == "2015-03");
    CHECK(fold_width("ｻｯﾎﾟﾛ市") == "サッポロ市");
    CHECK(fold_width("Ａ：Ｂ　Ｃ") == "A:B C");
    CHECK(fold_width("㈱協定①") == "㈱協定①");
    CHECK(nfc("か\u3099") == "が");
    CHECK(is_nfc("が"));
    CHECK_FALSE(is_nfc("か\u3099"));
}

TEST_CASE("numbers are digits and nothing else") {
    CHECK(parse_count("0") == 0);
    CHECK(parse_count("999999999") == 999999999);
    for (const char* bad :
         {"", "010", "08", "0o17", "0x1F", "1_000", "1,000", "+5", "1e3", ".inf", ".nan", "5.",
          "-1", "1000000000", "99999999999999999999", "十二", "12人", "5 ", "５"}) {
        INFO(bad);
        CHECK_FALSE(parse_count(bad));
    }
    CHECK(parse_decimal("65.5") == 65.5);
    CHECK(parse_decimal("-0.5") == -0.5);
    CHECK(parse_decimal("2.0") == 2.0);
    for (const char* bad : {"", "-", ".5", "5.", "1.2.3", "1e3", "01.5", "+1", "1,0", "95%", " 1",
                            "1234567890.1234567"}) {
        INFO(bad);
        CHECK_FALSE(parse_decimal(bad));
    }
    CHECK(with_thousands(0) == "0");
    CHECK(with_thousands(30736) == "30,736");
    CHECK(with_thousands(-1234567) == "-1,234,567");
    CHECK(with_thousands(-123456) == "-123,456");
}

TEST_CASE("the one number of what people write is understood") {
    const auto understood = [](std::string_view text) {
        const auto found = understand_number(text);
        return !found ? "none" : found->digits + (found->is_all ? "" : " of it");
    };
    CHECK(understood("12") == "12");
    CHECK(understood("1,234") == "1234");
    CHECK(understood("１，２３４") == "1234");
    CHECK(understood("12,345,678") == "12345678");
    CHECK(understood("-65.5") == "-65.5");
    CHECK(understood("100人") == "100 of it");
    CHECK(understood("年1回以上") == "1 of it");
    CHECK(understood("約３，０００人") == "3000 of it");
    CHECK(understood("95%") == "95 of it");
    CHECK(understood("010") == "10 of it");
    CHECK(understood("5.") == "5 of it");
    CHECK(understood("年二回以上") == "2 of it");
    for (const char* none : {"", "なし", "1回又は2回", "1,23", "1,2345", "1.2.3", "3/4", ".",
                             "年十二回", "第二回", "二人"}) {
        CAPTURE(none);
        CHECK(understood(none) == "none");
    }
}

TEST_CASE("a list of ids is parted at its commas, but not within brackets") {
    const auto parts = [](std::string_view text) { return joined(listed_parts(text), "|"); };
    CHECK(parts("S1、Ｓ２, S3") == "S1|S2|S3");
    CHECK(parts("市長（代理、副市長）、局長") == "市長(代理、副市長)|局長");
    CHECK(parts("「a、b」、c）、d") == "「a、b」|c)|d");
    CHECK(parts("") == "");
}

TEST_CASE("radicals become the ideographs that they look like, selectors go") {
    CHECK(without_radicals("雇⽤対策協定 ⻑野") == "雇用対策協定 長野");
    CHECK(without_radicals("葛\U000E0100城市") == "葛\U000E0100城市");
    CHECK(without_radicals("⺀") == "⺀");  // looks like no ideograph of a text
    CHECK(without_selectors("葛\U000E0100城市 辻\uFE00") == "葛城市 辻");
}

TEST_CASE("texts are compared without what a publisher's keyboard or a PDF put into them") {
    const std::pair<std::string_view, std::string_view> same[] = {
        {"Ｇターン", "gターン"},
        {"ﾊﾛｰﾜｰｸ", "ハローワーク"},
        {"ハ\u309Aン", "パン"},
        {"が", "か\u3099"},
        {"ＵＩＪ", "uij"},
        {"葛\U000E0100城市", "葛城市"},
        {"辻\uFE00", "辻"},
        {"\uFA19戸市", "神戸市"},  // a compatibility ideograph
        {"⾧崎", "長崎"},          // a Kangxi radical
        {"⽇本", "日本"},
        {"⻑野県", "長野県"},
        {"⻘森", "青森"},
        {"令和　７年\n  度 ", "令和 7年 度"},
        {"２０１５－０３", "2015-03"},
        {"10〜12", "10～12"},
        {"㈱太田", "(株)太田"},
        {"①", "1"},
        {"Ōta", "ōta"},
        {"e\u0301", "É"},
        {"a\u00ADb\u200Bc", "abc"},
        {"", " \n　"},
    };
    for (const auto& pair : same) {
        const auto& [a, b] = pair;
        CAPTURE(pair.first);
        CHECK(normal_form(a) == normal_form(b));
        CHECK(is_same_text(a, b));
        CHECK(normal_form(normal_form(a)) == normal_form(a));
    }
    CHECK(normal_form("ＡＢＣ　ﾄﾞ⻑") == "abc ド長");
    CHECK_FALSE(is_same_text("太田市", "大田市"));
    CHECK_FALSE(is_same_text("ヶ", "ケ"));
    CHECK_FALSE(is_same_text("ハ", "バ"));
    CHECK_FALSE(is_same_text("長さ", "長ざ"));
    CHECK(mentions("Ｇターン就職促進", "gターン"));
    CHECK(mentions("Gターン就職促進", "Ｇターン"));
    CHECK(mentions("合同\n  就職", "合同 就職"));
    CHECK_FALSE(mentions("Uターン", "Gターン"));
    CHECK(normal_form("\xff\xfe") == "??");
}

TEST_CASE("the plain characters are their own normal form") {
    for (char32_t c = 0x3000; c < 0xA000; ++c) {
        std::string alone;
        append_utf8(alone, c);
        CAPTURE(alone);
        // Before é, a character goes through Unicode's own folding.
        CHECK(normal_form(alone + "é") == normal_form(alone) + "é");
    }
}

TEST_CASE("edits are counted in characters") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("titel", "title") == 1);
    CHECK(edit_distance("鱒ヶ沢町", "鰺ヶ沢町") == 1);
    CHECK(edit_distance("abc", "") == 3);
    const std::vector<std::string_view> words{"title", "kind", "parties", "concluded"};
    CHECK(nearest("titel", words) == std::vector<std::string_view>{"title"});
    CHECK(nearest("party", words).empty());
    CHECK(nearest("xyzxyz", words).empty());
}

namespace {

struct Dish {
    std::string_view name;
    int price;
};
constexpr Dish dishes[] = {{"soba", 500}, {"udon", 450}, {"tempura", 900}};

Catalogue<Dish> menu() {
    return dishes;
}

}  // namespace

TEST_CASE("a catalogue finds by name and lists its names in order") {
    CHECK(menu().find("udon") == &dishes[1]);
    CHECK(menu().find("udo") == nullptr);
    CHECK(menu().find("") == nullptr);
    CHECK(Catalogue<Dish>().find("soba") == nullptr);
    CHECK(menu().names() == std::vector<std::string_view>{"soba", "udon", "tempura"});
    CHECK(names_of<menu>() == menu().names());
    CHECK(one_of<"iso", "era">() == std::vector<std::string_view>{"iso", "era"});
}

TEST_CASE("a name that is none is answered with the nearest, else with all if they are few") {
    const auto names = menu().names();
    CHECK(no_such({"料理", "dish"}, "so\x1b").ja == "`so\\x1b` という料理はありません");
    CHECK(no_such({"料理", "dish"}, "so\x1b").en == "there is no dish `so\\x1b`");
    CHECK(suggestion("sobaa", names).en == "did you mean `soba`?");
    CHECK(suggestion("sobaa", names).ja == "`soba` のことですか");
    CHECK(suggestion("ramen", names).empty());
    CHECK(instead_of("tenpura", names).en == "did you mean `tempura`?");
    CHECK(instead_of("ramen", names).en == "write one of `soba`, `udon`, `tempura`");
    CHECK(instead_of("ramen", names).ja == "次のどれかを書いてください: `soba`, `udon`, `tempura`");
    CHECK(instead_of("ramen", std::vector<std::string_view>(41, "natto")).empty());
    CHECK(did_you_mean(names, "--").en == "did you mean `soba`, `udon`, `tempura`?");
    CHECK(did_you_mean(std::span(names).first(1), "--").en == "did you mean `--soba`?");
    CHECK(did_you_mean({}).empty());
    CHECK(did_you_mean({}).or_else({"甲", "a"}).en == "a");
    CHECK(Message{"乙", "b"}.or_else({"甲", "a"}).en == "b");
}

TEST_CASE("the lines of a text are the text, and each byte stands in one of them") {
    using Lines = std::vector<std::string_view>;
    CHECK(lines_of("").empty());
    CHECK(lines_of("a\n\nb") == Lines{"a", "", "b"});
    CHECK(lines_of("a\n\nb\n") == Lines{"a", "", "b"});
    CHECK(lines_of("\n") == Lines{""});
    CHECK(lines_with_feeds_of("a\n\nb") == Lines{"a\n", "\n", "b"});
    const std::string_view text = "ab\n\ncd";
    const std::vector<std::size_t> begins{0, 0, 0, 3, 4, 4, 4}, ends{2, 2, 2, 3, 6, 6, 6};
    for (std::size_t at = 0; at <= text.size(); ++at) {
        CHECK(line_begin(text, at) == begins[at]);
        CHECK(line_end(text, at) == ends[at]);
    }
}

TEST_CASE("a word in another width is that word") {
    const std::vector<std::string_view> ids{"S0", "S1", "S2"};
    CHECK(nearest("Ｓ１", ids) == std::vector<std::string_view>{"S1"});
    CHECK(nearest("ｓ９", ids) == nearest("s9", ids));
}

TEST_CASE("of words that are equally near, one that begins alike was meant") {
    const std::vector<std::string_view> options{"by", "why", "way"};
    CHECK(nearest("wy", options, 1) == std::vector<std::string_view>{"why"});
    CHECK(nearest("b", options, 1) == std::vector<std::string_view>{"by"});
}

TEST_CASE("the nearest words are those that measuring every distance finds") {
    std::mt19937 random(47);
    const auto word = [&](std::size_t longest) {
        std::string out;
        for (std::size_t n = random() % (longest + 1); n > 0; --n) out += "abc"[random() % 3];
        return out;
    };
    std::vector<std::string> texts;
    for (int i = 0; i < 200; ++i) texts.push_back(word(12));
    const std::vector<std::string_view> words(texts.begin(), texts.end());
    for (int i = 0; i < 200; ++i) {
        const std::string wanted = word(12);
        const int reach = std::max(1, (static_cast<int>(wanted.size()) + 1) / 3);
        std::vector<std::string_view> expected(words);
        const auto distance = [&](std::string_view one) { return edit_distance(wanted, one); };
        std::erase_if(expected, [&](std::string_view one) { return distance(one) > reach; });
        std::ranges::stable_sort(expected, {}, [&](std::string_view one) {
            return std::pair(distance(one), one.substr(0, 1) != wanted.substr(0, 1));
        });
        expected.resize(std::min<std::size_t>(expected.size(), 3));
        CAPTURE(wanted);
        CHECK(nearest(wanted, words) == expected);
    }
}

TEST_CASE("a suggestion costs little, whatever is asked") {
    // Every pair shares all but its end: the longest that a comparison can take.
    std::vector<std::string> texts;
    for (int i = 0; i < 100'000; ++i) texts.push_back(std::string(190, 'x') + std::to_string(i));
    const std::vector<std::string_view> words(texts.begin(), texts.end());
    const std::clock_t begin = std::clock();  // of this process: machines are busy
    for (int i = 0; i < 5; ++i) nearest(std::string(189, 'x') + "yyyyyy", words);
    CHECK(std::clock() - begin < 5 * CLOCKS_PER_SEC);  // it would take minutes without a cut-off
    CHECK(nearest(std::string(60'000, 'x'), words).empty());
}
