// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/links.h"

#include <set>

#include "fetch/url.h"

namespace strongroom::exchange::capture {

namespace {

class Links {
 public:
  explicit Links(std::string_view page_url) : page_url_(page_url) {}

  void add(std::string_view reference, FoundLink link) {
    if (reference.empty()) return;
    const Result<fetch::Url> url = fetch::resolve_url(page_url_, reference);
    if (!url || !seen_.insert(url->text).second) return;
    link.url = url->text;
    found_.push_back(std::move(link));
  }

  std::vector<FoundLink> take() { return std::move(found_); }

 private:
  std::string_view page_url_;
  std::set<std::string> seen_;
  std::vector<FoundLink> found_;
};

std::string_view without_www(std::string_view host) { return host.starts_with("www.") ? host.substr(4) : host; }

bool is_below(std::string_view host, std::string_view above) {
  return host.size() > above.size() && host.ends_with(above) && host[host.size() - above.size() - 1] == '.';
}

// Numbers have no hosts below them: "1.2.3.4" is not below "2.3.4".
bool is_number(std::string_view host) {
  return host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

std::vector<FoundLink> links_of(const ingest::Extraction& page, std::string_view page_url) {
  if (page.listings.empty()) return {};
  Links links(page_url);
  for (const records::Listing& listing : page.listings) {
    links.add(listing.next, {{}, PageKind::Listing, {}, false});
    links.add(listing.previous, {{}, PageKind::Listing, {}, false});
    for (const records::PageLink& other : listing.page_links) {
      links.add(other.url, {{}, PageKind::Listing, {}, false});
    }
  }
  for (const ingest::FoundItem& found : page.items) {
    links.add(found.item.url, {{}, PageKind::Item, found.item.source_id, found.item.truncated});
  }
  for (const records::ItemLink& linked : page.linked) {
    links.add(linked.url, {{}, PageKind::Item, linked.source_id, false});
  }
  return links.take();
}

bool is_same_site(std::string_view seed_host, std::string_view host) {
  if (seed_host == host) return true;
  if (is_number(seed_host) || is_number(host)) return false;
  seed_host = without_www(seed_host);
  host = without_www(host);
  // A host without a dot is a whole registry ("org") or a machine ("localhost"): nothing belongs to it.
  const bool above_is_site = host.find('.') != std::string_view::npos;
  return seed_host == host || is_below(host, seed_host) || (above_is_site && is_below(seed_host, host));
}

}  // namespace strongroom::exchange::capture
