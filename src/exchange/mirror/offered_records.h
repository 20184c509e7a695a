// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "exchange/mirror/record_line.h"

namespace strongroom::exchange {

// The lines of an archive's entries from `first` on: only what is public has its bytes. At most `count`, and no more
// after `bytes_max` bytes, but at least one where there is one.
std::vector<RecordLine> offered_records(const archive::Archive& archive, uint64_t first, size_t count,
                                        size_t bytes_max);

// What a mirror needs to show the archive as its publisher does; not where it is served or how.
archive::Config offered_settings(const archive::Config& config);

}  // namespace strongroom::exchange
