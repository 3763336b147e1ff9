// Folders: what stands in the wrong place is told where it belongs, and what is written for editors
// is the registry's own.
#include <doctest/doctest.h>

#include "../support/registry_in_memory.hpp"
#include "daicho/format/schema.hpp"
#include "load/rightful_place.hpp"

using namespace daicho;
using namespace daicho::testing;

TEST_CASE("a record that is misnamed or in the wrong folder has a place") {
    CHECK(rightful_place("10-gunma/102041-isesaki.yml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("10-gunma/102041_Isesaki.YAML") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("10-gunma/１０２０４１-isesaki.yaml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("102041-isesaki.yaml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("09-tochigi/102041-isesaki-2015.yml") ==
          "10-gunma/102041-isesaki-2015.yaml");
    CHECK(rightful_place("10-gunma/old/102041-isesaki.yaml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("10-gunma/Isesaki.yml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("10-gunma/isesaki-shi.yaml") == "10-gunma/102041-isesaki.yaml");
    CHECK(rightful_place("10-gunma/Somewhere.yml") == "10-gunma/somewhere.yaml");
    CHECK(rightful_place("10-gunma/102041-isesaki.yaml") == "");
    for (const char* unknown : {"notes.txt", "10-gunma/notes.txt", "somewhere.yaml", ".yaml",
                                "10-gunma/.yml", "10-gunma/協定.yaml", "10-gunma/x", "", "/"}) {
        CAPTURE(unknown);
        CHECK(rightful_place(unknown) == "");
    }
}

TEST_CASE("a file that is missing is missed where it belongs, not in some record") {
    Sources files = base_registry();
    std::erase_if(files, [](const Source& file) { return file.path == "sources.yaml"; });
    const Loaded loaded = load({files, {}});
    const auto missing = std::ranges::find_if(loaded.findings, [](const Diagnostic& finding) {
        return finding.topic->name == "missing-file";
    });
    REQUIRE(missing != loaded.findings.end());
    CHECK(loaded.registry.files[missing->at.source].path == "registry.yaml");
}

TEST_CASE("a command that moves a file is one for a shell, or there is none") {
    CHECK(move_command("a/b.yml", "10-gunma/b.yaml") ==
          "git mv agreements/a/b.yml agreements/10-gunma/b.yaml");
    CHECK(move_command("a/b c;$(x).yml", "10-gunma/b.yaml") ==
          "git mv 'agreements/a/b c;$(x).yml' agreements/10-gunma/b.yaml");
    CHECK(move_command("a/b'c.yml", "10-gunma/b.yaml") == "");
    CHECK(move_command("a/b\nc.yml", "10-gunma/b.yaml") == "");
    CHECK(move_command("a/\xE2\x80\xAE.yml", "10-gunma/b.yaml") == "");
}

namespace {

std::string own_schema(const Sources& files, std::string_view name) {
    const Loaded loaded = load({files, {}});
    return json_schema(*file_schemas().find(name), &loaded.registry);
}

std::string found_with_schema(std::string text, std::string_view file = "record.schema.json") {
    return as_text(
        check_folder(Folder{base_registry(), {}, {{std::string(file), std::move(text)}}}));
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const auto at = text.find(what);
    REQUIRE(at != text.npos);
    return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("a schema for editors that is not the registry's own is a warning, and how to renew it") {
    const std::string own = own_schema(base_registry(), "record");
    CHECK(found_with_schema(own) == "");
    CHECK(found_with_schema(own_schema(base_registry(), "vocabulary"), "vocabulary.schema.json") ==
          "");
    // Another layout, or sources that were added since.
    CHECK(found_with_schema(replaced(own, "\n", "")) == "");
    CHECK(found_with_schema(replaced(own, "S1 報道資料", "S1 前の題")) == "");
    for (const std::string& other :
         {std::string("{}garbage"), std::string("{}"), std::string(), std::string(100'000, '['),
          own_schema(base_registry(), "registry"), replaced(own, "\"bureau\"", "\"buro\""),
          replaced(own, "\"additionalProperties\": false", "\"additionalProperties\": true"),
          replaced(own, "\"body\": \"S1\"", "\"body\": \"S9\""),
          replaced(own, "\"body\": \"S1\"", "\"body\": {\"a\": 1}")}) {
        CAPTURE(other.substr(0, 40));
        CHECK(found_with_schema(other) ==
              "registry.yaml:1:1 `` F007: record.schema.json is not the schema of this vocabulary "
              "and format\n"
              "  help: write it again: `daicho schema record -o agreements/record.schema.json`\n");
    }
}

TEST_CASE("a line that names another schema to editors is a warning, wherever it stands") {
    const auto found = [](const std::string& line) {
        return found_in(
            "=== " + std::string(base_path) + "\n" +
            replaced(std::string(base_record), "sources: [S1]\n", "sources: [S1]" + line));
    };
    for (const char* line :
         {"\n", "\n# yaml-language-server: $schema=../record.schema.json\n",
          "\n# yaml-language-server: $schema=../record.schema.json\r\n",
          "\nnotes: yaml-language-server の行 $schema=x は書きません\n",
          "\n#yaml-language-server: $schema=x\n", "\n# yaml-language-server $schema=x\n",
          "\n# yaml-language-server: なし\n", "\n# yaml-language-server"}) {
        CAPTURE(line);
        CHECK(found(line).find("F008") == std::string::npos);
    }
    for (const char* line :
         {"\n# yaml-language-server: $schema=https://evil.example/x.json\n",
          " # yaml-language-server: $schema=https://evil.example/x.json\n",
          "\n#\tyaml-language-server : a $schema=https://evil.example/x.json b\n",
          "\n# yaml-language-server: なし\n"
          "# yaml-language-server: $schema=https://evil.example/x.json"}) {
        CAPTURE(line);
        const std::string text = found(line);
        CHECK(text.find("`https://evil.example/x.json` F008: this is not the schema of this "
                        "registry\n"
                        "  help: write `../record.schema.json`\n"
                        "  fix: ../record.schema.json\n") != text.npos);
    }
    const std::string beside = found_in(
        "=== sources.yaml\n# yaml-language-server: $schema=record.schema.json\n"
        "S1: {title: 報道資料}\n");
    CHECK(beside.find("fix: sources.schema.json") != beside.npos);
}
