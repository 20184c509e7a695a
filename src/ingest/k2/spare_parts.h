// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "ingest/html/dom.h"

namespace strongroom::ingest::k2 {

// What a theme that leaves out K2's classes may show of an item's day and text, noted while its view is walked.
class SpareParts {
 public:
  // For each element and text of the view that is no part of K2's and stands in none.
  void note(const html::Node& node);

  html::Node date() const { return date_; }                   // an element whose class says that it is a date
  const std::string& printed_date() const { return words_; }  // of a text that tells a day and is no sentence
  html::Node body() const { return body_; }

 private:
  html::Node date_;
  html::Node body_;
  std::string words_;
};

// Share buttons and the like that plugins put into a text.
bool is_of_plugin(const html::Node& node);

}  // namespace strongroom::ingest::k2
