// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace strongroom::ingest::html {

// libxml2 compares each attribute of a tag with all before it, so that a page of one tag with a million attributes
// would take hours. This finds, in one pass, the offset of the first tag with more than 1,000 of them.
std::optional<uint64_t> find_oversized_tag(std::string_view html);

}  // namespace strongroom::ingest::html
