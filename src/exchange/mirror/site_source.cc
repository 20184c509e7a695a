// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/site_source.h"

#include <fmt/format.h>

#include <thread>

#include "base/encoding.h"
#include "log/note.h"

namespace strongroom::exchange {

namespace {

constexpr int kTries = 3;
constexpr uint64_t kBundleBytesMax = uint64_t{log::kTileWidth} * (2 + log::kEntryBytesMax);
constexpr uint64_t kRecordsBytesMax = 64 << 20;
constexpr uint64_t kSettingsBytesMax = 1 << 20;
constexpr uint64_t kChallengeBytesMax = 64 << 10;

bool is_busy(unsigned status) { return status == 429 || status == 502 || status == 503 || status == 504; }

Error in_file(Error error, const std::string& file) {
  error.file = file;
  return error;
}

// A tile or a bundle that was asked for narrower than it is.
Result<std::string> cut_tile(std::string bytes, const log::HashTile& tile, const std::string& url) {
  const size_t size = tile.width * Digest::size_bytes;
  if (bytes.size() < size || bytes.size() % Digest::size_bytes != 0) {
    return fail(Error{ErrorCode::Malformed,
                      fmt::format("a tile of {} hashes cannot be {} bytes long", tile.width, bytes.size()),
                      url,
                      {}});
  }
  bytes.resize(size);
  return bytes;
}

Result<std::string> cut_bundle(std::string bytes, const log::EntryBundle& bundle, uint32_t width,
                               const std::string& url) {
  const auto entries = log::parse_bundle(bytes, width);
  if (!entries) return fail(in_file(entries.error(), url));
  const std::string_view last = (*entries)[bundle.width - 1];
  bytes.resize(static_cast<size_t>(last.data() + last.size() - bytes.data()));
  return bytes;
}

}  // namespace

SiteSource::SiteSource(std::string_view url, FetcherFactory make_fetcher, std::chrono::milliseconds wait)
    : url_(url), make_fetcher_(std::move(make_fetcher)), wait_(wait) {
  while (url_.ends_with('/')) url_.pop_back();
}

SiteSource::~SiteSource() = default;

Result<std::string> SiteSource::checkpoint() const { return get("/log/checkpoint", log::kNoteBytesMax); }

// A log may have dropped a partial tile since the full one is there: then that one is asked for.
Result<std::string> SiteSource::read(const log::HashTile& tile) const {
  log::HashTile asked = tile;
  constexpr uint64_t tile_bytes = log::kTileWidth * Digest::size_bytes;
  auto bytes = get("/log/" + path_of(asked), tile_bytes);
  if (!bytes && bytes.error().code == ErrorCode::NotFound && tile.width < log::kTileWidth) {
    asked.width = log::kTileWidth;
    bytes = get("/log/" + path_of(asked), tile_bytes);
  }
  return bytes ? cut_tile(std::move(*bytes), tile, url_ + "/log/" + path_of(asked)) : std::move(bytes);
}

Result<std::string> SiteSource::read(const log::EntryBundle& bundle) const {
  log::EntryBundle asked = bundle;
  auto bytes = get("/log/" + path_of(asked), kBundleBytesMax);
  if (!bytes && bytes.error().code == ErrorCode::NotFound && bundle.width < log::kTileWidth) {
    asked.width = log::kTileWidth;
    bytes = get("/log/" + path_of(asked), kBundleBytesMax);
  }
  if (!bytes) return bytes;
  return cut_bundle(std::move(*bytes), bundle, asked.width, url_ + "/log/" + path_of(asked));
}

Result<std::vector<RecordLine>> SiteSource::records(uint64_t first, size_t count) const {
  const std::string path = fmt::format("/mirror/records?from={}&count={}", first, count);
  const auto bytes = get(path, kRecordsBytesMax);
  if (!bytes) return fail(bytes.error());
  auto lines = parse_record_lines(*bytes);
  if (!lines) return fail(in_file(lines.error(), url_ + path));
  bool in_order = !lines->empty() && lines->size() <= count;
  for (size_t i = 0; i < lines->size(); ++i) in_order = in_order && (*lines)[i].entry == first + i;
  if (!in_order) {
    return fail(
        Error{ErrorCode::Malformed, "the answer does not have the entries that were asked for", url_ + path, {}});
  }
  return lines;
}

Result<std::string> SiteSource::original(const Digest& digest, uint64_t bytes_max) const {
  const std::string path = "/originals/" + digest.hex();
  auto bytes = get(path, bytes_max);
  if (bytes && sha256(*bytes) != digest) {
    return fail(Error{ErrorCode::Mismatch, "the bytes do not have the digest that was asked for", url_ + path, {}});
  }
  return bytes;
}

Result<std::string> SiteSource::settings() const { return get("/mirror/settings", kSettingsBytesMax); }

Result<std::string> SiteSource::challenge(std::string_view nonce, uint64_t size, uint32_t count) const {
  return get(fmt::format("/mirror/challenge?nonce={}&size={}&count={}", to_hex(nonce), size, count),
             kChallengeBytesMax);
}

Result<std::string> SiteSource::get(const std::string& path, uint64_t bytes_max) const {
  fetch::Request request;
  request.url = url_ + path;
  request.limits.body_bytes_max = bytes_max;
  auto response = try_get(request);
  if (!response) return fail(response.error());
  if (response->status == 200) return std::move(response->body);
  const ErrorCode code = response->status == 404 || response->status == 410 ? ErrorCode::NotFound : ErrorCode::Refused;
  return fail(Error{code, fmt::format("the site answered with status {}", response->status), request.url, {}});
}

Result<fetch::Response> SiteSource::try_get(const fetch::Request& request) const {
  std::unique_ptr<fetch::Fetcher> fetcher = take_fetcher();
  Result<fetch::Response> response = fetcher->fetch(request);
  for (int tried = 1; tried < kTries; ++tried) {
    const bool broke = !response && response.error().code == ErrorCode::NotFound;
    if (!broke && !(response && is_busy(response->status))) break;
    std::this_thread::sleep_for(wait_ * tried);
    response = fetcher->fetch(request);
  }
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(fetcher));
  return response;
}

std::unique_ptr<fetch::Fetcher> SiteSource::take_fetcher() const {
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      auto fetcher = std::move(idle_.back());
      idle_.pop_back();
      return fetcher;
    }
  }
  return make_fetcher_();
}

}  // namespace strongroom::exchange
