// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"

namespace strongroom::test {

// Files in memory, which count what is done to them. Not thread-safe.
class MemoryFiles final : public Files {
 public:
  std::map<Path, std::string> contents;
  mutable size_t reads = 0;  // also of what is not there
  size_t writes = 0;

  Result<std::string> read(const Path& path, uint64_t bytes_max = UINT64_MAX) const override {
    ++reads;
    const auto found = contents.find(path);
    if (found == contents.end()) {
      return fail(Error{ErrorCode::NotFound, "there is no such file", path.string(), {}});
    }
    if (found->second.size() > bytes_max) {
      return fail(Error{ErrorCode::LimitExceeded, "the file is too large", path.string(), bytes_max});
    }
    return found->second;
  }

  bool exists(const Path& path) const override { return contents.contains(path) || !list(path).empty(); }

  std::vector<std::string> list(const Path& folder) const override {
    std::set<std::string> names;
    for (const auto& [path, bytes] : contents) {
      const Path relative = path.lexically_relative(folder);
      if (!relative.empty() && *relative.begin() != ".." && *relative.begin() != ".") {
        names.insert(relative.begin()->string());
      }
    }
    return {names.begin(), names.end()};
  }

  void make_folders(const Path&) override {}
  void remove(const Path& path) override { contents.erase(path); }

  void write_durably(const Path& path, std::string_view bytes, unsigned) override {
    ++writes;
    contents[path] = std::string(bytes);
  }

  void write_durably(const std::vector<std::pair<Path, std::string>>& files) override {
    for (const auto& [path, bytes] : files) write_durably(path, bytes, 0644);
  }
};

}  // namespace strongroom::test
