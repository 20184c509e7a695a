// SPDX-License-Identifier: Apache-2.0
#include "base/digest.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace strongroom {
namespace {

// FIPS 180-4's examples.
constexpr const char* kAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* kTwoBlocks = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";

TEST(Sha256, AgreesWithTheStandard) {
  EXPECT_EQ(sha256("").hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc").hex(), kAbc);
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").hex(), kTwoBlocks);
}

TEST(Sha256, PiecesAreTheWhole) {
  EXPECT_EQ(sha256("a", "b", "c").hex(), kAbc);
  EXPECT_EQ(sha256("", "abc").hex(), kAbc);
  Sha256 hash;
  hash.update("a");
  hash.update("bc");
  EXPECT_EQ(hash.finish().hex(), kAbc);
  hash.update("abc");  // finish() began anew
  EXPECT_EQ(hash.finish().hex(), kAbc);
}

TEST(Sha256, MovesWithWhatItTook) {
  Sha256 first;
  first.update("ab");
  Sha256 second = std::move(first);
  second.update("c");
  EXPECT_EQ(second.finish().hex(), kAbc);
}

TEST(Sha256, ThreadsDoNotMeet) {
  std::vector<std::thread> threads;
  std::vector<Digest> results(8);
  for (Digest& result : results) {
    threads.emplace_back([&result] {
      for (int i = 0; i < 200; ++i) result = sha256("a", "bc");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Digest& result : results) EXPECT_EQ(result.hex(), kAbc);
}

TEST(Digest, ReadsHexOfEitherCaseAndOneLength) {
  EXPECT_EQ(Digest::from_hex(kAbc)->hex(), kAbc);
  std::string upper = kAbc;
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  EXPECT_EQ(Digest::from_hex(upper)->hex(), kAbc);
  EXPECT_FALSE(Digest::from_hex(std::string(kAbc).substr(2)).has_value());
  EXPECT_FALSE(Digest::from_hex(std::string(kAbc) + "00").has_value());
  EXPECT_FALSE(Digest::from_hex(std::string(63, '0') + "g").has_value());
  EXPECT_FALSE(Digest::from_bytes(std::string(31, 'x')).has_value());
  EXPECT_EQ(Digest::from_bytes(sha256("abc").view())->hex(), kAbc);
}

}  // namespace
}  // namespace strongroom
