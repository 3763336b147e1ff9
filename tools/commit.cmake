# The commit that is built, as a header: cmake -DSOURCE=… -DOUT=… -P tools/commit.cmake
#
# It runs at every build, and touches the header only if it says something else. Sources that were changed,
# or are in no repository, have no commit.
set(id "")
set(date "")
if(EXISTS ${SOURCE}/.git)
    set(git git -c safe.directory=${SOURCE} -C ${SOURCE})
    execute_process(COMMAND ${git} status --porcelain --untracked-files=no RESULT_VARIABLE failed
        OUTPUT_VARIABLE changes ERROR_QUIET)
    if(failed EQUAL 0 AND changes STREQUAL "")
        execute_process(COMMAND ${git} show -s --no-show-signature --format=%H HEAD OUTPUT_VARIABLE id
            OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
        execute_process(COMMAND ${git} show -s --no-show-signature --format=%cs HEAD OUTPUT_VARIABLE date
            OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    endif()
endif()
set(text "#pragma once
#include <string_view>
namespace daicho::commit {
inline constexpr std::string_view id = \"${id}\";
inline constexpr std::string_view date = \"${date}\";
}
")
set(was "")
if(EXISTS ${OUT})
    file(READ ${OUT} was)
endif()
if(NOT was STREQUAL text)
    file(WRITE ${OUT} "${text}")
endif()
