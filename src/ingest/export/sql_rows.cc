// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/encoding.h"
#include "ingest/export/table_rows.h"

namespace strongroom::ingest {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_word(char c) {
  return is_ascii_alphanumeric(c) || c == '_' || c == '#' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

std::string upper(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return out;
}

// Reads the statements of a dump one after the other: https://dev.mysql.com/doc/refman/8.0/en/insert.html as mysqldump
// and phpMyAdmin write it.
class DumpReader {
 public:
  DumpReader(std::string_view sql, const std::function<bool(std::string_view)>& wanted, const RowSink& sink,
             std::vector<Error>& faults)
      : sql_(sql), wanted_(wanted), sink_(sink), faults_(faults) {}

  void run() {
    while (!done_) {
      skip_space();
      if (at_ >= sql_.size()) break;
      const size_t start = at_;
      const std::string verb = upper(word());
      bool understood = true;
      if (verb == "INSERT" || verb == "REPLACE")
        understood = read_insert();
      else if (verb == "CREATE")
        read_create();
      if (!understood && at_ >= sql_.size()) {
        faults_.push_back({ErrorCode::Malformed, "the dump breaks off inside a statement", {}, start});
        return;
      }
      if (!done_) skip_statement();
    }
  }

 private:
  // White space and comments.
  void skip_space() {
    while (at_ < sql_.size()) {
      if (is_space(sql_[at_])) {
        ++at_;
      } else if (sql_[at_] == '#' || sql_.substr(at_).starts_with("--")) {
        at_ = std::min(sql_.find('\n', at_), sql_.size());
      } else if (sql_.substr(at_).starts_with("/*")) {
        const size_t end = sql_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? sql_.size() : end + 2;
      } else {
        return;
      }
    }
  }

  // A word or a name in backquotes or double quotes; empty where none stands.
  std::string word() {
    skip_space();
    if (at_ < sql_.size() && (sql_[at_] == '`' || sql_[at_] == '"')) {
      const size_t end = std::min(sql_.find(sql_[at_], at_ + 1), sql_.size());
      std::string name(sql_.substr(at_ + 1, end - at_ - 1));
      at_ = std::min(end + 1, sql_.size());
      return name;
    }
    const size_t start = at_;
    while (at_ < sql_.size() && is_word(sql_[at_])) ++at_;
    return std::string(sql_.substr(start, at_ - start));
  }

  bool take(char c) {
    skip_space();
    if (at_ >= sql_.size() || sql_[at_] != c) return false;
    ++at_;
    return true;
  }

  // "database"."table" gives the table.
  std::string table_name() {
    std::string name = word();
    if (take('.')) name = word();
    return name;
  }

  void skip_statement() {
    while (at_ < sql_.size()) {
      const char c = sql_[at_];
      if (c == ';') {
        ++at_;
        return;
      }
      if (c == '\'' || c == '"' || c == '`')
        skip_quoted(c);
      else
        ++at_;
    }
  }

  void skip_quoted(char quote) {
    for (++at_; at_ < sql_.size(); ++at_) {
      if (sql_[at_] == '\\' && quote != '`') {
        ++at_;
      } else if (sql_[at_] == quote) {
        ++at_;
        return;
      }
    }
    at_ = std::min(at_, sql_.size());
  }

  // CREATE TABLE name (column type …, …, KEY …): the names at the head of each part.
  void read_create() {
    if (upper(word()) != "TABLE") return;
    std::string name = table_name();
    if (upper(name) == "IF") {
      word();
      word();
      name = table_name();
    }
    if (!wanted_(name) || !take('(')) return;
    std::vector<std::string> columns;
    while (at_ < sql_.size()) {
      skip_space();
      const bool quoted = at_ < sql_.size() && (sql_[at_] == '`' || sql_[at_] == '"');
      const std::string head = word();
      const std::string key = upper(head);
      const bool is_key = !quoted && (key == "PRIMARY" || key == "KEY" || key == "UNIQUE" || key == "INDEX" ||
                                      key == "FULLTEXT" || key == "CONSTRAINT" || key == "FOREIGN");
      if (!is_key && !head.empty()) columns.push_back(head);
      if (!skip_definition()) break;
    }
    columns_[name] = std::move(columns);
  }

