// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace strongroom::web {

// A file that was compiled in (cmake/Embed.cmake). Its bytes last as long as the program.
struct EmbeddedFile {
  std::string_view name;  // without folders
  std::string_view bytes;
};

std::span<const EmbeddedFile> embedded_templates();  // src/web/templates/*.mustache
std::span<const EmbeddedFile> embedded_messages();   // src/web/messages/*.txt
std::span<const EmbeddedFile> embedded_assets();     // src/web/assets/* and the fonts of web/package.json

}  // namespace strongroom::web
