// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "records/item.h"
#include "records/listing.h"
#include "records/told_state.h"

namespace strongroom::records {

// Where an item was found. Views are borrowed for the call.
struct FoundIn {
  std::string_view source;
  std::string_view record;  // of a container; empty for a file of its own
  uint64_t offset = 0;      // of that record in the file
};

// What is said of an item beside itself: where its date was found, and the states that its source had before, oldest
// first. Views are borrowed for the call.
struct ToldBeside {
  std::string_view date_from;
  double date_confidence = 0;
  std::span<const ToldState> earlier;
};

// The JSON Lines of `strongroom extract` (docs/formats/extract.md): one line each, without the line's end.
std::string extract_line(const Listing& listing, std::string_view source);
std::string extract_line(const Item& item, const FoundIn& found_in, const ToldBeside& beside);
std::string extract_line(const Error& error, std::string_view source);

}  // namespace strongroom::records
