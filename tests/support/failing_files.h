// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "base/fault.h"
#include "base/files.h"

namespace strongroom::test {

// The real disk, until the power goes: the change that is due then is done in part or not at all, and neither it nor
// any later one returns. What was durable before stays.
class FailingFiles final : public Files {
 public:
  // `changes_left` is shared with the test, which reads from it how many changes there were; each change takes one.
  explicit FailingFiles(std::shared_ptr<int> changes_left) : changes_left_(std::move(changes_left)) {}

  Result<std::string> read(const Path& path, uint64_t bytes_max = UINT64_MAX) const override {
    return disk_.read(path, bytes_max);
  }
  bool exists(const Path& path) const override { return disk_.exists(path); }
  std::vector<std::string> list(const Path& folder) const override { return disk_.list(folder); }

  void make_folders(const Path& folder) override {
    spend();
    disk_.make_folders(folder);
  }
  void remove(const Path& path) override {
    spend();
    disk_.remove(path);
  }
  void write_durably(const Path& path, std::string_view bytes, unsigned mode = 0644) override {
    spend();
    disk_.write_durably(path, bytes, mode);
  }
  // Each file is a change of its own: a cut leaves the first ones.
  void write_durably(const std::vector<std::pair<Path, std::string>>& files) override {
    for (const auto& file : files) {
      spend();
      disk_.write_durably(std::vector{file});
    }
  }

 private:
  void spend() {
    if (--*changes_left_ < 0) throw Fault("the power is gone");
  }

  PosixFiles disk_;
  std::shared_ptr<int> changes_left_;
};

}  // namespace strongroom::test
