// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/digest.h"
#include "base/files.h"
#include "base/result.h"

namespace strongroom::archive {

struct OriginalCheck {
  std::optional<Error> error;  // NotFound, or Mismatch: it has other bytes, or the disk cannot read them
  uint64_t size_bytes = 0;     // that could be read
};

// Reads an original and compares its size and SHA-256. Bytes come by read(2) and not by a mapping, so that a bad sector
// is an answer and no signal. `on_read`, if given, is called after each piece, and may take its time.
OriginalCheck check_original(const Path& file, const Digest& digest, uint64_t size_bytes,
                             const std::function<void(uint64_t bytes)>& on_read = {});

}  // namespace strongroom::archive
