// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/block.h"
#include "text/snippet.h"
#include "web/pages/view.h"

namespace strongroom::web {

// What the interface writes between the matches of a search, beside each one.
struct HitWords {
  std::string lang;
  std::string dir;  // "ltr" or "rtl"
  std::string previous;
  std::string next;
  std::string close;
  std::function<std::string(uint64_t number, uint64_t of)> position;
};

struct BodyOptions {
  // What is marked; nothing when not set.
  text::Matches matches{};
  // With them each match leads to the one before and the one behind it, and back to "#search"; else it does not.
  std::optional<HitWords> hit_words{};
  // The path of the page here that a link of the source leads to; empty when there is none.
  std::function<std::string(std::string_view url)> local_path{};
  // What the interface writes for a paragraph's number.
  std::function<std::string(uint64_t)> number{};
};

// An item's blocks as the template shows them. Text blocks are numbered from 1 ("#p7"); headings are shifted below the
// page's own and never skip a level; an image is a caption and a link, for a reader of the archive contacts no one
// else.
struct Body {
  View::List blocks;
  uint64_t paragraphs = 0;
  // Places that match, "#hit-1" and on. Marks with nothing but white space between them are one place, and so are those
  // within one link.
  uint64_t hits = 0;
};

Body make_body(const std::vector<records::Block>& blocks, const BodyOptions& options);

// Whether a link of the source may be a link here: http, https, mailto or ftp; nothing that could run.
bool is_safe_address(std::string_view url);

}  // namespace strongroom::web
