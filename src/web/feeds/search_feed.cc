// SPDX-License-Identifier: Apache-2.0
#include "web/feeds/search_feed.h"

#include "web/error_response.h"
#include "web/feeds/feed_document.h"
#include "web/pages/frame.h"
#include "web/pages/query_words.h"
#include "web/pages/search_parameters.h"
#include "web/pages/search_words.h"

namespace strongroom::web {

namespace {

constexpr uint32_t kNewest = 20;

std::string description_of(const store::SearchPage& found, const Interface& interface) {
  const std::string matches = interface.plural("items_match", found.total);
  const bool all = found.total <= found.hits.size();
  std::string description =
      interface.format(all ? "feed_holds_all" : "feed_holds_newest",
                       {{"matches", matches}, {"count", interface.number(static_cast<uint64_t>(found.hits.size()))}});
  if (found.searched_last > 0) description += " " + interface.plural("searched_last", found.searched_last);
  return description;
}

Feed make_feed(const store::SearchPage& found, const SearchParameters& parameters, const std::string& file,
               const Request& request, const Site& site) {
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  const Addresses::Query query = parameters.address(1);
  Feed feed;
  feed.title = interface.archive_name() + " · " + search_in_words(parameters, site.store(), interface);
  feed.description = description_of(found, interface);
  feed.lang = interface.lang();
  feed.page_url = addresses.absolute(addresses.search(query));
  feed.self_url = addresses.absolute(addresses.page("/search/" + file) + query_string(query));
  feed.current_url = feed.self_url;
  feed.id = feed.self_url;
  for (const auto& hit : found.hits) add_entry(feed, hit.item, site, addresses);
  return feed;
}

}  // namespace

Response search_feed(const Request& request, const PathParts& parts, const Site& site) {
  SearchParameters parameters = SearchParameters::read(request, kNewest);
  const Interface interface = interface_of(request, site);
  if (parameters.bad_date) return error_response(request, site, 400, interface.text("bad_date"));
  if (parameters.empty()) return error_response(request, site, 400, interface.text("search_help"));
  parameters.query.page = 1;
  parameters.query.order = store::SearchOrder::Newest;
  const auto found = site.store().search(parameters.query);
  if (!found) return error_response(request, site, 400, query_refusal(parameters.query.text, interface));
  // The order is the feed's own and no part of its address.
  parameters.query.order = store::SearchOrder::Relevance;
  const std::string& file = parts.find("feed")->second;
  return feed_response(make_feed(*found, parameters, file, request, site), file);
}

}  // namespace strongroom::web
