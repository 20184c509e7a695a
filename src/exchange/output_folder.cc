// SPDX-License-Identifier: Apache-2.0
#include "exchange/output_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "base/descriptor.h"
#include "base/disk_fault.h"

namespace strongroom::exchange {

namespace {

namespace fs = std::filesystem;

// One call for a hundred thousand small files. It tells of a failed write of any of them (Linux 5.8).
void sync_file_system(const Path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open() || ::syncfs(opened.get()) != 0) throw_disk_fault("flush to disk", folder);
}

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
  if (error) throw_disk_fault("make the folder", target.parent_path(), error.value());
  const std::string hidden = "." + target.filename().string() + ".strongroom-partial";
  auto lock = FileLock::acquire(target.parent_path() / (hidden + ".lock"));
  if (!lock) {
    return fail(Error{ErrorCode::Refused, "another process is writing it at the moment", given.string(), {}});
  }
  const Path partial = target.parent_path() / hidden;
  fs::remove_all(partial, error);
  if (error) throw_disk_fault("remove what an earlier run left", partial, error.value());
  fs::create_directory(partial, error);
  if (error) throw_disk_fault("make the folder", partial, error.value());
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
    if (error) throw_disk_fault("make the folder", folder, error.value());
  }
  const Descriptor opened(::open(file.c_str(), flags | O_CLOEXEC, 0644));
  if (!opened.is_open()) throw_disk_fault("create", file);
  opened.write(bytes, file);
}

Result<MappedFile> OutputFolder::read(std::string_view path) const { return MappedFile::open(partial_ / Path(path)); }

void OutputFolder::publish() {
  sync_file_system(partial_);
  if (::rename(partial_.c_str(), target_.c_str()) != 0) throw_disk_fault("give its name to", target_);
  partial_.clear();
  sync_folder(folder_of(target_));
}

}  // namespace strongroom::exchange
