// SPDX-License-Identifier: Apache-2.0
#include "base/append_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "base/disk_fault.h"

namespace strongroom {

AppendFile AppendFile::open(const Path& path, uint64_t keep_bytes) {
  AppendFile file;
  file.path_ = path;
  file.descriptor_ = Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
  struct stat status {};
  if (!file.descriptor_.is_open() || ::fstat(file.descriptor_.get(), &status) != 0) throw_disk_fault("open", path);
  file.size_bytes_ = std::min<uint64_t>(static_cast<uint64_t>(status.st_size), keep_bytes);
  const auto end = static_cast<off_t>(file.size_bytes_);
  if (::ftruncate(file.descriptor_.get(), end) != 0 || ::lseek(file.descriptor_.get(), end, SEEK_SET) != end) {
    throw_disk_fault("shorten", path);
  }
  sync_folder(folder_of(path));
  return file;
}

void AppendFile::append(std::string_view bytes) {
  descriptor_.write(bytes, path_);
  size_bytes_ += bytes.size();
}

void AppendFile::sync() {
  if (::fdatasync(descriptor_.get()) != 0) throw_disk_fault("flush to disk", path_);
}

}  // namespace strongroom
