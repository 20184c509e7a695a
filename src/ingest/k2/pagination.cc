// SPDX-License-Identifier: Apache-2.0
#include "ingest/k2/pagination.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "ingest/html/inline_text.h"
#include "ingest/html/url.h"
#include "ingest/k2/listing_address.h"
#include "ingest/page_counter.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::k2 {
namespace {

using html::Node;

enum class LinkRole { None, Start, Previous, Next, End };

struct RoleWord {
  std::string_view word;
  LinkRole role;
};

// Parts of classes, titles, labels and texts, folded.
constexpr RoleWord role_words[] = {
    {"next", LinkRole::Next},          {"prev", LinkRole::Previous},     {"start", LinkRole::Start},
    {"first", LinkRole::Start},        {"last", LinkRole::End},          {"end", LinkRole::End},
    {"forward", LinkRole::Next},       {"backward", LinkRole::Previous}, {"التالي", LinkRole::Next},
    {"السابق", LinkRole::Previous},    {"البدايه", LinkRole::Start},     {"النهايه", LinkRole::End},
    {"الاولي", LinkRole::Start},       {"الاخيره", LinkRole::End},       {"suivant", LinkRole::Next},
    {"precedent", LinkRole::Previous},
};

LinkRole role_in(std::string_view text) {
  if (text.empty()) return LinkRole::None;
  const std::string folded = text::fold(text);
  for (const RoleWord& entry : role_words) {
    if (folded.find(text::fold(entry.word)) != std::string::npos) return entry.role;
  }
  return LinkRole::None;
}

// The class words of an element that speak of page links ("pagination-next", "icon-previous").
LinkRole role_of_classes(const Node& node) {
  html::ClassTokens tokens(node.attribute("class"));
  for (std::string_view token = tokens.next(); !token.empty(); token = tokens.next()) {
    if (!token.starts_with("pagination-") && !token.starts_with("icon-") && !token.starts_with("fa-")) continue;
    if (const LinkRole role = role_in(token); role != LinkRole::None) return role;
  }
  return LinkRole::None;
}

LinkRole role_of(const Node& anchor) {
  LinkRole role = role_in(anchor.attribute("rel"));
  if (role == LinkRole::None) role = role_of_classes(anchor.parent());
  for (Node inner = anchor.next_below(anchor); inner && role == LinkRole::None; inner = inner.next_below(anchor)) {
    role = role_of_classes(inner);
  }
  if (role == LinkRole::None) role = role_in(anchor.attribute("title"));
  if (role == LinkRole::None) role = role_in(anchor.attribute("aria-label"));
  return role == LinkRole::None ? role_in(anchor.text()) : role;
}

uint32_t start_of(const std::string& url) {
  const auto address = parse_listing_address(url);
  return address && address->start ? *address->start : 0;
}

// The page that `url` leads to, where it differs from the address of a known page by the number alone:
// "/news/page/9" beside "/news/page/3"; 0 where it does not.
uint32_t page_beside(const records::PageLink& known, const std::string& url) {
  size_t start = static_cast<size_t>(std::mismatch(known.url.begin(), known.url.end(), url.begin(), url.end()).first -
                                     known.url.begin());
  while (start > 0 && is_ascii_digit(known.url[start - 1])) --start;
  const auto number_at = [&](const std::string& text) {
    size_t end = start;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    return text.substr(start, end - start);
  };
  const std::string number = number_at(url);
  if (number_at(known.url) != std::to_string(known.page) || number.empty() || number.size() > 6) return 0;
  const bool same_ends = known.url.substr(start + number_at(known.url).size()) == url.substr(start + number.size());
  return same_ends ? text::parse_number(number).value_or(0) : 0;
}

// Text of the block outside its lists and links: the counter stands there, bare or in an element of its own.
std::optional<PageCounter> find_counter(Node block) {
  html::InlineText bare;
  for (Node node = block.next_below(block); node;) {
    if (node.tag() == "ul" || node.tag() == "a" || node.tag() == "nav" || node.has_class("pagenav")) {
      node = node.after_below(block);
      continue;
    }
    if (node.is_text()) bare.append(node.content());
    bare.append(" ");
    node = node.next_below(block);
  }
  return parse_page_counter(bare.take().text);
}

class PaginationReader {
 public:
  PaginationReader(const std::string& base_url, records::Listing& listing) : base_url_(base_url), listing_(listing) {}

