// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::text {

// The same for all names that some file system takes for one name: without regard to case (full case folding) and to
// the Unicode normalisation form, which macOS changes in passing. Invalid UTF-8 becomes U+FFFD.
std::string file_name_key(std::string_view utf8);

}  // namespace strongroom::text
