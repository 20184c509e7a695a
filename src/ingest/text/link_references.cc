// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/link_references.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/ascii.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t title_bytes_max = 40;
constexpr size_t digits_max = 5;
constexpr size_t references_min = 2;

// A line and where the next one begins.
struct RawLine {
  std::string_view text;
  size_t next = 0;
};

RawLine line_at(std::string_view utf8, size_t start) {
  const size_t end = std::min(utf8.find_first_of("\r\n\f", start), utf8.size());
  return {trim(utf8.substr(start, end - start)), std::min(end + (utf8.substr(end, 2) == "\r\n" ? 2 : 1), utf8.size())};
}

bool is_title(std::string_view line) {
  if (line.size() > title_bytes_max) return false;
  const std::string lowered = ascii_lower(line);
  return lowered == "references" || lowered == "references:";
}

bool is_subtitle(std::string_view line) {
  if (line.size() > title_bytes_max) return false;
  const std::string lowered = ascii_lower(line);
  return lowered.starts_with("visible links") || lowered.starts_with("hidden links");
}

struct Reference {
  uint32_t number = 0;
  std::string_view address;
};

// "7. https://example.org/" or "[7] https://example.org/"
std::optional<Reference> reference_of(std::string_view line) {
  const bool is_bracketed = line.starts_with('[');
  if (is_bracketed) line.remove_prefix(1);
  Reference reference;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), reference.number);
  if (error != std::errc()) return std::nullopt;
  line.remove_prefix(static_cast<size_t>(end - line.data()));
  const std::string_view joint = is_bracketed ? "] " : ". ";
  if (!line.starts_with(joint)) return std::nullopt;
  reference.address = trim(line.substr(joint.size()));
  const bool is_address = !reference.address.empty() && reference.address.find(' ') == std::string_view::npos &&
                          reference.address.find_first_of(":/#") != std::string_view::npos;
  return is_address ? std::optional(reference) : std::nullopt;
}

}  // namespace

LinkReferences::LinkReferences(std::string_view utf8) {
  for (size_t start = 0; start < utf8.size();) {
    RawLine line = line_at(utf8, start);
    if (!is_title(line.text)) {
      start = line.next;
      continue;
    }
    List list;
    list.start = start;
    list.end = start = line.next;
    for (size_t at = start; at < utf8.size(); at = line.next) {
      line = line_at(utf8, at);
      const auto reference = reference_of(line.text);
      if (!reference && !line.text.empty() && !is_subtitle(line.text)) break;
      if (!reference) continue;
      list.addresses.emplace(reference->number, reference->address);
      list.end = start = line.next;
    }
    if (list.addresses.size() >= references_min) lists_.push_back(std::move(list));
  }
}

const LinkReferences::List* LinkReferences::list_at(uint64_t offset) const {
  const auto list = std::partition_point(lists_.begin(), lists_.end(), [&](const List& l) { return l.end <= offset; });
  return list == lists_.end() ? nullptr : &*list;
}

bool LinkReferences::holds(uint64_t offset) const {
  const List* list = list_at(offset);
  return list != nullptr && offset >= list->start;
}

UnmarkedLine LinkReferences::unmarked(std::string_view line, uint64_t offset) const {
  UnmarkedLine unmarked;
  const auto take = [&](size_t count) {
    unmarked.text += line.substr(0, count);
    if (!unmarked.links.empty()) unmarked.links.back().words += line.substr(0, count);
    line.remove_prefix(std::min(count, line.size()));
  };
  const List* list = list_at(offset);
  while (list != nullptr) {
    const size_t open = line.find('[');
    if (open == std::string_view::npos) break;
    take(open);
    uint32_t number = 0;
    const std::string_view digits = line.substr(1, digits_max);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const size_t length = error == std::errc() ? static_cast<size_t>(end - line.data()) : 0;
    const auto known = list->addresses.find(number);
    if (length == 0 || line.substr(length, 1) != "]" || known == list->addresses.end()) {
      take(1);
      continue;
    }
    unmarked.links.push_back({{}, std::string(known->second)});
    unmarked.marks += length + 1;
    line.remove_prefix(length + 1);
  }
  take(line.size());
  return unmarked;
}

}  // namespace strongroom::ingest::dump
