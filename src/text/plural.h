// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace strongroom::text {

// Which of a language's plural forms a count takes, by CLDR's name: "zero", "one", "two", "few", "many" or "other".
// English has one and other, Arabic all six. Thread-safe; keeps the rules per thread.
std::string plural_form(uint64_t count, std::string_view lang);

}  // namespace strongroom::text
