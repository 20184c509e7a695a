// SPDX-License-Identifier: Apache-2.0
#include "exchange/warc/record_id.h"

#include <array>

#include "base/digest.h"
#include "base/encoding.h"

namespace strongroom::exchange::warc {

std::string record_id(std::string_view name) {
  std::string bytes(sha256(name).view().substr(0, 16));
  bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x80);  // the version
  bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);  // the variant
  std::string uuid = to_hex(bytes);
  for (const size_t at : std::array<size_t, 4>{8, 13, 18, 23}) uuid.insert(at, "-");
  return "<urn:uuid:" + uuid + ">";
}

}  // namespace strongroom::exchange::warc
