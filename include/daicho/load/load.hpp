// From a folder, or files already read, to a registry and the findings about its form.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "daicho/model/diagnostic.hpp"
#include "daicho/model/registry.hpp"
#include "daicho/yaml/document.hpp"

namespace daicho {

class FileFolder;

/// The files of a folder `agreements`, sorted by path, and what was wrong with some of them: links,
/// special files, files in no place of the format. The only reader of files.
struct Folder {
    Sources files;
    Diagnostics findings;
    Sources schemas{};  // what is written for editors (format/schema.hpp), and no data
};

/// Reads a folder, following no link below it. Throws Trouble if it is no folder or cannot be read.
Folder read_folder(const std::string& path);
/// Reads one that is open, on a disk or in a commit; `shown` is what messages call it.
Folder read_folder(const FileFolder& root, const std::string& shown);

/// Whether the last name of a path may be a link.
enum class Links { follow, refuse };

/// Reads one regular file that the user named: a template, a document to refresh. Throws Trouble.
std::string read_file(const std::string& path, Links links = Links::follow);

/// The files of a folder whose names have one of these endings, sorted by path; hidden ones are
/// left out. Throws Trouble if one of them is a link or anything else than a regular file: to leave
/// it out could mean that another file is taken in its place.
Sources read_files(const std::string& folder, std::span<const std::string_view> endings);

struct Loaded {
    Registry registry;
    Diagnostics findings;
    Sources schemas{};  // beside the records, for editors
};

/// Binds the files to a registry, on all cores. Pure: the same files give the same result.
Loaded load(Folder folder);

/// The schemas beside the records that are other than those which would be written now. It takes
/// about as long as reading a registry: for whoever checks it, not for figures.
void find_other_schemas(const Sources& schemas, const Registry& registry, Diagnostics& findings);

/// Every topic of this layer, for the catalogue.
std::span<const Topic> file_topics();
std::span<const Topic> record_topics();

// Those that others ask about.
extern const Topic& unreadable_file_topic;
extern const Topic& missing_key_topic;
extern const Topic& unknown_source_topic;

}  // namespace daicho
