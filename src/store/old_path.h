// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strongroom::store {

// The names under which an address at the source is remembered, most exact first: its path, lower case, percent
// decoded, without "index.php", ".html" and slashes at the ends, followed by the query if that names the item
// ("?…id=123…"); and the path up to a leading number of its last segment ("media/item/123" of "media/item/123-title"),
// because sources that write numbers answer to the number alone. A download of K2 ("…/item/download/12_5f2a") has the
// one name "item/download/12", whatever stands before it. Takes a whole URL or a path. Empty for a bare host.
std::vector<std::string> old_path_names(std::string_view url);

// The names of a file's address when it has a form that only files have ("…/item/download/12_5f2a",
// "…/media/k2/attachments/plan.pdf"), else none: such an address leads to the item that offers the file.
std::vector<std::string> old_file_names(std::string_view url);

}  // namespace strongroom::store
