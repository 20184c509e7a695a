// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>

namespace strongroom::exchange::capture {

using std::chrono::milliseconds;

// Time to wait in, so that tests need not.
class Sleeper {
 public:
  virtual ~Sleeper() = default;
  // Since some moment that stays; never goes back.
  virtual milliseconds elapsed() const = 0;
  // False as soon as a stop is asked for, before or while waiting.
  virtual bool sleep(milliseconds time) = 0;
};

class SystemSleeper final : public Sleeper {
 public:
  explicit SystemSleeper(std::function<bool()> should_stop) : should_stop_(std::move(should_stop)) {}
  milliseconds elapsed() const override;
  bool sleep(milliseconds time) override;

 private:
  std::function<bool()> should_stop_;
};

}  // namespace strongroom::exchange::capture
