// SPDX-License-Identifier: Apache-2.0
#include "web/http/response_cache.h"

#include <functional>
#include <list>
#include <mutex>
#include <unordered_map>

namespace strongroom::web::http {

namespace {

// Enough that two threads seldom wait for each other, few enough that one shard still holds many pages.
constexpr size_t kShards = 8;
// A list node, a map node and their share of the buckets.
constexpr size_t kBookkeepingBytes = 160;

}  // namespace

// Newest use in front. The map's keys are views of the list's own strings, which never move.
struct ResponseCache::Shard {
  struct Entry {
    std::string key;
    uint64_t version;
    Shared response;
    size_t bytes;
    uint32_t uses = 0;
  };
  using Entries = std::list<Entry>;

  Shard(size_t bytes_max_, size_t files_max_) : bytes_max(bytes_max_), files_max(files_max_) {}

  void use(Entry& entry) {
    if (++entry.uses != uses_before_file || files == files_max) return;
    if (entry.response->file || entry.response->body.size() < sent_from_file_bytes_min) return;
    if (Shared moved = in_file(*entry.response)) {
      entry.response = std::move(moved);
      ++files;
    }
  }

  void drop(Entries::iterator entry) {
    bytes -= entry->bytes;
    if (entry->response->file) --files;
    by_key.erase(entry->key);
    entries.erase(entry);
  }

  mutable std::mutex mutex;
  const size_t bytes_max;
  const size_t files_max;
  size_t bytes = 0;
  size_t files = 0;
  Entries entries;
  std::unordered_map<std::string_view, Entries::iterator> by_key;
};

ResponseCache::ResponseCache(size_t bytes_max, size_t files_max) {
  for (size_t i = 0; i < kShards; ++i) {
    shards_.push_back(std::make_unique<Shard>(bytes_max / kShards, files_max / kShards));
  }
}

ResponseCache::~ResponseCache() = default;

ResponseCache::Shard& ResponseCache::shard_of(std::string_view key) {
  return *shards_[std::hash<std::string_view>{}(key) % kShards];
}

ResponseCache::Shared ResponseCache::find(std::string_view key, uint64_t version) {
  Shard& shard = shard_of(key);
  const std::lock_guard lock(shard.mutex);
  const auto found = shard.by_key.find(key);
  if (found == shard.by_key.end()) return nullptr;
  const auto entry = found->second;
  if (entry->version != version && entry->version != all_versions) {
    shard.drop(entry);
    return nullptr;
  }
  shard.entries.splice(shard.entries.begin(), shard.entries, entry);
  shard.use(*entry);
  return entry->response;
}

void ResponseCache::keep(std::string key, uint64_t version, Shared response) {
  Shard& shard = shard_of(key);
  const size_t bytes = response->memory_bytes() + key.size() + kBookkeepingBytes;
  if (bytes > shard.bytes_max / 2) return;
  const std::lock_guard lock(shard.mutex);
  if (const auto known = shard.by_key.find(key); known != shard.by_key.end()) shard.drop(known->second);
  while (shard.bytes + bytes > shard.bytes_max) shard.drop(std::prev(shard.entries.end()));
  if (response->file) ++shard.files;
  shard.entries.push_front({std::move(key), version, std::move(response), bytes});
  shard.by_key.emplace(shard.entries.front().key, shard.entries.begin());
  shard.bytes += bytes;
}

size_t ResponseCache::bytes() const {
  return sum([](const Shard& shard) { return shard.bytes; });
}

size_t ResponseCache::files() const {
  return sum([](const Shard& shard) { return shard.files; });
}

size_t ResponseCache::sum(size_t (*part)(const Shard&)) const {
  size_t all = 0;
  for (const auto& shard : shards_) {
    const std::lock_guard lock(shard->mutex);
    all += part(*shard);
  }
  return all;
}

}  // namespace strongroom::web::http
