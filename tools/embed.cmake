# daicho_embed(OUT FILES...): compiles text files into the library.
#
# For each file `name.ext` a function `std::string_view daicho::embedded::name_ext()`, declared by
# the code that uses it. OUT is set to the generated sources.
function(daicho_embed out)
    foreach(file ${ARGN})
        get_filename_component(name ${file} NAME)
        string(MAKE_C_IDENTIFIER ${name} symbol)
        set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.cpp)
        add_custom_command(OUTPUT ${generated}
            COMMAND ${CMAKE_COMMAND} -DIN=${file} -DOUT=${generated} -DSYMBOL=${symbol}
                -P ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
            DEPENDS ${file} ${CMAKE_CURRENT_FUNCTION_LIST_FILE} VERBATIM)
        list(APPEND all ${generated})
    endforeach()
    set(${out} ${all} PARENT_SCOPE)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE)
    file(READ ${IN} bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    file(WRITE ${OUT} "#include <string_view>\nnamespace daicho::embedded {\n"
        "static constexpr unsigned char bytes[] = {${bytes} 0};\n"
        "std::string_view ${SYMBOL}();\n"
        "std::string_view ${SYMBOL}() {\n"
        "    return {reinterpret_cast<const char*>(bytes), sizeof bytes - 1};\n}\n}\n")
endif()
