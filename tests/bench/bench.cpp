// Reading, checking and counting as the registry grows. Compare within one run only.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>

#include "daicho/check/check.hpp"
#include "daicho/layout/layout.hpp"
#include "daicho/load/load.hpp"
#include "daicho/query/claims.hpp"
#include "daicho/query/published.hpp"
#include "daicho/query/statistic.hpp"
#include "daicho/reference/reference.hpp"
#include "daicho/report/reports.hpp"
#include "generate.hpp"

namespace {

using namespace daicho;

const Day today = *make_day(2026, 4, 1);

Loaded loaded(std::size_t records) {
    return load({bench::generate(records), {}});
}

void read_and_bind(benchmark::State& state) {
    const Sources files = bench::generate(static_cast<std::size_t>(state.range(0)));
    std::size_t bytes = 0;
    for (const Source& file : files) bytes += file.text.size();
    for (auto _ : state) {
        Loaded result = load({files, {}});
        benchmark::DoNotOptimize(result);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void check_rules(benchmark::State& state) {
    const Loaded base = loaded(static_cast<std::size_t>(state.range(0)));
    const Ledger ledger(base.registry);
    for (auto _ : state) {
        Diagnostics findings;
        check({.ledger = ledger, .today = today}, findings);
        if (findings.has_errors()) state.SkipWithError("the generated registry has errors");
    }
}

void count_by_prefecture_and_year(benchmark::State& state) {
    const Loaded base = loaded(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        const Ledger ledger(base.registry);
        Statistic result = count(ledger, {.by_row = dimensions().find("prefecture"),
                                          .by_column = dimensions().find("fiscal-year"),
                                          .as_of = today});
        benchmark::DoNotOptimize(result);
    }
}

// ---- bounds: at most a tenth of reading the same registry --------------------------------------

/// Spells, and what was published of them.
struct Counted {
    std::vector<Spell> spells;
    std::vector<Claim> claims;
};

Counted counted_as_of_today() {
    static const Loaded base = load(read_folder(DAICHO_ROOT "/tests/frozen/agreements"));
    static const Ledger ledger(base.registry);
    return {counted_spells(ledger), claims_of(published_figures(base.registry))};
}

/// Some day of a year, a year and a half, or that day.
Date begin_in(int year, int number) {
    const Day day = *make_day(year, 1 + number % 12, 1 + number % 28);
    return {day, day + Days{number % 3 * 270}};
}

/// Today's spells and 22 more a year until 2049, of which some have ended, some on an unknown day;
/// and a full breakdown of every year.
Counted counted_as_of_2050() {
    Counted out = counted_as_of_today();
    for (int number = 0; number < 24 * 23; ++number) {
        const GovernmentKind kind = government_kinds[static_cast<std::size_t>(1 + number % 4)];
        Spell spell{.stages = {{the_beginning, kind}},
                    .begin = begin_in(2026 + number / 23, number)};
        if (number % 6 == 0) {
            const Day last = spell.begin.latest + Days{365 * (2 + number % 5)};
            spell.end = Date{last - Days{number % 4 * 120}, last};
        }
        out.spells.push_back(std::move(spell));
    }
    for (int year = 2026; year < 2050; ++year) {
        const Day day = FiscalYear{year - 1}.last();
        for (const GovernmentKind kind : government_kinds) {
            const Limits limits = counted_in(out.spells, {{}, day}, kind);
            out.claims.push_back({kind, {{}, day}, (limits.least + limits.most) / 2});
        }
    }
    return out;
}

/// Of every fiscal year, as `trend` asks for them.
void bounds(benchmark::State& state, Counted (*counted)(), int last_year) {
    const Counted base = counted();
    std::vector<Day> days;
    for (int year = 2008; year <= last_year; ++year) days.push_back(FiscalYear{year}.last());
    for (auto _ : state) {
        const Bounds result(base.spells, base.claims, days);
        if (!result.hold()) state.SkipWithError("the claims contradict");
        benchmark::DoNotOptimize(result);
    }
    state.counters["spells"] = static_cast<double>(base.spells.size());
}

/// From the ledger to the bounds: all that counting adds to reading.
void spells_and_bounds(benchmark::State& state) {
    const Loaded base = load(read_folder(DAICHO_ROOT "/tests/frozen/agreements"));
    const Ledger ledger(base.registry);
    std::vector<Day> days;
    for (int year = 2008; year <= 2025; ++year) days.push_back(FiscalYear{year}.last());
    for (auto _ : state) {
        const auto spells = counted_spells(ledger);
        const auto figures = published_figures(base.registry);
        const Bounds result(spells, claims_of(figures), days);
        benchmark::DoNotOptimize(result);
    }
}

/// The same folder read, without the disk.
void read_shipped(benchmark::State& state) {
    const Folder folder = read_folder(DAICHO_ROOT "/tests/frozen/agreements");
    for (auto _ : state) {
        Loaded result = load(folder);
        benchmark::DoNotOptimize(result);
    }
}

std::string repeated(std::string_view piece) {
    std::string out;
    while (out.size() + piece.size() <= 1 << 20) out += piece;
    return out;
}

/// One file of 1 MiB made to be slow.
void hostile_file(benchmark::State& state, std::string_view piece) {
    const std::string text = repeated(piece);
    for (auto _ : state) {
        Diagnostics findings;
        const Document document = read_document(0, text, findings);
        if (findings.empty()) state.SkipWithError("no finding");
        benchmark::DoNotOptimize(document);
    }
}

/// The files of a registry with one record and one list of sources, both made to be slow.
Sources hostile(const std::string& record, std::string sources) {
    Sources files = bench::generate(1);
    files[0].text = record;
    std::ranges::find(files, "sources.yaml", &Source::path)->text = std::move(sources);
    return files;
}

std::string lines(int count, auto line) {
    std::string out;
    for (int i = 0; i < count; ++i) out += line(i);
    return out;
}

/// Each citation is nearly one of the sources.
Sources unknown_sources() {
    return hostile(
        "sources:\n" + lines(4000, [](int i) { return fmt::format("  - sourse-{}\n", i); }),
        lines(4000, [](int i) { return fmt::format("source-{}: {{title: x}}\n", i); }));
}

/// Names that differ in their last letters alone.
Sources unknown_facilities() {
    const std::string name(190, 'x');
    return hostile(
        "measures:\n" +
            lines(2500, [&](int i) { return fmt::format("  - {{facility: {}y{}}}\n", name, i); }) +
            "facilities:\n" +
            lines(2500, [&](int i) { return fmt::format("  - {{name: {}{}}}\n", name, i); }),
        "S1: {title: x}\n");
}

Sources unknown_governments() {
    return hostile("concluded: 2025-10-08\nparties:\n" + lines(3000,
                                                               [](int i) {
                                                                   return fmt::format(
                                                                       "  - {{role: government, "
                                                                       "name: 群馬{}市}}\n",
                                                                       i);
                                                               }),
                   "S1: {title: x}\n");
}

void hostile_registry(benchmark::State& state, Sources (*make)()) {
    const Sources files = make();
    for (auto _ : state) {
        Loaded result = load({files, {}});
        const Ledger ledger(result.registry);
        check({.ledger = ledger, .today = today}, result.findings);
        if (!result.findings.has_errors()) state.SkipWithError("no finding");
    }
}

/// Every page of the shipped registry; a page of one prefecture is Gunma's, one of an agreement is
/// made of each.
void pages(benchmark::State& state, const char* name, bool of_each_agreement) {
    const Loaded base = load(read_folder(DAICHO_ROOT "/tests/frozen/agreements"));
    const Ledger ledger(base.registry);
    const ReportContext context{
        .ledger = ledger, .dates = DateStyle::era, .as_of = *newest_total(base.registry)};
    const ReportKind& kind = *report_kinds().find(name);
    const auto count = static_cast<std::uint32_t>(base.registry.agreements.size());
    for (auto _ : state) {
        std::size_t bytes = 0;
        for (std::uint32_t i = 0; i < (of_each_agreement ? count : 1); ++i) {
            ReportRequest request{.today = today};
            if (of_each_agreement) request.agreement = i;
            if (kind.name == "prefecture") request.prefecture = find_prefecture("群馬県");
            bytes += lay_out(kind.build(context, request), Markup::html, {}).size();
        }
        benchmark::DoNotOptimize(bytes);
    }
}

BENCHMARK_CAPTURE(pages, national, "national", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, yearly, "yearly", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, prefecture, "prefecture", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, pdca, "pdca", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, overlaps, "overlaps", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, signings, "signing", true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, annual, "annual", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, cases, "cases", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, facilities, "facilities", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, meetings, "meetings", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, coverage, "coverage", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, residents, "residents", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, all_agreements, "agreement", true)->Unit(benchmark::kMillisecond);
BENCHMARK(read_and_bind)
    ->Arg(330)
    ->Arg(892)
    ->Arg(2000)
    ->Arg(20000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(check_rules)->Arg(330)->Arg(2000)->Arg(20000)->Unit(benchmark::kMillisecond);
BENCHMARK(count_by_prefecture_and_year)
    ->Arg(330)
    ->Arg(2000)
    ->Arg(20000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(read_shipped)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(spells_and_bounds)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bounds, of_today, counted_as_of_today, 2025)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bounds, of_2050, counted_as_of_2050, 2049)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, brackets, "[")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, bracket_lines, "[\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, list, "- a\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, same_key, "a: b\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, tabs, "\ta: 'b\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, quotes, "a: \"\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, controls, "a\x1b: \u200bb\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_registry, sources, unknown_sources)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_registry, facilities, unknown_facilities)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_registry, governments, unknown_governments)
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
