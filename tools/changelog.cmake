# Run by CPack before it packs: the changelog that a Debian package has. What has changed stands in docs/changelog.md.
string(TIMESTAMP when "%a, %d %b %Y %H:%M:%S +0000" UTC) # of SOURCE_DATE_EPOCH
file(GLOB folder ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/doc/daicho)
set(text "daicho (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * See /usr/share/doc/daicho/docs/changelog.md.

 -- ${CPACK_PACKAGE_CONTACT}  ${when}
")
file(WRITE ${folder}/changelog "${text}")
execute_process(COMMAND gzip -9nf ${folder}/changelog COMMAND_ERROR_IS_FATAL ANY)
