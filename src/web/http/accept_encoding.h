// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace strongroom::web::http {

enum class Coding { Identity, Gzip, Brotli };

// As in Content-Encoding: "gzip", "br"; empty for identity.
std::string_view coding_name(Coding coding);

// The best coding that an Accept-Encoding header allows (RFC 9110 section 12.5.3): the highest q-value, brotli before
// gzip on a tie. Identity when nothing else is allowed, or the header is absent or broken.
Coding choose_coding(std::string_view accept_encoding);

}  // namespace strongroom::web::http
