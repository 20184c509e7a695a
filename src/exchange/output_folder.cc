// SPDX-License-Identifier: Apache-2.0
#include "exchange/output_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/fault.h"

namespace strongroom::exchange {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void broken(const char* what, const Path& path, int error) {
  const char* remedy = error == ENOSPC || error == EDQUOT ? "; free some space and run the command again" : "";
  throw Fault(path.string() + ": cannot " + what + ": " + std::strerror(error) + remedy);
}

// A descriptor that is closed with its scope.
class Descriptor {
 public:
  Descriptor(const Path& path, int flags) : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (fd_ < 0) broken("open", path_, errno);
  }
  ~Descriptor() { ::close(fd_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) broken("write", path_, errno);
      bytes.remove_prefix(static_cast<size_t>(written));
    }
  }
  // One call for a hundred thousand small files. It tells of a failed write of any of them (Linux 5.8).
  void sync_file_system() const {
    if (::syncfs(fd_) != 0) broken("flush to disk", path_, errno);
  }
  void sync() const {
    if (::fsync(fd_) != 0) broken("flush to disk", path_, errno);
  }

 private:
  const Path& path_;
  int fd_;
};

bool is_taken(const Path& target) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(target, error))) return false;
  return !fs::is_directory(target, error) || !fs::is_empty(target, error);
}

// What is made beside a mount point is on another disk, and cannot take its name.
bool is_mount_point(const Path& folder) {
  struct stat inside {};
  struct stat above {};
  if (::stat(folder.c_str(), &inside) != 0 || ::stat(folder.parent_path().c_str(), &above) != 0) return false;
  return inside.st_dev != above.st_dev;
}

Path without_slash(const Path& target) {
  const Path normal = fs::absolute(target).lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

}  // namespace

Result<OutputFolder> OutputFolder::create(const Path& given) {
  const Path target = without_slash(given);
  if (is_taken(target)) {
    return fail(Error{ErrorCode::Exists, "there is something already; give a name that is free", given.string(), {}});
  }
  if (is_mount_point(target)) {
    return fail(Error{ErrorCode::Exists,
                      "another disk is mounted here; give the name of a folder to make on it, such as " +
                          (target / "archive-copy").string(),
                      given.string(),
                      {}});
  }
  std::error_code error;
  fs::create_directories(target.parent_path(), error);
  if (error) broken("make the folder", target.parent_path(), error.value());
  const std::string hidden = "." + target.filename().string() + ".strongroom-partial";
  auto lock = FileLock::acquire(target.parent_path() / (hidden + ".lock"));
  if (!lock) {
    return fail(Error{ErrorCode::Refused, "another process is writing it at the moment", given.string(), {}});
  }
  const Path partial = target.parent_path() / hidden;
  fs::remove_all(partial, error);
  if (error) broken("remove what an earlier run left", partial, error.value());
  fs::create_directory(partial, error);
  if (error) broken("make the folder", partial, error.value());
  return OutputFolder(target, partial, std::move(*lock));
}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : target_(std::move(other.target_)),
      partial_(std::exchange(other.partial_, Path())),
      lock_(std::move(other.lock_)),
      made_(std::move(other.made_)) {}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  if (!partial_.empty()) fs::remove_all(partial_, ignored);
  if (lock_ && !target_.empty()) {
    fs::remove(target_.parent_path() / ("." + target_.filename().string() + ".strongroom-partial.lock"), ignored);
  }
}

void OutputFolder::write(std::string_view path, std::string_view bytes) {
  write_with(path, bytes, O_WRONLY | O_CREAT | O_EXCL);
}

void OutputFolder::append(std::string_view path, std::string_view bytes) {
  write_with(path, bytes, O_WRONLY | O_CREAT | O_APPEND);
}

void OutputFolder::write_with(std::string_view path, std::string_view bytes, int flags) {
  const Path file = partial_ / Path(path);
  const Path folder = file.parent_path();
  if (made_.insert(folder).second) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) broken("make the folder", folder, error.value());
  }
  Descriptor(file, flags).write(bytes);
}

Result<MappedFile> OutputFolder::read(std::string_view path) const { return MappedFile::open(partial_ / Path(path)); }

void OutputFolder::publish() {
  Descriptor(partial_, O_RDONLY | O_DIRECTORY).sync_file_system();
  if (::rename(partial_.c_str(), target_.c_str()) != 0) broken("give its name to", target_, errno);
  partial_.clear();
  const Path above = target_.parent_path();
  Descriptor(above, O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace strongroom::exchange
