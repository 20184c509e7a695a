// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"

struct sqlite3;
struct sqlite3_blob;
struct sqlite3_stmt;

namespace strongroom::store::embedded {

enum class Access { Read, Write, Create };

// One SQLite connection. Not thread-safe. Every failure after opening is a Fault that names the database.
//
// Whoever may not write beside the database, or has no room there, reads it as it lies when nobody has it open: SQLite
// would want a file for its locks. Such a connection sees one state only.
class Connection {
 public:
  // NotFound when there is no such file; Exists for Access::Create when there is; Malformed when it is no database.
  static Result<Connection> open(const Path& database, Access access);

  // One or more statements without parameters and without rows.
  void execute(const std::string& sql);
  // As `execute`; false when another process holds the write lock.
  bool begin_writing();
  // Undoes the open transaction, if any. Should that fail, opening the database again does it.
  void roll_back() noexcept;
  // Rows inserted, changed or deleted by the last statement.
  int64_t changes() const;
  // Another file has taken the database's place, or none is left there; or it was read as it lay and has been changed
  // since: what is read from now on may not fit together.
  bool is_outdated() const;

  [[noreturn]] void fail(std::string_view what) const;
  sqlite3* handle() const { return database_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  // What a change of the file cannot leave as it was.
  struct FileState {
    uint64_t device = 0;
    uint64_t inode = 0;
    int64_t bytes = 0;
    int64_t changed_s = 0;
    int64_t changed_ns = 0;
    bool operator==(const FileState&) const = default;
  };

  enum class Locking { AsSqlite, None };

  Connection(Path path, const FileState& opened, sqlite3* database)
      : path_(std::move(path)), opened_(opened), database_(database) {}
  static FileState state_of(const Path& database);
  static Connection open_as_it_lies(const Path& database);

  Path path_;
  FileState opened_;
  Locking locking_ = Locking::AsSqlite;
  std::unique_ptr<sqlite3, Close> database_;
};

// Bytes that are not text.
struct Blob {
  std::string_view bytes;
};

class Rows;

// A prepared statement. Values are bound in the order of the parameters ?1, ?2, …; their number is checked.
// The connection must outlive it, and at most one Rows of it may be alive.
class Statement {
 public:
  Statement(Connection& connection, const char* sql);

  // Runs a statement that gives no rows.
  template <typename... Values>
  void execute(const Values&... values) {
    bind_all(Lifetime::Borrowed, values...);
    finish();
  }

  // Runs a query. The values are copied.
  template <typename... Values>
  Rows rows(const Values&... values);

 private:
  friend class Rows;
  enum class Lifetime { Borrowed, Copied };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  template <typename... Values>
  void bind_all(Lifetime lifetime, const Values&... values) {
    expect_parameters(sizeof...(values));
    lifetime_ = lifetime;
    int parameter = 0;
    (bind(++parameter, values), ...);
  }
  template <std::integral T>
  void bind(int parameter, T value) {
    bind_integer(parameter, static_cast<int64_t>(value));
  }
  void bind(int parameter, std::string_view text);
  void bind(int parameter, const Blob& blob);
  template <typename T>
  void bind(int parameter, const std::optional<T>& value) {
    if (value) bind(parameter, *value);  // an unbound parameter is NULL
  }
  void bind_integer(int parameter, int64_t value);
  void expect_parameters(size_t count) const;
  void finish();
  bool step();
  void reset() noexcept;

  Connection* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  Lifetime lifetime_ = Lifetime::Borrowed;
};

// The rows of a running query, columns counted from 0. Views are valid until the next call of next().
class Rows {
 public:
  explicit Rows(Statement& statement) : statement_(&statement) {}
  ~Rows() { statement_->reset(); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  bool next() { return statement_->step(); }
  bool is_null(int column) const;
  int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string_view blob(int column) const;

 private:
  Statement* statement_;
};

// Reads the bytes of one column by row number, whole or in part, without a statement. The connection must outlive it.
// While a transaction is open it reads the state of that transaction.
class BlobReader {
 public:
  // The names are string literals.
  BlobReader(Connection& connection, const char* table, const char* column)
      : connection_(&connection), table_(table), column_(column) {}

  // Replaces `bytes` by `size` bytes from `offset` on. False when there is no such row or it has fewer.
  bool read(int64_t row, uint64_t offset, uint64_t size, std::string& bytes);
  bool read_all(int64_t row, std::string& bytes);

 private:
  struct Close {
    void operator()(sqlite3_blob* blob) const;
  };
  bool open(int64_t row);

  Connection* connection_;
  const char* table_;
  const char* column_;
  std::unique_ptr<sqlite3_blob, Close> blob_;
  int64_t row_ = -1;
};

template <typename... Values>
Rows Statement::rows(const Values&... values) {
  bind_all(Lifetime::Copied, values...);
  return Rows(*this);
}

}  // namespace strongroom::store::embedded
