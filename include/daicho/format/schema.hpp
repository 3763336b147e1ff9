// The record format as others read it: by editors, and by people in the documentation.
#pragma once

#include <string>

#include "daicho/format/format.hpp"
#include "daicho/model/registry.hpp"
#include "daicho/text/catalogue.hpp"
#include "daicho/text/words.hpp"

namespace daicho {

/// A kind of file of a registry, and the file beside these that tells editors of it.
struct FileSchema {
    std::string_view name;  // registry, as `daicho schema` takes it
    std::string_view file;  // registry.schema.json
    std::string_view yaml;  // registry.yaml; empty for the records
    Words title;
    Field content;  // a mapping of its schema; of `sources.yaml`, entries of one
};
Catalogue<FileSchema> file_schemas();
/// What a file of a registry holds, by its path in the folder.
const Field& file_field(std::string_view path);

/// JSON Schema of a kind of file; with the terms and sources that editors offer, if there is a
/// registry (null for none).
std::string json_schema(const FileSchema& of, const Registry* registry);

/// Whether a text is that schema, in whatever layout. The sources that it offers need not be those
/// of today: one that was added since is as good.
bool is_schema_of(const FileSchema& of, std::string_view text, const Registry& registry);

/// The rows of the declaration as tables of Markdown, a table a mapping.
std::string format_tables(Lang lang);

}  // namespace daicho
