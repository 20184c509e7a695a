// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strongroom::ingest::html {

// The charset that a page declares in itself: <meta charset>, <meta http-equiv content="…; charset=…">, or an XML
// declaration, within the first 4 KiB (HTML asks for 1 KiB; pages in the wild need more). Empty when it declares none.
std::string declared_charset(std::string_view bytes);

// The charset parameter of a media type such as "text/html; charset=utf-8"; empty when it has none.
std::string charset_of_media_type(std::string_view media_type);

}  // namespace strongroom::ingest::html
