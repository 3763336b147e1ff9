// A workbook as a test reads it: through the parts of the file itself.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "daicho/layout/formats.hpp"

namespace daicho::testing {

// ---- a reader of zip files ---------------------------------------------------------------------

inline unsigned number_at(const std::string& bytes, std::size_t at, int size) {
    unsigned out = 0;
    for (int i = size - 1; i >= 0; --i) {
        out = out << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
    }
    return out;
}

inline std::string inflated(std::string packed, std::size_t size) {
    std::string out(size, '\0');
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    inflateEnd(&stream);
    return out;
}

/// Through the central directory, as every reader goes.
inline std::map<std::string, std::string> parts_of(const std::string& zip) {
    std::map<std::string, std::string> out;
    std::size_t at = number_at(zip, zip.rfind("PK\5\6") + 16, 4);
    while (zip.compare(at, 4, "PK\1\2") == 0) {
        const std::size_t name_size = number_at(zip, at + 28, 2);
        const std::string name = zip.substr(at + 46, name_size);
        const std::size_t local = number_at(zip, at + 42, 4);
        const std::size_t data =
            local + 30 + number_at(zip, local + 26, 2) + number_at(zip, local + 28, 2);
        out[name] =
            inflated(zip.substr(data, number_at(zip, at + 20, 4)), number_at(zip, at + 24, 4));
        at += 46 + name_size + number_at(zip, at + 30, 2) + number_at(zip, at + 32, 2);
    }
    return out;
}

inline std::vector<std::string> between(const std::string& text, const std::string& open,
                                        const std::string& close) {
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = text.find(open, at)) != text.npos;) {
        const std::size_t begin = at + open.size();
        at = text.find(close, begin);
        out.push_back(text.substr(begin, at - begin));
    }
    return out;
}

/// A book as a test reads it: cells as `C2: "text"`, `D2: 3`, `I2: date 42217`, `K2: bool 1`.
struct Book {
    explicit Book(const Report& report, const RenderOptions& options = {})
        : parts(parts_of(formats().find("xlsx")->render(report, options))) {
        const std::string& strings = parts.at("xl/sharedStrings.xml");
        for (const std::string& item : between(strings, "<si>", "</si>")) {
            texts.push_back(item.substr(item.find('>') + 1, item.rfind('<') - item.find('>') - 1));
        }
        sheets = between(parts.at("xl/workbook.xml"), "<sheet name=\"", "\"");
    }

    std::string xml(int sheet) const {
        return parts.at(fmt::format("xl/worksheets/sheet{}.xml", sheet));
    }

    std::vector<std::string> cells(int sheet) const {
        std::vector<std::string> out;
        for (const std::string& cell : between(xml(sheet), "<c r=\"", "</c>")) {
            const std::string place = cell.substr(0, cell.find('"'));
            const std::string value = between(cell + "</c>", "<v>", "</v>").at(0);
            const auto has = [&](std::string_view mark) { return cell.find(mark) != cell.npos; };
            out.push_back(place + ": " +
                          (has("t=\"s\"")   ? "\"" + texts.at(std::stoul(value)) + "\""
                           : has("t=\"b\"") ? "bool " + value
                           : is_date(cell)  ? "date " + value
                                            : value));
        }
        return out;
    }

    /// Whether the style of a cell has the format of dates, the first that is not built in.
    bool is_date(const std::string& cell) const {
        const auto style = cell.find(" s=\"");
        if (style == cell.npos) return false;
        const auto formats_of_cells = between(parts.at("xl/styles.xml"), "<cellXfs", "</cellXfs>");
        const auto all = between(formats_of_cells.at(0), "numFmtId=\"", "\"");
        return all.at(std::stoul(cell.substr(style + 4))) == "164";
    }

    std::map<std::string, std::string> parts;
    std::vector<std::string> texts;
    std::vector<std::string> sheets;
};

}  // namespace daicho::testing
