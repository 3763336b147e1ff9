// The rules about names, codes, parties and places.
#include <doctest/doctest.h>

#include "../support/registry_in_memory.hpp"
#include "daicho/format/canonical.hpp"
#include "daicho/reference/reference.hpp"

using namespace daicho;
using namespace daicho::testing;

namespace {

const std::string isesaki = "10-gunma/102041-isesaki.yaml";
const std::string ota = "10-gunma/102059-ota.yaml";

}  // namespace

// ---- names --------------------------------------------------------------------------------------

TEST_CASE("a name in another form of its characters gets the official one") {
    for (const std::string_view name : {"龍ヶ崎市", "竜ケ崎市", "茨城県龍ケ崎市"}) {
        CHECK(
            found_in(record("08-ibaraki/082082-ryugasaki.yaml", government(name), "茨城労働局",
                            "2018-04-10")) ==
            fmt::format(
                "08-ibaraki/082082-ryugasaki.yaml:3:30 `{0}` N401: Ibaraki has no government named `{0}`\n"
                "  help: did you mean `龍ケ崎市`?\n"
                "  unsafe fix: 龍ケ崎市\n",
                name));
    }
}

TEST_CASE("blanks, half-width kana and decomposed kana make another name") {
    const auto finds = [](std::string_view path, std::string_view name, std::string_view bureau,
                          std::string_view help) {
        const auto text = found_in(record(path, government(name), bureau, "2018-04-10"));
        return text.find(fmt::format("did you mean `{}`?", help)) != text.npos;
    };
    CHECK(finds("01-hokkaido/011002-sapporo.yaml", "札幌　市", "北海道労働局", "札幌市"));
    CHECK(finds("01-hokkaido/013951-niseko.yaml", "ﾆｾｺ町", "北海道労働局", "ニセコ町"));
    CHECK(finds("02-aomori/022098-tsugaru.yaml", "つか\u3099る市", "青森労働局", "つがる市"));
}

TEST_CASE("a variation selector makes no other name") {
    const auto parties = [](std::string_view name) {
        return fmt::format(
            "=== 29-nara/292117-katsuragi.yaml\nkind: employment-measures\nparties:\n"
            "  - {{role: government, name: {}}}\n  - {{role: bureau, name: 奈良労働局}}\n"
            "concluded: 2020-10-08\nsources: [S1]\n",
            name);
    };
    CHECK(found_in(parties("葛城市")) == "");
    CHECK(found_in(parties("葛\U000E0100城市")) == "");
}

TEST_CASE("the government of the file's code is suggested, and no fix writes another") {
    const auto record = [](std::string_view name, std::string_view more) {
        Sources files = registry_with(fmt::format(
            "=== 34-hiroshima/343021-fuchu.yaml\nkind: employment-measures\nparties:\n"
            "  - {{role: government, name: {}}}\n{}  - {{role: bureau, name: 広島労働局}}\n"
            "concluded: 2020-10-08\nsources: [S1]\n",
            name, more));
        const Checked checked = check_files(std::move(files));
        REQUIRE(!checked.findings.empty());
        const Diagnostic& finding = *checked.findings.begin();
        return finding.help.en + (finding.fix ? " " + finding.fix->edits.front().text : "");
    };
    CHECK(record("府中", "") == "did you mean `府中町`? 府中町");
    CHECK(record("三次巾", "") == "did you mean `三次市`?");  // the file says 府中町
    CHECK(record("府中町", "  - {role: government, name: 三次巾}\n") ==
          "did you mean `三次市`? 三次市");
}

TEST_CASE("what a second party may mean is no matter of the file") {
    const auto said_of = [](std::string_view second) {
        const std::string example = fmt::format(
            "=== 10-gunma/102041-isesaki.yaml\nkind: employment-measures\nparties:\n"
            "  - {{role: government, name: 伊勢崎市}}\n  - {{role: government, {}}}\n"
            "  - {{role: bureau, name: 群馬労働局}}\nconcluded: 2020-10-08\nsources: [S1]\n",
            second);
        std::string out;
        for (const Diagnostic& finding : check_files(registry_with(example)).findings)
            out += fmt::format("{}: {}\n", finding.topic->code, finding.help.en);
        return out;
    };
    CHECK(said_of("name: Tamamura-machi") == "N401: did you mean `玉村町`?\n");
    CHECK(said_of("name: \"102059\"") == "N401: did you mean `太田市`?\n");
    CHECK(said_of("name: xyzzy") == "N401: write the official name of a local government\n");
    CHECK(said_of("name: 太田市, code: \"102041\"") == "N408: write `\"102059\"` (Ota-shi)\n");
    CHECK(said_of("name: 大田市, code: \"102059\"").find("N408: write `name: 太田市`\n") !=
          std::string::npos);
}

