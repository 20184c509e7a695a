// SPDX-License-Identifier: Apache-2.0
#include "text/time_zones.h"

#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include <memory>

#include "base/ascii.h"

namespace strongroom::text {

namespace {

// "europe/berlin" and "Berlin" are both "berlin".
std::string city_of(std::string_view name) { return ascii_lower(name.substr(name.rfind('/') + 1)); }

}  // namespace

bool is_time_zone(std::string_view name) {
  icu::UnicodeString canonical;
  UBool is_known = false;  // and no offset such as "GMT+3", which ICU takes as well
  UErrorCode status = U_ZERO_ERROR;
  const auto length = static_cast<int32_t>(name.size());
  icu::TimeZone::getCanonicalID(icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), length)), canonical,
                                is_known, status);
  return U_SUCCESS(status) && is_known;
}

std::optional<std::string> time_zone_like(std::string_view name) {
  const std::string city = city_of(name);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> names(icu::TimeZone::createEnumeration(status));
  if (U_FAILURE(status)) return std::nullopt;
  int32_t length = 0;
  while (const char* known = names->next(&length, status)) {
    const std::string_view written(known, static_cast<size_t>(length));
    if (city_of(written) == city) return std::string(written);
  }
  return std::nullopt;
}

}  // namespace strongroom::text
