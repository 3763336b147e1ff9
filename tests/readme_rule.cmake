# A rule as README.md shows it under "Adding to it": its file, and its line in the list of rules.cpp.
# What the text says is done word by word, so that what it says is true.

# Sets `out` to the code block of `document` that begins with `start`.
function(code_block document start out)
    string(FIND "${document}" "```cpp\n${start}" begin)
    if(begin EQUAL -1)
        message(FATAL_ERROR "README.md has no code block that begins with `${start}`")
    endif()
    string(SUBSTRING "${document}" ${begin} -1 block)
    string(SUBSTRING "${block}" 7 -1 block)
    string(FIND "${block}" "```" end)
    string(SUBSTRING "${block}" 0 ${end} block)
    set(${out} "${block}" PARENT_SCOPE)
endfunction()

file(READ ${PROJECT_SOURCE_DIR}/README.md readme)
code_block("${readme}" "// src/check/" rule)
code_block("${readme}" "rule(" line)
string(FIND "${line}" ")" end)
math(EXPR end "${end} + 1")
string(SUBSTRING "${line}" 0 ${end} line)

file(READ ${PROJECT_SOURCE_DIR}/src/check/rules.cpp rules)
set(list "#define DAICHO_RULES(rule) \\\n")
string(REPLACE "${list}" "${list}    ${line} \\\n" rules "${rules}")

set(folder ${CMAKE_CURRENT_BINARY_DIR}/readme_rule)
file(CONFIGURE OUTPUT ${folder}/rule.cpp CONTENT "${rule}" @ONLY)
file(CONFIGURE OUTPUT ${folder}/rules.cpp CONTENT "${rules}" @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/README.md
    ${PROJECT_SOURCE_DIR}/src/check/rules.cpp)

add_executable(daicho_readme_rule main.cpp readme_rule.cpp unit/topics_test.cpp
    ${folder}/rule.cpp ${folder}/rules.cpp)
target_include_directories(daicho_readme_rule PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(daicho_readme_rule PRIVATE DAICHO_ROOT="${PROJECT_SOURCE_DIR}")
target_link_libraries(daicho_readme_rule PRIVATE daicho::daicho doctest::doctest)
add_test(NAME readme_rule COMMAND daicho_readme_rule)
