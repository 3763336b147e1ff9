// Reading, checking and counting as the registry grows. Compare within one run only.
#include <benchmark/benchmark.h>

#include "daicho/check/check.hpp"
#include "daicho/layout/layout.hpp"
#include "daicho/load/load.hpp"
#include "daicho/query/published.hpp"
#include "daicho/query/statistic.hpp"
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

/// Pages of the shipped registry: the yearly report, and one of each agreement.
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
            bytes += lay_out(kind.build(context, request), Markup::html, {}).size();
        }
        benchmark::DoNotOptimize(bytes);
    }
}

BENCHMARK_CAPTURE(pages, annual, "annual", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(pages, all_agreements, "agreement", true)->Unit(benchmark::kMillisecond);
BENCHMARK(read_and_bind)
    ->Arg(330)
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
BENCHMARK_CAPTURE(hostile_file, brackets, "[")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, bracket_lines, "[\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, list, "- a\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, same_key, "a: b\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, tabs, "\ta: 'b\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, quotes, "a: \"\n")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile_file, controls, "a\x1b: \u200bb\n")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
