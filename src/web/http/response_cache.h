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
// ago goes first. Thread-safe.
class ResponseCache {
 public:
  // Shared ownership: a response may be on its way to a slow client when newer ones push it out.
  using Shared = std::shared_ptr<const ReadyResponse>;
  static constexpr uint64_t all_versions = UINT64_MAX;

  explicit ResponseCache(size_t bytes_max);
  ~ResponseCache();
  ResponseCache(const ResponseCache&) = delete;
  ResponseCache& operator=(const ResponseCache&) = delete;

  // nullptr when it is not there for this version.
  Shared find(std::string_view key, uint64_t version);
  // Too large ones (over a sixteenth of the whole) are not kept.
  void keep(std::string key, uint64_t version, Shared response);

  size_t bytes() const;

 private:
  struct Shard;
  Shard& shard_of(std::string_view key);

  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace strongroom::web::http
