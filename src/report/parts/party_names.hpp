// The parties of an agreement, by the names that the reference has in the language asked for.
#pragma once

#include "report/parts/wording.hpp"

namespace daicho {

/// 伊勢崎市, `Isesaki-shi`; 群馬労働局, `Gunma Labour Bureau`; as recorded where neither is known.
std::string name_of_party(const Wording& say, std::uint32_t agreement, std::size_t party);

/// Those with whom the state concluded it, governments first: 群馬県, 上毛新聞社.
std::vector<std::string> partners_of(const Wording& say, std::uint32_t agreement);
/// Who concluded it for the state, without its Hello Works: 群馬労働局.
std::vector<std::string> bureaus_of(const Wording& say, std::uint32_t agreement);
/// The Hello Works that signed it, carry it out or run a facility of it: as far as sources name
/// them, each once.
std::vector<std::string> hello_works_of(const Wording& say, std::uint32_t agreement);

/// The facilities that a Hello Work runs, by name.
std::vector<std::string> run_by_hello_works(const Agreement& agreement);

/// All parties in a row: `伊勢崎市と群馬労働局`.
std::string parties_in_words(const Wording& say, std::uint32_t agreement);

}  // namespace daicho
