// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "records/listing.h"
#include "records/record.h"

namespace strongroom::archive {

class GapTracker;

enum class GapKind {
  Page,  // a listing promises page n of m, and no capture shows it
  Body,  // of an item only a part was ever captured
  Item,  // a page links to an item, and no capture shows it
};

const char* gap_kind_name(GapKind kind);  // "page", "body", "item"

// Something that the archive knows it lacks, with what would fill it.
struct Gap {
  GapKind kind = GapKind::Page;
  records::ListingFilter filter;  // Page
  uint32_t page = 0;              // Page
  uint32_t pages = 0;             // Page
  std::string heading;            // Page: of a page that is there; Item: the link's words; Body: title or first words
  std::optional<std::string> url;
  std::optional<records::ItemId> item;  // Body
  friend bool operator==(const Gap&, const Gap&) = default;

  // docs/formats/gaps.md: {"kind":"page","filter":{…},"page":1,"pages":3,"url":null,"item":null}
  std::string to_json() const;
  // "page 1 of 3 of “Items filtered by date: October 2017”"
  std::string to_string() const;
};

// All gaps, in a fixed order: pages by listing and number, then bodies newest first, then items in order of intake. A
// gap is gone as soon as what fills it has been taken in. What captures tell is read as far as no intake kept it
// (gap_tracker.h), by the tracker that is given or one of its own.
std::vector<Gap> find_gaps(const Archive& archive);
std::vector<Gap> find_gaps(const Archive& archive, GapTracker& tracker);
// How many find_gaps finds.
uint64_t count_gaps(const Archive& archive, GapTracker& tracker);

}  // namespace strongroom::archive
