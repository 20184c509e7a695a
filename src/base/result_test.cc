// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace strongroom {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return fail(ErrorCode::Malformed, "the number is odd", 3);
  return number / 2;
}

Result<std::string> half_in_words(int number) {
  const auto result = half(number);
  if (!result) return fail(result.error());
  return std::to_string(*result);
}

TEST(Result, IsAValueOrAnError) {
  EXPECT_EQ(half(4).value(), 2);
  const auto failed = half_in_words(5);
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().code, ErrorCode::Malformed);
  EXPECT_EQ(failed.error().offset, 3u);
}

TEST(Error, NamesItsPlaceWhereItHasOne) {
  EXPECT_EQ((Error{ErrorCode::Malformed, "it is odd", {}, {}}).to_string(), "it is odd");
  EXPECT_EQ((Error{ErrorCode::Malformed, "it is odd", "a.warc", {}}).to_string(), "a.warc: it is odd");
  EXPECT_EQ((Error{ErrorCode::Malformed, "it is odd", "a.warc", 0}).to_string(), "a.warc: at byte 0: it is odd");
  EXPECT_EQ((Error{ErrorCode::Malformed, "it is odd", "a\n\x1b[2Jé", {}}).to_string(), "a\\x0a\\x1b[2Jé: it is odd");
}

TEST(Error, CodesHaveStableNamesOfTheirOwn) {
  std::set<std::string> names;
  for (const ErrorCode code :
       {ErrorCode::NotFound, ErrorCode::Malformed, ErrorCode::Unsupported, ErrorCode::LimitExceeded, ErrorCode::Refused,
        ErrorCode::Mismatch, ErrorCode::Exists, ErrorCode::Usage}) {
    EXPECT_TRUE(names.insert(error_code_name(code)).second) << error_code_name(code);
  }
  EXPECT_STREQ(error_code_name(ErrorCode::LimitExceeded), "limit-exceeded");
}

}  // namespace
}  // namespace strongroom
