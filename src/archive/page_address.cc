// SPDX-License-Identifier: Apache-2.0
#include "archive/page_address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace strongroom::archive {

namespace {

using records::PageLink;

std::optional<uint64_t> number_at(std::string_view text) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return value;
}

size_t digits_of(std::string_view text) {
  return static_cast<size_t>(std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }) -
                             text.begin());
}

// Where the number after `mark` stands in an address: bytes [start, start + length).
struct NumberPlace {
  size_t start = 0;
  size_t length = 0;
  uint64_t value = 0;
};

std::optional<NumberPlace> number_after(std::string_view url, std::string_view mark) {
  for (size_t at = url.find(mark); at != std::string_view::npos; at = url.find(mark, at + 1)) {
    const size_t start = at + mark.size();
    const size_t length = digits_of(url.substr(start));
    const std::optional<uint64_t> value = number_at(url.substr(start, length));
    if (value) return NumberPlace{start, length, *value};
  }
  return std::nullopt;
}

std::string with_number(const std::string& url, const NumberPlace& place, uint64_t value) {
  return url.substr(0, place.start) + std::to_string(value) + url.substr(place.start + place.length);
}

// K2 and Joomla count rows: page p starts at row (p - 1) * page size.
std::optional<std::string> by_row_offset(const PageLink& known, uint32_t page) {
  for (const std::string_view mark : {"?start=", "&start=", "?limitstart=", "&limitstart=", "?offset=", "&offset="}) {
    const std::optional<NumberPlace> place = number_after(known.url, mark);
    if (!place || known.page < 2 || place->value == 0 || place->value % (known.page - 1) != 0) continue;
    const uint64_t page_size = place->value / (known.page - 1);
    return with_number(known.url, *place, page_size * (page - 1));
  }
  return std::nullopt;
}

std::optional<std::string> by_page_number(const PageLink& known, uint32_t page) {
  constexpr std::array<std::string_view, 8> marks = {
      "/page/", "?page=", "&page=", "?paged=", "&paged=", "?p=", "&p=", "/page-"};
  for (const std::string_view mark : marks) {
    const std::optional<NumberPlace> place = number_after(known.url, mark);
    if (place && place->value == known.page) return with_number(known.url, *place, page);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> address_of_page(const std::vector<PageLink>& known, uint32_t page) {
  for (const PageLink& link : known) {
    if (link.page == page && !link.url.empty()) return link.url;
  }
  for (const PageLink& link : known) {
    if (link.page == 0) continue;
    if (auto url = by_row_offset(link, page)) return url;
    if (auto url = by_page_number(link, page)) return url;
  }
  return std::nullopt;
}

std::optional<std::string> whole_address(const std::string& url, const std::string& site_url) {
  if (url.empty()) return std::nullopt;
  if (url.find("://") != std::string::npos) return url;
  if (site_url.empty()) return std::nullopt;
  if (url.starts_with("//")) return site_url.substr(0, site_url.find("//")) + url;
  return site_url + (url.front() == '/' ? "" : "/") + url;
}

}  // namespace strongroom::archive
