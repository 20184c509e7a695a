// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"

namespace strongroom::exchange {

// Problem: a package is many files, and one that looks whole must be whole, whatever crash came before.
// Trick: it grows under a hidden name beside its own, is made durable in one go, and gets its name last.
//
//   .NAME.strongroom-partial/…  ─► syncfs ─► rename to NAME ─► fsync of the folder above
//
// What an earlier run that was cut off left under the hidden name is removed. Not thread-safe. Throws Fault when the
// disk fails.
class OutputFolder {
 public:
  // Exists when there is something at `target` already (an empty folder is nothing); Refused while another process is
  // writing the same package.
  static Result<OutputFolder> create(const Path& target);
  // Removes what was not published.
  ~OutputFolder();
  OutputFolder(OutputFolder&& other) noexcept;
  OutputFolder& operator=(OutputFolder&&) = delete;

  // Makes a file that is not there yet, with the folders on the way. `path` is relative, of our own making.
  void write(std::string_view path, std::string_view bytes);
  // Adds to a file, or makes it.
  void append(std::string_view path, std::string_view bytes);
  // A file that was written.
  Result<MappedFile> read(std::string_view path) const;

  // Durable, and there under its own name, when it returns.
  void publish();

  const Path& target() const { return target_; }

 private:
  OutputFolder(Path target, Path partial, FileLock lock)
      : target_(std::move(target)), partial_(std::move(partial)), lock_(std::move(lock)) {}
  void write_with(std::string_view path, std::string_view bytes, int flags);

  Path target_;
  Path partial_;  // empty once published or moved from
  std::optional<FileLock> lock_;
  std::set<Path> made_;  // folders
};

}  // namespace strongroom::exchange
