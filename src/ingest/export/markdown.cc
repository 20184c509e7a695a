// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/markdown.h"

#include <algorithm>

#include "base/ascii.h"

namespace strongroom::ingest {
namespace {

constexpr size_t link_bytes_max = 4000;

// "[text](url "title")" at the front; its length, or 0.
struct Link {
  std::string_view text;
  std::string_view url;
  size_t length = 0;
};

Link link_at(std::string_view text) {
  const std::string_view near = text.substr(0, link_bytes_max);
  const size_t middle = near.find("](");
  if (middle == std::string_view::npos || near.substr(1, middle).find('\n') != std::string_view::npos) return {};
  const size_t end = near.find(')', middle);
  if (end == std::string_view::npos) return {};
  std::string_view url = near.substr(middle + 2, end - middle - 2);
  url = url.substr(0, url.find(' '));
  return {near.substr(1, middle - 1), url, end + 1};
}

// Emphasis carries no meaning in a record's text: its marks go.
std::string inline_html(std::string_view text) {
  std::string html;
  while (!text.empty()) {
    const bool image = text.starts_with("![");
    if (image || text[0] == '[') {
      if (const Link link = link_at(text.substr(image ? 1 : 0)); link.length > 0) {
        html += image ? "<img src=\"" : "<a href=\"";
        (html += link.url) += image ? "\" alt=\"" : "\">";
        (html += link.text) += image ? "\">" : "</a>";
        text.remove_prefix(link.length + (image ? 1 : 0));
        continue;
      }
    }
    if (text[0] == '\\' && text.size() > 1) text.remove_prefix(1);
    const bool is_mark = text.starts_with("**") || text.starts_with("__");
    if (is_mark) {
      text.remove_prefix(2);
    } else {
      if (text[0] != '`' && text[0] != '*') html += text[0];
      text.remove_prefix(1);
    }
  }
  return html;
}

size_t heading_level(std::string_view line) {
  const size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level >= 1 && level <= 6 && level < line.size() && line[level] == ' ' ? level : 0;
}

// The length of "* ", "- ", "+ " or "12. " in front; 0 when the line is no entry of a list.
size_t entry_mark(std::string_view line) {
  if (line.size() > 1 && std::string_view("*-+").find(line[0]) != std::string_view::npos && line[1] == ' ') return 2;
  const size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits < 4 && line.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

class Converter {
 public:
  std::string run(std::string_view markdown) {
    while (!markdown.empty()) {
      const size_t end = std::min(markdown.find('\n'), markdown.size());
      take(trim(markdown.substr(0, end)));
      markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
    close();
    return std::move(html_);
  }

 private:
  void take(std::string_view line) {
    if (line.starts_with("```") || line.starts_with("~~~")) {
      close();
      fenced_ = !fenced_;
    } else if (fenced_) {
      ((html_ += "<p>") += line) += "</p>";
    } else if (line.empty() || line == "---" || line == "***") {
      close();
    } else if (const size_t level = heading_level(line); level > 0) {
      close();
      const std::string tag = "h" + std::to_string(level) + ">";
      html_ += "<" + tag + inline_html(trim(line.substr(level))) + "</" + tag;
    } else if (const size_t mark = entry_mark(line); mark > 0) {
      open(line[0] >= '0' && line[0] <= '9' ? "ol" : "ul");
      html_ += "<li>" + inline_html(line.substr(mark));
    } else if (line[0] == '>') {
      open("blockquote");
      html_ += inline_html(trim(line.substr(1))) + " ";
    } else if (line[0] == '<') {
      close();
      (html_ += line) += "\n";
    } else {
      if (open_.empty()) open("p");
      html_ += inline_html(line) + " ";
    }
  }

  void open(std::string tag) {
    if (open_ == tag) return;
    close();
    html_ += "<" + tag + ">";
    open_ = std::move(tag);
  }

  void close() {
    if (!open_.empty()) html_ += "</" + open_ + ">\n";
    open_.clear();
  }

  std::string html_;
  std::string open_;
  bool fenced_ = false;
};

}  // namespace

std::string html_of_markdown(std::string_view markdown) { return Converter().run(markdown); }

}  // namespace strongroom::ingest
