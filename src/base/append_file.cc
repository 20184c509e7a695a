// SPDX-License-Identifier: Apache-2.0
#include "base/append_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/fault.h"

namespace strongroom {

namespace {

[[noreturn]] void fail_with(const char* what, const Path& path) {
  throw Fault(std::string(what) + " " + path.string() + ": " + std::strerror(errno));
}

}  // namespace

void sync_folder(const Path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail_with("cannot open the folder", folder);
  const int failed = ::fsync(descriptor);
  ::close(descriptor);
  if (failed != 0) fail_with("cannot flush the folder", folder);
}

AppendFile AppendFile::open(const Path& path, uint64_t keep_bytes) {
  AppendFile file;
  file.path_ = path;
  file.descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  struct stat status {};
  if (file.descriptor_ < 0 || ::fstat(file.descriptor_, &status) != 0) fail_with("cannot open", path);
  file.size_bytes_ = std::min<uint64_t>(static_cast<uint64_t>(status.st_size), keep_bytes);
  const auto end = static_cast<off_t>(file.size_bytes_);
  if (::ftruncate(file.descriptor_, end) != 0 || ::lseek(file.descriptor_, end, SEEK_SET) != end) {
    fail_with("cannot cut", path);
  }
  sync_folder(path.has_parent_path() ? path.parent_path() : Path("."));
  return file;
}

AppendFile::~AppendFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_bytes_(other.size_bytes_) {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_bytes_, other.size_bytes_);
  return *this;
}

void AppendFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail_with("cannot write to", path_);
    bytes.remove_prefix(static_cast<size_t>(written));
    size_bytes_ += static_cast<uint64_t>(written);
  }
}

void AppendFile::sync() {
  if (::fdatasync(descriptor_) != 0) fail_with("cannot flush", path_);
}

}  // namespace strongroom
