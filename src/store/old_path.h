// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strongroom::store {

// The names under which an address at the source is remembered, most exact first: its path, lower case, percent
// decoded, without "index.php", ".html" and slashes at the ends, followed by the query if that names the item
// ("?…id=123…"); and the path up to a leading number of its last segment ("media/item/123" of "media/item/123-title"),
// because sources that write numbers answer to the number alone. Takes a whole URL or a path. Empty for a bare host.
std::vector<std::string> old_path_names(std::string_view url);

}  // namespace strongroom::store
