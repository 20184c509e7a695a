// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace strongroom::web {

// The media type of a file that nobody here has opened, by the ending of its address: "application/pdf" of
// "https://example.org/plan.PDF?v=2". "application/octet-stream" for endings that say nothing.
std::string_view media_type_of(std::string_view url);

}  // namespace strongroom::web
