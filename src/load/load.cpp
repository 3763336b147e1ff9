// Files to registry: the files beside the records first, because records refer to them, then
// the records on all cores.
#include "daicho/load/load.hpp"

#include <algorithm>
#include <array>

#include "daicho/format/schema.hpp"
#include "format/binder.hpp"
#include "format/record_topics.hpp"
#include "load/file_topics.hpp"
#include "system/parallel.hpp"

namespace daicho {

namespace {

/// Reads and binds one of the files beside the records; false if there is none. Of one that could
/// not be read nothing more is said: it is not empty.
template <class Bind>
bool bind_file(const Sources& files, const std::vector<bool>& refused, std::string_view path,
               Diagnostics& findings, Bind bind) {
    const auto file = std::ranges::find(files, path, &Source::path);
    if (file == files.end()) return false;
    const auto id = static_cast<SourceId>(file - files.begin());
    if (refused[id]) return true;
    const Document document = read_document(id, file->text, findings);
    if (!document.empty()) bind(document);
    return true;
}

/// Binds a file to `agreement`; false if its syntax left nothing to bind.
bool bind_record(const Source& file, SourceId id, const References& references,
                 Agreement& agreement, Diagnostics& findings) {
    const Document document = read_document(id, file.text, findings);
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

bool is_record(const Source& file) {
    return file.path.find('/') != std::string::npos;
}

}  // namespace

Loaded load(Folder folder) {
    Loaded out;
    Registry& registry = out.registry;
    std::vector<bool> refused(folder.files.size());
    for (const Diagnostic& finding : folder.findings) refused[finding.at.source] = true;
    registry.files = std::move(folder.files);
    out.findings = std::move(folder.findings);
    const Sources& files = registry.files;

    const References nothing_yet;
    const bool has_vocabulary =
        bind_file(files, refused, "vocabulary.yaml", out.findings, [&](const Document& doc) {
            Binder(doc, nothing_yet, out.findings)
                .bind_mapping(vocabulary_schema(), 0, &registry.vocabularies);
        });
    const bool has_sources =
        bind_file(files, refused, "sources.yaml", out.findings, [&](const Document& doc) {
            Binder binder(doc, nothing_yet, out.findings);
            read_into(binder, file_field("sources.yaml"), 0, registry.publications);
        });
    const References references(registry.vocabularies, registry.publications);
    bind_file(files, refused, "registry.yaml", out.findings, [&](const Document& doc) {
        Binder(doc, references, out.findings).bind_mapping(registry_schema(), 0, &registry);
    });
    bind_file(files, refused, "about.yaml", out.findings, [&](const Document& doc) {
        Binder binder(doc, references, out.findings);
        binder.bind_mapping(about_schema(), 0, &registry.about);
        registry.about.cites = binder.cited();
    });
    const auto require = [&](bool present, std::string_view name) {
        if (present || files.empty()) return;
        out.findings.add(topics::file["missing-file"], Span{},
                         message("`{}` がありません", "there is no `{}`", name));
    };
    require(has_vocabulary, "vocabulary.yaml");
    require(has_sources, "sources.yaml");

    std::vector<SourceId> records;
    for (SourceId id = 0; id < files.size(); ++id) {
        if (!refused[id] && is_record(files[id])) records.push_back(id);
    }
    const bool is_empty = records.empty() && registry.unlisted.empty() && registry.totals.empty();
    const auto itself = std::ranges::find(files, "registry.yaml", &Source::path);
    if (is_empty && itself != files.end() && out.findings.empty()) {
        const auto id = static_cast<SourceId>(itself - files.begin());
        out.findings
            .add(topics::file["empty-registry"], Span{id, 0, 0},
                 message("台帳にまだ記録がありません", "the registry has no record yet"))
            .help = message("`daicho new 団体` で協定を加えてください",
                            "add an agreement with `daicho new GOVERNMENT`");
    }
    // Bound in place: a copy of 20,000 agreements would be the larger half of all memory.
    registry.agreements.resize(records.size());
    std::vector<Diagnostics> findings(records.size());
    std::vector<char> is_bound(records.size());  // not bool: written by several threads
    in_parallel(records.size(), 16, [&](std::size_t i) {
        is_bound[i] = bind_record(files[records[i]], records[i], references, registry.agreements[i],
                                  findings[i]);
    });
    for (Diagnostics& of_record : findings) out.findings.append(std::move(of_record));
    const Agreement* first = registry.agreements.data();
    std::erase_if(registry.agreements, [&](const Agreement& agreement) {
        return !is_bound[static_cast<std::size_t>(&agreement - first)];
    });
    return out;
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
