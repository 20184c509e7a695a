// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/indexed_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "text/words.h"

namespace strongroom::store::embedded {

namespace {

bool is_kept(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || is_ascii_alphanumeric(c);
}

}  // namespace

std::string title_name(std::string_view stem) { return title_sign + std::string(stem); }

std::string_view bare_stem(std::string_view name) {
  if (name.starts_with(title_sign)) name.remove_prefix(1);
  return name;
}

std::string term_name(TermNumber term) { return term_sign + std::to_string(term.value); }

void internal::each_stem(std::string_view utf8, const std::function<void(std::string_view stem)>& sink) {
  text::each_word(utf8, [&](uint32_t, uint32_t, std::string_view folded) {
    const std::string_view stem = text::stem(folded);
    if (std::all_of(stem.begin(), stem.end(), is_kept)) {
      if (!stem.empty()) sink(stem);
    } else if (const std::string token = plain_token(stem); !token.empty()) {
      sink(token);
    }
  });
}

std::vector<std::string> stems_of(std::string_view utf8) {
  std::vector<std::string> stems;
  internal::each_stem(utf8, [&](std::string_view stem) { stems.emplace_back(stem); });
  return stems;
}

std::string stem_token(std::string_view folded) { return plain_token(text::stem(folded)); }

std::string plain_token(std::string_view folded) {
  std::string token;
  std::copy_if(folded.begin(), folded.end(), std::back_inserter(token), is_kept);
  return token;
}

}  // namespace strongroom::store::embedded
