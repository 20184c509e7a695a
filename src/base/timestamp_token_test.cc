// SPDX-License-Identifier: Apache-2.0
// Whole answers of authorities are checked in tests/e2e/test_timestamp.py, where the openssl program plays them.
#include "base/timestamp_token.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace strongroom {
namespace {

TEST(TimestampRequest, StatesTheDigestANonceAndTheWishForCertificates) {
  const Digest digest = sha256("a checkpoint");
  const TimestampRequest request = TimestampRequest::create(digest);
  const std::string hex = to_hex(request.der);
  // SEQUENCE, version 1, { { sha256, NULL }, digest }, …, BOOLEAN true
  EXPECT_NE(hex.find("0201013031300d060960864801650304020105000420" + digest.hex()), std::string::npos) << hex;
  EXPECT_TRUE(hex.ends_with("0101ff"));
  EXPECT_EQ(request.nonce.size(), 16u);
  EXPECT_NE(request.nonce, TimestampRequest::create(digest).nonce);
}

TEST(TimestampReply, WhatIsNoneIsMalformed) {
  for (const std::string& bytes : {std::string(), std::string("hello"), std::string(1000, '\x30')}) {
    EXPECT_EQ(read_timestamp_reply(bytes).error().code, ErrorCode::Malformed);
  }
  EXPECT_EQ(read_timestamp_reply(std::string(kTimestampReplyBytesMax + 1, 'x')).error().code, ErrorCode::LimitExceeded);
}

TEST(TimestampReply, ARefusalHoldsNoToken) {
  // SEQUENCE { SEQUENCE { INTEGER 2 } }: rejection
  EXPECT_EQ(read_timestamp_reply(*from_hex("30053003020102")).error().code, ErrorCode::Refused);
}

TEST(TrustedAuthorities, NeedACertificate) {
  EXPECT_FALSE(TrustedAuthorities::parse(""));
  EXPECT_FALSE(TrustedAuthorities::parse("-----BEGIN CERTIFICATE-----\nhello\n-----END CERTIFICATE-----\n"));
}

}  // namespace
}  // namespace strongroom
