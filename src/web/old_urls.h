// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "store/query.h"
#include "web/request.h"
#include "web/response.h"
#include "web/site.h"

namespace strongroom::web {

// The list that an address of a K2 site showed: by date, category, tag or author, or a search, with its page. Pure.
// The forms are in docs/old-urls.md: "/…/itemlist/date/2017/10?start=20", "/index.php?option=com_k2&view=itemlist&…".
struct OldList {
  store::ListQuery query;  // `term` with the name in the address as its slug
  std::string category;    // the number that the source gave the category; empty when none was told
  bool is_search = false;
  std::string search;  // the words searched for; empty when none were told
  uint64_t start = 0;  // the number of the first row
  std::string feed;    // the name that this list's feed has here ("rss.xml"), when the address was one; else empty
  // The address has a form that other pages may have too: it is this list's if the archive has the list.
  bool guessed = false;
};
std::optional<OldList> parse_old_list(const Request& request);

// The number that K2 gave the item of an address: "/…/item/123-title",
// "/index.php?option=com_k2&view=item&id=123:title". It names the item whatever the menu path before it was. Pure.
std::optional<std::string> parse_old_item_number(const Request& request);

// Whether the query alone says that the address is one of an old site ("?option=com_k2", "?format=feed",
// "?format=json").
bool is_old_query(const Request& request);

// 301 to the item, or the list, that now stands for the address of a rescued site; nullopt when nothing does.
std::optional<Response> redirect_of_old_url(const Request& request, const Site& site);

}  // namespace strongroom::web
