// `daicho diff`: what a change means, told by agreement and fact.
#include <array>

#include "cli/command.hpp"
#include "cli/figures.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "cli/stats_options.hpp"
#include "daicho/report/changes.hpp"
#include "daicho/text/utf8.hpp"
#include "render/changes/formats.hpp"
#include "system/parallel.hpp"

namespace daicho {

namespace {

struct ChangesFormat {
    std::string_view name;
    Words summary;
    std::string (*render)(const Changes&, const RenderOptions&);
};
constexpr ChangesFormat all_formats[] = {
    {"text", {"文", "text"}, render_changes_text},
    {"md", {"プルリクエストの書き込み", "the comment of a pull request"}, render_changes_markdown},
    {"json", {"JSON 文書", "one JSON document"}, render_changes_json},
};
Catalogue<ChangesFormat> changes_formats() {
    return all_formats;
}

constexpr std::array own_options{
    Option{
        "figures",
        0,
        "",
        {"年度表など、数の変わる欄とその理由も示す(表は --by などで選べる)",
         "also the cells of the yearly table that change, and why; --by and the like choose another table"}},
    Option{"exit-code",
           0,
           "",
           {"変更があれば終了コードを1にする", "exit code 1 if anything has changed"}},
    Option{"format",
           'f',
           "FORMAT",
           {"形式(既定は text)", "format (default: text)"},
           false,
           names_of<changes_formats>},
    Option{"dates",
           0,
           "STYLE",
           {"日付の書き方", "how dates are written"},
           false,
           one_of<"iso", "era", "both">},
    Option{"width", 0, "COLUMNS", {"幅(0 は無制限)", "width (0: no limit)"}},
};

/// The two states that are compared, and what they are called.
struct State {
    std::shared_ptr<OpenRegistry> opened;
    std::string name;
};
struct States {
    State before;
    State after;
};

State open_at(Session& session, const History& history, const ObjectId& commit,
              const std::string& shown, const Sources& known = {}) {
    State out{open_end(session, history, commit, shown, known), {}};
    out.name = fmt::format("{} {}", printable(shown), out.opened->at->id);
    if (!out.opened->is_there)
        say(session,
            message("{} に台帳はありません", "there is no registry in {}", printable(shown)));
    return out;
}

State the_files(const Session& session) {
    const Words name{"作業中のファイル", "the files"};
    return {open_registry(session), std::string(name.in(session.report_lang))};
}

std::string or_head(const std::string& revision) {
    return revision.empty() ? "HEAD" : revision;
}

/// The files are read while libgit2 starts; of the older state only what is not in the newer.
States open_states(Session& session) {
    const std::string given = session.arguments.value("REV").value_or("HEAD");
    const auto range = read_range(given);
    if (!range) {
        auto base = beside([&] { return change_base(session, given); });
        State newer = the_files(session);
        const auto [history, commit] = base.get();
        return {open_at(session, history, commit, given, texts_of(*newer.opened)), newer};
    }
    const History history = history_of(session);
    const std::string from = or_head(range->from), to = or_head(range->to);
    ObjectId before = history.find(from);
    const ObjectId after = history.find(to);
    if (range->from_merge_base) before = history.merge_base(before, after);
    State newer = open_at(session, history, after, to);
    return {open_at(session, history, before, from, texts_of(*newer.opened)), newer};
}

bool wants_figures(const Session& session) {
    const auto is_given = [&](const Option& option) { return session.arguments.has(option.name); };
    return session.arguments.has("figures") || std::ranges::any_of(stats_options(), is_given);
}

/// The state of which something could not be read, the newer one first; null if there is none.
const OpenRegistry* unreadable_of(const States& states) {
    for (const State* state : {&states.after, &states.before}) {
        if (state->opened->unreadable) return state->opened.get();
    }
    return nullptr;
}

/// The state whose errors forbid the figures that were asked for, the newer one first; null if
/// figures may be made of both, or none are wanted.
const OpenRegistry* unsound_of(const Session& session, const States& states) {
    if (session.arguments.has("allow-invalid") || !wants_figures(session)) return nullptr;
    for (const State* state : {&states.after, &states.before}) {
        if (state->opened->findings.has_errors()) return state->opened.get();
    }
    return nullptr;
}

ReportContext context_of(const Session& session, const State& state, Day as_of) {
    return {.ledger = *state.opened->ledger,
            .lang = session.report_lang,
            .dates = read_render_options(session).dates,
            .as_of = as_of,
            .filter = read_filter(session, state.opened->registry),
            .revision = state.name,
            .errors = state.opened->findings.count(Severity::error)};
}

/// What happened to the records is told also where errors forbid the figures.
Changes changes_of(const Session& session, const States& states, bool withholds_figures) {
    // One day for both, or a new total would change every figure.
    const Day as_of = as_of_day(session, *states.after.opened);
    const StatsOptions figures = read_stats_options(session);
    Changes out = changes_between(
        context_of(session, states.before, as_of), context_of(session, states.after, as_of),
        wants_figures(session) && !withholds_figures ? &figures : nullptr);
    out.withholds_figures = withholds_figures;
    out.before.warnings = states.before.opened->findings.count(Severity::warning);
    out.after.warnings = states.after.opened->findings.count(Severity::warning);
    return out;
}

int run_diff(Session& session) {
    const States states = open_states(session);
    if (const OpenRegistry* unreadable = unreadable_of(states)) {
        say_errors(session, *unreadable);
        return exit_code::trouble;
    }
    const OpenRegistry* unsound = unsound_of(session, states);
    if (unsound) say_errors(session, *unsound);
    const Changes changes = changes_of(session, states, unsound != nullptr);
    const auto format = session.arguments.value("format").value_or("text");
    session.world.out +=
        changes_formats().find(format)->render(changes, read_render_options(session));
    const bool is_told = session.arguments.has("exit-code") && !changes.empty();
    return is_told || unsound ? exit_code::findings : exit_code::well;
}

}  // namespace

extern const Command diff_command{
    "diff",
    {"変更の意味: 新規、改定、終了、訂正など、協定ごとに",
     "what a change means, agreement by agreement: new, revised, ended, corrected, …"},
    {"何も書かなければ HEAD と今のファイルを、版を書けばその版と今のファイルを、`A..B` なら2つの版を、`A...B` なら"
     "B が A から分かれた所と B を比べます(プルリクエストの意味です)。\n"
     "例: `daicho diff`、`daicho diff origin/main...HEAD --figures -f md`、`daicho diff v1.0..v2.0`",
     "Without a revision HEAD is compared with the files, with one that revision; `A..B` compares two "
     "revisions, `A...B` where B left A with B, which is what a pull request means.\n"
     "For example `daicho diff`, `daicho diff origin/main...HEAD --figures -f md`, `daicho diff v1.0..v2.0`."},
    {"REV",
     {"版、または `A..B`、`A...B`(既定は HEAD)", "a revision, `A..B` or `A...B` (default: HEAD)"},
     false,
     false,
     Offers::revisions},
    {own_options, stats_options(), figure_options(), filter_options()},
    run_diff,
    !may_stand_in_document,
    Prints::figures_if_asked};

}  // namespace daicho
