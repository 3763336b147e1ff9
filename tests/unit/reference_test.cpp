#include "daicho/reference/reference.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "daicho/text/normal.hpp"
#include "reference/spelling.hpp"

using namespace daicho;
using Kind = GovernmentKind;

namespace {

const Day today = *make_day(2025, 9, 25);

/// As published: without the six villages of the Northern Territories.
std::ptrdiff_t count(GovernmentKind kind, Day day) {
    return std::ranges::count_if(governments(), [&](const Government& g) {
        return g.kind == kind && g.is_valid_on(day) && !g.is_northern();
    });
}

std::vector<std::ptrdiff_t> cities_towns_villages(int year, int month, int day) {
    const Day on = *make_day(year, month, day);
    return {count(Kind::city, on), count(Kind::town, on), count(Kind::village, on)};
}

/// The governments as text, so that a failing test shows what was found.
std::string names(const std::vector<const Government*>& found) {
    std::string out;
    for (const Government* g : found) out += (out.empty() ? "" : " ") + std::string(g->name);
    return out;
}

std::string codes(const std::vector<const Government*>& found) {
    std::string out;
    for (const Government* g : found) out += (out.empty() ? "" : " ") + std::string(g->code);
    return out;
}

std::string suggested(std::string_view name, int prefecture, std::size_t most = 1) {
    return names(suggest(name, prefecture, today, most));
}

}  // namespace

TEST_CASE("the governments of today are as many as published") {
    CHECK(count(Kind::prefecture, today) == 47);
    CHECK(count(Kind::city, today) == 792);
    CHECK(count(Kind::ward, today) == 23);
    CHECK(count(Kind::town, today) == 743);
    CHECK(count(Kind::village, today) == 183);
    CHECK(std::ranges::count(governments(), GovernmentStatus::designated, &Government::status) ==
          20);
    CHECK(std::ranges::count(governments(), GovernmentStatus::northern, &Government::status) == 6);
}

TEST_CASE("the governments of past days are as many as published") {
    using Counts = std::vector<std::ptrdiff_t>;
    CHECK(cities_towns_villages(2009, 4, 1) == Counts{783, 802, 192});
    CHECK(cities_towns_villages(2010, 2, 1) == Counts{784, 784, 187});
    CHECK(cities_towns_villages(2010, 3, 8) == Counts{784, 783, 187});
    CHECK(cities_towns_villages(2011, 4, 1) == Counts{786, 754, 184});
    CHECK(cities_towns_villages(2012, 6, 1) == Counts{787, 748, 184});
    CHECK(cities_towns_villages(2015, 3, 31) == Counts{790, 745, 183});
    CHECK(cities_towns_villages(2018, 10, 1) == Counts{792, 743, 183});
    const auto on = cities_towns_villages(2010, 3, 31);
    CHECK(on[0] + on[1] + on[2] == 1727);
}

TEST_CASE("every row is complete, in order and in its prefecture") {
    CHECK(governments().size() == 1871);
    CHECK(std::ranges::is_sorted(governments(), {}, &Government::code));
    for (const Government& g : governments()) {
        CAPTURE(g.name);
        CHECK(has_check_digit(g.code));
        CHECK(prefecture(g.prefecture).code.substr(0, 2) == g.code.substr(0, 2));
        CHECK(is_nfc(g.name));
        CHECK_FALSE(g.kana.empty());
        CHECK_FALSE(g.romaji.empty());
        CHECK((g.kind == Kind::prefecture || g.name.ends_with(label(g.kind).ja)));
        CHECK((!g.valid_to || g.valid_from <= *g.valid_to));
    }
}

TEST_CASE("the names of the table are in the form in which names are compared") {
    for (const Government& g : governments()) {
        for (const std::string_view text : {g.name, g.kana, g.county}) CHECK(clean(text) == text);
    }
}

