#include "cli/caused.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "system/file_folder.hpp"

namespace daicho {

namespace {

// ---- the same finding --------------------------------------------------------------------------

/// The file of `after` that a file of `before` has become, by its bytes, where its path is gone.
std::map<std::string, std::string> moves_between(const Sources& before, const Sources& after) {
    const auto has = [](const Sources& all, const std::string& path) {
        return std::ranges::binary_search(all, path, {}, &Source::path);
    };
    std::multimap<std::string_view, const Source*> fresh;
    for (const Source& file : after) {
        if (!has(before, file.path)) fresh.emplace(file.text, &file);
    }
    std::map<std::string, std::string> out;
    for (const Source& file : before) {
        if (has(after, file.path)) continue;
        const auto found = fresh.find(file.text);
        if (found == fresh.end()) continue;
        out.emplace(file.path, found->second->path);
        fresh.erase(found);
    }
    return out;
}

/// What is said of which text in which file, wherever it stands there.
using Key = std::tuple<std::string_view, std::string, std::string, std::string>;

Key key_of(const Diagnostic& finding, const Sources& files, const std::string& path) {
    constexpr std::size_t most = 200;
    const std::string& text = files[finding.at.source].text;
    const std::size_t begin = std::min<std::size_t>(finding.at.begin, text.size());
    const std::size_t size = std::min<std::size_t>(finding.at.end - finding.at.begin, most);
    return {finding.topic->code, path, finding.message.en, text.substr(begin, size)};
}

class Known {
  public:
    Known(const Diagnostics& findings, const Sources& files,
          const std::map<std::string, std::string>& moves) {
        for (const Diagnostic& finding : findings) {
            const std::string& path = files[finding.at.source].path;
            const auto moved = moves.find(path);
            ++x_counts[key_of(finding, files, moved == moves.end() ? path : moved->second)];
        }
    }

    /// Takes one away, if there is one left.
    bool take(const Key& key) {
        const auto found = x_counts.find(key);
        if (found == x_counts.end() || found->second == 0) return false;
        --found->second;
        return true;
    }

    std::size_t left() const {
        std::size_t out = 0;
        for (const auto& [key, count] : x_counts) out += count;
        return out;
    }

  private:
    std::map<Key, std::size_t> x_counts;
};

// ---- files that are gone -----------------------------------------------------------------------

/// A folder with some files more, by their paths from the root.
class WithFiles : public FileFolder {
  public:
    WithFiles(std::unique_ptr<const FileFolder> folder, std::string path, const Sources& more)
        : x_folder(std::move(folder)), x_path(std::move(path)), x_more(more) {}

    Message list(std::vector<Name>& out) const override {
        Message why_not = x_folder ? x_folder->list(out) : Message();
        for (const Source& file : x_more) {
            if (!file.path.starts_with(x_path)) continue;
            const std::string inner = file.path.substr(x_path.size());
            const auto slash = inner.find('/');
            const Name name{inner.substr(0, slash),
                            slash == inner.npos ? Name::Kind::file : Name::Kind::folder};
            if (std::ranges::find(out, name.text, &Name::text) == out.end()) out.push_back(name);
        }
        std::ranges::sort(out, {}, &Name::text);
        return why_not;
    }

    Message read(const std::string& name, std::size_t most, std::string& out) const override {
        const Source* found = find_source(x_more, x_path + name);
        if (!found) return x_folder ? x_folder->read(name, most, out) : Message();
        out = found->text.substr(0, most + 1);
        return {};
    }

    std::unique_ptr<FileFolder> open(const std::string& name, Message& why_not) const override {
        const std::string path = x_path + name + "/";
        const auto is_in = [&](const Source& file) { return file.path.starts_with(path); };
        Message reason;
        auto inner = x_folder ? x_folder->open(name, reason) : nullptr;
        if (!inner && std::ranges::none_of(x_more, is_in)) {
            why_not = reason;
            return nullptr;
        }
        return std::make_unique<WithFiles>(std::move(inner), path, x_more);
    }

  private:
    std::unique_ptr<const FileFolder> x_folder;
    std::string x_path;
    const Sources& x_more;
};

}  // namespace

Caused caused_between(const CheckedRegistry& before, const CheckedRegistry& after) {
    const Sources &was = before.registry.files, &is = after.registry.files;
    Known known(before.findings, was, moves_between(was, is));
    Caused out;
    out.findings = after.findings.only([&](const Diagnostic& finding) {
        return !known.take(key_of(finding, is, is[finding.at.source].path));
    });
    out.mended = known.left();
    for (SourceId id = 0; id < is.size(); ++id) {
        const Source* old = find_source(was, is[id].path);
        for (const auto severity : {Severity::note, Severity::warning, Severity::error}) {
            const std::size_t now = after.findings.hidden(id, severity);
            if (now == 0) continue;
            const auto then =
                old ? before.findings.hidden(source_id(was, *old), severity) : std::size_t{0};
            if (now <= then) continue;
            out.findings.add_hidden(id, severity, now - then);
            out.unseen += now - then;
        }
    }
    return out;
}

Diagnostics caused_by_going(const Session& session, const OpenRegistry& opened,
                            const Sources& gone) {
    auto now = std::make_unique<DiskFolder>(open_to_read(opened.folder.c_str(), only_folder));
    const WithFiles then(std::move(now), "", gone);
    const auto before = std::make_shared<CheckedRegistry>();
    bind_and_check(read_folder(then, opened.folder), today(session), *before);
    // Again, for the base that findings were explained by may have lacked the files already.
    auto base = std::make_shared<const Before>(
        Before{message("ファイルがあった時から", "before the files went"), before});
    CheckedRegistry after;
    bind_and_check({opened.registry.files, {}}, today(session), after, [&] { return base; });
    return caused_between(*before, after).findings;
}

}  // namespace daicho
