// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/civil_time.h"
#include "base/result.h"
#include "records/record.h"
#include "store/store.h"

namespace strongroom::exchange {

struct WholeArchive {};

// What of an archive goes into a package.
using Selection = std::variant<WholeArchive, records::ItemId, YearMonth, store::TermRef>;

// "the whole archive", "item 2017-10-07-k3v9qd", "the month 2017-10", "the category harbour-board".
std::string to_string(const Selection& selection);

// The items that may be shown, newest first. NotFound when there are none.
Result<std::vector<records::ItemId>> select_items(const store::Store& store, const Selection& selection);

// Told while a package is written.
struct ExportProgress {
  std::string_view what;  // "records", "originals", "pages"
  uint64_t done = 0;
  uint64_t total = 0;  // 0 when it is not known
};

}  // namespace strongroom::exchange
