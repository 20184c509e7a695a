// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/result.h"
#include "records/item.h"
#include "records/listing.h"
#include "records/told_state.h"

namespace strongroom::ingest {

// Bytes to read, with what is known of where they come from. The bytes are borrowed and must outlive the call.
struct Document {
  std::string_view bytes;
  std::string source;       // the file as the operator named it
  std::string url;          // where it was captured, if known; resolves relative links
  std::string media_type;   // as declared by the transport, if at all ("text/html")
  std::string charset;      // as declared by the transport, if at all
  std::string record;       // WARC-Record-ID or the name inside a package, else empty
  uint64_t offset = 0;      // of that record in the file
  bool can_resume = false;  // a container: its reading may begin at `offset`
  std::optional<Timestamp> captured_at;
};

// Why an item's text, date, title or author is what it is; for people who check.
struct Evidence {
  std::string date_from;       // "itemDateCreated", "json-ld", "url", "text", …
  double date_confidence = 0;  // 0 to 1
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct FoundItem {
  records::Item item;
  Evidence evidence;
  // States before it that were published, which the document itself tells of, oldest first; no two neighbours alike.
  std::vector<records::ToldState> earlier = {};
  records::PrintedDate saved = {};  // when the source says that it saved what `item` shows; told beside `earlier` only
};

// All that one document holds. `faults` are problems met on the way; what could be read is still here.
struct Extraction {
  std::string reader;  // the name of the reader that read it: "k2", "text-dump", "warc", …
  std::vector<records::Listing> listings;
  std::vector<FoundItem> items;           // in the order of the page
  std::vector<records::ItemLink> linked;  // items linked and not shown
  std::vector<Error> faults;
};

// A fault that is a note: how much of an export was read and, by design, not taken in (drafts, comments, earlier
// revisions). It is told like the others, and the reading has not failed for it.
inline constexpr std::string_view not_taken_in = "not taken in: ";
inline bool is_note(const Error& fault) {
  return fault.code == ErrorCode::Refused && fault.message.starts_with(not_taken_in);
}

// What every reader keeps to. Going past one is a LimitExceeded fault, never a crash.
struct Limits {
  uint64_t document_bytes_max = 64ull << 20;  // one page, feed or export
  uint64_t line_bytes_max = 16ull << 20;      // one line of a text dump
  uint32_t items_max = 100'000;               // of one document
  uint32_t depth_max = 256;                   // of nested markup
};

}  // namespace strongroom::ingest
