// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace strongroom::ingest {

// A control or label of the page and no text of an item: "Read more", "Share", "Advertisement".
bool is_control_label(std::string_view line);

// A label that could as well be the title of an item: "Report", "Newsletter".
bool is_doubtful_label(std::string_view line);

// Nothing but such labels: "Facebook Twitter Email".
bool is_control_row(std::string_view line);

}  // namespace strongroom::ingest
