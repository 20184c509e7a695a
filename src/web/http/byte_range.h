// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/civil_time.h"

namespace strongroom::web::http {

// What a Range header asks of a representation of a known size.
struct ByteRange {
  enum class Kind {
    Whole,          // nothing, or nothing that can be read: the whole is sent
    Part,           // from `first` to `last`, both within the size
    Unsatisfiable,  // 416
  };
  Kind kind = Kind::Whole;
  uint64_t first = 0;
  uint64_t last = 0;

  uint64_t size() const { return last - first + 1; }
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// RFC 9110 section 14.1.2: "bytes=0-499", "bytes=500-", "bytes=-500". Of several ranges in one header the whole is
// sent, which section 14.2 allows: a client that resumes a download asks for one. `header` is empty when absent.
ByteRange read_range(std::string_view header, uint64_t size);

// RFC 9110 section 13.1.5: whether a part may be sent to the one who sent this If-Range, empty when absent. Only a
// strong tag or the very date will do: a part of something else would make a file that never was.
bool range_applies(std::string_view if_range, std::string_view etag, const std::optional<Timestamp>& last_modified);

}  // namespace strongroom::web::http
