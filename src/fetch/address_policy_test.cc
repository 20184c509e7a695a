// SPDX-License-Identifier: Apache-2.0
#include "fetch/address_policy.h"

#include <gtest/gtest.h>

namespace strongroom::fetch {
namespace {

std::string kind_of(const char* address) {
  const std::optional<IpAddress> parsed = IpAddress::parse(address);
  if (!parsed) return "no address";
  const char* kind = special_purpose(*parsed);
  return kind == nullptr ? "public" : kind;
}

struct Row {
  const char* address;
  const char* kind;
};

class SpecialPurpose : public testing::TestWithParam<Row> {};

TEST_P(SpecialPurpose, IsTold) { EXPECT_EQ(kind_of(GetParam().address), GetParam().kind) << GetParam().address; }

INSTANTIATE_TEST_SUITE_P(Addresses, SpecialPurpose,
                         testing::Values(Row{"8.8.8.8", "public"}, Row{"1.1.1.1", "public"},
                                         Row{"172.15.255.255", "public"}, Row{"172.32.0.0", "public"},
                                         Row{"100.63.255.255", "public"}, Row{"100.128.0.0", "public"},
                                         Row{"223.255.255.255", "public"}, Row{"0.0.0.0", "this network"},
                                         Row{"10.1.2.3", "private"}, Row{"100.64.0.1", "shared by carriers"},
                                         Row{"100.100.100.200", "shared by carriers"}, Row{"127.0.0.1", "loopback"},
                                         Row{"127.255.255.254", "loopback"}, Row{"168.63.129.16", "a cloud's metadata"},
                                         Row{"168.63.129.17", "public"}, Row{"169.254.169.254", "link-local"},
                                         Row{"172.16.0.1", "private"}, Row{"172.31.255.255", "private"},
                                         Row{"192.0.0.192", "reserved"}, Row{"192.168.1.1", "private"},
                                         Row{"198.19.0.1", "for measurements"}, Row{"224.0.0.1", "multicast"},
                                         Row{"239.255.255.250", "multicast"}, Row{"255.255.255.255", "reserved"}));

INSTANTIATE_TEST_SUITE_P(AddressesOfVersion6, SpecialPurpose,
                         testing::Values(Row{"2606:4700:4700::1111", "public"}, Row{"2a00:1450:4001::1", "public"},
                                         Row{"::", "loopback"}, Row{"::1", "loopback"}, Row{"fc00::1", "unique-local"},
                                         Row{"fd00:ec2::254", "unique-local"}, Row{"fe80::1", "link-local"},
                                         Row{"febf::1", "link-local"}, Row{"fec0::1", "reserved"},
                                         Row{"ff02::1", "multicast"}, Row{"2001:db8::1", "for documentation"},
                                         Row{"2001::1", "reserved"}, Row{"2002:7f00:1::", "a wrapped IPv4 address"},
                                         Row{"::ffff:127.0.0.1", "loopback"}, Row{"::ffff:8.8.8.8", "public"},
                                         Row{"64:ff9b::10.0.0.1", "private"}, Row{"64:ff9b::8.8.8.8", "public"},
                                         Row{"64:ff9b:1::1", "reserved"}, Row{"4000::1", "reserved"}));

Url url_of(const std::string& text) {
  const Result<Url> url = parse_url(text);
  EXPECT_TRUE(url) << text;
  return url ? *url : Url{};
}

TEST(AddressPolicy, OpensWhatWasAllowedByNameAndPort) {
  const Result<AddressPolicy> policy = AddressPolicy::create({"Mirror.example", "127.0.0.1:8080", "[::1]:8081"});
  ASSERT_TRUE(policy);
  const IpAddress loopback = *IpAddress::parse("127.0.0.1");
  EXPECT_TRUE(policy->check(url_of("http://mirror.EXAMPLE:99/x"), loopback));
  EXPECT_TRUE(policy->check(url_of("http://127.0.0.1:8080/"), loopback));
  EXPECT_TRUE(policy->check(url_of("http://0x7f000001:8080/"), loopback));
  EXPECT_TRUE(policy->check(url_of("http://[::1]:8081/"), *IpAddress::parse("::1")));
  EXPECT_FALSE(policy->check(url_of("http://127.0.0.1:6379/"), loopback));
  EXPECT_FALSE(policy->check(url_of("http://other.example/"), loopback));
}

TEST(AddressPolicy, SaysWhyAndWhatHelps) {
  const Result<void> checked = AddressPolicy().check(url_of("http://a.example/x"), *IpAddress::parse("10.0.0.1"));
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, ErrorCode::Refused);
  EXPECT_EQ(
      checked.error().to_string(),
      "http://a.example/x: the host is at 10.0.0.1, which is private and not of the public internet: it is fetched "
      "only when the host is allowed by name, with --allow-host a.example:80");
}

TEST(AddressPolicy, RefusesWhatIsNoHost) {
  for (const char* text :
       {"", "a b", "http://a.example", "a.example/x", "user@a.example", "a.example:0", "a.example:99999"}) {
    EXPECT_FALSE(AddressPolicy::create({text})) << text;
  }
}

}  // namespace
}  // namespace strongroom::fetch
