// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/connection.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <cerrno>

#include "base/assert.h"
#include "base/encoding.h"
#include "base/fault.h"

namespace strongroom::store::embedded {

namespace {

constexpr int busy_timeout_ms = 10'000;

int open_flags(Access access) {
  // Readers too open for writing where they may: recovering the WAL after a crash needs it. `query_only` then keeps
  // them from changing anything.
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (access == Access::Create) flags |= SQLITE_OPEN_CREATE;
  return flags;
}

// Read: 8 MiB of pages a connection, as many as there are serving threads. Write: room for the inner pages of every
// index at a million items, so that a batch reads each leaf once.
const char* settings(Access access) {
  if (access == Access::Read) return "PRAGMA query_only=ON; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY;";
  return "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=FAST; PRAGMA temp_store=MEMORY;"
         "PRAGMA cache_size=-131072; PRAGMA wal_autocheckpoint=8192; PRAGMA journal_size_limit=67108864;";
}

// SQLite's file for locks cannot be made or used: a folder of somebody else, a medium that is only read, a full disk.
bool is_about_locks(int code) {
  const int kind = code & 0xff;
  return kind == SQLITE_READONLY || kind == SQLITE_CANTOPEN || kind == SQLITE_IOERR;
}

// Whoever writes has a write-ahead log beside the database, and so does a crash.
bool is_at_rest(const Path& database) {
  for (const char* suffix : {"-wal", "-journal"}) {
    std::error_code absent;
    const auto bytes = std::filesystem::file_size(Path(database) += suffix, absent);
    if (!absent && bytes > 0) return false;
  }
  return true;
}

std::string remedy_for(int code, int system_error) {
  const int kind = code & 0xff;
  if (kind == SQLITE_FULL || system_error == ENOSPC) return "; free some space and try again";
  if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB) return "; restore it from a backup or a mirror";
  if (kind == SQLITE_BUSY) return "; another process is writing, try again when it is done";
  if (kind == SQLITE_READONLY || kind == SQLITE_CANTOPEN)
    return "; check the owner and the rights of it and its folder";
  return "";
}

}  // namespace

