#include "cli/figures.hpp"

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "daicho/git/repository.hpp"
#include "daicho/model/trouble.hpp"
#include "daicho/query/events.hpp"
#include "daicho/query/published.hpp"

namespace daicho {

namespace {

/// The day of the newest event that has happened by a day; that day itself if nothing has.
Day newest_event(const Ledger& ledger, Day now) {
    Filter any;
    any.all_kinds = true;
    Day newest = the_beginning;
    const auto all = agreements_of(ledger, any, now);
    for (const Event& event : events_of(ledger, all)) {
        if (event.when.latest <= now) newest = std::max(newest, event.when.latest);
    }
    return newest == the_beginning ? now : newest;
}

/// The day of the newest published total; if there is none, that of the newest event that has come,
/// which no document may rest on: another comes with time.
Day default_day(const Session& session, const Ledger& ledger) {
    const auto total = newest_total(ledger.registry());
    // What takes no day tells a record or its events whole: the newest of all will do.
    if (!total && session.document && !session.arguments.takes("as-of"))
        return newest_event(ledger, the_last_day);
    if (!total && session.document && !session.arguments.has("as-of")) {
        throw Trouble(
            message("公表値がないため、結果が今日の日付で変わります",
                    "without a published total this would depend on the day"),
            message("`--as-of` で基準日を書いてください", "say which day with `--as-of`"));
    }
    return total ? *total : newest_event(ledger, today(session));
}

/// A document comes from anybody, and each further year costs whoever makes its figures: to the
/// end of all years it takes minutes.
void refuse_far(const Ledger& ledger, Day day) {
    constexpr Days most{200 * 366};
    const auto total = newest_total(ledger.registry());
    const Day last = (total ? *total : newest_event(ledger, the_last_day)) + most;
    if (day <= last) return;
    throw Trouble(message("文書の基準日は {} までです: {}",
                          "the day of a document is at most {}: {}", to_iso(last), to_iso(day)));
}

}  // namespace

Day as_of_day(const Session& session, const OpenRegistry& opened) {
    const auto given = session.arguments.value("as-of");
    const bool moves = given == "today" || given == "latest";
    if (!moves) {
        const Day day = read_day(session, "as-of", default_day(session, *opened.ledger));
        if (session.document) refuse_far(*opened.ledger, day);
        return day;
    }
    if (session.document) {
        throw Trouble(
            message("`--as-of {}` は文書の中では使えません: 結果が日によって変わります",
                    "`--as-of {}` may not stand in a document: it would change by itself", *given),
            message("`--as-of` で基準日を書いてください", "say which day with `--as-of`"));
    }
    return given == "today" ? today(session) : newest_event(*opened.ledger, today(session));
}

namespace {

ReportContext context_of(const Session& session, const OpenRegistry& opened) {
    ReportContext out{.ledger = *opened.ledger,
                      .lang = session.report_lang,
                      .dates = read_render_options(session).dates,
                      .as_of = as_of_day(session, opened),
                      .filter = read_filter(session, opened.registry),
                      .errors = opened.findings.count(Severity::error)};
    if (!session.document) out.today = today(session);
    if (opened.at && !session.arguments.has("no-revision")) out.revision = opened.at->id;
    if (!opened.commit.valid()) return out;
    if (const auto& commit = opened.commit.get()) {
        const bool is_dirty = differs(opened.registry.files, *commit);
        out.revision = commit->id + (is_dirty ? "+dirty" : "");
    }
    return out;
}

/// The time of the registry's commit.
std::optional<Instant> made(const OpenRegistry& opened) {
    if (opened.at) return opened.at->when;
    const bool is_committed = opened.commit.valid() && opened.commit.get();
    return is_committed ? opened.commit.get()->when : std::nullopt;
}

}  // namespace

void say_errors(Session& session, const OpenRegistry& opened) {
    print_findings(session, opened.findings.only(&Diagnostic::is_error), opened, opened.folder);
    say(session,
        opened.unreadable
            ? message("読めないものがあるため数値を出しません",
                      "no figures, since not everything could be read")
            : message("エラーのある台帳からは数値を出しません (--allow-invalid で出せます)",
                      "no figures from a registry with errors (--allow-invalid prints them)"));
}

int print_figures(Session& session, const BuildReport& build, const PrintReport& print) {
    const auto opened = open_registry(session);
    const bool is_allowed = session.arguments.has("allow-invalid") && !opened->unreadable;
    if (opened->findings.has_errors() && !is_allowed) {
        say_errors(session, *opened);
        return opened->unreadable ? exit_code::trouble : exit_code::findings;
    }
    ReportContext context = context_of(session, *opened);
    Report report = build(context);
    stamp(report, context);
    report.made = made(*opened);
    return print(report);
}

int print_figures(Session& session, const BuildReport& build) {
    return print_figures(session, build, [&](const Report& report) {
        print(session, report);
        return exit_code::well;
    });
}

}  // namespace daicho