TEST_CASE("a government of another prefecture is named with where it is") {
    CHECK(
        found_in(record("27-osaka/272060-izumiotsu.yaml", government("府中市"), "大阪労働局",
                        "2018-04-10")) ==
        "27-osaka/272060-izumiotsu.yaml:3:30 `府中市` N402: `府中市` is a government of Tokyo, Hiroshima, not of Osaka\n"
        "  note: Osaka has `豊中市`\n"
        "  help: move the record to `agreements/13-tokyo/`, or correct the name\n");
}

TEST_CASE("a government bears the name that it had on the day of the agreement") {
    const auto tomiya = [](std::string_view name, std::string_view day) {
        return found_in(
            record("04-miyagi/042161-tomiya.yaml", government(name), "宮城労働局", day));
    };
    CHECK(tomiya("富谷町", "2016-10-09") == "");
    CHECK(tomiya("富谷市", "2016-10-10") == "");
    CHECK(
        tomiya("富谷町", "2016-10-10") ==
        "04-miyagi/042161-tomiya.yaml:3:30 `富谷町` N403: `富谷町` became Tomiya-shi on 2016-10-10\n"
        "  at 04-miyagi/042161-tomiya.yaml:5:12 `2016-10-10`: concluded 2016-10-10\n"
        "  help: write `富谷市`, its name on the day of the agreement\n"
        "  unsafe fix: 富谷市\n");
    CHECK(tomiya("富谷市", "2015-04-10") ==
          "04-miyagi/042161-tomiya.yaml:3:30 `富谷市` N403: `富谷市` exists since 2016-10-10 only\n"
          "  at 04-miyagi/042161-tomiya.yaml:5:12 `2015-04-10`: concluded 2015-04-10\n"
          "  help: write its name on the day of the agreement: `富谷町`\n"
          "  unsafe fix: 富谷町\n");
    CHECK(tomiya("富谷町", "2015/2018") == "");  // perhaps before it became a city
}

TEST_CASE("what two governments became by merger has no single name before") {
    CHECK(
        found_in(record("19-yamanashi/193682-fujikawa.yaml", government("富士川町"), "山梨労働局",
                        "2009-10")) ==
        "19-yamanashi/193682-fujikawa.yaml:3:30 `富士川町` N403: `富士川町` exists since 2010-03-08 only\n"
        "  at 19-yamanashi/193682-fujikawa.yaml:5:12 `2009-10`: concluded 2009-10\n"
        "  help: write its name on the day of the agreement: `増穂町`, `鰍沢町`\n");
}

TEST_CASE("a ward of a designated city is none, a special ward of Tokyo is one") {
    CHECK(
        found_in(record("14-kanagawa/141003-yokohama.yaml", government("鶴見区"), "神奈川労働局",
                        "2018")) ==
        "14-kanagawa/141003-yokohama.yaml:3:30 `鶴見区` N404: `鶴見区` is a ward of a designated city, no local government\n"
        "  help: write the city: `横浜市`, `川崎市`, `相模原市`\n");
    CHECK(found_in(record("13-tokyo/131164-toshima.yaml", government("豊島区"), "東京労働局",
                          "2018")) == "");
}

TEST_CASE("a union of municipalities is no government") {
    CHECK(
        found_in(record("20-nagano/202037-ueda.yaml", government("上田地域広域連合"), "長野労働局",
                        "2018")) ==
        "20-nagano/202037-ueda.yaml:3:30 `上田地域広域連合` N401: Nagano has no government named `上田地域広域連合`\n"
        "  help: write `role: other` for a union of municipalities\n");
}

// ---- codes --------------------------------------------------------------------------------------

TEST_CASE("a code without its leading zero or its check digit is completed") {
    for (const std::string_view code : {"11002", "01100"}) {
        CHECK(
            found_in(record("01-hokkaido/011002-sapporo.yaml", government("札幌市", code),
                            "北海道労働局", "2018")) ==
            fmt::format(
                "01-hokkaido/011002-sapporo.yaml:3:41 `\"{0}\"` N406: `{0}` is not a code of six digits\n"
                "  note: a code of five digits has lost its leading zero or its check digit\n"
                "  help: write `\"011002\"` (Sapporo-shi)\n",
                code));
    }
}