void Connection::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Result<Connection> Connection::open(const Path& database, Access access) {
  std::error_code ignored;
  const bool exists = std::filesystem::exists(database, ignored);
  if (exists && access == Access::Create)
    return strongroom::fail(Error{ErrorCode::Exists, "there is a database already", database.filename(), {}});
  if (!exists && access != Access::Create)
    return strongroom::fail(Error{
        ErrorCode::NotFound, "there is no such database; restore it from a backup or a mirror", database.string(), {}});

  // Before it is opened: what takes its place meanwhile makes the connection outdated.
  const FileState state = state_of(database);
  sqlite3* handle = nullptr;
  int code = sqlite3_open_v2(database.c_str(), &handle, open_flags(access), nullptr);
  if (code != SQLITE_OK && access == Access::Read) {
    sqlite3_close_v2(handle);
    code = sqlite3_open_v2(database.c_str(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
  }
  Connection connection(database, state, handle);
  if (code != SQLITE_OK) connection.fail("cannot be opened");
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  if (access == Access::Create) connection.execute("PRAGMA page_size=8192;");
  try {
    connection.execute(settings(access));
    connection.execute("SELECT count(*) FROM sqlite_schema");
  } catch (const Fault&) {
    const int reason = sqlite3_errcode(handle);
    if (access == Access::Read && is_about_locks(reason) && is_at_rest(database)) return open_as_it_lies(database);
    if (reason != SQLITE_NOTADB) throw;
    return strongroom::fail(Error{
        ErrorCode::Malformed, "this is not a database; restore it from a backup or a mirror", database.string(), {}});
  }
  return connection;
}

// https://www.sqlite.org/wal.html#read_only_databases: "immutable" takes no locks.
Connection Connection::open_as_it_lies(const Path& database) {
  const FileState state = state_of(database);
  const std::string name =
      "file://" + percent_encode(std::filesystem::absolute(database).string(), "/") + "?immutable=1";
  sqlite3* handle = nullptr;
  constexpr int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  Connection connection(database, state, handle);
  connection.locking_ = Locking::None;
  if (code != SQLITE_OK) connection.fail("cannot be opened");
  connection.execute(settings(Access::Read));
  return connection;
}

Connection::FileState Connection::state_of(const Path& database) {
  struct stat file = {};
  if (::stat(database.c_str(), &file) != 0) return {};
  return {file.st_dev, file.st_ino, file.st_size, file.st_mtim.tv_sec, file.st_mtim.tv_nsec};
}

bool Connection::is_outdated() const {
  const FileState now = state_of(path_);
  if (now.device != opened_.device || now.inode != opened_.inode) return true;
  return locking_ == Locking::None && (now != opened_ || !is_at_rest(path_));
}

void Connection::execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("cannot run a statement");
}

bool Connection::begin_writing() {
  const int code = sqlite3_exec(handle(), "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) fail("cannot begin a transaction");
  return code == SQLITE_OK;
}

void Connection::roll_back() noexcept {
  if (sqlite3_get_autocommit(handle()) == 0) sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

int64_t Connection::changes() const { return sqlite3_changes64(handle()); }

void Connection::fail(std::string_view what) const {
  const std::string remedy = remedy_for(sqlite3_errcode(handle()), sqlite3_system_errno(handle()));
  throw Fault(path_.string() + ": " + std::string(what) + ": " + sqlite3_errmsg(handle()) + remedy);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(Connection& connection, const char* sql) : connection_(&connection) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(connection.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
  if (code != SQLITE_OK) connection.fail(std::string("cannot prepare \"") + sql + '"');
}

void Statement::expect_parameters(size_t count) const {
  STRONGROOM_ASSERT(static_cast<size_t>(sqlite3_bind_parameter_count(statement_.get())) == count);
}

void Statement::bind(int parameter, std::string_view text) {
  const auto lifetime = lifetime_ == Lifetime::Borrowed ? SQLITE_STATIC : SQLITE_TRANSIENT;
  // A null pointer would bind NULL, and an empty view may hold one.
  const char* data = text.empty() ? "" : text.data();
  if (sqlite3_bind_text64(statement_.get(), parameter, data, text.size(), lifetime, SQLITE_UTF8) != SQLITE_OK)
    connection_->fail("cannot bind text");
}

void Statement::bind(int parameter, const Blob& blob) {
  const auto lifetime = lifetime_ == Lifetime::Borrowed ? SQLITE_STATIC : SQLITE_TRANSIENT;
  const char* data = blob.bytes.empty() ? "" : blob.bytes.data();
  if (sqlite3_bind_blob64(statement_.get(), parameter, data, blob.bytes.size(), lifetime) != SQLITE_OK)
    connection_->fail("cannot bind bytes");
}

void Statement::bind_integer(int parameter, int64_t value) {
  if (sqlite3_bind_int64(statement_.get(), parameter, value) != SQLITE_OK) connection_->fail("cannot bind a number");
}

void Statement::finish() {
  while (step()) {
  }
  reset();
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  try {
    connection_->fail("a statement failed");
  } catch (...) {
    reset();
    throw;
  }
}

void Statement::reset() noexcept {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

bool Rows::is_null(int column) const {
  return sqlite3_column_type(statement_->statement_.get(), column) == SQLITE_NULL;
}

int64_t Rows::integer(int column) const { return sqlite3_column_int64(statement_->statement_.get(), column); }

double Rows::real(int column) const { return sqlite3_column_double(statement_->statement_.get(), column); }

std::string_view Rows::text(int column) const {
  const auto* data = sqlite3_column_text(statement_->statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_->statement_.get(), column);
  return {reinterpret_cast<const char*>(data), static_cast<size_t>(size)};
}

std::string_view Rows::blob(int column) const {
  const auto* data = sqlite3_column_blob(statement_->statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_->statement_.get(), column);
  return {static_cast<const char*>(data), static_cast<size_t>(size)};
}

void BlobReader::Close::operator()(sqlite3_blob* blob) const { sqlite3_blob_close(blob); }

bool BlobReader::open(int64_t row) {
  if (blob_ && row == row_) return true;
  row_ = row;
  int code = SQLITE_OK;
  if (blob_) {
    code = sqlite3_blob_reopen(blob_.get(), row);
  } else {
    sqlite3_blob* blob = nullptr;
    code = sqlite3_blob_open(connection_->handle(), "main", table_, column_, row, 0, &blob);
    blob_.reset(blob);
  }
  if (code == SQLITE_OK) return true;
  blob_.reset();
  if (code != SQLITE_ERROR) connection_->fail("cannot open bytes");  // the code of a row that is not there
  return false;
}

bool BlobReader::read(int64_t row, uint64_t offset, uint64_t size, std::string& bytes) {
  if (!open(row)) return false;
  const auto all = static_cast<uint64_t>(sqlite3_blob_bytes(blob_.get()));
  if (offset > all || size > all - offset) return false;
  bytes.resize(size);
  const auto length = static_cast<int>(size);
  if (sqlite3_blob_read(blob_.get(), bytes.data(), length, static_cast<int>(offset)) != SQLITE_OK)
    connection_->fail("cannot read bytes");
  return true;
}

bool BlobReader::read_all(int64_t row, std::string& bytes) {
  return open(row) && read(row, 0, static_cast<uint64_t>(sqlite3_blob_bytes(blob_.get())), bytes);
}

}  // namespace strongroom::store::embedded
