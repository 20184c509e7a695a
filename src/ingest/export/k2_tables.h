// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/export/passed_over.h"
#include "ingest/export/table_rows.h"

namespace strongroom::ingest {

// The tables of Joomla K2 that an item is put together from. Column names are those of K2 2.x.
class K2Tables {
 public:
  static bool is_wanted(std::string_view table);
  void add(std::string_view table, Row row);

  // The published items in the order of their table.
  void read_items(const Limits& limits, Extraction& extraction);

 private:
  using TextById = std::unordered_map<std::string, std::string>;
  using TermsByItem = std::unordered_map<std::string, std::vector<std::string>>;

  void take_item(const Row& row, const Limits& limits, Extraction& extraction);
  void take_author(const Row& row, records::Item& item) const;
  void take_attachments(records::Item& item) const;
  void take_fields(const Row& row, records::Item& item) const;
  void take_extra_fields(const Row& row, records::Item& item) const;

  std::vector<Row> items_;
  TextById categories_;
  TextById tags_;
  TextById users_;
  TextById extra_fields_;
  TermsByItem tags_of_item_;
  std::unordered_map<std::string, std::vector<Row>> attachments_of_item_;
  PassedOver passed_over_;
};

}  // namespace strongroom::ingest
