// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/ready_response.h"

namespace strongroom::web::http {

// Ready responses by key, each true for one version of the archive or for all, in bounded memory: what was used longest
// ago goes first. Long ones that are asked for again and again move to files of memory (in_file), of which there are
// few: each is a descriptor. Thread-safe.
class ResponseCache {
 public:
  // Shared ownership: a response may be on its way to a slow client when newer ones push it out.
  using Shared = std::shared_ptr<const ReadyResponse>;
  static constexpr uint64_t all_versions = UINT64_MAX;

  // Uses of a response before it moves to a file: more than a crawler or two make.
  static constexpr uint32_t uses_before_file = 8;

  ResponseCache(size_t bytes_max, size_t files_max);
  ~ResponseCache();
  ResponseCache(const ResponseCache&) = delete;
  ResponseCache& operator=(const ResponseCache&) = delete;

  // nullptr when it is not there for this version.
  Shared find(std::string_view key, uint64_t version);
  // Too large ones (over a sixteenth of the whole) are not kept.
  void keep(std::string key, uint64_t version, Shared response);

  size_t bytes() const;
  size_t files() const;

 private:
  struct Shard;
  Shard& shard_of(std::string_view key);
  size_t sum(size_t (*part)(const Shard&)) const;

  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace strongroom::web::http
