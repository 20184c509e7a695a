// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "log/merkle.h"
#include "log/tile_reader.h"

namespace strongroom::log {

// Sees an entry; the bytes live until it returns.
using EntryVisitor = std::function<void(LeafIndex index, std::string_view entry)>;

// Reads the whole log and derives every hash anew from the entries: each bundle, each tile of each level that the size
// implies, and the root. The answer lists what is wrong, naming the file; nothing wrong is an empty list. Where a
// bundle and its tile disagree, the hashes above them decide which one is damaged. `visit`, if given, sees every entry
// that could be read, in order. Ends at the first bundle of which neither the entries nor the tile can be read. Takes
// memory for one bundle and a few tiles, and linear time.
std::vector<Error> audit_log(const TileReader& tiles, const TreeHead& head, const EntryVisitor& visit = {});

}  // namespace strongroom::log
