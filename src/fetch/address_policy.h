// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/url.h"

namespace strongroom::fetch {

// An IPv4 or IPv6 address. An IPv4 address within an IPv6 one (mapped, NAT64) is judged as the IPv4 one.
struct IpAddress {
  std::array<uint8_t, 16> bytes{};  // network order; the first 4 for IPv4
  bool is_v6 = false;

  // "192.0.2.7", "2001:db8::1"; without brackets, port or zone.
  static std::optional<IpAddress> parse(std::string_view text);
  std::string to_string() const;
};

// Why an address is not one of the public internet: "loopback", "private", "link-local", …; nullptr when it is one.
// After IANA's registries of special-purpose addresses, and the addresses at which clouds tell their secrets.
const char* special_purpose(const IpAddress& address);

// Whom we may connect to. Links come from strangers: without this, a page could have us read the operator's own hosts.
// The public internet is open; everything else is closed unless the operator named the host.
class AddressPolicy {
 public:
  AddressPolicy() = default;

  // "mirror.example", "127.0.0.1:8080", "[fd00::7]:443": the host as addresses spell it, with any port or one port.
  // Usage for anything else.
  static Result<AddressPolicy> create(const std::vector<std::string>& allowed_hosts);

  bool is_allowed_by_name(const Url& url) const;
  // Asked with the address of each connection about to be made. Refused, with the reason and the remedy.
  Result<void> check(const Url& url, const IpAddress& address) const;

 private:
  struct AllowedHost {
    std::string host;
    uint16_t port = 0;  // 0: any
  };
  std::vector<AllowedHost> allowed_;
};

}  // namespace strongroom::fetch
