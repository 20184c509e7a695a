// SPDX-License-Identifier: Apache-2.0
#include "log/add_checkpoint.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace strongroom::log {
namespace {

std::string hash_line(char fill) { return to_base64(std::string(32, fill)) + "\n"; }

TEST(AddCheckpoint, ReadsWhatItPrints) {
  const std::string body = "old 20852\n" + hash_line('a') + hash_line('b') + "\nexample.org/log\n20853\n\nrest\n";
  const auto request = parse_add_checkpoint(body);
  ASSERT_TRUE(request) << request.error().to_string();
  EXPECT_EQ(request->old_size, TreeSize{20852});
  EXPECT_EQ(request->proof.size(), 2u);
  EXPECT_EQ(request->checkpoint, "example.org/log\n20853\n\nrest\n");
  EXPECT_EQ(print(*request), body);
}

TEST(AddCheckpoint, RefusesWithThePlace) {
  std::string many = "old 1\n";
  for (int i = 0; i < 64; ++i) many += hash_line('x');
  const struct {
    std::string body;
    uint64_t offset;
    ErrorCode code = ErrorCode::Malformed;
  } cases[] = {
      {"", 0},
      {"old", 0},
      {"old \n\nnote", 0},
      {"old 01\n\nnote", 0},
      {"old -1\n\nnote", 0},
      {"old 18446744073709551616\n\nnote", 0},
      {"new 1\n\nnote", 0},
      {"old 1\n", 6},
      {"old 1\n\n", 7},
      {"old 1\nAAAA\n\nnote", 6},
      {"old 1\n" + to_base64(std::string(33, 'a')) + "\n\nnote", 6},
      {"old 1\n" + hash_line('a') + "no end", 6 + 45},
      {many + "\nnote", 6 + 63 * 45, ErrorCode::LimitExceeded},
      {"old 1\n\n" + std::string(kAddCheckpointBytesMax, 'n'), kAddCheckpointBytesMax, ErrorCode::LimitExceeded},
  };
  for (const auto& [body, offset, code] : cases) {
    const auto request = parse_add_checkpoint(body);
    ASSERT_FALSE(request) << body.substr(0, 80);
    EXPECT_EQ(request.error().code, code) << body.substr(0, 80);
    EXPECT_EQ(request.error().offset, offset) << body.substr(0, 80);
  }
}

TEST(AddCheckpoint, TheSizeOfAnAnswerHasOneSpelling) {
  EXPECT_EQ(parse_size(print_size(TreeSize{77})).value(), TreeSize{77});
  for (const char* body : {"", "77", "077\n", "77\n\n", " 77\n", "x\n"}) EXPECT_FALSE(parse_size(body)) << body;
}

}  // namespace
}  // namespace strongroom::log
