// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "ingest/document.h"

namespace strongroom::ingest {

// The first bytes of a document as readers need them to tell its format: 64 KiB without NUL characters (UTF-16 becomes
// readable so) and without a byte-order mark.
std::string head_of(const Document& document);

// The charset that XML or HTML declares, also where something stands before the declaration.
std::string declared_charset_of(std::string_view bytes);

// The first of these is found.
bool contains_any(std::string_view text, std::initializer_list<std::string_view> marks);

}  // namespace strongroom::ingest
