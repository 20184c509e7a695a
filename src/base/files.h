// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.h"
#include "base/digest.h"
#include "base/result.h"

namespace strongroom {

// The narrow door to the file system. What is absent is a `Result`; a broken disk is a thrown `Fault`.
// Implementations are thread-safe; two writers of one path are the caller's mistake.
class Files {
 public:
  virtual ~Files() = default;

  // The whole file. NotFound if there is none; LimitExceeded beyond `bytes_max`.
  virtual Result<std::string> read(const Path& path, uint64_t bytes_max = UINT64_MAX) const = 0;
  virtual bool exists(const Path& path) const = 0;
  // Names of the entries of a folder, sorted bytewise; empty if there is no such folder.
  virtual std::vector<std::string> list(const Path& folder) const = 0;
  virtual void make_folders(const Path& folder) = 0;
  // A file or an empty folder. What is gone already is no fault.
  virtual void remove(const Path& path) = 0;

  // Atomic and durable: temporary file beside it, fsync, rename over `path`, fsync of the folder. When this returns the
  // bytes survive a power cut; before that a reader sees the old file or none. Throws Fault.
  virtual void write_durably(const Path& path, std::string_view bytes, unsigned mode = 0644) = 0;
  // As above for many files: one pass of writes, one of fsyncs, then the renames and one fsync a folder. The files
  // become visible in the order given.
  virtual void write_durably(const std::vector<std::pair<Path, std::string>>& files) = 0;
};

class PosixFiles final : public Files {
 public:
  Result<std::string> read(const Path& path, uint64_t bytes_max = UINT64_MAX) const override;
  bool exists(const Path& path) const override;
  std::vector<std::string> list(const Path& folder) const override;
  void make_folders(const Path& folder) override;
  void remove(const Path& path) override;
  void write_durably(const Path& path, std::string_view bytes, unsigned mode = 0644) override;
  void write_durably(const std::vector<std::pair<Path, std::string>>& files) override;
};

// Whether the last part of a path may be a symbolic link. Where strangers ask for a file by a name that we made, a link
// in its place was put there by somebody else, and may lead anywhere.
enum class Links { Follow, Refuse };

// A file's bytes, mapped read-only. View and descriptor live as long as this object. A file that shrinks while mapped
// ends the process that reads it there (SIGBUS): map originals and inputs given by the operator, not files a stranger
// can truncate.
class MappedFile {
 public:
  // NotFound when there is none, or a link that is refused.
  static Result<MappedFile> open(const Path& path, Links links = Links::Follow);
  // A file that has no name and is on no disk (memfd_create(2)), for what takes a descriptor. LimitExceeded when
  // descriptors or memory are short.
  static Result<MappedFile> in_memory(std::string_view bytes);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::string_view bytes() const { return bytes_; }
  int descriptor() const { return descriptor_.get(); }

 private:
  MappedFile() = default;
  Descriptor descriptor_;
  std::string_view bytes_;
};

// An exclusive advisory lock (flock) on a file, held until destruction. Refused if another process holds it.
class FileLock {
 public:
  static Result<FileLock> acquire(const Path& path);

 private:
  explicit FileLock(Descriptor locked) : locked_(std::move(locked)) {}
  Descriptor locked_;
};

}  // namespace strongroom
