// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/pages/view.h"

namespace strongroom::web {

// What changed between two texts, by paragraphs: those that changed with their words marked <ins> and <del>, and how
// many unchanged ones lie between.
struct Difference {
  struct Paragraph {
    uint64_t number = 0;  // in the newer text, from 1; 0 for one that it no longer has
    Html html{""};
    uint64_t unchanged_before = 0;
  };
  std::vector<Paragraph> paragraphs;  // changed ones only
  uint64_t unchanged_after = 0;
  uint64_t words_inserted = 0;
  uint64_t words_deleted = 0;
};

// The words read before inserted and deleted passages by those who cannot see their marks.
struct ChangeLabels {
  std::string inserted;
  std::string deleted;
};

Difference make_difference(std::string_view before, std::string_view after, const ChangeLabels& labels);

}  // namespace strongroom::web
