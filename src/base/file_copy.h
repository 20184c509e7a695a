// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "base/digest.h"
#include "base/files.h"
#include "base/result.h"

namespace strongroom {

// The digest of a file of any size, in bounded memory. NotFound if it cannot be opened. `on_bytes` is told how many
// bytes were read so far; may be null.
Result<Digest> digest_of_file(const Path& path, const std::function<void(uint64_t)>& on_bytes = {});

// Copies a file of any size in bounded memory: to a temporary file beside `to`, fsync, rename, fsync of the folder.
// Mismatch, and nothing is left, when what was copied does not have the digest: the file changed meanwhile. The folder
// of `to` must be there. Throws Fault.
Result<void> copy_file_durably(const Path& from, const Path& to, const Digest& digest,
                               const std::function<void(uint64_t)>& on_bytes = {});

}  // namespace strongroom
