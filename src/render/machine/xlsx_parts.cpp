#include "render/machine/xlsx_parts.hpp"

#include <zlib.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "daicho/text/words.hpp"
#include "system/library.hpp"

namespace daicho {

namespace {

struct LibZ : Library {
    LibZ() : Library("libz.so.1", "zlib1g") {}

#define DAICHO_ZLIB(function) \
    decltype(&::function) function = find<decltype(&::function)>(#function)
    DAICHO_ZLIB(inflate);
    DAICHO_ZLIB(inflateEnd);
    DAICHO_ZLIB(inflateInit2_);
#undef DAICHO_ZLIB
};

const LibZ& zlib() {
    static const LibZ loaded;
    return loaded;
}

/// A number of `size` bytes, the lowest first; 0 beyond the end.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    if (at > bytes.size() || bytes.size() - at < size) return 0;
    std::size_t out = 0;
    for (std::size_t i = size; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
    return out;
}

std::optional<std::string> inflated(std::string packed, std::size_t size) {
    std::string out(size, '\0');
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (zlib().inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, sizeof stream) != Z_OK) return {};
    const int end = zlib().inflate(&stream, Z_FINISH);
    zlib().inflateEnd(&stream);
    if (end != Z_STREAM_END || stream.avail_out != 0) return {};
    return out;
}

/// The parts by their names, through the central directory, as every reader goes; nothing if one
/// cannot be unpacked.
std::optional<std::map<std::string, std::string>> parts_of(const std::string& zip) {
    std::map<std::string, std::string> out;
    const auto end = zip.rfind("PK\5\6");
    std::size_t at = end == zip.npos ? zip.size() : number_at(zip, end + 16, 4);
    while (at < zip.size() && zip.compare(at, 4, "PK\1\2") == 0) {
        const std::size_t name_size = number_at(zip, at + 28, 2);
        const std::size_t local = number_at(zip, at + 42, 4);
        const std::size_t data =
            local + 30 + number_at(zip, local + 26, 2) + number_at(zip, local + 28, 2);
        if (data > zip.size()) return {};
        auto part =
            inflated(zip.substr(data, number_at(zip, at + 20, 4)), number_at(zip, at + 24, 4));
        if (!part) return {};
        out[zip.substr(at + 46, name_size)] = *std::move(part);
        at += 46 + name_size + number_at(zip, at + 30, 2) + number_at(zip, at + 32, 2);
    }
    return out;
}

/// Whether XML closes the element that it opens first.
bool ends_as_begun(std::string_view xml) {
    const auto start = xml.find('<', xml.find("?>"));
    if (start == xml.npos) return false;
    const std::string_view name = xml.substr(start + 1, xml.find_first_of(" >", start) - start - 1);
    while (xml.ends_with('\n')) xml.remove_suffix(1);
    return !name.empty() && xml.ends_with(fmt::format("</{}>", name));
}

std::size_t count_of(std::string_view wanted, std::string_view text) {
    std::size_t out = 0;
    for (std::size_t at = 0; (at = text.find(wanted, at)) != text.npos; at += wanted.size()) ++out;
    return out;
}

/// Whether the table of texts has as many as it says: it is the longest part of all.
bool has_its_texts(std::string_view part) {
    const auto said = part.find("uniqueCount=\"");
    return said == part.npos ||
           part.substr(said).starts_with(fmt::format("uniqueCount=\"{}\"", count_of("<si>", part)));
}

}  // namespace

bool is_whole_workbook(const std::string& zip, std::span<const std::size_t> cells) {
    const auto parts = parts_of(zip);
    if (!parts || parts->empty()) return false;
    const auto is_whole = [](const auto& part) {
        return ends_as_begun(part.second) && has_its_texts(part.second);
    };
    if (!std::ranges::all_of(*parts, is_whole)) return false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto sheet = parts->find(fmt::format("xl/worksheets/sheet{}.xml", i + 1));
        if (sheet == parts->end() || count_of("<c r=", sheet->second) != cells[i]) return false;
    }
    return true;
}

}  // namespace daicho
