// A file's bytes and a place in them.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace daicho {

/// The folder that a registry is looked for in, and its files beside the records.
inline constexpr std::string_view usual_folder = "agreements";
namespace registry_file {
inline constexpr std::string_view registry = "registry.yaml", sources = "sources.yaml",
                                  vocabulary = "vocabulary.yaml", about = "about.yaml";
}

/// A file as it was read: its path in the folder `agreements` (`10-gunma/102041-isesaki.yaml`)
/// and its bytes, unchanged.
struct Source {
    std::string path;
    std::string text;
};

using SourceId = std::uint32_t;
using Sources = std::vector<Source>;

/// The one of that path; null if there is none.
inline const Source* find_source(const Sources& files, std::string_view path) {
    for (const Source& file : files) {
        if (file.path == path) return &file;
    }
    return nullptr;
}

/// Of a source that is one of the files.
inline SourceId source_id(const Sources& files, const Source& one) {
    return static_cast<SourceId>(&one - files.data());
}

/// Bytes [begin, end) of a source.
struct Span {
    SourceId source = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend auto operator<=>(const Span&, const Span&) = default;
};

/// A value and where it stands.
template <class T>
struct At {
    T value{};
    Span at{};

    const T& operator*() const { return value; }
    const T* operator->() const { return &value; }
};

/// Line and column of a byte, both from 1; the column counts characters.
struct Position {
    int line = 1;
    int column = 1;
};
Position position_of(std::string_view text, std::uint32_t byte);

}  // namespace daicho
