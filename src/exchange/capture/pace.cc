// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/pace.h"

#include <algorithm>
#include <array>

#include "base/encoding.h"

namespace strongroom::exchange::capture {

using std::chrono::milliseconds;

Pace::Host& Pace::host(const std::string& origin) {
  return hosts_.try_emplace(origin, Host{delay_, milliseconds::zero()}).first->second;
}

void Pace::slow_down(const std::string& origin, milliseconds delay) {
  host(origin).delay = std::max(host(origin).delay, delay);
}

void Pace::answered(const std::string& origin, milliseconds now) {
  Host& asked = host(origin);
  asked.ready = std::max(asked.ready, now + asked.delay);
}

void Pace::hold(const std::string& origin, milliseconds now, milliseconds time) {
  host(origin).ready = std::max(host(origin).ready, now + time);
}

milliseconds Pace::ready_at(const std::string& origin) const {
  const auto found = hosts_.find(origin);
  return found == hosts_.end() ? milliseconds::zero() : found->second.ready;
}

namespace {

// "Wed, 11 Oct 2017 14:05:00 GMT" (RFC 9110 section 5.6.7); the two older forms are extinct.
std::optional<Timestamp> parse_http_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (text.size() != 29 || !text.ends_with(" GMT")) return std::nullopt;
  const auto month = std::find(months.begin(), months.end(), text.substr(8, 3));
  if (month == months.end()) return std::nullopt;
  const std::string number = std::to_string(month - months.begin() + 1);
  return Timestamp::parse_rfc3339(std::string(text.substr(12, 4)) + (number.size() < 2 ? "-0" : "-") + number + "-" +
                                  std::string(text.substr(5, 2)) + "T" + std::string(text.substr(17, 8)) + "Z");
}

}  // namespace

std::optional<milliseconds> parse_retry_after(std::string_view value, Timestamp now) {
  constexpr int64_t seconds_max = 86'400LL * 366;
  if (const std::optional<uint64_t> seconds = parse_decimal(value)) {
    return std::chrono::seconds(std::min<uint64_t>(*seconds, seconds_max));
  }
  const std::optional<Timestamp> date = parse_http_date(value);
  if (!date) return std::nullopt;
  return std::chrono::seconds(std::clamp<int64_t>(date->seconds - now.seconds, 0, seconds_max));
}

}  // namespace strongroom::exchange::capture
