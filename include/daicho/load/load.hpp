// From a folder, or files already read, to a registry and the findings about its form.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "daicho/model/diagnostic.hpp"
#include "daicho/model/registry.hpp"
#include "daicho/yaml/document.hpp"

namespace daicho {

/// The files of a folder `agreements`, sorted by path, and what was wrong with some of them: links,
/// special files, files in no place of the format. The only reader of files.
struct Folder {
    Sources files;
    Diagnostics findings;
};

/// Reads a folder, following no link below it. Throws Trouble if it is no folder or cannot be read.
Folder read_folder(const std::string& path);

/// Reads one file that the user named (a template, a document to refresh). Throws Trouble.
std::string read_file(const std::string& path, std::size_t most = std::size_t{16} << 20);

struct Loaded {
    Registry registry;
    Diagnostics findings;
};

/// Binds the files to a registry, on all cores. Pure: the same files give the same result.
Loaded load(Folder folder);

/// Every topic of this layer, for the catalogue.
std::span<const Topic* const> file_topics();
std::span<const Topic* const> record_topics();

}  // namespace daicho
