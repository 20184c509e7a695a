// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/passed_over.h"

#include "ingest/markup.h"

namespace strongroom::ingest {

void PassedOver::tell(std::vector<Error>& faults) const {
  if (counts_.empty()) return;
  size_t total = 0;
  std::string reasons;
  for (const auto& [reason, count] : counts_) {
    total += count;
    reasons += (reasons.empty() ? "" : ", ") + reason + " " + std::to_string(count);
  }
  faults.push_back(
      {ErrorCode::Refused, std::string(not_taken_in) + std::to_string(total) + " (" + reasons + ")", {}, {}});
}

FoundItem* add_exported(records::Item item, std::string_view date_from, std::string_view declared_lang,
                        const Limits& limits, Extraction& extraction) {
  if (extraction.items.size() >= limits.items_max) return nullptr;
  complete_item(item, declared_lang);
  const bool has_date = item.date.date.has_value();
  extraction.items.push_back({std::move(item), has_date ? Evidence{std::string(date_from), 0.98} : Evidence{}, {}, {}});
  if (extraction.items.size() == limits.items_max) {
    extraction.faults.push_back(
        {ErrorCode::LimitExceeded, "there are more items than are read from one document", {}, {}});
  }
  return &extraction.items.back();
}

}  // namespace strongroom::ingest
