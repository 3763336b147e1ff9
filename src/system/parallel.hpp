// Work on all cores. Where the system refuses a thread, the work runs on the one there is.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace daicho {

/// Starts `work` beside the caller, or leaves it to be done when its result is asked for. What it
/// throws, `get` throws.
template <class Work>
auto beside(Work work) {
    return std::async(std::launch::async | std::launch::deferred, std::move(work));
}

/// Calls `work(i)` for every i below `count`, in chunks on all cores. What one throws is thrown
/// when all have ended.
template <class Work>
void in_parallel(std::size_t count, std::size_t chunk, Work work) {
    const std::size_t chunks = (count + chunk - 1) / chunk;
    const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t at = next.fetch_add(chunk); at < count; at = next.fetch_add(chunk)) {
            for (std::size_t i = at; i < std::min(at + chunk, count); ++i) work(i);
        }
    };
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < std::min(cores, chunks); ++i) others.push_back(beside(run));
    run();
    for (std::future<void>& other : others) other.get();
}

}  // namespace daicho