TEST_CASE("no code has two governments on one day") {
    for (const Government& a : governments()) {
        for (const Government* b : find_by_code(a.code)) {
            CHECK((&a == b || !b->is_valid_on(a.valid_from)));
        }
    }
}

TEST_CASE("kinds have names and labels") {
    CHECK(name_of(Kind::village) == "village");
    CHECK(government_kind("ward") == Kind::ward);
    CHECK_FALSE(government_kind("county"));
    CHECK(label(Kind::prefecture).ja == "都道府県");
    CHECK(label(Kind::town).en == "town");
}

TEST_CASE("a wrong check digit is seen, and so is what is no code") {
    CHECK(check_digit("10204") == '1');
    CHECK(check_digit("09000") == '0');
    CHECK(check_digit("33104") == '0');
    CHECK(check_digit("01100") == '2');
    CHECK(has_check_digit("102041"));
    CHECK_FALSE(has_check_digit("102042"));
    CHECK_FALSE(has_check_digit("102014"));  // two digits swapped
    CHECK_FALSE(has_check_digit("10204"));
    CHECK_FALSE(has_check_digit("1020411"));
    CHECK_FALSE(has_check_digit("10204x"));
    CHECK_FALSE(has_check_digit(""));
}

TEST_CASE("official spellings are kept to the character") {
    for (const std::string_view name :
         {"鰺ヶ沢町",   "姶良市",     "金ケ崎町",       "茅ヶ崎市",   "龍ケ崎市",
          "那須塩原市", "隠岐の島町", "いちき串木野市", "廿日市市",   "外ヶ浜町",
          "六ヶ所村",   "七ヶ宿町",   "七ヶ浜町",       "鶴ヶ島市",   "青ヶ島村",
          "駒ヶ根市",   "吉野ヶ里町", "五ヶ瀬町",       "鎌ケ谷市",   "袖ケ浦市",
          "関ケ原町",   "梼原町",     "南アルプス市",   "さいたま市", "塩竈市"}) {
        CAPTURE(name);
        CHECK(find_by_name(name, 0, today).size() == 1);
    }
    CHECK(find_by_name("金ヶ崎町", 0, today).empty());
    CHECK(find_by_name("竜ケ崎市", 0, today).empty());
}

TEST_CASE("a name that several prefectures have is found in each") {
    CHECK(codes(find_by_name("伊達市", 0, today)) == "012335 072133");
    CHECK(codes(find_by_name("伊達市", 7, today)) == "072133");
    CHECK(codes(find_by_name("池田町", 0, today)) == "016446 183822 204811 214043");
    CHECK(codes(find_by_name("府中市", 34, today)) == "342084");
    CHECK(find_by_name("府中市", 10, today).empty());
}

TEST_CASE("only 泊村 is twice in one prefecture") {
    CHECK(codes(find_by_name("泊村", 1, today)) == "014036 016969");
    std::map<std::tuple<int, std::string_view>, int> found;
    for (const Government& g : governments()) {
        if (g.is_valid_on(today)) ++found[{g.prefecture, g.name}];
    }
    CHECK(std::ranges::count_if(found, [](const auto& f) { return f.second > 1; }) == 1);
}

TEST_CASE("a government is found only on the days of its name") {
    const Day last = *make_day(2019, 4, 30), first = *make_day(2019, 5, 1);
    CHECK(find_by_name("篠山市", 28, last).size() == 1);
    CHECK(find_by_name("丹波篠山市", 28, last).empty());
    CHECK(find_by_name("篠山市", 28, first).empty());
    CHECK(find_by_name("丹波篠山市", 28, first).size() == 1);
    CHECK(find_ever("篠山市", 28).size() == 1);
    CHECK(find_ever("篠山市", 10).empty());
    CHECK(names(find_by_code("282219")) == "丹波篠山市 篠山市");

    CHECK(codes(find_by_name("岡山市", 33, *make_day(2009, 3, 31))) == "332011");
    CHECK(codes(find_by_name("岡山市", 33, *make_day(2009, 4, 1))) == "331007");
    CHECK(codes(find_ever("岡山市", 33)) == "331007 332011");
    CHECK(codes(find_by_name("さいたま市", 11, *make_day(2010, 1, 1))) == "111007");
    CHECK(codes(find_by_name("さいたま市", 11, today)) == "111007");
}

