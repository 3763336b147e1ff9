# What is installed, in four components, and the Debian package of three of them; see tools/package.
#
#     program        daicho, completion for shells, man pages
#     documentation  README and docs
#     example        the registry of this repository
#     development    the library daicho::daicho with its headers

set(DAICHO_ZSH_FOLDER ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING "Where zsh looks for completion")
set(DAICHO_MAINTAINER "daicho contributors <contributors@daicho.invalid>" CACHE STRING "Who made the package, with an address")
mark_as_advanced(DAICHO_ZSH_FOLDER DAICHO_MAINTAINER)

# ---- program --------------------------------------------------------------------------------------

set(shells ${CMAKE_CURRENT_SOURCE_DIR}/src/cli/shells)
install(TARGETS daicho COMPONENT program)
install(FILES ${shells}/completion.bash RENAME daicho
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${shells}/completion.zsh RENAME _daicho DESTINATION ${DAICHO_ZSH_FOLDER} COMPONENT program)
install(FILES ${shells}/completion.fish RENAME daicho.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
install(CODE "execute_process(COMMAND ${CMAKE_COMMAND} -DDAICHO=$<TARGET_FILE:daicho>
    -DOUT=\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_MANDIR}
    -P ${CMAKE_CURRENT_SOURCE_DIR}/tools/manual.cmake COMMAND_ERROR_IS_FATAL ANY)" COMPONENT program)
install(FILES tools/copyright LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

# ---- documentation, example -----------------------------------------------------------------------

install(FILES README.md README.ja.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documentation)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documentation)
install(DIRECTORY agreements DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT example)

# ---- development ----------------------------------------------------------------------------------

set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/daicho)
install(TARGETS daicho_lib EXPORT daichoTargets COMPONENT development FILE_SET HEADERS COMPONENT development)
install(EXPORT daichoTargets NAMESPACE daicho:: DESTINATION ${config_folder} COMPONENT development)
configure_package_config_file(tools/daichoConfig.cmake.in daichoConfig.cmake INSTALL_DESTINATION ${config_folder})
write_basic_package_version_file(daichoConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/daichoConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/daichoConfigVersion.cmake
    DESTINATION ${config_folder} COMPONENT development)

# ---- the Debian package ---------------------------------------------------------------------------

# The packages of libraries that are loaded when they are needed: no tool sees them in the program.
function(daicho_late_packages out)
    foreach(library ${ARGN})
        find_library(daicho_lib_${library} ${library})
        mark_as_advanced(daicho_lib_${library})
        file(REAL_PATH "${daicho_lib_${library}}" path)
        execute_process(COMMAND dpkg-query -S ${path} OUTPUT_VARIABLE owner ERROR_QUIET)
        if(NOT owner) # of a merged /usr dpkg knows the old place
            string(REGEX REPLACE "^/usr" "" path ${path})
            execute_process(COMMAND dpkg-query -S ${path} OUTPUT_VARIABLE owner ERROR_QUIET)
        endif()
        string(REGEX REPLACE ":.*" "" owner "${owner}")
        list(APPEND packages ${owner})
    endforeach()
    list(JOIN packages ", " packages)
    set(${out} "${packages}" PARENT_SCOPE)
endfunction()

find_program(dpkg_query dpkg-query)
if(PROJECT_IS_TOP_LEVEL AND dpkg_query)
    daicho_late_packages(late git2 xlsxwriter z)
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGE_NAME daicho)
    set(CPACK_PACKAGE_CONTACT ${DAICHO_MAINTAINER})
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    set(CPACK_STRIP_FILES ON)
    set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
        GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
    set(CPACK_COMPONENTS_ALL program documentation example)
    set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
    set(CPACK_DEB_COMPONENT_INSTALL ON)
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SECTION utils)
    set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_PACKAGE_DEPENDS ${late})
    set(CPACK_DEBIAN_PACKAGE_SUGGESTS "git, bash-completion")
    set(CPACK_DEBIAN_PACKAGE_HOMEPAGE ${DAICHO_ADDRESS})
    set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "ledger of employment-measures agreements in Japan")
    set(CPACK_PACKAGE_DESCRIPTION
"Japan's Labour Bureaus and local governments conclude employment-measures
agreements. daicho keeps a registry of them, one YAML file an agreement in a
git directory: it checks the files, counts so that every figure can be
defended, and prints the tables, lists and reports that are made by hand
otherwise. The registry of the project comes as an example.")
    set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/tools/changelog.cmake)
    include(CPack)
endif()
