// SPDX-License-Identifier: Apache-2.0
#include "cli/interval.h"

#include <thread>

#include "base/encoding.h"
#include "cli/site_access.h"

namespace strongroom::cli {

namespace {

int64_t seconds_of(char unit) {
  switch (unit) {
    case 's':
      return 1;
    case 'm':
      return 60;
    case 'h':
      return 3600;
    case 'd':
      return 86400;
    default:
      return 0;
  }
}

constexpr uint64_t number_max = 100'000;

}  // namespace

Result<std::chrono::seconds> parse_interval(std::string_view text) {
  const int64_t unit = text.empty() ? 0 : seconds_of(text.back());
  const auto number = unit == 0 ? std::nullopt : parse_decimal(text.substr(0, text.size() - 1));
  if (!number || *number == 0 || *number > number_max) {
    return fail(ErrorCode::Usage, "\"" + std::string(text) + "\" is no interval such as 30s, 10m, 1h or 2d");
  }
  return std::chrono::seconds(static_cast<int64_t>(*number) * unit);
}

bool wait_for_next(std::chrono::seconds interval) {
  const auto until = std::chrono::steady_clock::now() + interval;
  while (!stop_was_asked_for() && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  return !stop_was_asked_for();
}

}  // namespace strongroom::cli
