// `daicho init`: a register of one's own.
#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/command.hpp"
#include "cli/names.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "cli/write_file.hpp"
#include "daicho/check/check.hpp"
#include "daicho/format/canonical.hpp"
#include "daicho/format/schema.hpp"
#include "daicho/load/load.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/lists.hpp"
#include "daicho/text/normal.hpp"
#include "daicho/text/utf8.hpp"
#include "render/markdown/escape.hpp"
#include "system/version.hpp"

namespace daicho {

namespace embedded {
std::string_view new_registry_yaml();
std::string_view new_registry_en_yaml();
std::string_view new_sources_yaml();
std::string_view new_sources_en_yaml();
std::string_view new_readme_md();
std::string_view new_readme_en_md();
std::string_view settings_json();
std::string_view extensions_json();
std::string_view agreements_yml();
std::string_view new_editorconfig();
std::string_view new_gitattributes();
std::string_view vocabulary_yaml();
std::string_view _prettierrc_yaml();
}  // namespace embedded

namespace {

namespace fs = std::filesystem;

constexpr std::array own_options{
    offering(Offers::prefectures, Option{"prefecture",
                                         0,
                                         "PREF",
                                         {"台帳の範囲の都道府県(なければ全国)",
                                          "a prefecture that it is about (default: all)"},
                                         true}),
    Option{"title", 0, "TEXT", {"台帳の名称", "title of the registry"}},
};

std::string filled(std::string_view text, std::string_view place, std::string_view value) {
    std::string out(text);
    const auto at = out.find(place);
    return at == out.npos ? out : out.replace(at, place.size(), value);
}

std::vector<std::string_view> scope(const Session& session) {
    std::vector<int> numbers;
    for (const std::string& given : session.arguments.values("prefecture"))
        numbers.push_back(read_prefecture(given).number);
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::vector<std::string_view> out;
    for (const int number : numbers) out.push_back(prefecture(number).name);
    return out;
}

std::string registry_yaml(std::string_view text, const std::string& title,
                          const std::vector<std::string_view>& places) {
    const std::string line =
        places.empty() ? "" : fmt::format("scope: [{}]\n", joined(places, ", "));
    // The title last: it may hold anything.
    std::string out = filled(text, "{{scope}}", line);
    out = filled(out, "{{title}}", written(title, In::block, true));
    Diagnostics unheard;
    const Document document = read_document(0, out, unheard);
    return document.empty() ? out : canonical(document, file_field(registry_file::registry));
}

/// That of the program's own repository, but there the program is beside the register; here it
/// comes from its own repository, at the version that this is.
std::string workflow() {
    constexpr std::string_view beside =
        "ref: ${{ github.event.pull_request.base.sha || github.sha }}";
    constexpr std::string_view host = "https://github.com/";
    const ProgramVersion& version = program_version();
    const std::string_view repository = version.address.starts_with(host)
                                            ? version.address.substr(host.size())
                                            : "OWNER/daicho # where the program is";
    const std::string ref =
        version.commit.empty()
            ? fmt::format("v{} # for example: a tag or commit that is there", version.number)
            : std::string(version.commit);
    return filled(filled(embedded::agreements_yml(), beside,
                         fmt::format("repository: {}\n          ref: {}", repository, ref)),
                  "The program, from the base branch", "The program, at the version that is meant");
}

/// Whether the folder is within a repository, and not its top: a workflow is looked for there
/// alone.
bool is_within_repository(const std::string& folder) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(fs::absolute(folder, error), error);
    const std::string top = repository_top(existing_folder(whole.string()));
    return !top.empty() && fs::path(top) != whole;
}

/// Makes the folder and those that hold it; which were made, the innermost first.
std::vector<fs::path> make_folders(const fs::path& folder) {
    std::vector<fs::path> missing, made;
    std::error_code error;
    for (fs::path each = folder; !each.empty() && !fs::exists(each, error);
         each = each.parent_path()) {
        if (each.has_filename()) missing.push_back(each);
    }
    for (auto each = missing.rbegin(); each != missing.rend(); ++each) {
        if (fs::create_directory(*each, error)) made.insert(made.begin(), *each);
    }
    return made;
}

/// What is left to do before the workflow runs; nothing if there is nothing.
Message about_workflow(const std::string& folder, bool has_workflow) {
    if (!has_workflow) {
        return message(
            "{} は git のリポジトリの中にあるため、GitHub のワークフローは作りませんでした。台帳だけのリポジトリにすると作られます",
            "{} lies within a git repository, so that no GitHub workflow was made: a registry with a repository of its own gets one",
            printable(folder));
    }
    if (program_version().address.empty()) {
        return {
            ".github/workflows/agreements.yml の `OWNER/daicho` を、このプログラムのあるリポジトリに書き換えてください",
            "replace `OWNER/daicho` in .github/workflows/agreements.yml by the repository of this program"};
    }
    return {};
}

/// Throws Trouble if what is to be written would not pass.
void check_files(const Session& session, const Sources& files) {
    Loaded loaded = load({files, {}});
    const Ledger ledger(loaded.registry);
    check({.ledger = ledger, .today = today(session)}, loaded.findings);
    for (const Diagnostic& finding : loaded.findings) {
        if (finding.topic->severity != Severity::note) throw Trouble(finding.message, finding.help);
    }
}

/// One registry lies in no other, nor is one begun where there is one.
void refuse_second(const Session& session, const std::string& folder) {
    const std::string usual = fmt::format("{}/{}", folder, usual_folder);
    const auto registry =
        registry_of(session, fmt::format("{}/{}", usual, registry_file::registry));
    if (!registry) return;
    std::error_code error;
    if (fs::equivalent(*registry, usual, error)) {
        throw Trouble(
            message("{} にはもう台帳があります", "there is a registry in {} already",
                    printable(folder)),
            message("協定は `daicho -C {} new 団体` で加えてください",
                    "add an agreement with `daicho -C {} new GOVERNMENT`", printable(folder)));
    }
    throw Trouble(message("{} は別の台帳({})の中です", "{} lies in another registry, {}",
                          printable(folder), printable(*registry)),
                  message("その外のフォルダを指定してください", "name a folder outside of it"));
}

/// Those of a new registry, and of the project around it.
std::vector<FileChange> new_files(const Session& session, bool has_workflow) {
    const auto places = scope(session);
    const std::string in_front = places.size() == 1 ? std::string(places.front()) : "";
    const std::string title =
        composed(session.arguments.value("title").value_or(in_front + "雇用対策協定台帳"));
    if (first_invalid_utf8(title)) {
        throw Trouble(message("--title が UTF-8 ではありません", "--title is not UTF-8"));
    }
    const bool is_ja = session.report_lang == Lang::ja;
    const auto words = [&](auto ja, auto en) { return is_ja ? ja() : en(); };
    const auto registry_text = words(embedded::new_registry_yaml, embedded::new_registry_en_yaml);
    const auto sources_text = words(embedded::new_sources_yaml, embedded::new_sources_en_yaml);
    const auto readme = words(embedded::new_readme_md, embedded::new_readme_en_md);
    const Sources registry{
        {std::string(registry_file::registry), registry_yaml(registry_text, title, places)},
        {std::string(registry_file::sources), std::string(sources_text)},
        {std::string(registry_file::vocabulary), std::string(embedded::vocabulary_yaml())}};
    check_files(session, registry);
    const Loaded loaded = load({registry, {}});

    std::vector<FileChange> files;
    const auto add = [&](std::string path, std::string_view text) {
        files.push_back({std::move(path), {}, std::string(text)});
    };
    for (const Source& file : registry)
        add(fmt::format("{}/{}", usual_folder, file.path), file.text);
    for (const FileSchema& schema : file_schemas()) {
        add(fmt::format("{}/{}", usual_folder, schema.file), json_schema(schema, &loaded.registry));
    }
    add("README.md", filled(readme, "{{title}}", escape_markdown(title)));
    add(".gitattributes", embedded::new_gitattributes());
    add(".editorconfig", embedded::new_editorconfig());
    add(".prettierrc.yaml", embedded::_prettierrc_yaml());
    add(".vscode/extensions.json", embedded::extensions_json());
    add(".vscode/settings.json", embedded::settings_json());
    if (has_workflow) add(".github/workflows/agreements.yml", workflow());
    return files;
}

/// All of them or none, with the folders on the way.
void write_new(const std::string& folder, const std::vector<FileChange>& files) {
    std::error_code error;
    const auto made = make_folders(folder);
    try {
        write_files(folder, files);
    } catch (...) {
        for (const fs::path& each : made) fs::remove(each, error);
        throw;
    }
}

int run_init(Session& session) {
    const std::string folder = *session.arguments.value("DIR");
    if (folder.empty()) {
        throw Trouble(message("フォルダの名前が空です", "the name of the folder is empty"));
    }
    const bool has_workflow = !is_within_repository(folder);
    const std::vector<FileChange> files = new_files(session, has_workflow);
    refuse_second(session, folder);
    write_new(folder, files);
    const Message done =
        message("{} に台帳を作りました。`daicho -C {} new 団体` で最初の協定を加えてください",
                "made a registry in {}: add the first agreement with `daicho -C {} new GOVERNMENT`",
                printable(folder), printable(folder));
    say(session, done);
    if (const Message left = about_workflow(folder, has_workflow); !left.empty())
        say(session, left);
    return exit_code::well;
}

}  // namespace

extern const Command init_command{
    "init",
    {"自分の台帳を始める", "begin a registry of one's own"},
    {"検査に通る空の台帳を作ります: 例を注記した registry.yaml・sources.yaml、語彙、エディタの設定、GitHub のワークフロー、README(`--lang en` なら英語)。\n"
     "あるファイルは書き換えません。例: `daicho init gunma --prefecture 群馬県 --title 群馬県の雇用対策協定`",
     "Makes an empty registry that passes the check: registry.yaml and sources.yaml with examples in "
     "comments, the vocabulary, settings of editors, a workflow for GitHub, a README; in English with "
     "`--lang en`. No file that is there is written over.\n"
     "For example `daicho init gunma --prefecture 群馬県 --title 群馬県の雇用対策協定`."},
    {"DIR", {"作るフォルダ", "the folder to be made"}, true, false, Offers::folders},
    {own_options},
    run_init,
    !may_stand_in_document,
    Prints::no_figures};

}  // namespace daicho
