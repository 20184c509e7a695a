// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace strongroom::ingest::warc {

// The bytes of a WARC or ARC file after decompression, read forward in bounded memory.
//
// A compressed file is a row of members (gzip, RFC 1952) or frames (Zstandard, RFC 8878), normally one a record. Both
// are "members" here; a file that is not compressed is one member. Damage ends the reading of a member; the caller goes
// on at the next one.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // The next bytes, `wanted` of them or fewer where the member or the file ends. The view holds until the next call.
  virtual std::string_view peek(size_t wanted) = 0;
  // Passes over `n` bytes that were peeked.
  virtual void consume(size_t n) = 0;

  // Where the current position is in the file: the byte itself, or the start of its member when it is the member's
  // first byte. Inside a compressed member: that start plus the number of decompressed bytes before the position.
  virtual uint64_t offset() const = 0;
  // The start in the file of the member that the position is in.
  virtual uint64_t member_offset() const = 0;
  virtual bool at_member_start() const = 0;
  // The member has no more bytes: it ended, or it is broken.
  virtual bool at_member_end() = 0;
  // Goes to the next member that begins as one; false at the end of the file. Bytes between members that belong to none
  // are told by `fault` (once).
  virtual bool next_member() = 0;

  // At a member's end: makes the next one, if it follows at once and `goes_on` says so of its first bytes, a part of
  // the current one. False, with nothing changed, otherwise.
  virtual bool join_next_member(const std::function<bool(std::string_view head)>& goes_on) = 0;

  // What is wrong with the current member (a broken stream, a wrong check sum, an early end) or between members;
  // nullopt when nothing is. Telling it clears it.
  virtual std::optional<Error> take_fault() = 0;

  // Whether the file is compressed in members, so that records are expected to begin with one.
  virtual bool is_compressed() const = 0;
};

// By the first bytes at `from`, where a member begins. `file` must outlive the source. A Zstandard dictionary is looked
// for at the start of the file (draft "WARC Zstandard compression", section 3).
std::unique_ptr<ByteSource> open_byte_source(std::string_view file, uint64_t from);

}  // namespace strongroom::ingest::warc
