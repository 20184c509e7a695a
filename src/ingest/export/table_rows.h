// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace strongroom::ingest {

// One row of a table: its columns by their names, NULL as nothing.
using Row = std::map<std::string, std::string, std::less<>>;

std::string column(const Row& row, std::string_view name);

// Told of each row of a dump, with the table's name as written. Returning false stops.
using RowSink = std::function<bool(std::string_view table, Row row)>;

// The rows that the INSERT statements of a MySQL dump write, also those without a list of columns, whose names the
// CREATE TABLE before them tells. Only of tables that `wanted` chooses. A dump that breaks off gives its whole rows and
// one fault. Linear; nothing is executed.
void read_sql_rows(std::string_view sql, const std::function<bool(std::string_view table)>& wanted, const RowSink& sink,
                   std::vector<Error>& faults);

// The rows of a CSV file (RFC 4180; also with ';' or tabs), named by its first line.
std::vector<Row> read_csv_rows(std::string_view csv, size_t rows_max);

// The names in a CSV file's first line, in lower case.
std::vector<std::string> csv_columns(std::string_view csv);

}  // namespace strongroom::ingest
