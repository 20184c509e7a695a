// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/request.h"

// Where a page of the site lies in a static copy of it: docs/formats/static-site.md. Pure.
//
//   /2017/10                             2017/10/index.html
//   /2017/10?page=2                      2017/10/page-2/index.html
//   /feed.xml                            feed.xml
//   /items/ID/item.json?revision=2       items/ID/item-revision-2.json
//   /originals/…  /log/…  /assets/…      as they are
namespace strongroom::web {

// Whether a copy can answer for this address at all: searches and the API need a server.
bool is_in_copy(const Request& request);

// The file for a target ("/2017/10?page=2", with the language's prefix where it has one), below the copy's folder.
// nullopt for a target that is none, or not in a copy.
std::optional<std::string> static_path(std::string_view target);

// The way from one file of the copy to another, percent-encoded, as it stands in a link.
std::string relative_link(std::string_view from_file, std::string_view to_file);

}  // namespace strongroom::web
