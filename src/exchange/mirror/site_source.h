// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/mirror/mirror_source.h"
#include "fetch/fetch.h"

namespace strongroom::exchange {

using FetcherFactory = std::function<std::unique_ptr<fetch::Fetcher>()>;

// An archive's site (docs/formats/mirror.md has the addresses). What is asked for has a known or a stated size, so that
// a body without an end is cut off. Asks again where a server is busy or a connection broke.
class SiteSource final : public MirrorSource {
 public:
  // `url` is the site's, with or without a slash at its end. `make_fetcher` is called once for each thread that asks.
  SiteSource(std::string_view url, FetcherFactory make_fetcher,
             std::chrono::milliseconds wait = std::chrono::milliseconds(500));
  ~SiteSource() override;

  std::string name() const override { return url_; }
  Result<std::string> checkpoint() const override;
  Result<std::string> read(const log::HashTile& tile) const override;
  Result<std::string> read(const log::EntryBundle& bundle) const override;
  Result<std::vector<RecordLine>> records(uint64_t first, size_t count) const override;
  Result<std::string> original(const Digest& digest, uint64_t bytes_max) const override;
  Result<std::string> settings() const override;
  // Answers to a challenge: docs/formats/challenge.md.
  Result<std::string> challenge(std::string_view nonce, uint64_t size, uint32_t count) const;

 private:
  Result<std::string> get(const std::string& path, uint64_t bytes_max) const;
  Result<fetch::Response> try_get(const fetch::Request& request) const;
  std::unique_ptr<fetch::Fetcher> take_fetcher() const;

  std::string url_;
  FetcherFactory make_fetcher_;
  std::chrono::milliseconds wait_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<fetch::Fetcher>> idle_;
};

}  // namespace strongroom::exchange
