#include "cli/edits.hpp"

#include <algorithm>

#include "cli/caused.hpp"
#include "cli/output.hpp"
#include "cli/patches.hpp"
#include "cli/session.hpp"
#include "cli/write_file.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/text/utf8.hpp"

namespace daicho {

namespace {

/// Where the edit breaks something, it is the first that is looked at.
std::shared_ptr<CheckedRegistry> tried(const Session& session, const Sources& files,
                                       const std::shared_ptr<const Before>& before = {}) {
    auto out = std::make_shared<CheckedRegistry>();
    bind_and_check({files, {}}, today(session), *out, [&] { return before; });
    return out;
}

auto place(const Sources& files, std::string_view path) {
    return std::ranges::lower_bound(files, path, {}, &Source::path);
}

const Source* find(const Sources& files, std::string_view path) {
    const auto found = place(files, path);
    return found == files.end() || found->path != path ? nullptr : &*found;
}

/// The help of a finding in what is not in the files: there is nothing yet that `--fix` could mend,
/// and a source is added first.
void help_to_write(Diagnostic& finding, const Sources& files) {
    const bool is_known = finding.fix.has_value();  // an address, whose id the help says
    finding.fix.reset();
    if (finding.topic != &unknown_source_topic || is_known) return;
    const Span at = finding.at;
    std::string id = files[at.source].text.substr(at.begin, at.end - at.begin);
    std::erase_if(id, [](char c) { return c == '"' || c == '\''; });
    id = id.substr(0, id.find('#'));
    if (id.find("://") != id.npos) id = "ID";
    // Another id that may be meant; that this one is to be added is said better here.
    if (finding.offers_another) finding.notes.insert(finding.notes.begin(), finding.help);
    finding.help =
        message("先に `daicho add source {} --title … --publisher …` で加えてください",
                "add it first: `daicho add source {} --title … --publisher …`", printable(id));
}

}  // namespace

Edits::Edits(Session& session) : x_session(session), x_folder(require_registry(session)) {
    Folder folder = read_folder(x_folder);
    if (!folder.findings.empty()) {
        const Diagnostic& first = *folder.findings.begin();
        throw Trouble(
            message(
                "読めないか、置き場所の違うファイルがあるため、何も書きません({}: {})",
                "nothing is written beside files that cannot be read or are out of place ({}: {})",
                printable(folder.files[first.at.source].path), first.message),
            message("`daicho check` で確かめてください", "see `daicho check`"));
    }
    x_files = std::move(folder.files);
    x_changed = x_files;
    x_before = tried(session, x_files);
}

bool Edits::has(std::string_view path) const {
    return find(x_changed, path) != nullptr;
}

const std::string& Edits::text(std::string_view path) const {
    if (const Source* found = find(x_changed, path)) return found->text;
    throw Trouble(message("{} がありません", "there is no {}", printable(path)));
}

Document Edits::document(std::string_view path) const {
    Diagnostics findings;
    Document out = read_document(0, text(path), findings);
    if (!out.empty() && !findings.has_errors()) return out;
    throw Trouble(message("{} に書式の誤りがあるため書き加えられません",
                          "{} is not well-formed: nothing can be added to it", printable(path)),
                  message("`daicho check` で確かめてください", "see `daicho check`"));
}

void Edits::put(std::string_view path, std::string text) {
    x_after.reset();
    const auto at = x_changed.begin() + (place(x_changed, path) - x_changed.begin());
    if (at != x_changed.end() && at->path == path) {
        at->text = std::move(text);
    } else {
        x_changed.insert(at, {std::string(path), std::move(text)});
    }
}

const CheckedRegistry& Edits::after() {
    if (!x_after) {
        const Before before{message("この編集で", "before this edit"), x_before};
        x_after = tried(x_session, x_changed, std::make_shared<const Before>(before));
    }
    return *x_after;
}

void Edits::print_unwritten(const Diagnostics& findings, const CheckedRegistry& of) const {
    Diagnostics out = findings;
    out.revise(0, [&](Diagnostic& finding) { help_to_write(finding, of.registry.files); });
    print_findings(x_session, out, of, x_folder);
}

int Edits::refuse(const CheckedRegistry& after, const Diagnostics& fresh) const {
    print_unwritten(fresh.only(&Diagnostic::is_error), after);
    say(x_session, message("エラーになるため、何も書きませんでした",
                           "nothing was written: there would be errors"));
    return exit_code::findings;
}

void Edits::make(const Message& done) const {
    std::vector<FileChange> changes;
    for (const Source& file : x_changed) {
        const Source* before = find(x_files, file.path);
        if (before && before->text == file.text) continue;
        changes.push_back(
            {file.path, before ? std::optional(before->text) : std::nullopt, file.text});
    }
    if (x_session.arguments.has("dry-run")) {
        for (const FileChange& change : changes)
            print_patch(x_session, x_folder, change.path, change.before, change.after);
        say(x_session, message("--dry-run のため、何も書いていません",
                               "nothing was written, as --dry-run asks"));
        return;
    }
    write_files(x_folder, changes);
    say(x_session, done);
}

int Edits::finish(const Message& done, std::span<const Message> notes,
                  const std::function<bool(const CheckedRegistry&, const Diagnostic&)>& may_stay) {
    const CheckedRegistry& then = after();
    // What was wrong before is for `check` to tell: it neither hinders the edit nor repeats itself.
    const Caused caused = caused_between(*x_before, then);
    const Diagnostics fresh = caused.findings.only(
        [](const Diagnostic& finding) { return finding.topic->severity != Severity::note; });
    const auto is_fatal = [&](const Diagnostic& finding) {
        return finding.is_error() && !(may_stay && may_stay(then, finding));
    };
    const bool has_unseen = caused.findings.count(Severity::error) > fresh.count(Severity::error);
    if (has_unseen || std::ranges::any_of(fresh, is_fatal)) return refuse(then, fresh);
    make(done);
    for (const Message& note : notes) say(x_session, note);
    if (x_session.arguments.has("dry-run")) {
        print_unwritten(fresh, then);
    } else {
        print_findings(x_session, fresh, then, x_folder);
    }
    const std::size_t errors = then.findings.count(Severity::error);
    const std::size_t earlier = errors - fresh.count(Severity::error);
    if (earlier > 0) {
        say(x_session, message("ほかに、前からのエラーが{}件あります(`daicho check` で示します)",
                               "besides, {} {} there before: see `daicho check`", earlier,
                               Words{"", earlier == 1 ? "error was" : "errors were"}));
    }
    return fresh.has_errors() ? exit_code::findings : exit_code::well;
}

}  // namespace daicho