  void read(Node block) {
    for (Node node = block.next_below(block); node; node = node.next_below(block)) {
      if (node.tag() == "a" && node.has_attribute("href") && !html::is_dead_link(node.attribute("href"))) {
        read_link(node);
      } else if (node.has_class("pagenav") || node.has_class("active") || node.has_class("current")) {
        if (const auto number = text::parse_number(node.text())) current_ = *number;
      } else if (node.is_text() && node.parent().tag() != "a") {
        // Joomla 1.5 marks the page one is on by nothing but the lack of a link.
        if (const auto number = text::parse_number(text::clean_line(node.content()))) unlinked_ = *number;
      }
    }
    if (current_ == 0) current_ = unlinked_;
    counter_ = find_counter(block);
    finish();
  }

 private:
  void read_link(const Node& anchor) {
    std::string url = html::resolve_url(base_url_, anchor.attribute("href"));
    if (const auto number = text::parse_number(anchor.text())) {
      // Joomla 4 links the page one is on.
      const bool is_current = anchor.parent().has_class("active") || anchor.has_attribute("aria-current");
      if (is_current)
        current_ = *number;
      else
        listing_.page_links.push_back({*number, std::move(url)});
      return;
    }
    switch (role_of(anchor)) {
      case LinkRole::Next:
        listing_.next = std::move(url);
        break;
      case LinkRole::Previous:
        listing_.previous = std::move(url);
        break;
      case LinkRole::Start:
        first_ = std::move(url);
        break;
      case LinkRole::End:
        last_ = std::move(url);
        break;
      case LinkRole::None:
        break;
    }
  }

  void finish() {
    if (counter_) {
      listing_.page = counter_->page;
      listing_.pages = counter_->pages;
    } else {
      listing_.page = std::max(1u, current_);
      listing_.pages = listing_.page;
      for (const records::PageLink& link : listing_.page_links) listing_.pages = std::max(listing_.pages, link.page);
      // At most ten numbers are shown; the last page's link tells how many there are.
      const uint32_t size = rows_a_page(listing_);
      if (size > 0 && !last_.empty()) listing_.pages = std::max(listing_.pages, start_of(last_) / size + 1);
      for (const records::PageLink& link : listing_.page_links) {
        if (size == 0 && !last_.empty()) listing_.pages = std::max(listing_.pages, page_beside(link, last_));
      }
    }
    add_unnumbered(first_, 1);
    add_unnumbered(last_, listing_.pages);
  }

  void add_unnumbered(const std::string& url, uint32_t page) {
    const auto& links = listing_.page_links;
    const bool known = std::any_of(links.begin(), links.end(), [&](const auto& link) { return link.page == page; });
    if (!url.empty() && !known && page != listing_.page) listing_.page_links.push_back({page, url});
  }

  const std::string& base_url_;
  records::Listing& listing_;
  std::optional<PageCounter> counter_;
  uint32_t current_ = 0;
  uint32_t unlinked_ = 0;  // the last number without a link
  std::string first_;
  std::string last_;
};

}  // namespace

uint32_t rows_a_page(const records::Listing& listing) {
  for (const records::PageLink& link : listing.page_links) {
    const uint32_t start = start_of(link.url);
    if (link.page > 1 && start > 0) return start / (link.page - 1);
  }
  return 0;
}

void read_pagination(Node block, const std::string& base_url, records::Listing& listing) {
  PaginationReader(base_url, listing).read(block);
}

}  // namespace strongroom::ingest::k2
