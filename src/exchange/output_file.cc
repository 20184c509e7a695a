// SPDX-License-Identifier: Apache-2.0
#include "exchange/output_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string>
#include <utility>

#include "base/disk_fault.h"
#include "base/files.h"

namespace strongroom::exchange {

Result<OutputFile> OutputFile::create(const Path& target) {
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(target, error))) {
    return fail(Error{ErrorCode::Exists, "there is something already; give a name that is free", target.string(), {}});
  }
  PosixFiles().make_folders(target.parent_path());
  Path partial = target.parent_path() / ("." + target.filename().string() + ".strongroom-partial");
  Descriptor opened(::open(partial.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
  if (!opened.is_open()) throw_disk_fault("create", target);
  OutputFile file(target, std::move(partial), std::move(opened));
  if (::flock(file.file_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) throw_disk_fault("lock", file.partial_);
    file.partial_.clear();  // it is the other one's
    return fail(Error{ErrorCode::Refused, "another process is writing it at the moment", target.string(), {}});
  }
  if (::ftruncate(file.file_.get(), 0) != 0) throw_disk_fault("empty", file.partial_);
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_(std::move(other.target_)),
      partial_(std::exchange(other.partial_, Path())),
      file_(std::move(other.file_)) {}

OutputFile::~OutputFile() {
  if (!partial_.empty()) ::unlink(partial_.c_str());
}

void OutputFile::write(std::string_view bytes) { file_.write(bytes, target_); }

void OutputFile::publish() {
  file_.sync(target_);
  if (::rename(partial_.c_str(), target_.c_str()) != 0) throw_disk_fault("give its name to", target_);
  partial_.clear();
  sync_folder(folder_of(target_));
}

}  // namespace strongroom::exchange
