// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <set>
#include <span>

#include "base/disk_fault.h"

namespace strongroom {

namespace {

// What was written for `path` is of no use to anybody.
[[noreturn]] void give_up(const char* what, const Path& path, const Path& temporary) {
  const int error = errno;
  ::unlink(temporary.c_str());
  throw_disk_fault(what, path, error);
}

// On false errno says why. Nothing can be mapped of an empty file, and nothing need be.
bool map(const Descriptor& file, size_t size, std::string_view& bytes) {
  if (size == 0) return true;
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (address == MAP_FAILED) return false;
  bytes = {static_cast<const char*>(address), size};
  return true;
}

Path temporary_beside(const Path& path) { return Path(path) += ".new"; }

// Writes the temporary file of `path`, which is neither durable nor visible yet.
Descriptor write_temporary(const Path& path, std::string_view bytes, unsigned mode) {
  const Path temporary = temporary_beside(path);
  Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
  if (!fd.is_open()) throw_disk_fault("create", path);
  if (::fchmod(fd.get(), mode) != 0) give_up("set the rights of", path, temporary);
  if (!fd.try_write(bytes)) give_up("write", path, temporary);
  return fd;
}

// Enough for one commit of the file system's journal to serve many files, few enough to be open at once.
constexpr size_t kFilesAtOnce = 64;

// Writes some temporary files and then flushes them: the disk works on all while the first flush waits.
void write_temporaries(std::span<const std::pair<Path, std::string>> files) {
  std::vector<Descriptor> written;
  for (const auto& [path, bytes] : files) {
    written.push_back(write_temporary(path, bytes, 0644));
    // Only a hint to begin; fsync tells of every failure.
    static_cast<void>(::sync_file_range(written.back().get(), 0, 0, SYNC_FILE_RANGE_WRITE));
  }
  for (size_t i = 0; i < written.size(); ++i) written[i].sync(temporary_beside(files[i].first));
}

void make_visible(const Path& path) {
  const Path temporary = temporary_beside(path);
  if (::rename(temporary.c_str(), path.c_str()) != 0) give_up("put a file here", path, temporary);
}

}  // namespace

Result<std::string> PosixFiles::read(const Path& path, uint64_t bytes_max) const {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd.is_open()) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return fail(Error{ErrorCode::NotFound, "there is no such file", path.string(), {}});
    }
    throw_disk_fault("open", path);
  }
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) throw_disk_fault("examine", path);
  if (S_ISDIR(status.st_mode)) return fail(Error{ErrorCode::NotFound, "it is a folder, not a file", path.string(), {}});
  if (static_cast<uint64_t>(status.st_size) > bytes_max) {
    return fail(Error{ErrorCode::LimitExceeded, "the file is larger than " + std::to_string(bytes_max) + " bytes",
                      path.string(), bytes_max});
  }
  std::string bytes(static_cast<size_t>(status.st_size), '\0');
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::read(fd.get(), bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw_disk_fault("read", path);
    if (n == 0) break;
    done += static_cast<size_t>(n);
  }
  bytes.resize(done);
  return bytes;
}

// A disk that cannot say is no answer: taking "cannot read" for "is not there" would let a new archive be made over
// one.
bool PosixFiles::exists(const Path& path) const {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return true;
  if (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG || errno == ELOOP) return false;
  throw_disk_fault("examine", path);
}

std::vector<std::string> PosixFiles::list(const Path& folder) const {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    names.push_back(it->path().filename().string());
  }
  if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory) {
    errno = error.value();
    throw_disk_fault("list the folder", folder);
  }
  std::sort(names.begin(), names.end());
  return names;
}

void PosixFiles::make_folders(const Path& folder) {
  if (folder.empty() || exists(folder)) return;
  make_folders(folder.parent_path());
  if (::mkdir(folder.c_str(), 0755) != 0 && errno != EEXIST) throw_disk_fault("create the folder", folder);
  sync_folder(folder_of(folder));
}

void PosixFiles::remove(const Path& path) {
  if (std::remove(path.c_str()) != 0 && errno != ENOENT) throw_disk_fault("remove", path);
}

void PosixFiles::write_durably(const Path& path, std::string_view bytes, unsigned mode) {
  write_temporary(path, bytes, mode).sync(temporary_beside(path));
  make_visible(path);
  sync_folder(folder_of(path));
}

void PosixFiles::write_durably(const std::vector<std::pair<Path, std::string>>& files) {
  std::set<Path> folders;
  for (const auto& [path, bytes] : files) {
    if (folders.insert(folder_of(path)).second) make_folders(folder_of(path));
  }
  for (size_t first = 0; first < files.size(); first += kFilesAtOnce) {
    write_temporaries(std::span(files).subspan(first, std::min(kFilesAtOnce, files.size() - first)));
  }
  for (const auto& [path, bytes] : files) make_visible(path);
  for (const Path& folder : folders) sync_folder(folder);
}

Result<MappedFile> MappedFile::open(const Path& path, Links links) {
  const int no_links = links == Links::Refuse ? O_NOFOLLOW : 0;
  Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | no_links));
  if (!fd.is_open() && errno == ELOOP) {
    return fail(Error{ErrorCode::NotFound, "it is a symbolic link, not a file", path.string(), {}});
  }
  if (!fd.is_open()) {
    const bool is_about_rights = errno == EACCES || errno == EPERM;
    const std::string remedy = is_about_rights ? "; check the owner and the rights of it and its folder" : "";
    return fail(Error{ErrorCode::NotFound, std::strerror(errno) + remedy, path.string(), {}});
  }
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return fail(Error{ErrorCode::NotFound, "it is not a regular file", path.string(), {}});
  }
  MappedFile file;
  if (!map(fd, static_cast<size_t>(status.st_size), file.bytes_)) throw_disk_fault("map", path);
  file.descriptor_ = std::move(fd);
  return file;
}

Result<MappedFile> MappedFile::in_memory(std::string_view bytes) {
  Descriptor fd(::memfd_create("strongroom", MFD_CLOEXEC));
  MappedFile file;
  if (!fd.is_open() || !fd.try_write(bytes) || !map(fd, bytes.size(), file.bytes_)) {
    return fail(ErrorCode::LimitExceeded, std::string("cannot make a file in memory: ") + std::strerror(errno));
  }
  file.descriptor_ = std::move(fd);
  return file;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : descriptor_(std::move(other.descriptor_)), bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Result<FileLock> FileLock::acquire(const Path& path) {
  Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!fd.is_open()) throw_disk_fault("open the lock", path);
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) throw_disk_fault("lock", path);
    return fail(
        Error{ErrorCode::Refused, "another process is writing to this archive; wait for it to end", path.string(), {}});
  }
  return FileLock(std::move(fd));
}

}  // namespace strongroom
