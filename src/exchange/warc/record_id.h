// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::exchange::warc {

// "<urn:uuid:…>": a UUID of version 8 (RFC 9562 section 5.8) from the SHA-256 of the name, so that the same record
// written twice has one id. The name must hold what tells records apart.
std::string record_id(std::string_view name);

}  // namespace strongroom::exchange::warc
