// SPDX-License-Identifier: Apache-2.0
#include "base/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "base/disk_fault.h"

namespace strongroom {

bool Descriptor::try_write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t written = ::write(number_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

void Descriptor::write(std::string_view bytes, const Path& path) const {
  if (!try_write(bytes)) throw_disk_fault("write", path);
}

void Descriptor::sync(const Path& path) const {
  int failed;
  do {
    failed = ::fsync(number_);
  } while (failed != 0 && errno == EINTR);
  if (failed != 0) throw_disk_fault("flush to disk", path);
}

void Descriptor::close() {
  if (number_ >= 0) ::close(number_);
}

void sync_folder(const Path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open()) throw_disk_fault("open the folder", folder);
  opened.sync(folder);
}

Path folder_of(const Path& path) { return path.has_parent_path() ? path.parent_path() : Path("."); }

}  // namespace strongroom
