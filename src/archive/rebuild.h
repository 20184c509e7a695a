// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "archive/archive.h"

namespace strongroom::archive {

enum class RebuildStep { Index, Log };

struct RebuildProgress {
  RebuildStep step = RebuildStep::Index;
  uint64_t done = 0;
  uint64_t total = 0;
};

// Makes anew what can be derived from the records: lists, counts, keys and full text, then every tile and bundle of the
// log. The archive must be open for writing. Refused, with the tiles untouched, when the records do not lead to the
// tree that was signed.
Result<void> rebuild(Archive& archive, const std::function<void(const RebuildProgress& progress)>& on_progress = {});

// Whether nothing can be added to the archive at `folder`: a backup, a mirror, an archive whose private key is
// elsewhere.
bool is_only_read(const Files& files, const Path& folder);

// Of such a folder: makes the lists, counts and the search index anew, and brings a database that an older version
// wrote up to date, so that it can be read and restored again. Gives the number of records. The log's files stay as
// they are.
Result<uint64_t> rebuild_database(const Path& folder,
                                  const std::function<void(const RebuildProgress& progress)>& on_progress = {});

}  // namespace strongroom::archive
