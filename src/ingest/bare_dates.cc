// SPDX-License-Identifier: Apache-2.0
#include "ingest/bare_dates.h"

#include <algorithm>

#include "text/printed_date.h"

namespace strongroom::ingest {
namespace {

bool is_date_or_nothing(const std::string& line) {
  constexpr size_t date_bytes_max = 80;
  return line.empty() ||
         (line.size() <= date_bytes_max && (text::parse_date(line) || text::parse_month(line).has_value()));
}

bool is_bare_date(const records::Item& item) {
  const bool has_more = !item.categories.empty() || !item.tags.empty() || !item.authors.empty() ||
                        !item.images.empty() || !item.attachments.empty() || !item.fields.empty();
  if (has_more || (!item.date.date && item.date.verbatim.empty()) || !is_date_or_nothing(item.title)) return false;
  return std::all_of(item.blocks.begin(), item.blocks.end(), [](const records::Block& block) {
    return block.kind != records::BlockKind::Image && is_date_or_nothing(block.text);
  });
}

}  // namespace

void leave_out_bare_dates(Extraction& extraction) {
  const auto kept = std::stable_partition(extraction.items.begin(), extraction.items.end(),
                                          [](const FoundItem& found) { return !is_bare_date(found.item); });
  if (kept == extraction.items.end()) return;
  for (auto bare = kept; bare != extraction.items.end(); ++bare) {
    const records::Item& item = bare->item;
    if (!item.url.empty()) extraction.linked.push_back({item.url, item.source_id, item.title});
  }
  const auto left_out = static_cast<uint32_t>(extraction.items.end() - kept);
  extraction.items.erase(kept, extraction.items.end());
  if (extraction.listings.size() == 1) {
    uint32_t& items = extraction.listings[0].items;
    items -= std::min(items, left_out);
  }
  if (extraction.items.empty() && extraction.listings.empty() && extraction.faults.empty()) {
    extraction.faults.push_back({ErrorCode::Malformed, "the text is nothing but a date", {}, 0});
  }
}

}  // namespace strongroom::ingest
