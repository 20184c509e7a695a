// SPDX-License-Identifier: Apache-2.0
#include "archive/rebuild.h"

namespace strongroom::archive {

Result<void> rebuild(Archive& archive, const std::function<void(const RebuildProgress& progress)>& on_progress) {
  const auto tell = [&](RebuildStep step, uint64_t done, uint64_t total) {
    if (on_progress) on_progress({step, done, total});
  };
  archive.store().rebuild([&](uint64_t done, uint64_t total) { tell(RebuildStep::Index, done, total); });
  const uint64_t entries = archive.store().entry_count();
  tell(RebuildStep::Log, 0, entries);
  if (Result<void> rebuilt = archive.rebuild_log(); !rebuilt) return rebuilt;
  archive.publish_log();
  tell(RebuildStep::Log, entries, entries);
  return {};
}

}  // namespace strongroom::archive
