// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strongroom::text {

// Writes XML 1.0 that is well-formed whatever text it is given: text and attribute values are escaped, characters that
// XML cannot hold become U+FFFD, and every element that was opened is closed. Names are ours and are not checked.
class XmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  XmlWriter();

  XmlWriter& open(std::string_view name, Attributes attributes = {});
  XmlWriter& close();
  XmlWriter& text(std::string_view text);
  // An element with text, or without.
  XmlWriter& element(std::string_view name, std::string_view text, Attributes attributes = {});
  XmlWriter& empty(std::string_view name, Attributes attributes = {});

  // What was written since the last call, for documents that do not fit in memory; `finish` then returns the rest.
  std::string take();
  // Closes what is open and returns the document.
  std::string finish();

 private:
  void start_tag(std::string_view name, Attributes attributes);
  void escape(std::string_view text, bool in_attribute);

  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace strongroom::text
