// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/label_lines.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "text/normalise.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t line_bytes_max = 300;
constexpr ptrdiff_t category_spaces_max = 9;

// "Culture, Youth and Sport" is one name: lists of categories have no "and" before the last.
bool is_enumeration(std::string_view printed) {
  const size_t comma = printed.rfind(", ");
  if (comma == std::string_view::npos) return false;
  const std::string_view last = printed.substr(comma);
  return last.find(" and ") != std::string_view::npos || last.find(" & ") != std::string_view::npos;
}

// "Posted in News | Leave a comment", "News | 2 comments"
bool is_of_comments(std::string_view name) {
  const std::string folded = text::fold(name);
  return folded == "leave a comment" || folded == "leave a reply" || folded == "comment" ||
         folded.ends_with(" comments") || folded.ends_with(" comment");
}

}  // namespace

bool ends_like_sentence(std::string_view line) {
  constexpr std::string_view ends[] = {".", "!", "?", ":", ";", ",", "؟", "،", "…", "\"", "”"};
  return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return line.ends_with(end); });
}

bool is_category(std::string_view name) {
  return !name.empty() && name.size() <= category_bytes_max && !ends_like_sentence(name) &&
         std::count(name.begin(), name.end(), ' ') <= category_spaces_max;
}

bool is_names(std::string_view names) {
  constexpr ptrdiff_t spaces_max = 6;
  if (!is_category(names) || std::count(names.begin(), names.end(), ' ') > spaces_max) return false;
  for (size_t start = 0; start < names.size();) {
    const size_t end = std::min(names.find(' ', start), names.size());
    const std::string_view word = names.substr(start, end - start);
    constexpr std::string_view joints[] = {"and", "&",   "of",  "de",  "del", "della", "du", "des", "da",
                                           "di",  "dos", "von", "van", "der", "y",     "et", "the"};
    const bool is_joint = start > 0 && std::find(std::begin(joints), std::end(joints), word) != std::end(joints);
    if (!is_joint && !word.empty() && word[0] >= 'a' && word[0] <= 'z') return false;
    if (!word.empty() && word[0] >= '0' && word[0] <= '9') return false;
    start = end + 1;
  }
  return true;
}

std::string category_of_label_line(std::string_view line, LabelStrength least) {
  if (line.size() > line_bytes_max) return {};
  const Label label = label_at(line, LabelKind::Category);
  if (label.length == 0 || (label.strength < least && !label.has_colon)) return {};
  if (label.strength == LabelStrength::Colon && !label.has_colon) return {};
  const std::string_view name = trim(line.substr(label.length));
  return is_category(name) ? std::string(name) : std::string();
}

std::string tags_of_label_line(std::string_view line) {
  if (line.size() > line_bytes_max) return {};
  const Label label = label_at(line, LabelKind::Tags);
  const bool is_told = label.strength == LabelStrength::Strong || label.has_colon;
  return is_told ? std::string(trim(line.substr(label.length))) : std::string();
}

std::string author_of_label_line(std::string_view line) {
  if (line.size() > line_bytes_max) return {};
  const Label label = label_at(line, LabelKind::Author);
  if (label.strength == LabelStrength::Strong || label.has_colon) {
    const std::string_view author = trim(line.substr(label.length));
    return is_category(author) ? std::string(author) : std::string();
  }
  const std::string_view names = line.substr(std::min<size_t>(line.size(), 3));
  const bool is_byline = line.starts_with("By ") || line.starts_with("by ");
  // "By Friday the quay is open"
  const bool is_sentence = names.find(" the ") != std::string_view::npos;
  return is_byline && !is_sentence && is_names(names) ? std::string(names) : std::string();
}

bool is_label_line(std::string_view line) {
  return !tags_of_label_line(line).empty() || !author_of_label_line(line).empty() ||
         !category_of_label_line(line, LabelStrength::Strong).empty();
}

std::vector<std::string> split_categories(std::string_view printed, const std::vector<std::string>& known) {
  std::vector<std::string> names;
  if (std::find(known.begin(), known.end(), printed) != known.end() || is_enumeration(printed)) {
    return {std::string(printed)};
  }
  while (!printed.empty()) {
    size_t end = printed.size();
    size_t length = 0;
    for (const std::string_view separator : {",", "،", ";", "؛", " | ", " / "}) {
      size_t found = printed.find(separator);
      // Some sites print "&amp;".
      while (found != std::string_view::npos && separator == ";" && printed.substr(0, found).ends_with("&amp"))
        found = printed.find(separator, found + 1);
      if (found < end) {
        end = found;
        length = separator.size();
      }
    }
    const std::string_view name = trim(printed.substr(0, end));
    const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
    if (!name.empty() && is_new && !is_of_comments(name)) names.emplace_back(name);
    printed.remove_prefix(end + length);
  }
  return names;
}

}  // namespace strongroom::ingest::dump
