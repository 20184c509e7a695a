// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>

#include "base/path.h"

namespace strongroom {

// An open file or folder, closed with its scope. `path` names it in the Fault that is thrown when the disk fails. Not
// thread-safe.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}  // negative: not open
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }

  bool is_open() const { return number_ >= 0; }
  int get() const { return number_; }

  // All bytes, whatever signals come between. On false errno says why.
  bool try_write(std::string_view bytes) const;
  void write(std::string_view bytes, const Path& path) const;
  // A failed one is final: the kernel may have dropped the pages, so trying again could report a success that is none.
  void sync(const Path& path) const;

 private:
  void close();

  int number_ = -1;
};

// What was made, renamed or removed in the folder survives a power cut when it returns. Throws Fault.
void sync_folder(const Path& folder);

// The folder that a path's last name stands in.
Path folder_of(const Path& path);

}  // namespace strongroom
