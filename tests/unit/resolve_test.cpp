// Names of governments as people give them.
#include "daicho/reference/resolve.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace daicho;

namespace {

const Day today = *make_day(2025, 9, 25);

std::string names(const std::vector<const Government*>& governments) {
    std::string out;
    for (const Government* g : governments) out += (out.empty() ? "" : " ") + std::string(g->name);
    return out;
}

std::string found(std::string_view text, int prefecture = 0, Day day = today) {
    return names(resolve(text, day, prefecture).found);
}

std::string candidates(std::string_view text, int prefecture = 0, Day day = today) {
    return names(resolve(text, day, prefecture).candidates);
}

bool finds(std::string_view text, const Government& government) {
    const auto all = resolve(text, today).found;
    return std::ranges::find(all, &government) != all.end();
}

}  // namespace

TEST_CASE("a government is found in every way in which it is written") {
    for (const std::string_view text :
         {"102041", "10204", "１０２０４１", "伊勢崎市", "伊勢崎", "伊勢﨑市", "いせさきし",
          "いせさき", "いせさき市", "イセサキシ", "ｲｾｻｷｼ", "Isesaki-shi", "isesaki", "ISESAKI SHI",
          "isesakishi", "Isesaki City", "群馬県伊勢崎市", "群馬県 伊勢崎", "伊勢\U000E0100崎市"}) {
        CAPTURE(text);
        CHECK(found(text) == "伊勢崎市");
    }
    for (const std::string_view text : {"玉村町", "佐波郡玉村町", "群馬県佐波郡玉村町",
                                        "佐波郡玉村", "たまむら町", "Tamamura-machi", "tamamura"}) {
        CAPTURE(text);
        CHECK(found(text) == "玉村町");
    }
    CHECK(found("Nan'yo") == "南陽市");
    CHECK(found("tanba-sasayama") == "丹波篠山市");
    CHECK(found("minami-alps") == "南アルプス市");
    CHECK(found("東京都府中市") == "府中市");
    CHECK(found("府中市") == "府中市 府中市");
    CHECK(found("府中") == "府中市 府中市 府中町");
    CHECK(found("府中市", 34) == "府中市");
    for (const std::string_view elsewhere : {"東京都府中市", "東京都Fuchu-shi", "東京都fuchu"}) {
        CHECK(found(elsewhere) == "府中市");
        CHECK(resolve(elsewhere, today, 34).governments().empty());
    }
    CHECK(found("泊村") == "泊村 泊村");
}

TEST_CASE("prefectures are found beside the cities of their names, unless the ending says which") {
    CHECK(found("Kyoto") == "京都府 京都市");
    CHECK(found("Kyōto") == "京都府 京都市");
    CHECK(found("京都") == "京都府 京都市");
    CHECK(found("Kyoto-fu") == "京都府");
    CHECK(found("Kyoto-shi") == "京都市");
    CHECK(found("fukushima") == "福島町 福島県 福島市");
    for (const std::string_view text :
         {"群馬県", "群馬", "10", "１０", "100005", "10000", "Gunma", "gumma", "Gunma-ken",
          "Gunma Prefecture", "ぐんまけん", "グンマ"}) {
        CAPTURE(text);
        CHECK(found(text) == "群馬県");
    }
    CHECK(found("東京") == "東京都");
    CHECK(found("Tokyo-to") == "東京都");
    CHECK(found("1") == "北海道");
    CHECK(found("ほっかいどう") == "北海道");
    CHECK(found("Hokkaido") == "北海道");
}

TEST_CASE("every government is found by its own names and codes") {
    for (const Government& g : governments()) {
        if (!g.is_valid_on(today)) continue;
        CAPTURE(g.code);
        const std::string name(g.name), place(prefecture(g.prefecture).name);
        const bool is_prefecture = g.kind == GovernmentKind::prefecture;
        CHECK(finds(name, g));
        CHECK((is_prefecture || finds(place + name, g)));
        CHECK((is_prefecture || finds(place + std::string(g.county) + name, g)));
        CHECK(finds(g.kana, g));
        CHECK(finds(g.romaji, g));
        CHECK((is_prefecture || finds(place + std::string(g.romaji), g)));
        CHECK(finds(g.code, g));
        CHECK(finds(g.code.substr(0, 5), g));
        if (g.code.front() == '0') CHECK(finds(g.code.substr(1), g));
        if (g.code.front() == '0') CHECK(finds(g.code.substr(1, 4), g));
    }
}

