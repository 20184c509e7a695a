// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/civil_time.h"

namespace strongroom::exchange::capture {

// When each host may be asked again: a pause after every answer, longer where the host asks for it. Times are those of
// Sleeper::elapsed.
class Pace {
 public:
  explicit Pace(std::chrono::milliseconds delay) : delay_(delay) {}

  // robots.txt asks for at least this pause.
  void slow_down(const std::string& origin, std::chrono::milliseconds delay);
  void answered(const std::string& origin, std::chrono::milliseconds now);
  // Not before this much time has passed.
  void hold(const std::string& origin, std::chrono::milliseconds now, std::chrono::milliseconds time);

  std::chrono::milliseconds ready_at(const std::string& origin) const;

 private:
  struct Host {
    std::chrono::milliseconds delay{};
    std::chrono::milliseconds ready{};
  };
  Host& host(const std::string& origin);

  std::chrono::milliseconds delay_;
  std::map<std::string, Host> hosts_;
};

// RFC 9110 section 10.2.3: how long to wait, told in seconds or as a date. nullopt when it is neither.
std::optional<std::chrono::milliseconds> parse_retry_after(std::string_view value, Timestamp now);

}  // namespace strongroom::exchange::capture
