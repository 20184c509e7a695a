// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace strongroom::web::http {

// A time in which a server can answer nothing. It is told when it begins, when its reason changes and when it is over,
// not with every request. Thread-safe.
class Outage {
 public:
  // `tell` is called from any thread, by one at a time.
  explicit Outage(std::function<void(std::string_view sentence)> tell) : tell_(std::move(tell)) {}

  void begin(const std::string& why);
  // Costs next to nothing when there is none.
  void end();

 private:
  std::function<void(std::string_view sentence)> tell_;
  std::mutex mutex_;
  std::atomic<bool> is_on_ = false;
  std::string why_;
};

}  // namespace strongroom::web::http
