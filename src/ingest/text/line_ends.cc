// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/line_ends.h"

namespace strongroom::ingest::dump {
namespace {

constexpr std::string_view ends[] = {"\v", "\u2028", "\u2029", "\u0085"};

}  // namespace

std::optional<std::string> with_line_feeds(std::string_view utf8) {
  std::optional<std::string> fed;
  for (const std::string_view end : ends) {
    for (size_t at = utf8.find(end); at != std::string_view::npos; at = utf8.find(end, at + end.size())) {
      if (!fed) fed = std::string(utf8);
      fed->replace(at, end.size(), std::string(end.size(), ' '));
      (*fed)[at] = '\n';
    }
  }
  return fed;
}

}  // namespace strongroom::ingest::dump
