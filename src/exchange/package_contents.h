// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/selection.h"

namespace strongroom::exchange {

// What a package of a selection holds: items that may be shown, and the captures that show them; of the whole archive
// also the captures that show no item.
struct PackageContents {
  std::vector<records::ItemId> items;  // newest first
  std::vector<std::string> captures;   // ids, each once
};

// NotFound when the selection is empty.
Result<PackageContents> contents_of(const store::Store& store, const Selection& selection);

}  // namespace strongroom::exchange
