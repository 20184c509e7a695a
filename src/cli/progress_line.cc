// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_line.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace strongroom::cli {

namespace {

constexpr auto pause_between = std::chrono::milliseconds(100);

size_t terminal_width() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80;
}

// Whole characters only: a cut inside of one would garble the line.
std::string_view cut(std::string_view text, size_t bytes_max) {
  size_t end = std::min(text.size(), bytes_max);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

ProgressLine::ProgressLine() : terminal_(::isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::show(std::string_view text) {
  if (!terminal_) return;
  const auto now = std::chrono::steady_clock::now();
  if (shown_ && now - last_ < pause_between) return;
  last_ = now;
  shown_ = true;
  const std::string line = fmt::format("\r\x1b[K{}", cut(text, terminal_width() - 1));
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void ProgressLine::show(std::string_view what, unsigned long long done, unsigned long long total) {
  if (terminal_) show(fmt::format("{}: {} of {}", what, done, total));
}

void ProgressLine::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

}  // namespace strongroom::cli
