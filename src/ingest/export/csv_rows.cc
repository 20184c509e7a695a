// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/ascii.h"
#include "ingest/export/table_rows.h"

namespace strongroom::ingest {
namespace {

char delimiter_of(std::string_view csv) {
  const std::string_view line = csv.substr(0, csv.find('\n'));
  char best = ',';
  for (const char candidate : {';', '\t'}) {
    if (std::count(line.begin(), line.end(), candidate) > std::count(line.begin(), line.end(), best)) best = candidate;
  }
  return best;
}

// Reads one record and moves behind it. RFC 4180 section 2; a quote inside an unquoted field is text.
std::vector<std::string> next_record(std::string_view csv, size_t& at, char delimiter) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (; at < csv.size(); ++at) {
    const char c = csv[at];
    if (quoted) {
      if (c != '"') {
        fields.back() += c;
      } else if (at + 1 < csv.size() && csv[at + 1] == '"') {
        fields.back() += '"';
        ++at;
      } else {
        quoted = false;
      }
    } else if (c == '"' && fields.back().empty()) {
      quoted = true;
    } else if (c == delimiter) {
      fields.emplace_back();
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

std::vector<std::string> column_names(std::vector<std::string> fields) {
  for (std::string& field : fields) {
    std::erase_if(field, [](char c) { return c == '`' || c == ' '; });
    field = ascii_lower(field);
  }
  return fields;
}

std::string_view without_mark(std::string_view csv) { return csv.starts_with("\xEF\xBB\xBF") ? csv.substr(3) : csv; }

}  // namespace

std::string column(const Row& row, std::string_view name) {
  const auto found = row.find(name);
  return found == row.end() ? std::string() : found->second;
}

std::vector<std::string> csv_columns(std::string_view csv) {
  csv = without_mark(csv);
  size_t at = 0;
  return column_names(next_record(csv.substr(0, 4096), at, delimiter_of(csv)));
}

std::vector<Row> read_csv_rows(std::string_view csv, size_t rows_max) {
  csv = without_mark(csv);
  const char delimiter = delimiter_of(csv);
  size_t at = 0;
  const std::vector<std::string> names = column_names(next_record(csv, at, delimiter));
  std::vector<Row> rows;
  while (at < csv.size() && rows.size() < rows_max) {
    std::vector<std::string> fields = next_record(csv, at, delimiter);
    if (fields.size() == 1 && fields[0].empty()) continue;
    Row row;
    for (size_t i = 0; i < std::min(names.size(), fields.size()); ++i) {
      if (fields[i] != "NULL" && fields[i] != "\\N") row[names[i]] = std::move(fields[i]);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace strongroom::ingest
