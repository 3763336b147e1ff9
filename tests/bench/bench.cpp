// Reading, checking and counting as the registry grows. Compare within one run only.
#include <benchmark/benchmark.h>

#include "daicho/check/check.hpp"
#include "daicho/load/load.hpp"
#include "daicho/query/statistic.hpp"
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
        Statistic result = count(ledger, {.by_row = find_dimension("prefecture"),
                                          .by_column = find_dimension("fiscal-year"),
                                          .as_of = today});
        benchmark::DoNotOptimize(result);
    }
}

/// One file of 1 MiB made to be slow.
void hostile_file(benchmark::State& state) {
    static const std::string shapes[] = {
        std::string(1 << 20, '['), std::string(1 << 20, ','), "{" + std::string(1 << 20, ','),
        std::string(1 << 20, '#'), std::string(1 << 20, 'a'), std::string(1 << 20, '\t')};
    const std::string& text = shapes[state.range(0)];
    for (auto _ : state) {
        Diagnostics findings;
        const Document document =
            read_document(0, std::string_view(text).substr(0, 1 << 20), findings);
        if (findings.empty()) state.SkipWithError("no finding");
        benchmark::DoNotOptimize(document);
    }
}

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
BENCHMARK(hostile_file)->DenseRange(0, 5)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
