// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/files.h"
#include "exchange/mirror/mirror.h"

namespace strongroom::exchange {

// An original that a record names.
struct NamedOriginal {
  Digest digest;
  uint64_t size_bytes = 0;
};

// Every original that a public record of the store names, each once.
std::vector<NamedOriginal> named_originals(const store::Store& store);

// Fetches the originals that are not in the folder, several at once, and counts them in the report. One that cannot be
// had does not keep the others back: `not_had` tells of it.
void copy_originals(Files& files, const Path& folder, const store::Store& store, const MirrorSource& source,
                    const MirrorOptions& options, MirrorReport& report);
// The same for some that are given, in place of what may lie there.
void fetch_originals(Files& files, const Path& folder, const std::vector<NamedOriginal>& wanted,
                     const MirrorSource& source, const MirrorOptions& options, MirrorReport& report);

// Removes the files of originals that a decision erased.
void remove_erased_originals(Files& files, const Path& folder, const store::Store& store);

}  // namespace strongroom::exchange
