// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/document_stream.h"
#include "archive/item_matcher.h"
#include "base/result.h"
#include "records/record.h"
#include "store/store.h"

namespace strongroom::archive {

// A document that was read, as far as that needs no writing: made by many threads, taken in by one.
struct IntakeDocument {
  std::optional<OpenDocument> open;  // keeps the bytes until the original is written
  records::Capture capture;          // without sightings and time of receipt
  std::vector<FoundState> items;     // in the order of the page
  std::vector<Error> errors;
  bool known = false;  // the archive has this capture already: nothing to do
  bool worth_keeping() const { return !known && open.has_value() && has_content; }
  bool has_content = false;   // it shows or links items
  bool holds_erased = false;  // it was refused for what was erased here
};

// What was erased comes in again only when that is asked for.
enum class ErasedAgain { Refuse, TakeIn };

// Reads a document, or passes a fault on. Thread-safe. A capture that `store` has is not read again. One whose original
// was erased, or which shows an item that was erased, is refused, unless it may come in again.
IntakeDocument read_for_intake(StreamElement element, const store::Store& store, const std::string& site,
                               const ingest::Limits& limits, ErasedAgain erased);

}  // namespace strongroom::archive
