#include "daicho/reference/counted.hpp"

#include <array>

#include "daicho/text/enumerators.hpp"

namespace daicho {

namespace {

struct Plural {
    GovernmentKind kind;
    std::string_view word;
};
constexpr std::array<Plural, 5> plurals{{{GovernmentKind::prefecture, "prefectures"},
                                         {GovernmentKind::city, "cities"},
                                         {GovernmentKind::ward, "wards"},
                                         {GovernmentKind::town, "towns"},
                                         {GovernmentKind::village, "villages"}}};
static_assert(is_in_step(plurals, &Plural::kind, GovernmentKind::village));

}  // namespace

std::string_view counted(GovernmentKind kind, int count) {
    return count == 1 ? label(kind).en : plurals[static_cast<std::size_t>(kind)].word;
}

}  // namespace daicho
