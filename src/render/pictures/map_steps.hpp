// The classes of a tile map: equal steps of whole numbers, or of ten percent.
#pragma once

#include <algorithm>

#include "daicho/report/report.hpp"

namespace daicho {

/// Whether the map is of shares, and of counts in a second view.
inline bool is_of_shares(const TileMap& map) {
    return std::ranges::any_of(map.tiles,
                               [](const auto& tile) { return tile.percent.has_value(); });
}

/// What a tile of such a map shows.
inline Count shown_of(const TileMap::Tile& tile) {
    return tile.percent.value_or(tile.count);
}

/// 1–4, 5–8, …; step 0 is none at all.
class MapSteps {
  public:
    static constexpr int most = 5;

    /// Equal steps up to the greatest count.
    static MapSteps of_counts(const TileMap& map) {
        int greatest = 0;
        for (const auto& tile : map.tiles) greatest = std::max(greatest, tile.count.certain);
        return {0, std::max(1, (greatest + most - 1) / most), greatest};
    }
    /// 1–9, 10–19, … 40 and more: the same for every map, so that maps can be compared.
    static MapSteps of_percent() { return {1, 10, 100}; }
    static MapSteps shown_in(const TileMap& map) {
        return is_of_shares(map) ? of_percent() : of_counts(map);
    }

    /// The colour, 1 to 5: few steps use the darkest too.
    int colour_of(int count) const {
        if (count <= 0) return 0;
        const int step = std::min(number(), (count + x_size - 1 + x_shift) / x_size);
        return number() == 1 ? most : 1 + (step - 1) * (most - 1) / (number() - 1);
    }
    int number() const {
        return x_greatest <= 0 ? 0 : std::min(most, (x_greatest + x_size - 1) / x_size);
    }
    /// The last step has no end where there is more than the steps hold.
    Count bounds(int step) const {
        const int first = std::max(1, (step - 1) * x_size + 1 - x_shift);
        if (step == most && x_greatest > most * x_size) return {first, first, true};
        return {first, std::min(step * x_size - x_shift, std::max(x_greatest, 1))};
    }

  private:
    MapSteps(int shift, int size, int greatest)
        : x_shift(shift), x_size(size), x_greatest(greatest) {}

    int x_shift;  // 1 if a step begins with a round number: 10–19
    int x_size;
    int x_greatest;
};

}  // namespace daicho
