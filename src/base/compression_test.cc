// SPDX-License-Identifier: Apache-2.0
#include "base/compression.h"

#include <gtest/gtest.h>

#include <random>

namespace strongroom {
namespace {

struct Format {
  const char* name;
  std::string (*pack)(std::string_view);
  Result<std::string> (*unpack)(std::string_view, uint64_t);
};

void PrintTo(const Format& format, std::ostream* out) { *out << format.name; }

class Compression : public testing::TestWithParam<Format> {
 protected:
  std::string pack(std::string_view bytes) const { return GetParam().pack(bytes); }
  Result<std::string> unpack(std::string_view bytes, uint64_t bytes_max = 1 << 24) const {
    return GetParam().unpack(bytes, bytes_max);
  }
};

std::string noise(size_t size) {
  std::mt19937 random(7);
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  return bytes;
}

TEST_P(Compression, GivesBackWhatItWasGiven) {
  for (const std::string& bytes : {std::string(), std::string("a"), std::string(300'000, 'x'), noise(200'000)}) {
    EXPECT_EQ(unpack(pack(bytes)).value(), bytes);
  }
}

TEST_P(Compression, TakesExactlyTheLimitAndNoByteMore) {
  const std::string packed = pack(std::string(100'000, 'x'));
  EXPECT_TRUE(unpack(packed, 100'000).has_value());
  EXPECT_EQ(unpack(packed, 99'999).error().code, ErrorCode::LimitExceeded);
  EXPECT_EQ(unpack(packed, 0).error().code, ErrorCode::LimitExceeded);
}

TEST_P(Compression, RefusesEveryTruncation) {
  const std::string packed = pack("The archive of an invented press office. " + noise(64));
  for (size_t size = 0; size < packed.size(); ++size) {
    const auto unpacked = unpack(packed.substr(0, size));
    ASSERT_FALSE(unpacked.has_value()) << size << " of " << packed.size() << " bytes";
    EXPECT_EQ(unpacked.error().code, ErrorCode::Malformed);
    EXPECT_EQ(unpacked.error().offset, size);
  }
}

TEST_P(Compression, RefusesForeignBytesAfterTheStream) {
  const auto unpacked = unpack(pack("a page") + "garbage");
  ASSERT_FALSE(unpacked.has_value());
  EXPECT_EQ(unpacked.error().code, ErrorCode::Malformed);
}

INSTANTIATE_TEST_SUITE_P(Formats, Compression,
                         testing::Values(Format{"gzip", [](std::string_view b) { return gzip(b); }, gunzip},
                                         Format{"zstd", [](std::string_view b) { return zstd(b); }, unzstd},
                                         Format{"brotli", [](std::string_view b) { return brotli(b); }, unbrotli}),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(Gunzip, JoinsMembers) {
  EXPECT_EQ(gunzip(gzip("first ") + gzip("") + gzip("second"), 100).value(), "first second");
}

TEST(Gunzip, ReadsAZlibStream) {
  const std::string zlib_of_hello("\x78\x9c\xcb\x48\xcd\xc9\xc9\x07\x00\x06\x2c\x02\x15", 13);
  EXPECT_EQ(gunzip(zlib_of_hello, 100).value(), "hello");
}

TEST(Gunzip, IsTheSameBytesEveryTime) { EXPECT_EQ(gzip("no time stamp inside"), gzip("no time stamp inside")); }

TEST(Gunzip, NoticesAChangedByte) {
  std::string packed = gzip(noise(1000));
  packed[500] = static_cast<char>(packed[500] ^ 1);
  EXPECT_EQ(gunzip(packed, 10'000).error().code, ErrorCode::Malformed);
}

TEST(Unzstd, JoinsFrames) { EXPECT_EQ(unzstd(zstd("first ") + zstd("second"), 100).value(), "first second"); }

}  // namespace
}  // namespace strongroom
