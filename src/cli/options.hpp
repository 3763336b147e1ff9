// The options that several commands share, and how they are read.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "daicho/query/filter.hpp"
#include "daicho/render/render.hpp"
#include "daicho/time/date.hpp"

namespace daicho {

std::span<const Option> registry_options();  // --rev
std::span<const Option> figure_options();    // --as-of, --allow-invalid
std::span<const Option> filter_options();    // --prefecture, --kind, …
/// -f, -o, --dates, --width, --ascii, -q, --excel, --no-revision
std::span<const Option> output_options();
/// The same of a command that draws no picture.
std::span<const Option> table_options();

/// In `figure_options`; a command of figures that has no as-of day takes it apart.
inline constexpr Option allow_invalid{
    .name = "allow-invalid",
    .help = {"エラーがあっても集計する(表にその旨を記す)",
             "print figures in spite of errors; the table says so"}};

/// In `output_options`; a command with formats of its own takes it apart.
inline constexpr Option no_revision{
    .name = "no-revision",
    .help = {"根拠に台帳の版(コミット)を書かない。コミットする文書のため",
             "leave the registry's commit out of the grounds: for documents that are committed"},
    .in_document = true};

/// The day of `--as-of`; `fallback` if it was not given. Throws Trouble for an unreadable date; a
/// month or a year means its last day.
Day read_day(const Session& session, std::string_view option, Day fallback);

/// The fiscal year of a date; a year alone, 2026 or 令和8, is the fiscal year of that number.
FiscalYear fiscal_year_meant(const Date& date);
/// That of `--fiscal-year`; if it was not given, of `fallback`. Throws Trouble.
FiscalYear read_fiscal_year(const Session& session, Day fallback);

/// Values may be names, codes or romaji. Throws Trouble with what was probably meant, and if
/// options have nothing in common.
Filter read_filter(const Session& session, const Registry& registry);

RenderOptions read_render_options(const Session& session);
/// The format of `-f`; a table on a terminal, Markdown-free text otherwise too.
const Format& read_format(const Session& session);

/// Whether standard output, or error, is to be coloured.
bool use_color(const Session& session, bool is_terminal);

}  // namespace daicho
