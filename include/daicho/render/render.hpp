// How a report and findings look: one function and one file per format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daicho/model/diagnostic.hpp"
#include "daicho/report/report.hpp"
#include "daicho/text/catalogue.hpp"
#include "daicho/text/words.hpp"
#include "daicho/time/date.hpp"

namespace daicho {

struct RenderOptions {
    Lang lang = Lang::ja;
    DateStyle dates = DateStyle::iso;
    bool color = false;
    int width = 0;       // columns of the terminal; 0 for no limit
    bool excel = false;  // CSV and TSV: BOM and CRLF
    bool ascii = false;  // the terminal draws characters of ambiguous width wide: none is drawn
    bool quiet = false;  // no grounds below the text of a terminal
};

// ---- reports -----------------------------------------------------------------------------------

/// What a format can hold of a report.
enum class Holds : std::uint8_t {
    everything,
    one_table,    // and nothing else: stamps and grounds are said elsewhere
    one_picture,  // a chart or a timeline
    one_timeline,
    timelines,  // a calendar
};

/// A format: adding one is one file and one entry of `formats` (layout/formats.hpp).
struct Format {
    std::string_view name;
    std::string_view suffixes;  // of files in it, with a blank between: `.md .markdown`
    Words summary;
    std::string (*render)(const Report&, const RenderOptions&);
    Holds holds = Holds::everything;
    bool is_binary = false;
    bool is_for_people = false;  // not for programs: tables may have marks beside their figures
    bool takes_excel = false;    // has a form that Excel opens well: `--excel`
    bool bears_time = false;     // of `Report::made`; that is the caller's where there is no commit
};

/// Whether a format shows nothing at all of a report without a picture.
bool needs_picture(Holds holds);

/// What of a report has no place in a format: the names of its blocks, each once.
std::vector<std::string> left_out(const Report& report, Holds holds, Lang lang);

/// Stamps and grounds alone, as lines of text: for formats that cannot hold them.
std::string render_grounds(const Report& report, const RenderOptions& options);

// ---- findings ----------------------------------------------------------------------------------

/// What a run of the checks read, for the summary line, and from which severity on it fails.
struct CheckSummary {
    std::size_t records = 0;
    std::size_t files = 0;
    Severity fails_from = Severity::error;

    bool is_failed_by(Severity severity) const { return severity >= fails_from; }
};

/// A format of findings, which come sorted. `root` is put before the paths, so that an editor can
/// open them.
struct FindingFormat {
    std::string_view name;
    Words summary;
    std::string (*render)(const Diagnostics& findings, const Sources& files, std::string_view root,
                          const CheckSummary& summary, const RenderOptions& options);
    bool from_repository = false;  // code hosts match paths from the top of a repository
};

Catalogue<FindingFormat> finding_formats();

/// As a good compiler shows them: place, excerpt, carets, labels, help, notes; then a summary line.
std::string render_findings_text(const Diagnostics& findings, const Sources& files,
                                 std::string_view root, const CheckSummary& summary,
                                 const RenderOptions& options);

/// A topic explained: what it means, a bad and a good example.
std::string render_topic(const Topic& topic, const RenderOptions& options);

}  // namespace daicho
