// SPDX-License-Identifier: Apache-2.0
#include "cli/listen_address.h"

#include "base/encoding.h"

namespace strongroom::cli {

Result<ListenAddress> parse_listen_address(std::string_view text) {
  const size_t colon = text.rfind(':');
  const auto port = colon == std::string_view::npos ? std::nullopt : parse_decimal(text.substr(colon + 1));
  if (!port || *port > UINT16_MAX) {
    return fail(ErrorCode::Usage, "\"" + std::string(text) + "\" is no address and port such as 127.0.0.1:8081");
  }
  std::string_view address = text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  return ListenAddress{address.empty() ? "127.0.0.1" : std::string(address), static_cast<uint16_t>(*port)};
}

}  // namespace strongroom::cli