TEST_CASE("the kind of a government is that of the day") {
    const auto kind_on = [](std::string_view name, int y, int m, int d) {
        return find_by_name(name, 0, *make_day(y, m, d)).at(0)->kind;
    };
    CHECK(kind_on("滝沢村", 2013, 12, 31) == Kind::village);
    CHECK(kind_on("滝沢市", 2014, 1, 1) == Kind::city);
    CHECK(kind_on("富谷町", 2016, 10, 9) == Kind::town);
    CHECK(kind_on("富谷市", 2016, 10, 10) == Kind::city);
    CHECK(names(find_by_name("那珂川町", 40, *make_day(2018, 9, 30))) == "那珂川町");
    CHECK(find_by_name("那珂川町", 40, *make_day(2018, 10, 1)).empty());
    CHECK(kind_on("千代田区", 2025, 1, 1) == Kind::ward);
    CHECK(kind_on("東京都", 2025, 1, 1) == Kind::prefecture);
}

TEST_CASE("changes are in date order and lead to governments that exist") {
    CHECK(changes().size() == 84);
    CHECK(std::ranges::is_sorted(changes(), {}, &GovernmentChange::date));
    for (const GovernmentChange& c : changes()) {
        CAPTURE(c.event);
        // みよし町 became a city on the day that it was named so, and has no day of its own.
        if (c.new_name == "みよし町") continue;
        CHECK_FALSE(find_ever(c.old_name, c.prefecture).empty());
        CHECK(std::ranges::any_of(find_by_code(c.new_code), [&](const Government* g) {
            return g->name == c.new_name && g->is_valid_on(c.date);
        }));
    }
    const auto last = changes().back();
    CHECK(last.kind == GovernmentChangeKind::rename);
    CHECK(last.old_name == "篠山市");
    CHECK(last.date == *make_day(2019, 5, 1));
}

TEST_CASE("a prefecture is found in each of its forms") {
    for (const std::string_view text :
         {"群馬県", "群馬", "10", "１０", "100005", "Gunma", "gumma"}) {
        CAPTURE(text);
        REQUIRE(find_prefecture(text));
        CHECK(find_prefecture(text)->number == 10);
    }
    CHECK(find_prefecture("1")->name == "北海道");
    CHECK(find_prefecture("01")->name == "北海道");
    CHECK(find_prefecture("Ōsaka")->name == "大阪府");
    for (const std::string_view text : {"", "0", "48", "伊勢崎市", "gun", "県"}) {
        CHECK_FALSE(find_prefecture(text));
    }
}

TEST_CASE("every prefecture has its bureau, its tile and its folder") {
    std::set<std::pair<int, int>> tiles;
    for (int number = 1; number <= 47; ++number) {
        const Prefecture& p = prefecture(number);
        CHECK(p.number == number);
        CHECK(find_bureau(p.bureau.ja) == &p);
        CHECK(find_prefecture(p.name) == &p);
        CHECK(find_prefecture(p.romaji) == &p);
        CHECK(names(find_by_code(p.code)) == p.name);
        tiles.insert({p.tile_row, p.tile_column});
    }
    CHECK(prefectures().size() == 47);
    CHECK(tiles.size() == 47);
    CHECK(find_bureau("群馬労働局")->number == 10);
    CHECK(find_bureau("北海道労働局")->bureau.en == "Hokkaido Labour Bureau");
    CHECK_FALSE(find_bureau("群馬県労働局"));
    CHECK(folder_of(prefecture(1)) == "01-hokkaido");
    CHECK(folder_of(prefecture(10)) == "10-gunma");
    CHECK(prefecture(47).region.ja == "九州・沖縄");
}

