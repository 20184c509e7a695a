// SPDX-License-Identifier: Apache-2.0
#include "ingest/warc/inflater.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "base/assert.h"
#include "base/fault.h"

namespace strongroom::ingest::warc {

namespace {

// RFC 1952 section 2.3.1: ID1 ID2 CM, and the three reserved flag bits zero.
bool is_gzip_member(std::string_view bytes) {
  return bytes.size() >= 10 && bytes[0] == '\x1f' && bytes[1] == '\x8b' && bytes[2] == 8 &&
         (static_cast<uint8_t>(bytes[3]) & 0xe0) == 0;
}

class GzipInflater final : public Inflater {
 public:
  GzipInflater() {
    if (inflateInit2(&stream_, 16 + MAX_WBITS) != Z_OK) throw Fault("zlib cannot start; is memory short?");
  }
  ~GzipInflater() override { inflateEnd(&stream_); }
  GzipInflater(const GzipInflater&) = delete;
  GzipInflater& operator=(const GzipInflater&) = delete;

  void begin() override { inflateReset(&stream_); }

  InflateStep run(std::string_view input, size_t more, std::string& out) override {
    const size_t had = out.size();
    out.resize(had + more);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    stream_.avail_in = static_cast<uInt>(std::min<size_t>(input.size(), std::numeric_limits<uInt>::max()));
    const uInt given = stream_.avail_in;
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + had);
    stream_.avail_out = static_cast<uInt>(more);
    const int result = inflate(&stream_, Z_NO_FLUSH);
    out.resize(had + more - stream_.avail_out);
    InflateStep step{given - stream_.avail_in, InflateState::More};
    if (result == Z_STREAM_END) step.state = InflateState::Ended;
    if (result != Z_STREAM_END && result != Z_OK && result != Z_BUF_ERROR) step.state = InflateState::Broken;
    return step;
  }

  size_t find_member(std::string_view file, size_t from) const override {
    for (size_t at = file.find('\x1f', from); at != std::string_view::npos; at = file.find('\x1f', at + 1)) {
      if (is_gzip_member(file.substr(at, 10))) return at;
    }
    return file.size();
  }

 private:
  z_stream stream_{};
};

constexpr std::string_view kFrameMagic = "\x28\xb5\x2f\xfd";
constexpr std::string_view kDictionaryMagic = "\x5d\x2a\x4d\x18";  // a skippable frame that holds the dictionary
constexpr size_t kDictionaryBytesMax = 64 << 20;

uint32_t little_endian(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = 4; i-- > 0;) value = (value << 8) | static_cast<uint8_t>(bytes[i]);
  return value;
}

// The dictionary in the first frame, which may be compressed itself; empty when there is none.
std::string dictionary_of(std::string_view file) {
  if (!file.starts_with(kDictionaryMagic) || file.size() < 8) return {};
  const std::string_view kept = file.substr(8, little_endian(file.substr(4, 4)));
  if (!kept.starts_with(kFrameMagic)) return std::string(kept);
  const auto size = ZSTD_getFrameContentSize(kept.data(), kept.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kDictionaryBytesMax) return {};
  std::string dictionary(static_cast<size_t>(size), '\0');
  const size_t got = ZSTD_decompress(dictionary.data(), dictionary.size(), kept.data(), kept.size());
  return ZSTD_isError(got) ? std::string() : dictionary;
}

class ZstdInflater final : public Inflater {
 public:
  explicit ZstdInflater(std::string_view file) : context_(ZSTD_createDCtx()) {
    STRONGROOM_ASSERT(context_ != nullptr);
    ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, 27);  // 128 MiB: what a hostile frame may make us keep
    const std::string dictionary = dictionary_of(file);
    if (!dictionary.empty()) ZSTD_DCtx_loadDictionary(context_, dictionary.data(), dictionary.size());
  }
  ~ZstdInflater() override { ZSTD_freeDCtx(context_); }
  ZstdInflater(const ZstdInflater&) = delete;
  ZstdInflater& operator=(const ZstdInflater&) = delete;

  void begin() override { ZSTD_DCtx_reset(context_, ZSTD_reset_session_only); }

  InflateStep run(std::string_view input, size_t more, std::string& out) override {
    const size_t had = out.size();
    out.resize(had + more);
    ZSTD_inBuffer in{input.data(), input.size(), 0};
    ZSTD_outBuffer to{out.data() + had, more, 0};
    const size_t left = ZSTD_decompressStream(context_, &to, &in);
    out.resize(had + to.pos);
    if (ZSTD_isError(left)) return {in.pos, InflateState::Broken};
    return {in.pos, left == 0 ? InflateState::Ended : InflateState::More};
  }

  size_t find_member(std::string_view file, size_t from) const override {
    if (from == 0 && file.starts_with(kDictionaryMagic) && file.size() >= 8)
      from = 8 + little_endian(file.substr(4, 4));
    return std::min(file.find(kFrameMagic, std::min(from, file.size())), file.size());
  }

 private:
  ZSTD_DCtx* context_;
};

}  // namespace

std::unique_ptr<Inflater> Inflater::for_file(std::string_view file) {
  if (is_gzip_member(file.substr(0, 10))) return std::make_unique<GzipInflater>();
  if (file.starts_with(kFrameMagic) || file.starts_with(kDictionaryMagic)) return std::make_unique<ZstdInflater>(file);
  return nullptr;
}

}  // namespace strongroom::ingest::warc
