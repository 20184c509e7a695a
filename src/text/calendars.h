// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "base/civil_time.h"

namespace strongroom::text {

enum class Calendar : uint8_t {
  SolarHijri,  // of Iran and Afghanistan; 1 is Farvardin or Hamal
  Islamic,     // as Umm al-Qura computes it; where a month begins with the sight of the moon, a day may differ
};

// The Gregorian day of a day of another calendar, by ICU; nullopt where it does not exist there. Thread-safe.
std::optional<CivilDate> civil_date(Calendar calendar, int year, int month, int day);

}  // namespace strongroom::text
