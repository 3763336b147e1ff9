// Files to registry: the files beside the records first, because records refer to them, then
// the records on all cores.
#include "daicho/load/load.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "daicho/format/schema.hpp"
#include "format/binder.hpp"
#include "format/record_topics.hpp"
#include "load/file_topics.hpp"
#include "system/parallel.hpp"

namespace daicho {

namespace {

/// The schema that an editor is to read for a file, from where that stands.
std::string schema_for(std::string_view path) {
    const auto all = file_schemas();
    const auto own = std::ranges::find(all, path, &FileSchema::yaml);
    return own == all.end() ? fmt::format("../{}", all.front().file) : std::string(own->file);
}

/// The next schema that a comment tells editors of, `# yaml-language-server: $schema=…`, on
/// whichever line; nothing if there is none. `from` is then behind that line.
std::optional<std::string_view> next_schema(std::string_view text, std::size_t& from) {
    constexpr std::string_view reader = "yaml-language-server", mark = "$schema=", blanks = " \t";
    while (true) {
        const std::size_t at = text.find(reader, from);
        if (at == text.npos) return {};
        from = at + reader.size();
        const std::size_t before = at == 0 ? text.npos : text.find_last_not_of(blanks, at - 1);
        if (before == text.npos || before + 1 == at || text[before] != '#') continue;
        const std::string_view rest = text.substr(from);
        const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
        from += line.size();
        const std::size_t colon = line.find_first_not_of(blanks), named = line.find(mark);
        if (colon == line.npos || line[colon] != ':' || named == line.npos) continue;
        const std::string_view schema = line.substr(named + mark.size());
        return schema.substr(0, schema.find_first_of(blanks));
    }
}

void find_schemas_elsewhere(const Source& file, SourceId id, Diagnostics& findings) {
    const std::string_view text = file.text;
    const std::string own = schema_for(file.path);
    std::size_t from = 0;
    while (const auto schema = next_schema(text, from)) {
        if (*schema == own) continue;
        const auto begin = static_cast<std::uint32_t>(schema->data() - text.data());
        const Span place{id, begin, begin + static_cast<std::uint32_t>(schema->size())};
        auto& finding = findings.add(
            topics::file["schema-elsewhere"], place,
            message("この台帳のスキーマではありません", "this is not the schema of this registry"));
        finding.help = message("`{}` と書いてください", "write `{}`", own);
        finding.fix = Fix{true, {{place, own}}};
    }
}

/// Reads and binds one of the files beside the records; false if there is none. Of one that could
/// not be read nothing more is said: it is not empty.
template <class Bind>
bool bind_file(const Sources& files, const std::vector<bool>& refused, std::string_view path,
               Diagnostics& findings, Bind bind) {
    const Source* file = find_source(files, path);
    if (!file) return false;
    const SourceId id = source_id(files, *file);
    if (refused[id]) return true;
    const Document document = read_document(id, file->text, findings);
    if (!document.empty()) bind(document);
    find_schemas_elsewhere(*file, id, findings);
    return true;
}

/// Binds a file to `agreement`; false if its syntax left nothing to bind.
bool bind_record(const Source& file, SourceId id, const References& references,
                 Agreement& agreement, Diagnostics& findings) {
    const Document document = read_document(id, file.text, findings);
    find_schemas_elsewhere(file, id, findings);
    if (document.empty()) return false;

    const std::string_view path = file.path;
    const auto slash = path.rfind('/') + 1;
    agreement.id = path.substr(slash, path.rfind('.') - slash);
    agreement.source = id;
    agreement.whole = document.span(0);
    Binder binder(document, references, findings);
    agreement.is_whole = binder.bind_mapping(record_schema(), 0, &agreement);
    agreement.cites = binder.cited();
    return true;
}

/// Binds the files beside the records, which come first: returned is what records refer to.
References bind_common(const std::vector<bool>& refused, Registry& registry,
                       Diagnostics& findings) {
    const Sources& files = registry.files;
    const References nothing_yet;
    const bool has_vocabulary =
        bind_file(files, refused, registry_file::vocabulary, findings, [&](const Document& doc) {
            Binder(doc, nothing_yet, findings)
                .bind_mapping(vocabulary_schema(), 0, &registry.vocabularies);
        });
    const bool has_sources =
        bind_file(files, refused, registry_file::sources, findings, [&](const Document& doc) {
            Binder binder(doc, nothing_yet, findings);
            read_into(binder, file_field(registry_file::sources), 0, registry.publications);
        });
    References references(registry.vocabularies, registry.publications);
    bind_file(files, refused, registry_file::registry, findings, [&](const Document& doc) {
        Binder(doc, references, findings).bind_mapping(registry_schema(), 0, &registry);
    });
    bind_file(files, refused, registry_file::about, findings, [&](const Document& doc) {
        Binder binder(doc, references, findings);
        binder.bind_mapping(about_schema(), 0, &registry.about);
        registry.about.cites = binder.cited();
    });
    const Source* itself = find_source(files, registry_file::registry);
    const auto require = [&](bool present, std::string_view name) {
        if (present || files.empty()) return;
        // What is not there has no place: it is missed by the file beside which it belongs.
        const SourceId beside = itself ? source_id(files, *itself) : SourceId{};
        findings.add(topics::file["missing-file"], Span{beside, 0, 0},
                     message("`{}` がありません", "there is no `{}`", name));
    };
    require(has_vocabulary, registry_file::vocabulary);
    require(has_sources, registry_file::sources);
    return references;
}

void bind_records(const std::vector<SourceId>& records, const References& references,
                  Registry& registry, Diagnostics& out) {
    // Bound in place: a copy of 20,000 agreements would be the larger half of all memory.
    registry.agreements.resize(records.size());
    std::vector<Diagnostics> findings(records.size());
    std::vector<char> is_bound(records.size());  // not bool: written by several threads
    in_parallel(records.size(), 16, [&](std::size_t i) {
        is_bound[i] = bind_record(registry.files[records[i]], records[i], references,
                                  registry.agreements[i], findings[i])
                          ? 1
                          : 0;
    });
    for (Diagnostics& of_record : findings) out.append(std::move(of_record));
    const Agreement* first = registry.agreements.data();
    std::erase_if(registry.agreements, [&](const Agreement& agreement) {
        return !is_bound[static_cast<std::size_t>(&agreement - first)];
    });
}

}  // namespace

Loaded load(Folder folder) {
    Loaded out;
    Registry& registry = out.registry;
    std::vector<bool> refused(folder.files.size());
    for (const Diagnostic& finding : folder.findings) refused[finding.at.source] = true;
    registry.files = std::move(folder.files);
    out.findings = std::move(folder.findings);
    // Of a vocabulary that could not be read whole nobody knows the schema.
    out.schemas = std::move(folder.schemas);
    const References references = bind_common(refused, registry, out.findings);

    std::vector<SourceId> records;
    for (SourceId id = 0; id < registry.files.size(); ++id) {
        const bool is_record = registry.files[id].path.find('/') != std::string::npos;
        if (is_record && !refused[id]) records.push_back(id);
    }
    const Source* itself = find_source(registry.files, registry_file::registry);
    const bool is_empty = records.empty() && registry.unlisted.empty() && registry.totals.empty();
    if (is_empty && itself && out.findings.empty()) {
        out.findings
            .add(topics::file["empty-registry"], Span{source_id(registry.files, *itself), 0, 0},
                 message("台帳にまだ記録がありません", "the registry has no record yet"))
            .help = message("`daicho new 団体` で協定を加えてください",
                            "add an agreement with `daicho new GOVERNMENT`");
    }
    bind_records(records, references, registry, out.findings);
    return out;
}

void find_other_schemas(const Sources& schemas, const Registry& registry, Diagnostics& findings) {
    const Source* itself = find_source(registry.files, registry_file::registry);
    if (!itself) return;
    const Span place{source_id(registry.files, *itself), 0, 0};
    std::vector<char> is_own(schemas.size());  // not bool: written by several threads
    const auto all = file_schemas();
    const auto schema_of = [&](const Source& file) {
        return std::ranges::find(all, file.path, &FileSchema::file);
    };
    in_parallel(schemas.size(), 1, [&](std::size_t i) {
        is_own[i] = is_schema_of(*schema_of(schemas[i]), schemas[i].text, registry) ? 1 : 0;
    });
    for (std::size_t i = 0; i < schemas.size(); ++i) {
        if (is_own[i]) continue;
        findings
            .add(topics::file["other-schema"], place,
                 message("{} はいまの語彙と書式のスキーマではありません",
                         "{} is not the schema of this vocabulary and format", schemas[i].path))
            .help = message("`daicho schema {0} -o agreements/{1}` で作り直してください",
                            "write it again: `daicho schema {0} -o agreements/{1}`",
                            schema_of(schemas[i])->name, schemas[i].path);
    }
}

std::span<const Topic> file_topics() {
    return topics::file;
}

std::span<const Topic> record_topics() {
    return topics::record;
}

constinit const Topic& unreadable_file_topic = topics::file["unreadable-file"];
constinit const Topic& missing_key_topic = topics::record["missing-key"];
constinit const Topic& unknown_source_topic = topics::record["unknown-source"];

}  // namespace daicho
