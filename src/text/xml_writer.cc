// SPDX-License-Identifier: Apache-2.0
#include "text/xml_writer.h"

#include <utility>

#include "base/assert.h"

namespace strongroom::text {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_forbidden_control(char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r'; }

}  // namespace

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

XmlWriter& XmlWriter::open(std::string_view name, Attributes attributes) {
  start_tag(name, attributes);
  out_ += '>';
  open_.emplace_back(name);
  return *this;
}

XmlWriter& XmlWriter::close() {
  STRONGROOM_ASSERT(!open_.empty());
  out_.append("</").append(open_.back()).append(">\n");
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
  escape(text, false);
  return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view text, Attributes attributes) {
  start_tag(name, attributes);
  out_ += '>';
  escape(text, false);
  out_.append("</").append(name).append(">\n");
  return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, Attributes attributes) {
  start_tag(name, attributes);
  out_ += "/>\n";
  return *this;
}

std::string XmlWriter::take() { return std::exchange(out_, {}); }

std::string XmlWriter::finish() {
  while (!open_.empty()) close();
  return std::move(out_);
}

void XmlWriter::start_tag(std::string_view name, Attributes attributes) {
  out_.append("<").append(name);
  for (const auto& [attribute, value] : attributes) {
    out_.append(" ").append(attribute).append("=\"");
    escape(value, true);
    out_ += '"';
  }
}

// XML 1.0 section 2.2: what Char leaves out. U+FFFE and U+FFFF are the only ones of more than one byte in valid UTF-8.
void XmlWriter::escape(std::string_view text, bool in_attribute) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '&') {
      out_ += "&amp;";
    } else if (c == '<') {
      out_ += "&lt;";
    } else if (c == '>') {
      out_ += "&gt;";
    } else if (c == '"' && in_attribute) {
      out_ += "&quot;";
    } else if (c == '\r' || (in_attribute && (c == '\n' || c == '\t'))) {
      out_ += c == '\r' ? "&#13;" : c == '\n' ? "&#10;" : "&#9;";
    } else if (is_forbidden_control(c)) {
      out_ += kReplacement;
    } else if (text.substr(i).starts_with("\xEF\xBF\xBE") || text.substr(i).starts_with("\xEF\xBF\xBF")) {
      out_ += kReplacement;
      i += 2;
    } else {
      out_ += c;
    }
  }
}

}  // namespace strongroom::text