TEST_CASE("a code is read in spite of what tables lose, but not with a wrong check digit") {
    CHECK(found("011002") == "札幌市");
    CHECK(found("01100") == "札幌市");
    CHECK(found("11002") == "札幌市");
    CHECK(found("1100") == "札幌市");
    CHECK(resolve("102041", today).remark.empty());
    const Resolution wrong = resolve("102042", today);
    CHECK(wrong.found.empty());
    CHECK(names(wrong.candidates) == "伊勢崎市");
    CHECK(wrong.remark.en == "the check digit of `102042` is wrong: behind 10204 stands 1");
    for (const std::string_view text : {"", "-", "0", "48", "99999", "999999999", "県", "市"}) {
        CAPTURE(text);
        CHECK(resolve(text, today).governments().empty());
    }
}

TEST_CASE("another spelling is found where nothing bears the name itself") {
    CHECK(found("竜ヶ崎市") == "龍ケ崎市");
    CHECK(found("檮原町") == "梼原町");
    CHECK(found("塩釜") == "塩竈市");
    CHECK(found("茅ヶ崎市") == "茅ヶ崎市");
    CHECK(found("鹿島市") == "鹿島市");  // and not 鹿嶋市
    CHECK(found("大田市") == "大田市");  // and not 太田市
}

TEST_CASE("a name of the past leads to what its bearer is on the day") {
    for (const std::string_view text :
         {"篠山市", "篠山", "兵庫県篠山市", "ささやまし", "Sasayama", "sasayama-shi"}) {
        CAPTURE(text);
        const Resolution old = resolve(text, today);
        CHECK(old.found.empty());
        CHECK(names(old.governments()) == "丹波篠山市");
        CHECK(old.became.front().since == *make_day(2019, 5, 1));
        CHECK_FALSE(old.became.front().is_merged);
    }
    CHECK(found("sasayama", 0, *make_day(2019, 4, 30)) == "篠山市");
    CHECK(found("332011", 0, *make_day(2009, 3, 31)) == "岡山市");
    CHECK(names(resolve("332011", today).governments()) == "岡山市");

    const auto merged = resolve("富士見村", today).became;
    REQUIRE(merged.size() == 1);
    CHECK(described(merged.front()).en ==
          "since 2009-05-05 it is part of Maebashi-shi (前橋市, 102016, Gunma)");
    CHECK(described(merged.front()).ja == "2009-05-05 に 前橋市 (102016, 群馬県) に合併しました");
    const Resolution grown = resolve("福岡県那珂川町", today);
    REQUIRE(grown.governments().size() == 1);
    CHECK(described(grown.became.front()).en ==
          "since 2018-10-01 it is Nakagawa-shi (那珂川市, 402311, Fukuoka)");
    CHECK(found("那珂川町") == "那珂川町");  // the one in 栃木県
}

TEST_CASE("a name of the future leads to what its bearer was") {
    CHECK(candidates("丹波篠山市", 0, *make_day(2012, 4, 1)) == "篠山市");
    CHECK(candidates("那珂川市", 0, *make_day(2012, 4, 1)) == "那珂川町");
}

TEST_CASE("candidates are of the day, and each is there once") {
    CHECK(candidates("前喬市") == "前橋市");
    CHECK(candidates("札幌市北区") == "札幌市");
    CHECK(candidates("始良市") == "姶良市");
    CHECK(candidates("群馬県札幌市") == "札幌市");
    CHECK(candidates("札幌市", 10) == "札幌市");
    CHECK(candidates("群馬県伊勢崎市", 13) == "伊勢崎市");
    CHECK(candidates("厚生労働省").empty());
    for (const std::string_view text : {"那賀川町", "篠山", "岡山氏", "鳩谷市"}) {
        auto all = resolve(text, today).candidates;
        CAPTURE(text);
        for (const Government* one : all) CHECK(one->is_valid_on(today));
        std::ranges::sort(all);
        CHECK(std::ranges::adjacent_find(all) == all.end());
    }
}

TEST_CASE("a region is found by its name, the first part of it, and its romaji") {
    CHECK(regions().size() == 8);
    for (const Words& region : regions()) {
        CHECK(find_region(region.ja) == &region);
        CHECK(find_region(region.en) == &region);
    }
    for (const std::string_view text :
         {"九州", "九州地方", "九州・沖縄", "九州・沖縄地方", "九州･沖縄", "九州沖縄", "Kyushu",
          "kyūshū", "Kyushu region", "Kyushu-Okinawa"}) {
        CAPTURE(text);
        REQUIRE(find_region(text));
        CHECK(find_region(text)->ja == "九州・沖縄");
    }
    // 沖縄 alone is a prefecture: eight of them would be a wrong figure.
    for (const std::string_view text : {"", "沖縄", "Okinawa", "地方", "region", "群馬"}) {
        CAPTURE(text);
        CHECK(find_region(text) == nullptr);
    }
}
