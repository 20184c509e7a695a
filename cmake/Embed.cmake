# SPDX-License-Identifier: Apache-2.0
# strongroom_embed(TARGET NAME FILES…)
#
# Compiles files into TARGET: src/web/embedded.h declares `embedded_NAME()`, which lists them by file name.
function(strongroom_embed TARGET NAME)
  if(NOT TARGET ${TARGET})
    return()
  endif()
  set(output ${CMAKE_BINARY_DIR}/embedded/${NAME}.cc)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DNAME=${NAME} -DOUTPUT=${output} "-DFILES=${ARGN}" -P ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${ARGN} ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    COMMENT "Embedding ${NAME}" VERBATIM)
  target_sources(${TARGET} PRIVATE ${output})
endfunction()
