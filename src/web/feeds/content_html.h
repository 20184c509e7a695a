// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "records/block.h"

namespace strongroom::web {

// An item's body as plain HTML for feed readers: its blocks, everything escaped, no style, script or foreign picture
// (an image is its caption with a link).
std::string content_html(const std::vector<records::Block>& blocks);

}  // namespace strongroom::web
