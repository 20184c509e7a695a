// SPDX-License-Identifier: Apache-2.0
#include "archive/rebuild.h"

#include "archive/layout.h"
#include "store/embedded/connection.h"
#include "store/embedded/embedded_store.h"

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

bool is_only_read(const Files& files, const Path& folder) {
  return files.exists(folder / config_file) &&
         (files.exists(folder / backup_file) || !files.exists(folder / keys_folder / private_key_file));
}

Result<uint64_t> rebuild_database(const Path& folder,
                                  const std::function<void(const RebuildProgress& progress)>& on_progress) {
  const Result<FileLock> lock = FileLock::acquire(folder / lock_file);
  if (!lock) return fail(lock.error());
  auto store = store::embedded::EmbeddedStore::open(folder / database_file, store::embedded::OpenMode::Write);
  if (!store) return fail(store.error());
  (*store)->rebuild([&](uint64_t done, uint64_t total) {
    if (on_progress) on_progress({RebuildStep::Index, done, total});
  });
  const uint64_t records = (*store)->entry_count();
  store->reset();
  if (PosixFiles().exists(folder / backup_file)) {
    // Writing left it in WAL mode; a backup is one file that everything reads.
    auto database = store::embedded::Connection::open(folder / database_file, store::embedded::Access::Write);
    if (!database) return fail(database.error());
    database->execute("PRAGMA journal_mode=DELETE");
  }
  return records;
}

}  // namespace strongroom::archive
