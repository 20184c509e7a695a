// SPDX-License-Identifier: Apache-2.0
#include "base/compression.h"

#include <brotli/decode.h>
#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/assert.h"
#include "base/fault.h"

namespace strongroom {

namespace {

constexpr size_t kChunkBytes = 64 * 1024;
constexpr int kZlibWindow = 15;         // the largest, 32 KiB
constexpr int kGzipWrapper = 16;        // zlib.h: added to the window bits, writes gzip
constexpr int kDetectWrapper = 32;      // zlib.h: added to the window bits, reads gzip and zlib
constexpr int kZlibMemory = 8;          // zlib's default
constexpr size_t kZlibPiece = 1 << 30;  // zlib counts in 32 bits

// Collects what a decoder writes and refuses to grow past the limit, so that a few bytes cannot fill the memory.
class BoundedOutput {
 public:
  explicit BoundedOutput(uint64_t bytes_max) : bytes_max_(bytes_max) {}

  unsigned char* buffer() { return buffer_.data(); }
  size_t buffer_size() const { return buffer_.size(); }
  // Takes the first `n` bytes of the buffer; false if they would pass the limit.
  bool take(size_t n) {
    if (n > bytes_max_ - bytes_.size()) return false;
    bytes_.append(reinterpret_cast<const char*>(buffer_.data()), n);
    return true;
  }
  tl::unexpected<Error> too_large() const {
    return fail(ErrorCode::LimitExceeded, "it unpacks to more than " + std::to_string(bytes_max_) + " bytes");
  }
  std::string&& release() { return std::move(bytes_); }

 private:
  uint64_t bytes_max_;
  std::string bytes_;
  std::array<unsigned char, kChunkBytes> buffer_;
};

tl::unexpected<Error> broken(const char* format, uint64_t offset) {
  return fail(ErrorCode::Malformed, std::string("the ") + format + " stream is damaged", offset);
}

tl::unexpected<Error> cut_short(const char* format, uint64_t offset) {
  return fail(ErrorCode::Malformed, std::string("the ") + format + " stream ends early", offset);
}

Bytef* input_of(std::string_view bytes) {
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));  // zlib only reads it
}

struct Inflater {
  z_stream stream{};
  Inflater() {
    if (inflateInit2(&stream, kZlibWindow + kDetectWrapper) != Z_OK) throw Fault("zlib has no memory to unpack with");
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

}  // namespace

std::string gzip(std::string_view bytes, int level) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, kZlibWindow + kGzipWrapper, kZlibMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw Fault("zlib cannot start to compress; the level is wrong or the memory is full");
  }
  const std::unique_ptr<z_stream, int (*)(z_stream*)> closer(&stream, deflateEnd);
  std::string out;
  out.reserve(deflateBound(&stream, bytes.size()));
  std::array<unsigned char, kChunkBytes> buffer;
  int state = Z_OK;
  while (state != Z_STREAM_END) {
    if (stream.avail_in == 0 && !bytes.empty()) {
      const size_t piece = std::min(bytes.size(), kZlibPiece);
      stream.next_in = input_of(bytes);
      stream.avail_in = static_cast<uInt>(piece);
      bytes.remove_prefix(piece);
    }
    stream.next_out = buffer.data();
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = deflate(&stream, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
    STRONGROOM_ASSERT(state == Z_OK || state == Z_STREAM_END || state == Z_BUF_ERROR);
    out.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - stream.avail_out);
  }
  return out;
}

std::string brotli(std::string_view bytes, int level) {
  size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  STRONGROOM_ASSERT(size > 0);
  std::string out(size, '\0');
  if (BrotliEncoderCompress(level, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                            reinterpret_cast<const uint8_t*>(bytes.data()), &size,
                            reinterpret_cast<uint8_t*>(out.data())) != BROTLI_TRUE) {
    throw Fault("brotli has no memory to compress with");
  }
  out.resize(size);
  return out;
}

std::string zstd(std::string_view bytes, int level) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), level);
  if (ZSTD_isError(size) != 0) throw Fault(std::string("zstd cannot compress: ") + ZSTD_getErrorName(size));
  out.resize(size);
  return out;
}

// RFC 1952 section 2.2: a gzip file is a series of members; zlib stops after each.
Result<std::string> gunzip(std::string_view bytes, uint64_t bytes_max) {
  Inflater inflater;
  z_stream& stream = inflater.stream;
  BoundedOutput out(bytes_max);
  size_t fed = 0;
  const auto offset = [&] { return fed - stream.avail_in; };
  bool between_members = false;
  while (true) {
    if (stream.avail_in == 0) {
      if (fed == bytes.size()) break;
      const std::string_view piece = bytes.substr(fed, kZlibPiece);
      stream.next_in = input_of(piece);
      stream.avail_in = static_cast<uInt>(piece.size());
      fed += piece.size();
    }
    if (between_members) inflateReset(&stream);
    between_members = false;
    int state = Z_OK;
    do {
      stream.next_out = out.buffer();
      stream.avail_out = static_cast<uInt>(out.buffer_size());
      state = inflate(&stream, Z_NO_FLUSH);
      if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) return broken("gzip", offset());
      if (!out.take(out.buffer_size() - stream.avail_out)) return out.too_large();
    } while (state == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0));
    between_members = state == Z_STREAM_END;
  }
  if (!between_members) return cut_short("gzip", bytes.size());
  return out.release();
}

// RFC 8878 section 3: one or more frames.
Result<std::string> unzstd(std::string_view bytes, uint64_t bytes_max) {
  const std::unique_ptr<ZSTD_DStream, size_t (*)(ZSTD_DStream*)> decoder(ZSTD_createDStream(), ZSTD_freeDStream);
  if (decoder == nullptr) throw Fault("zstd has no memory to unpack with");
  BoundedOutput out(bytes_max);
  ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
  size_t wanted = 1;  // 0 at the end of a frame
  bool full = false;  // the decoder may hold more than the buffer took
  while (input.pos < input.size || full) {
    ZSTD_outBuffer output{out.buffer(), out.buffer_size(), 0};
    wanted = ZSTD_decompressStream(decoder.get(), &output, &input);
    if (ZSTD_isError(wanted) != 0) return broken("zstd", input.pos);
    if (!out.take(output.pos)) return out.too_large();
    full = wanted != 0 && output.pos == output.size;
  }
  if (wanted != 0) return cut_short("zstd", bytes.size());
  return out.release();
}

Result<std::string> unbrotli(std::string_view bytes, uint64_t bytes_max) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (decoder == nullptr) throw Fault("brotli has no memory to unpack with");
  BoundedOutput out(bytes_max);
  const auto* next_in = reinterpret_cast<const uint8_t*>(bytes.data());
  size_t avail_in = bytes.size();
  BrotliDecoderResult state = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (state == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
    uint8_t* next_out = out.buffer();
    size_t avail_out = out.buffer_size();
    state = BrotliDecoderDecompressStream(decoder.get(), &avail_in, &next_in, &avail_out, &next_out, nullptr);
    if (!out.take(out.buffer_size() - avail_out)) return out.too_large();
  }
  if (state == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) return cut_short("brotli", bytes.size());
  if (state == BROTLI_DECODER_RESULT_ERROR || avail_in > 0) return broken("brotli", bytes.size() - avail_in);
  return out.release();
}

}  // namespace strongroom
