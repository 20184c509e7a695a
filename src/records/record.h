// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/digest.h"
#include "base/strong.h"
#include "records/item.h"
#include "records/listing.h"

namespace strongroom::records {

// "2017-10-07-k3v9qd": an item's date ("0000-00-00" when unknown) and the start of a digest of its identity key.
using ItemId = Strong<struct ItemIdTag, std::string>;
// The place of a record's entry in the log, from 0.
using EntryIndex = Strong<struct EntryIndexTag, uint64_t>;
// 1 for the first state of an item.
using Revision = Strong<struct RevisionTag, uint32_t>;

// Who may see a record that was taken in. All but Public are withheld alike from whatever is published; they tell the
// archive's own staff apart (docs/formats/visibility.md).
enum class Visibility { Public, Staff, Restricted, Sealed };
const char* visibility_name(Visibility visibility);  // "public", "staff", "restricted", "sealed"
std::optional<Visibility> visibility_from_name(std::string_view name);

enum class RecordKind { Item, Capture, CustodyEvent, Decision };
const char* record_kind_name(RecordKind kind);  // "item", "capture", "custody-event", "decision"

// Why an item has one more revision.
enum class RevisionReason {
  First,            // the item was new
  FullerBody,       // another capture of the same text shows more of it
  ChangedAtSource,  // another capture shows another text, or the same one that tells of earlier texts
  KeptBySource,     // an earlier state that the source itself kept: its claim, in a capture of a later time
};
const char* revision_reason_name(
    RevisionReason reason);  // "first", "fuller-body", "changed-at-source", "kept-by-source"

// One immutable state of an item.
struct ItemRevision {
  ItemId id;
  Revision revision{1};
  RevisionReason reason = RevisionReason::First;
  Digest capture;  // the original this state was read from
  Item item;
  Visibility visibility = Visibility::Public;  // when it was taken in; decisions may change what holds
  PrintedDate saved = {};                      // when the source says that it saved this state, if it told
  friend bool operator==(const ItemRevision&, const ItemRevision&) = default;
};

// What a capture showed of one item.
struct Sighting {
  ItemId id;
  Revision revision;       // the newest revision when the capture was taken in
  bool truncated = false;  // this capture shows only part of the body
  friend bool operator==(const Sighting&, const Sighting&) = default;
};

// Original bytes as found, and what was read from them. Its id is the hexadecimal SHA-256 of the canonical bytes of
// {original, source, url, record, offset}, so that the same bytes found in two places are two captures of one original.
struct Capture {
  Digest original;  // in originals/
  uint64_t size_bytes = 0;
  std::string source;  // file name (without the operator's folders)
  std::string url;     // where it was captured, if known
  std::string media_type;
  std::string record;                    // WARC-Record-ID or name inside a package
  uint64_t offset = 0;                   // of that record in its file
  std::optional<Timestamp> captured_at;  // when the source was captured, if known
  Timestamp received_at;                 // when this archive took it in
  std::string reader;
  std::vector<Listing> listings;
  std::vector<Sighting> sightings;
  std::vector<ItemLink> linked;
  Visibility visibility = Visibility::Public;  // when it was taken in; decisions may change what holds
  friend bool operator==(const Capture&, const Capture&) = default;

  std::string id() const;
};

// What identifies an item at its source, strongest first: "id:<host>:<number>", "url:<host><path>", and only for an
// item with neither "text:<date>:<title or first twelve words, folded>" (two statements of one day may well share a
// title, never an address). Items that share a key are one item. Hosts are lower case without "www."; an unknown host
// is `site`. Never empty for an item that has a date or a body.
std::vector<std::string> identity_keys(const Item& item, std::string_view site);

// The id for an identity key; `length` characters of digest (6 by default, more where two items collide).
ItemId make_item_id(const PrintedDate& date, std::string_view identity_key, size_t length = 6);

}  // namespace strongroom::records
