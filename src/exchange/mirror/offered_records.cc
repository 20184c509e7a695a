// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/offered_records.h"

#include <algorithm>

namespace strongroom::exchange {

namespace {

constexpr int kNeighboursMax = 64;

// The item it stands under, of those that were there before it: placing them in the order of the log, each under the
// one it is told, gives the same order again. Beyond some neighbours it is not worth the search.
std::string placed_below(const store::Store& store, const store::StoredRecord& record) {
  if (record.entry.kind != records::RecordKind::Item || record.entry.revision.value != 1) return {};
  const records::ItemId id{record.entry.id};
  const auto own = store.summary(id);
  if (!own) return {};
  records::ItemId at = id;
  for (int i = 0; i < kNeighboursMax; ++i) {
    const auto above = store.neighbours(at)[0];
    if (!above || above->date.date != own->date.date) return {};
    const auto first = store.record(records::RecordKind::Item, above->id.value, records::Revision{1});
    if (first && first->index < record.index) return above->id.value;
    at = above->id;
  }
  return {};
}

RecordLine line_of(const store::Store& store, const store::StoredRecord& record) {
  RecordLine line{record.index.value, {}, {}, {}};
  auto shown = store.record(record.entry.kind, record.entry.id, record.entry.revision);
  if (!shown || shown->index != record.index) return line;
  line.record = std::move(shown->canonical);
  line.below = placed_below(store, record);
  return line;
}

}  // namespace

std::vector<RecordLine> offered_records(const archive::Archive& archive, uint64_t first, size_t count,
                                        size_t bytes_max) {
  std::vector<RecordLine> lines;
  size_t bytes = 0;
  const size_t asked = std::min(count, kRecordLinesMax);
  for (const store::StoredRecord& record : archive.store().entries(records::EntryIndex{first}, asked)) {
    if (!lines.empty() && bytes + record.canonical.size() > bytes_max) break;
    bytes += record.canonical.size();
    lines.push_back(line_of(archive.store(), record));
  }
  return lines;
}

archive::Config offered_settings(const archive::Config& config) {
  archive::Config offered;
  offered.name = config.name;
  offered.about = config.about;
  offered.origin = config.log_origin();
  offered.site = config.site;
  offered.site_url = config.site_url;
  offered.languages = config.languages;
  offered.time_zone = config.time_zone;
  offered.locale_en = config.locale_en;
  offered.locale_ar = config.locale_ar;
  offered.page_size = config.page_size;
  return offered;
}

}  // namespace strongroom::exchange