TEST_CASE("a wrong check digit is told with the right one") {
    CHECK(
        found_in(record("01-hokkaido/011002-sapporo.yaml", government("札幌市", "011003"),
                        "北海道労働局", "2018")) ==
        "01-hokkaido/011002-sapporo.yaml:3:41 `\"011003\"` N407: the check digit of `011003` is wrong: behind 01100 stands 2\n"
        "  help: write `\"011002\"` (Sapporo-shi)\n");
}

TEST_CASE("a code that nobody has is not the name's") {
    CHECK(
        found_in(record("01-hokkaido/014036-tomari.yaml", government("泊村", "019992"),
                        "北海道労働局", "2018")) ==
        "01-hokkaido/014036-tomari.yaml:3:40 `\"019992\"` N408: no government has the code `019992`\n"
        "  help: write `\"014036\"` (Tomari-mura), `\"016969\"` (Tomari-mura)\n");
}

TEST_CASE("the names that fixes write need no quotes") {
    for (const Government& government : governments())
        CHECK(written(government.name, In::flow, true) == government.name);
    for (const Prefecture& prefecture : prefectures()) {
        CHECK(written(prefecture.name, In::flow, true) == prefecture.name);
        CHECK(written(prefecture.bureau.ja, In::flow, true) == prefecture.bureau.ja);
    }
}

TEST_CASE("a file that is named for one government has the wrong name in it, not the wrong place") {
    const std::string maebashi =
        record("10-gunma/102016-maebashi.yaml", government("前橋市"), "群馬労働局", "2018");
    const std::string slip = record(isesaki, government("前橋市"), "群馬労働局", "2018");
    const std::string finding =
        "10-gunma/102041-isesaki.yaml:3:30 `前橋市` N423: the file's code `102041` is that of Isesaki-shi (Gunma), not of `前橋市`, the first government\n";
    CHECK(
        found_in(slip) ==
        finding +
            "  note: move it: `git mv agreements/10-gunma/102041-isesaki.yaml agreements/10-gunma/102016-maebashi.yaml`\n"
            "  help: write `伊勢崎市`: the file bears the name of Isesaki-shi\n"
            "  unsafe fix: 伊勢崎市\n");
    // Where a record stands already, none is moved to.
    CHECK(found_in(maebashi + slip).find("git mv") == std::string::npos);
    CHECK(found_in(maebashi + slip).find("help: write `伊勢崎市`") != std::string::npos);
    CHECK(found_in(maebashi +
                   record("10-gunma/102016-ota.yaml", government("前橋市"), "群馬労働局", "2018"))
              .find("help: there is a record at `10-gunma/102016-maebashi.yaml`") !=
          std::string::npos);
    CHECK(
        found_in(record(isesaki, government("前橋市", "102041"), "群馬労働局", "2018")) ==
        "10-gunma/102041-isesaki.yaml:3:41 `\"102041\"` N408: `102041` is the code of Isesaki-shi (Gunma), not of `前橋市`\n"
        "  help: the code and the file are those of Isesaki-shi: write `name: 伊勢崎市`\n"
        "  unsafe fix: 伊勢崎市\n");
}

// ---- parties ------------------------------------------------------------------------------------

TEST_CASE("a government named once by name and once by code is there twice") {
    const auto checked = check_files(
        registry_with(record(isesaki, government("伊勢崎市") + government("伊勢崎市", "102041"),
                             "群馬労働局", "2025-10-08")));
    CHECK(codes(checked.findings) == std::vector<std::string_view>{"N414", "N409"});
}

TEST_CASE("a party in the wrong role is told the right one") {
    CHECK(
        found_in(record(ota, government("群馬労働局"), "厚生労働省", "2018")) ==
        "10-gunma/102059-ota.yaml:3:30 `群馬労働局` N401: Gunma has no government named `群馬労働局`\n"
        "  help: write `role: bureau` for a Labour Bureau\n"
        "10-gunma/102059-ota.yaml:4:26 `厚生労働省` N410: there is no Labour Bureau named `厚生労働省`\n"
        "  help: write `role: ministry`\n");
}

TEST_CASE("an agreement with the ministry needs no bureau") {
    CHECK(found_in("parties:\n  - {role: government, name: 伊勢崎市}\n"
                   "  - {role: ministry, name: 厚生労働省}\n") == "");
}

TEST_CASE("a party whose role could not be read is not said to be missing") {
    const auto checked = check_files(registry_with(
        "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: burea, name: 群馬労働局}\n"));
    CHECK(codes(checked.findings) == std::vector<std::string_view>{"R220"});
}

