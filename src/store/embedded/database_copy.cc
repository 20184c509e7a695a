// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/database_copy.h"

#include <sqlite3.h>

#include <memory>
#include <string>

#include "base/fault.h"
#include "store/embedded/connection.h"

namespace strongroom::store::embedded {

namespace {

constexpr int pages_at_once = 2048;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Target = std::unique_ptr<sqlite3, Close>;

[[noreturn]] void broken(const Path& copy, sqlite3* target, int code) {
  const std::string remedy = (code & 0xff) == SQLITE_FULL ? "; free some space and try again" : "";
  const std::string reason = target ? sqlite3_errmsg(target) : sqlite3_errstr(code);
  throw Fault(copy.string() + ": the database cannot be copied: " + reason + remedy);
}

Target make_target(const Path& copy) {
  std::error_code ignored;
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
    std::filesystem::remove(Path(copy) += suffix, ignored);
  }
  sqlite3* handle = nullptr;
  const int code =
      sqlite3_open_v2(copy.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Target target(handle);
  if (code != SQLITE_OK) broken(copy, handle, code);
  return target;
}

// https://www.sqlite.org/c3ref/backup_finish.html. The source's open read transaction keeps its state the same from
// the first page to the last, so that writing to it does not make the copy begin anew.
void copy_pages(Connection& source, sqlite3* target, const Path& copy,
                const std::function<void(uint64_t, uint64_t)>& progress) {
  sqlite3_backup* backup = sqlite3_backup_init(target, "main", source.handle(), "main");
  if (!backup) broken(copy, target, sqlite3_errcode(target));
  int code = SQLITE_OK;
  while ((code = sqlite3_backup_step(backup, pages_at_once)) == SQLITE_OK) {
    const auto pages = static_cast<uint64_t>(sqlite3_backup_pagecount(backup));
    if (progress) progress(pages - static_cast<uint64_t>(sqlite3_backup_remaining(backup)), pages);
  }
  const int finished = sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE || finished != SQLITE_OK) broken(copy, target, code != SQLITE_DONE ? code : finished);
}

}  // namespace

Result<void> copy_database(const Path& database, const Path& copy,
                           const std::function<void(uint64_t pages_done, uint64_t pages)>& progress) {
  Result<Connection> source = Connection::open(database, Access::Read);
  if (!source) return strongroom::fail(source.error());
  source->execute("BEGIN; SELECT count(*) FROM sqlite_schema;");
  const Target target = make_target(copy);
  copy_pages(*source, target.get(), copy, progress);
  source->roll_back();
  // Without a lock somebody may have written between two pages.
  if (source->is_outdated()) {
    throw Fault(database.string() + ": it was written to while it was copied; run the command again");
  }
  // The copied header says WAL, which needs files beside it even to be read.
  const int code = sqlite3_exec(target.get(), "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) broken(copy, target.get(), code);
  return {};
}

}  // namespace strongroom::store::embedded
