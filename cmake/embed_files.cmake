# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT: a C++ source with the bytes of FILES and `embedded_NAME()`. Called by strongroom_embed.
set(arrays "")
set(rows "")
set(number 0)
foreach(file IN LISTS FILES)
  file(READ ${file} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  get_filename_component(base ${file} NAME)
  string(APPEND arrays "const unsigned char bytes_${number}[] = {${bytes}0};\n")
  string(APPEND rows "    {\"${base}\", {reinterpret_cast<const char*>(bytes_${number}), ${size}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "// Made by cmake/embed_files.cmake.
#include \"web/embedded.h\"

namespace {
${arrays}
const strongroom::web::EmbeddedFile files[] = {
${rows}};
}  // namespace

namespace strongroom::web {
std::span<const EmbeddedFile> embedded_${NAME}() { return files; }
}  // namespace strongroom::web
")