TEST_CASE("no parties at all are two findings at the beginning of the record") {
    CHECK(found_in("parties: []\n") ==
          "10-gunma/102041-isesaki.yaml:1:1 `` N412: no local government is a party\n"
          "  help: write `- {role: government, name: …}`\n"
          "10-gunma/102041-isesaki.yaml:1:1 `` N413: no national body is a party\n"
          "  help: write a party of the role `bureau`, `ministry` or `hello-work`\n");
}

// ---- places -------------------------------------------------------------------------------------

TEST_CASE("a record in the wrong folder is one finding, not one for each name in it") {
    CHECK(
        found_in(
            record("09-tochigi/102059-ota.yaml", government("太田市"), "群馬労働局", "2018")) ==
        "09-tochigi/102059-ota.yaml:3:30 `太田市` N425: `太田市` is a government of Gunma, but the record stands in `09-tochigi`\n"
        "  help: move it: `git mv agreements/09-tochigi/102059-ota.yaml agreements/10-gunma/102059-ota.yaml`\n");
}

TEST_CASE("a folder of no prefecture is told where the record belongs") {
    CHECK(
        found_in(
            record("99-nowhere/102059-ota.yaml", government("太田市"), "群馬労働局", "2018")) ==
        "99-nowhere/102059-ota.yaml:1:1 `` N420: `99-nowhere` is not the folder of a prefecture\n"
        "  help: move it: `git mv agreements/99-nowhere/102059-ota.yaml agreements/10-gunma/102059-ota.yaml`\n");
    CHECK(
        found_in(
            record("10-gumma/999997-x.yaml", government("ありえない村"), "群馬労働局", "2018")) ==
        "10-gumma/999997-x.yaml:1:1 `` N420: `10-gumma` is not the folder of a prefecture\n"
        "  help: did you mean `10-gunma`?\n"
        "10-gumma/999997-x.yaml:3:30 `ありえない村` N401: there is no government named `ありえない村`\n"
        "  help: write the official name of a local government\n");
}

TEST_CASE("a stem may bear a suffix, the code of the day or the present code") {
    CHECK(found_in(record("10-gunma/102059-ota-2018.yaml", government("太田市"), "群馬労働局",
                          "2018")) == "");
    const auto tomiya = [](std::string_view path) {
        return found_in(record(path, government("富谷町"), "宮城労働局", "2015"));
    };
    CHECK(tomiya("04-miyagi/042161-tomiya.yaml") == "");
    CHECK(tomiya("04-miyagi/044237-tomiya.yaml") == "");
}

TEST_CASE("a suffix is kept when a record is moved") {
    const auto text = found_in(
        record("09-tochigi/102059-ota-2018.yaml", government("太田市"), "群馬労働局", "2018"));
    CHECK(text.find("agreements/10-gunma/102059-ota-2018.yaml`") != text.npos);
}

TEST_CASE("a suffix that says nothing goes, unless two records need to be told apart") {
    const auto move = [](std::string_view path) {
        const auto text = found_in(record(path, government("太田市"), "群馬労働局", "2018"));
        const auto at = text.find("git mv");
        return at == text.npos ? text : text.substr(at, text.find('`', at) - at);
    };
    CHECK(move("10-gunma/102059-ota-shi.yaml") ==
          "git mv agreements/10-gunma/102059-ota-shi.yaml agreements/10-gunma/102059-ota.yaml");
    CHECK(move("10-gunma/102059-ota-2.yaml") ==
          "git mv agreements/10-gunma/102059-ota-2.yaml agreements/10-gunma/102059-ota.yaml");
    CHECK(move("10-gunma/102059-ota-gturn.yaml") == "");
    Sources files = registry_with("");
    put(files, "10-gunma/102041-isesaki-2.yaml",
        "kind: promotion\nparties:\n  - {role: government, name: 伊勢崎市}\n"
        "  - {role: bureau, name: 群馬労働局}\nconcluded: 2018-04-01\nsources: [S1]\n");
    const std::string text = as_text(check_files(std::move(files)));
    CHECK(text.find("agreements/10-gunma/102041-isesaki-2018.yaml`") != text.npos);
}

TEST_CASE("romaji that only begin with those of the government are others") {
    CHECK(
        found_in(
            record("10-gunma/102059-otaku.yaml", government("太田市"), "群馬労働局", "2018")) ==
        "10-gunma/102059-otaku.yaml:3:30 `太田市` N424: the file's `otaku` differs from `ota`, the romaji of Ota-shi\n"
        "  help: move it: `git mv agreements/10-gunma/102059-otaku.yaml agreements/10-gunma/102059-ota.yaml`\n");
}
