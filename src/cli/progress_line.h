// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace strongroom::cli {

// One line on a terminal's stderr that is written over as work goes on; nothing when stderr is no terminal. The line is
// gone when this object is.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // At most ten times a second, whatever the number of calls.
  void show(std::string_view text);
  // "Verifying originals: 12 of 40".
  void show(std::string_view what, unsigned long long done, unsigned long long total);
  // Before something else is printed.
  void clear();

 private:
  bool terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace strongroom::cli
