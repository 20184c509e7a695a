// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::records {

enum class FilterKind { Date, Category, Tag, Author, Search, Latest, Unknown };

const char* filter_kind_name(FilterKind kind);  // "date", "category", "tag", "author", "search", "latest", "unknown"

// What a listing lists. Date: year, and month and day unless 0, and `value` the category it is narrowed to, if any.
// Category, tag, author: `value` is the name as shown and `id` the source's number or alias. Search: `value` is the
// query.
struct ListingFilter {
  FilterKind kind = FilterKind::Unknown;
  int year = 0;
  int month = 0;
  int day = 0;
  std::string value;
  std::string id;
  friend bool operator==(const ListingFilter&, const ListingFilter&) = default;
};

// The address of another page of the same listing, with the page number it leads to (1-based) where that can be told.
struct PageLink {
  uint32_t page = 0;  // 0: unknown
  std::string url;
  friend bool operator==(const PageLink&, const PageLink&) = default;
};

// An item that a page links to (by title, "read more", related or neighbour link) without showing its body.
struct ItemLink {
  std::string url;
  std::string source_id;
  std::string title;
  friend bool operator==(const ItemLink&, const ItemLink&) = default;
};

// A page that lists items.
struct Listing {
  std::string url;      // of the page itself, where told
  std::string heading;  // "Items filtered by date: October 2017"
  ListingFilter filter;
  std::vector<std::string> breadcrumbs;
  uint32_t page = 1;
  uint32_t pages = 1;
  uint32_t items = 0;  // shown on this page
  std::string next;    // addresses, empty when there is none
  std::string previous;
  std::vector<PageLink> page_links;
  friend bool operator==(const Listing&, const Listing&) = default;
};

}  // namespace strongroom::records