  // To behind the comma after a column's definition; false at the end of the list.
  bool skip_definition() {
    int depth = 0;
    while (at_ < sql_.size()) {
      const char c = sql_[at_];
      if (c == '\'' || c == '"' || c == '`') {
        skip_quoted(c);
        continue;
      }
      ++at_;
      if (c == '(') ++depth;
      if (c == ')' && depth-- == 0) return false;
      if (c == ',' && depth == 0) return true;
      if (c == ';') return false;
    }
    return false;
  }

  bool read_insert() {
    std::string next = word();
    while (upper(next) == "IGNORE" || upper(next) == "LOW_PRIORITY" || upper(next) == "DELAYED" ||
           upper(next) == "INTO") {
      if (upper(next) == "INTO") {
        next = table_name();
        break;
      }
      next = word();
    }
    if (!wanted_(next)) return true;
    std::vector<std::string> columns = columns_[next];
    if (take('(')) {
      columns.clear();
      do columns.push_back(word());
      while (take(','));
      if (!take(')')) return false;
    }
    const std::string values = upper(word());
    if (values != "VALUES" && values != "VALUE") return false;
    do {
      auto row = read_row(columns);
      if (!row) return false;
      if (!sink_(next, std::move(*row))) done_ = true;
    } while (!done_ && take(','));
    return true;
  }

  std::optional<Row> read_row(const std::vector<std::string>& columns) {
    if (!take('(')) return std::nullopt;
    Row row;
    for (size_t i = 0;; ++i) {
      auto value = read_value();
      if (at_ >= sql_.size()) return std::nullopt;
      if (value && i < columns.size()) row[columns[i]] = std::move(*value);
      if (take(',')) continue;
      if (take(')')) return row;
      return std::nullopt;
    }
  }

  // Nullopt for NULL.
  std::optional<std::string> read_value() {
    skip_space();
    if (at_ < sql_.size() && sql_[at_] == '_') word();  // a character set: _utf8'…', _binary '…'
    skip_space();
    if (at_ < sql_.size() && (sql_[at_] == '\'' || sql_[at_] == '"')) return quoted_value(sql_[at_]);
    const size_t start = at_;
    while (at_ < sql_.size() && sql_[at_] != ',' && sql_[at_] != ')' && !is_space(sql_[at_])) ++at_;
    const std::string_view raw = sql_.substr(start, at_ - start);
    if (upper(raw) == "NULL") return std::nullopt;
    if (raw.starts_with("0x")) return from_hex(raw.substr(2)).value_or(std::string(raw));
    return std::string(raw);
  }

  // https://dev.mysql.com/doc/refman/8.0/en/string-literals.html
  std::string quoted_value(char quote) {
    std::string value;
    for (++at_; at_ < sql_.size(); ++at_) {
      const char c = sql_[at_];
      if (c == '\\' && at_ + 1 < sql_.size()) {
        value += unescaped(sql_[++at_]);
      } else if (c != quote) {
        value += c;
      } else if (at_ + 1 < sql_.size() && sql_[at_ + 1] == quote) {
        value += quote;
        ++at_;
      } else {
        ++at_;
        return value;
      }
    }
    return value;
  }

  static char unescaped(char c) {
    switch (c) {
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case '0':
      case 'Z':
      case 'b':
        return ' ';
      default:
        return c;
    }
  }

  std::string_view sql_;
  const std::function<bool(std::string_view)>& wanted_;
  const RowSink& sink_;
  std::vector<Error>& faults_;
  size_t at_ = 0;
  bool done_ = false;
  std::map<std::string, std::vector<std::string>> columns_;
};

}  // namespace

void read_sql_rows(std::string_view sql, const std::function<bool(std::string_view table)>& wanted, const RowSink& sink,
                   std::vector<Error>& faults) {
  DumpReader(sql, wanted, sink, faults).run();
}

}  // namespace strongroom::ingest
