// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "exchange/mirror/record_line.h"
#include "log/tile_reader.h"

namespace strongroom::exchange {

// Where a copy of an archive is read from: its site, or another copy's folder. Nothing it gives is believed before it
// was led up to a signed checkpoint. Thread-safe.
class MirrorSource : public log::TileReader {
 public:
  // For messages: the address or the folder.
  virtual std::string name() const = 0;
  // The signed checkpoint, as published.
  virtual Result<std::string> checkpoint() const = 0;
  // The lines of the entries from `first` on: at least one, at most `count`, without gaps.
  virtual Result<std::vector<RecordLine>> records(uint64_t first, size_t count) const = 0;
  // The bytes whose SHA-256 is `digest`, checked; at most `bytes_max`. NotFound or Mismatch.
  virtual Result<std::string> original(const Digest& digest, uint64_t bytes_max) const = 0;
  // The settings that are the archive's rather than its operator's, as a strongroom.toml.
  virtual Result<std::string> settings() const = 0;
};

}  // namespace strongroom::exchange
