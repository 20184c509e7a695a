// SPDX-License-Identifier: Apache-2.0
#include "base/encoding.h"

#include <gtest/gtest.h>

namespace strongroom {
namespace {

std::string all_bytes() {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes.push_back(static_cast<char>(i));
  return bytes;
}

TEST(Hex, GoesBothWays) {
  EXPECT_EQ(to_hex(std::string("\x00\xff\x1a", 3)), "00ff1a");
  EXPECT_EQ(from_hex("00FF1a").value(), std::string("\x00\xff\x1a", 3));
  EXPECT_EQ(from_hex(to_hex(all_bytes())).value(), all_bytes());
  EXPECT_EQ(to_hex(""), "");
  for (const char* bad : {"0", "0g", "0x00", " 00", "00 "}) EXPECT_FALSE(from_hex(bad).has_value()) << bad;
}

// RFC 4648 section 10.
TEST(Base64, AgreesWithTheRfc) {
  struct Case {
    const char *bytes, *text;
  };
  for (const Case& c : {Case{"", ""}, Case{"f", "Zg=="}, Case{"fo", "Zm8="}, Case{"foo", "Zm9v"},
                        Case{"foob", "Zm9vYg=="}, Case{"fooba", "Zm9vYmE="}, Case{"foobar", "Zm9vYmFy"}}) {
    EXPECT_EQ(to_base64(c.bytes), c.text);
    EXPECT_EQ(from_base64(c.text).value(), c.bytes);
  }
  EXPECT_EQ(from_base64(to_base64(all_bytes())).value(), all_bytes());
}

TEST(Base64, HasOneSpelling) {
  for (const char* bad : {"Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9v\n", " Zm9v", "Zm 9v",
                          "Zm9v=", "-_==", "Zg==Zg==", "====", "Zm9vYg==x"}) {
    EXPECT_FALSE(from_base64(bad).has_value()) << bad;
  }
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text = "Zm9" + std::string(1, static_cast<char>(byte));
    const auto bytes = from_base64(text);
    if (bytes) {
      EXPECT_EQ(to_base64(*bytes), text) << byte;
    }
  }
}

TEST(Base32Id, HasNoCharacterThatLooksLikeAnother) {
  EXPECT_EQ(to_base32_id(""), "");
  EXPECT_EQ(to_base32_id(std::string(5, '\0')), "00000000");
  EXPECT_EQ(to_base32_id(std::string(5, '\xff')), "zzzzzzzz");
  EXPECT_EQ(to_base32_id("\x08"), "10");  // 00001 000, and two zero bits
  const std::string id = to_base32_id(all_bytes());
  EXPECT_EQ(id.size(), 410u);
  EXPECT_EQ(id.find_first_of("ilouABC"), std::string::npos);
}

TEST(Decimal, HasOneSpelling) {
  EXPECT_EQ(parse_decimal("0"), 0u);
  EXPECT_EQ(parse_decimal("70000"), 70'000u);
  EXPECT_EQ(parse_decimal("18446744073709551615"), UINT64_MAX);
  for (const char* bad : {"", "00", "01", "+1", "-1", " 1", "1 ", "1.0", "0x1", "18446744073709551616"}) {
    EXPECT_FALSE(parse_decimal(bad).has_value()) << bad;
  }
}

TEST(BigEndian, GoesBothWays) {
  EXPECT_EQ(to_big_endian(0x01020304, 4), "\x01\x02\x03\x04");
  EXPECT_EQ(to_big_endian(0x01020304, 2), "\x03\x04");
  EXPECT_EQ(from_big_endian("\xff\xfe"), 0xfffeu);
  EXPECT_EQ(from_big_endian(to_big_endian(UINT64_MAX - 1, 8)), UINT64_MAX - 1);
}

TEST(Percent, EncodesAllButUnreserved) {
  EXPECT_EQ(percent_encode("a-b_c.d~e/f g"), "a-b_c.d~e%2Ff%20g");
  EXPECT_EQ(percent_encode("a/b?c", "/"), "a/b%3Fc");
  EXPECT_EQ(percent_encode("\xd9\x85"), "%D9%85");
  EXPECT_EQ(percent_decode(percent_encode(all_bytes())), all_bytes());
}

TEST(Percent, KeepsMalformedEscapes) {
  EXPECT_EQ(percent_decode("%2fx%2Fx%"), "/x/x%");
  EXPECT_EQ(percent_decode("%zz%4"), "%zz%4");
  EXPECT_EQ(percent_decode("a+b"), "a+b");
}

}  // namespace
}  // namespace strongroom
