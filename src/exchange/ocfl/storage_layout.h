// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// Where objects lie below a storage root that Strongroom writes: OCFL community extension 0004, hashed n-tuple storage
// layout, with its defaults (sha256, three tuples of three digits, the whole digest as the last folder).
namespace strongroom::exchange {

inline constexpr const char* kOcflRootDeclaration = "0=ocfl_1.1";
inline constexpr const char* kOcflObjectDeclaration = "0=ocfl_object_1.1";
inline constexpr const char* kOcflLayoutExtension = "0004-hashed-n-tuple-storage-layout";

// "abc/def/012/abcdef012…" for the object with this id.
std::string object_path(std::string_view object_id);
// ocfl_layout.json, and the extension's config.json.
std::string print_ocfl_layout();
std::string print_layout_config();

}  // namespace strongroom::exchange
