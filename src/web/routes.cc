// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "web/api/api.h"
#include "web/feeds/feed_handler.h"
#include "web/feeds/search_feed.h"
#include "web/log_files.h"
#include "web/mirror/mirror_files.h"
#include "web/pages/about_page.h"
#include "web/pages/archive_page.h"
#include "web/pages/home_page.h"
#include "web/pages/item_page.h"
#include "web/pages/list_page.h"
#include "web/pages/proof_page.h"
#include "web/pages/revisions_page.h"
#include "web/pages/search_page.h"
#include "web/pages/terms_page.h"
#include "web/pages/verify_page.h"
#include "web/router.h"
#include "web/site_files.h"
#include "web/sitemap/sitemap.h"

namespace strongroom::web {

namespace {

constexpr Method kGet = Method::Get;
constexpr std::string_view kSearchParameters = "q category tag author source language from to order page";
constexpr std::string_view kSearchFeedParameters = "q category tag author source language from to";
constexpr std::string_view kSearchApiParameters = "q category tag author source language from to order page limit";
constexpr std::string_view kListApiParameters = "category tag author source language year month day page limit";
constexpr std::string_view kTermParameters = "category tag author source language";

constexpr auto kRoutes = std::to_array<Route>({
    // Pages.
    {kGet, "/", home_page, "The newest items and the way into the archive."},
    {kGet, "/archive", archive_page, "Counts by year and month."},
    {kGet, "/search", search_page, "Full text search with facets.", kSearchParameters},
    {kGet, "/about", about_page, "What this archive is."},
    {kGet, "/verify", verify_page, "How anyone can check the archive."},
    {kGet, "/items/{id}", item_page, "An item.", kSearchParameters},
    {kGet, "/items/{id}/revisions", revisions_page, "Every state of an item, with what changed.", "from to"},
    {kGet, "/items/{id}/proof", proof_page, "What the log says about an item."},
    {kGet, "/items/{id}/proof.tlog-proof", item_proof_file, "The proof of an item, for offline checks.", "revision"},
    {kGet, "/items/{id}/item.json", item_record_file, "The canonical bytes of an item.", "revision"},
    {kGet, "/items/{id}/{slug}", item_page, "An item, with readable words in its address.", kSearchParameters},
    {kGet, "/{year:year}", list_page, "The items of a year.", "page"},
    {kGet, "/{year:year}/{month:month}", list_page, "The items of a month.", "page"},
    {kGet, "/{year:year}/{month:month}/{day:day}", list_page, "The items of a day.", "page"},
    {kGet, "/{kind:kind}", terms_page, "All categories, tags, authors, sources or languages."},
    // Feeds of every list. Before the lists of terms, so that "feed.xml" is not taken for a slug.
    {kGet, "/{feed:feed}", list_feed, "The newest items as a feed."},
    {kGet, "/search/{feed:feed}", search_feed, "The newest items that match a search as a feed.",
     kSearchFeedParameters},
    {kGet, "/{year:year}/{feed:feed}", list_feed, "A year as a feed."},
    {kGet, "/{year:year}/{month:month}/{feed:feed}", list_feed, "A month as a feed; an archive document.", "page"},
    {kGet, "/{year:year}/{month:month}/{day:day}/{feed:feed}", list_feed, "A day as a feed."},
    {kGet, "/{kind:kind}/{slug}/{feed:feed}", list_feed, "The items of a term as a feed."},
    {kGet, "/{kind:kind}/{slug}/{year:year}/{feed:feed}", list_feed, "A term's items of a year as a feed."},
    {kGet, "/{kind:kind}/{slug}/{year:year}/{month:month}/{feed:feed}", list_feed,
     "A term's items of a month as a feed; an archive document.", "page"},
    {kGet, "/{kind:kind}/{slug}", list_page, "The items of a term.", "page"},
    {kGet, "/{kind:kind}/{slug}/{year:year}", list_page, "A term's items of a year.", "page"},
    {kGet, "/{kind:kind}/{slug}/{year:year}/{month:month}", list_page, "A term's items of a month.", "page"},
    // For crawlers.
    {kGet, "/robots.txt", robots_file, "What crawlers may read."},
    {kGet, "/sitemap.xml", sitemap_index, "The index of the sitemaps."},
    {kGet, "/sitemap-lists.xml", sitemap_lists, "The addresses of all lists."},
    {kGet, "/sitemap-news.xml", sitemap_news, "What was published yesterday and today."},
    {kGet, "/{file:sitemap}", sitemap_month, "The addresses of a month's items."},
    // The log and what it commits to.
    {kGet, "/log/checkpoint", log_checkpoint, "The signed checkpoint of the log."},
    {kGet, "/log/tile/{path:rest}", log_tile, "The log's tiles and entry bundles."},
    {kGet, "/originals/{digest}", original_file, "The original bytes of a capture."},
    // For mirrors.
    {kGet, "/mirror/records", mirror_records, "The public records of the log's entries.", "from count"},
    {kGet, "/mirror/settings", mirror_settings, "How the archive is shown."},
    {kGet, "/mirror/challenge", mirror_challenge, "Shows that the originals are held.", "nonce size count"},
    // For programs.
    {kGet, "/api/v1/items", api_items, "Items, newest first, of everything or narrowed by term and time.",
     kListApiParameters},
    {kGet, "/api/v1/items/{id}", api_item, "An item with its whole record."},
    {kGet, "/api/v1/items/{id}/revisions", api_revisions, "Every state of an item, oldest first."},
    {kGet, "/api/v1/items/{id}/captures", api_captures, "The captures that show an item."},
    {kGet, "/api/v1/items/{id}/custody", api_custody, "Who had an item's record when, and what they did with it."},
    {kGet, "/api/v1/search", api_search, "Full text search.", kSearchApiParameters},
    {kGet, "/api/v1/months", api_months, "How many items each month has, newest first.", kTermParameters},
    {kGet, "/api/v1/terms/{kind:kind}", api_terms, "The terms of a kind, most items first."},
    {kGet, "/api/v1/gaps", api_gaps, "What the archive is known to lack, with the addresses that would fill it.",
     "page limit"},
    {kGet, "/api/v1/log", api_log, "The log's key, size and checkpoint."},
    {kGet, "/api/openapi.json", api_description, "The description of the API."},
    // What pages need.
    {kGet, "/favicon.ico", favicon, "The icon, for those that ask for it without having read a page."},
    {kGet, "/assets/{hash}/{name}", asset_file, "Styles, fonts and icons."},
    {kGet, "/healthz", health, "Whether the archive answers."},
});

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace strongroom::web
