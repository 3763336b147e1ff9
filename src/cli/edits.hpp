// Changes of a registry's files, tried before they are made.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "daicho/check/check.hpp"
#include "daicho/yaml/document.hpp"

namespace daicho {

class Edits {
  public:
    /// Reads the registry of the session. Throws Trouble if there is none, or some of it cannot be
    /// read.
    explicit Edits(Session& session);

    const std::string& folder() const { return x_folder; }
    const CheckedRegistry& before() const { return *x_before; }
    bool has(std::string_view path) const;

    /// The text of a file with the changes so far. Throws Trouble if it is not there.
    const std::string& text(std::string_view path) const;
    /// The same as a document; throws Trouble if it is not well-formed. The text outlives it only
    /// until the file is put again.
    Document document(std::string_view path) const;
    void put(std::string_view path, std::string text);
    /// What would be with the changes so far.
    const CheckedRegistry& after();

    /// Checks what would be: if it brings errors, other than those that `may_stay`, they are said
    /// and nothing is done. Else the patch is printed if that is all (`--dry-run`), or everything
    /// is written and that it is `done` said; and then the notes, and the warnings that it brings.
    /// The exit code.
    int finish(const Message& done, std::span<const Message> notes = {},
               const std::function<bool(const CheckedRegistry&, const Diagnostic&)>& may_stay = {});

  private:
    void make(const Message& done) const;
    int refuse(const CheckedRegistry& after, const Diagnostics& fresh) const;
    void print_unwritten(const Diagnostics& findings, const CheckedRegistry& of) const;

    Session& x_session;
    std::string x_folder;
    Sources x_files;    // as they were read
    Sources x_changed;  // sorted by path, with the changes
    std::shared_ptr<const CheckedRegistry> x_before;
    std::shared_ptr<const CheckedRegistry> x_after;  // null if changes came since
};

}  // namespace daicho
