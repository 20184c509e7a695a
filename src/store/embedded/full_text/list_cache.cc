// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/list_cache.h"

namespace strongroom::store::embedded {

namespace {

// A shorter list is a page or two of the database, which keeps the last ones itself.
constexpr size_t list_bytes_min = size_t{16} << 10;

}  // namespace

void KeptList::add(const PostingPart& part, int64_t segment, uint64_t positions_start) {
  KeptPart& kept = parts.emplace_back();
  kept.part = part;
  kept.segment = segment;
  kept.positions_start = positions_start;
  kept.bytes.reserve(part.members.size() + part.frequencies.size() + part.landmarks.size());
  for (std::string_view* piece : {&kept.part.members, &kept.part.frequencies, &kept.part.landmarks}) {
    const size_t start = kept.bytes.size();
    kept.bytes += *piece;
    *piece = std::string_view(kept.bytes).substr(start);
  }
  bytes += sizeof(KeptPart) + kept.bytes.size();
}

std::shared_ptr<const KeptList> ListCache::find(const Key& key) {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(key);
  if (place == places_.end()) return nullptr;
  order_.splice(order_.begin(), order_, place->second);
  return place->second->second;
}

void ListCache::put(const Key& key, std::shared_ptr<const KeptList> list) {
  if (list->bytes < list_bytes_min || list->bytes > bytes_max_) return;
  const std::lock_guard lock(mutex_);
  if (places_.contains(key)) return;  // another thread read it meanwhile
  bytes_ += list->bytes;
  order_.emplace_front(key, std::move(list));
  places_.emplace(key, order_.begin());
  while (bytes_ > bytes_max_) {
    bytes_ -= order_.back().second->bytes;
    places_.erase(order_.back().first);
    order_.pop_back();
  }
}

}  // namespace strongroom::store::embedded