TEST_CASE("another spelling suggests the official one") {
    CHECK(suggested("竜ケ崎市", 8) == "龍ケ崎市");
    CHECK(suggested("竜ヶ崎市", 0) == "龍ケ崎市");
    CHECK(suggested("鯵ヶ沢町", 2) == "鰺ヶ沢町");
    CHECK(suggested("鰺が沢町", 2) == "鰺ヶ沢町");
    CHECK(suggested("龍ｹ崎市", 8) == "龍ケ崎市");
    CHECK(suggested("檮原町", 39) == "梼原町");
    CHECK(suggested("隠岐ノ島町", 32) == "隠岐の島町");
    CHECK(suggested("塩釜市", 4) == "塩竈市");
    CHECK(suggested("髙崎市", 10) == "高崎市");
    CHECK(suggested("南あるぷす市", 19) == "南アルプス市");
    CHECK(suggested("葛\U000E0100城市", 29) == "葛城市");
    CHECK(suggested("\uFA19戸市", 28) == "神戸市");  // a compatibility ideograph
    CHECK(suggested("札幌　市", 1) == "札幌市");
    CHECK(suggested(" 札 幌 市 ", 0) == "札幌市");
    CHECK(suggested("ｻｯﾎﾟﾛ市", 1) == "札幌市");
    CHECK(suggested("さっぽろ", 1) == "札幌市");
    CHECK(suggested("イケダチョウ", 1) == "池田町");
}

TEST_CASE("a name without its ending or with more than itself suggests the government") {
    CHECK(suggested("東松島", 4) == "東松島市");
    CHECK(suggested("仙台", 4) == "仙台市");
    CHECK(suggested("玉村", 10) == "玉村町");
    CHECK(suggested("四日市", 24) == "四日市市");
    CHECK(suggested("群馬", 10) == "群馬県");
    CHECK(suggested("岡山", 33, 9) == "岡山県 岡山市");
    CHECK(suggested("札幌市北区", 1) == "札幌市");
    CHECK(suggested("北海道札幌市北区", 0) == "札幌市");
    CHECK(suggested("群馬県伊勢崎市", 10) == "伊勢崎市");
    CHECK(suggested("佐波郡玉村町", 10) == "玉村町");
    CHECK(codes(suggest("国後郡泊村", 1, today, 1)) == "016969");
}

TEST_CASE("no two governments of a prefecture are spellings of each other") {
    for (const Government& g : governments()) {
        for (const Government* other : suggest(g.name, g.prefecture, today, 9)) {
            if (other->prefecture != g.prefecture || other->name == g.name) continue;
            CHECK(fold(g.name, Likeness::same_look) != fold(other->name, Likeness::same_look));
        }
    }
}

TEST_CASE("a slip suggests the name that was meant") {
    CHECK(suggested("鱒ヶ沢町", 2) == "鰺ヶ沢町");
    CHECK(suggested("始良市", 46) == "姶良市");
    CHECK(suggested("始良市", 0) == "姶良市");
    CHECK(suggested("滝沢村", 3) == "滝沢市");
    CHECK(suggested("いちき櫛木野市", 46) == "いちき串木野市");
    CHECK(suggested("いちき木串野市", 46) == "いちき串木野市");
    CHECK(suggested("伊勢崎市役所", 10) == "伊勢崎市");
}

TEST_CASE("the own prefecture comes before another one's exact name") {
    CHECK(suggested("鹿島市", 8, 9) == "鹿嶋市 鹿島市");
    CHECK(suggested("鹿嶋市", 41, 9) == "鹿島市 鹿嶋市");
    CHECK(suggested("鹿嶋市", 0) == "鹿嶋市");
    CHECK(suggested("大田市", 10) == "太田市");
    CHECK(suggested("太田市", 32) == "大田市");
    CHECK(suggested("太子町", 8) == "大子町");
    CHECK(suggested("伊勢崎市", 13) == "伊勢崎市");
    CHECK(codes(suggest("府中市", 34, today, 1)) == "342084");
}

