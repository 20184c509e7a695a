// SPDX-License-Identifier: Apache-2.0
#include "fetch/address_policy.h"

#include <arpa/inet.h>

#include <algorithm>

namespace strongroom::fetch {

namespace {

struct Range {
  std::array<uint8_t, 16> prefix;
  unsigned bits;
  const char* name;
};

// https://www.iana.org/assignments/iana-ipv4-special-registry, without what is globally reachable.
constexpr Range closed_v4[] = {
    {{0}, 8, "this network"},
    {{10}, 8, "private"},
    {{100, 64}, 10, "shared by carriers"},
    {{127}, 8, "loopback"},
    {{168, 63, 129, 16}, 32, "a cloud's metadata"},  // public by its number, and answered by the host machine alone
    {{169, 254}, 16, "link-local"},                  // 169.254.169.254 is the metadata of most clouds
    {{172, 16}, 12, "private"},
    {{192, 0, 0}, 24, "reserved"},
    {{192, 0, 2}, 24, "for documentation"},
    {{192, 88, 99}, 24, "reserved"},
    {{192, 168}, 16, "private"},
    {{198, 18}, 15, "for measurements"},
    {{198, 51, 100}, 24, "for documentation"},
    {{203, 0, 113}, 24, "for documentation"},
    {{224}, 4, "multicast"},
    {{240}, 4, "reserved"},
};

// https://www.iana.org/assignments/iana-ipv6-special-registry. What is not within 2000::/3 is closed as a whole; the
// first rows only give the usual kinds their names.
constexpr Range closed_v6[] = {
    {{0}, 127, "loopback"},
    {{0xFC}, 7, "unique-local"},
    {{0xFE, 0x80}, 10, "link-local"},
    {{0xFF}, 8, "multicast"},
    {{0x20, 0x01}, 23, "reserved"},  // Teredo among them, which wraps IPv4
    {{0x20, 0x01, 0x0D, 0xB8}, 32, "for documentation"},
    {{0x20, 0x02}, 16, "a wrapped IPv4 address"},  // 6to4
    {{0x3F, 0xFF}, 20, "for documentation"},
};
constexpr Range global_v6 = {{0x20}, 3, "global"};
constexpr Range mapped_v4 = {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96, "IPv4-mapped"};
constexpr Range translated_v4 = {{0x00, 0x64, 0xFF, 0x9B}, 96, "NAT64"};

bool is_within(const std::array<uint8_t, 16>& address, const Range& range) {
  for (unsigned bit = 0; bit < range.bits; bit += 8) {
    const unsigned left = range.bits - bit;
    const unsigned mask = left >= 8 ? 0xFF : (0xFF00u >> left) & 0xFF;
    if ((address[bit / 8] & mask) != (range.prefix[bit / 8] & mask)) return false;
  }
  return true;
}

IpAddress last_four(const IpAddress& address) {
  IpAddress inner;
  std::copy(address.bytes.begin() + 12, address.bytes.end(), inner.bytes.begin());
  return inner;
}

// The port of "host:80", whose colon is the last one and no part of a bracketed address.
std::optional<std::string_view> written_port(std::string_view host) {
  const size_t colon = host.rfind(':');
  if (colon == std::string_view::npos || host.find(']', colon) != std::string_view::npos) return std::nullopt;
  return host.substr(colon + 1);
}

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  const std::string terminated(text);
  IpAddress address;
  if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data()) == 1) return address;
  address.is_v6 = true;
  if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

std::string IpAddress::to_string() const {
  char text[INET6_ADDRSTRLEN] = {};
  inet_ntop(is_v6 ? AF_INET6 : AF_INET, bytes.data(), text, sizeof text);
  return text;
}

const char* special_purpose(const IpAddress& address) {
  if (!address.is_v6) {
    for (const Range& range : closed_v4) {
      if (is_within(address.bytes, range)) return range.name;
    }
    return nullptr;
  }
  if (is_within(address.bytes, mapped_v4) || is_within(address.bytes, translated_v4)) {
    return special_purpose(last_four(address));
  }
  for (const Range& range : closed_v6) {
    if (is_within(address.bytes, range)) return range.name;
  }
  return is_within(address.bytes, global_v6) ? nullptr : "reserved";
}

Result<AddressPolicy> AddressPolicy::create(const std::vector<std::string>& allowed_hosts) {
  AddressPolicy policy;
  for (const std::string& allowed : allowed_hosts) {
    // The parser of addresses spells the host as it will be asked for.
    const Result<Url> url = parse_url("http://" + allowed + "/");
    if (!url || allowed.find_first_of("/?#@") != std::string::npos) {
      return fail(Error{ErrorCode::Usage,
                        "it is no host: write a name or an address, and a port if only one is meant, "
                        "such as mirror.example or 127.0.0.1:8080",
                        allowed,
                        {}});
    }
    policy.allowed_.push_back({url->host, written_port(allowed) ? url->port : uint16_t{0}});
  }
  return policy;
}

bool AddressPolicy::is_allowed_by_name(const Url& url) const {
  return std::any_of(allowed_.begin(), allowed_.end(), [&](const AllowedHost& allowed) {
    return allowed.host == url.host && (allowed.port == 0 || allowed.port == url.port);
  });
}

Result<void> AddressPolicy::check(const Url& url, const IpAddress& address) const {
  const char* kind = special_purpose(address);
  if (kind == nullptr || is_allowed_by_name(url)) return {};
  return fail(Error{ErrorCode::Refused,
                    "the host is at " + address.to_string() + ", which is " + kind +
                        " and not of the public internet: it is fetched only when the host is allowed by name, with "
                        "--allow-host " +
                        url.host + ":" + std::to_string(url.port),
                    url.text,
                    {}});
}

}  // namespace strongroom::fetch
