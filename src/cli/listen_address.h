// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace strongroom::cli {

struct ListenAddress {
  std::string address;
  uint16_t port = 0;
};

// "127.0.0.1:8081", "[::1]:8081", ":8081" (loopback). Usage for anything else.
Result<ListenAddress> parse_listen_address(std::string_view text);

}  // namespace strongroom::cli