TEST_CASE("governments that are no more come last") {
    CHECK(suggested("篠山市", 28, 9).ends_with("篠山市"));
    const auto found = suggest("鳩ケ谷市", 11, today, 9);
    REQUIRE_FALSE(found.empty());
    CHECK(found.back()->name == "鳩ヶ谷市");
    CHECK(names(suggest("鳩ケ谷市", 11, *make_day(2011, 10, 10), 1)) == "鳩ヶ谷市");
}

TEST_CASE("nothing is suggested for what resembles nothing, and never more than asked") {
    CHECK(suggested("", 0, 9) == "");
    CHECK(suggested("　", 0, 9) == "");
    CHECK(suggested("厚生労働省", 13, 9) == "");
    CHECK(suggested("\xff\xfe", 13, 9) == "");
    CHECK(suggest("田市", 0, today).size() <= 3);
    CHECK(suggest("仙台", 4, today, 0).empty());
}

TEST_CASE("the romaji of a stem is checked by hand") {
    const std::pair<std::string_view, std::string_view> expected[] = {
        {"010006", "hokkaido"},        {"011002", "sapporo"},      {"014036", "tomari"},
        {"023213", "ajigasawa"},       {"033812", "kanegasaki"},   {"042145", "higashimatsushima"},
        {"062138", "nan-yo"},          {"073440", "ten-ei"},       {"082082", "ryugasaki"},
        {"082228", "kashima"},         {"092134", "nasushiobara"}, {"100005", "gunma"},
        {"102041", "isesaki"},         {"102059", "ota"},          {"104647", "tamamura"},
        {"131016", "chiyoda"},         {"133621", "toshima"},      {"142077", "chigasaki"},
        {"172120", "nonoichi"},        {"192082", "minami-alps"},  {"205818", "shinshu-shinmachi"},
        {"242021", "yokkaichi"},       {"261009", "kyoto"},        {"282219", "tambasasayama"},
        {"285862", "shin-onsen"},      {"325287", "okinoshima"},   {"342131", "hatsukaichi"},
        {"342149", "aki-takata"},      {"352161", "san-yo-onoda"}, {"462250", "aira"},
        {"462195", "ichikikushikino"},
    };
    for (const auto& known : expected) {
        CAPTURE(known.first);
        const auto found = find_by_code(known.first);
        REQUIRE_FALSE(found.empty());
        CHECK(stem_romaji(*found.front()) == known.second);
    }
}

TEST_CASE("an unusual romaji still makes a stem") {
    Government g = *find_by_code("192082").front();
    g.romaji = "Minami-alps Shi";
    CHECK(stem_romaji(g) == "minami-alps");
    g.romaji = "Nan'yō-shi";
    CHECK(stem_romaji(g) == "nanyo");
    g.romaji = "Shi";
    CHECK(stem_romaji(g) == "shi");
}

TEST_CASE("stems are fit for file names and all but two pairs tell governments apart") {
    std::map<std::tuple<int, GovernmentKind, std::string>, int> stems;
    for (const Government& g : governments()) {
        const std::string stem = stem_romaji(g);
        CAPTURE(g.romaji);
        REQUIRE_FALSE(stem.empty());
        CHECK(stem.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == stem.npos);
        CHECK(stem.front() != '-');
        CHECK(stem.back() != '-');
        if (g.is_valid_on(today)) ++stems[{g.prefecture, g.kind, stem}];
    }
    std::set<std::string> shared;
    for (const auto& [key, times] : stems) {
        if (times > 1) shared.insert(std::get<2>(key));
    }
    CHECK(shared == std::set<std::string>{"esashi", "tomari"});  // 江差町, 枝幸町; 泊村 twice
}
