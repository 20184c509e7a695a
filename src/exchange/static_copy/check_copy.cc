// SPDX-License-Identifier: Apache-2.0
#include "exchange/static_copy/check_copy.h"

#include <filesystem>
#include <unordered_map>

#include "exchange/bagit/manifest.h"
#include "exchange/package_files.h"
#include "exchange/static_copy/copy_writer.h"
#include "log/checkpoint.h"
#include "log/log_audit.h"
#include "log/tile_reader.h"

namespace strongroom::exchange {

namespace {

constexpr size_t kFilesMax = 10'000'000;
constexpr uint64_t kManifestBytesMax = 4ull << 30;
constexpr uint64_t kSmallFileBytesMax = 1 << 20;
// The copy's manifest is what sha256sum writes, in which every character stands for itself.
constexpr BagVersion kNothingIsEncoded{0, 0};

class CopyCheck {
 public:
  CopyCheck(const Path& folder, const std::optional<log::Policy>& policy,
            const std::function<void(uint64_t, uint64_t)>& on_progress)
      : folder_(folder), policy_(policy), on_progress_(on_progress) {}

  Result<PackageReport> run() {
    auto files = list_package_files(folder_, kFilesMax);
    if (!files) return fail(files.error());
    report_.format = "static site";
    for (const Error& fault : files->faults) report_.errors.push_back(fault);
    check_files(*files);
    check_log();
    return std::move(report_);
  }

 private:
  void check_files(const PackageFiles& files) {
    const auto text = PosixFiles().read(folder_ / kCopyManifest, kManifestBytesMax);
    if (!text) return report_.error(text.error().code, "it cannot be read: " + text.error().message, kCopyManifest);
    const Manifest manifest = parse_manifest(*text, kNothingIsEncoded, kFilesMax);
    for (const Error& fault : manifest.faults) {
      report_.error(fault.code, fault.message, kCopyManifest, fault.offset);
    }
    std::unordered_map<std::string_view, bool> is_listed;
    for (const PackageFile& file : files.files) is_listed[file.path] = file.path == kCopyManifest;
    uint64_t done = 0;
    for (const ManifestLine& line : manifest.lines) {
      const auto file = is_listed.find(line.path.path);
      if (file == is_listed.end()) {
        report_.missing.push_back(line.path.path);
        report_.error(ErrorCode::NotFound, "the manifest lists it, and it is not there", line.path.path);
      } else {
        file->second = true;
        check_file(line);
      }
      if (on_progress_) on_progress_(++done, manifest.lines.size());
    }
    for (const PackageFile& file : files.files) {
      if (is_listed[file.path]) continue;
      report_.untracked.push_back(file.path);
      report_.error(ErrorCode::Mismatch, "the manifest does not list it", file.path);
    }
  }

  void check_file(const ManifestLine& line) {
    const std::string& path = line.path.path;
    const auto bytes = MappedFile::open(folder_ / path);
    if (!bytes) return report_.error(bytes.error().code, "it cannot be read: " + bytes.error().message, path);
    ++report_.files;
    report_.bytes += bytes->bytes().size();
    if (sha256(bytes->bytes()).view() == line.digest) return;
    report_.changed.push_back(path);
    report_.error(ErrorCode::Mismatch, "its bytes do not have the digest that the manifest tells", path);
  }

  Result<log::VerifierKey> key_of(const std::string& note) const {
    if (!policy_) {
      auto text = PosixFiles().read(folder_ / kCopyVerifierKey, kSmallFileBytesMax);
      if (!text) return fail(text.error());
      while (text->ends_with('\n')) text->pop_back();
      return log::VerifierKey::parse(*text);
    }
    for (const log::Policy::Log& log : policy_->logs()) {
      if (log::open_checkpoint(note, log.key)) return log.key;
    }
    return fail(ErrorCode::Mismatch, "no log of the policy signed it");
  }

  void check_log() {
    const auto note = PosixFiles().read(folder_ / kCopyCheckpoint, kSmallFileBytesMax);
    if (!note) return report_.error(note.error().code, "it cannot be read: " + note.error().message, kCopyCheckpoint);
    const auto key = key_of(*note);
    if (!key) return report_.error(key.error().code, key.error().message, kCopyCheckpoint);
    const auto opened = log::open_checkpoint(*note, *key);
    if (!opened) return report_.error(opened.error().code, opened.error().message, kCopyCheckpoint);
    const PosixFiles disk;
    const log::FolderTiles tiles(disk, folder_ / "log");
    for (Error fault : log::audit_log(tiles, opened->checkpoint.head)) {
      fault.file = "log/" + fault.file;
      report_.errors.push_back(std::move(fault));
    }
    report_.facts.emplace_back("entries of the log", std::to_string(opened->checkpoint.head.size.value));
    report_.facts.emplace_back(policy_ ? "the log's key, as given" : "the log's key, as it came with the copy",
                               key->print());
  }

  const Path& folder_;
  const std::optional<log::Policy>& policy_;
  const std::function<void(uint64_t, uint64_t)>& on_progress_;
  PackageReport report_;
};

}  // namespace

bool looks_like_copy(const Path& folder) {
  std::error_code error;
  return std::filesystem::is_regular_file(folder / kCopyManifest, error) &&
         std::filesystem::is_regular_file(folder / kCopyCheckpoint, error);
}

Result<PackageReport> check_copy(const Path& folder, const std::optional<log::Policy>& policy,
                                 const std::function<void(uint64_t done, uint64_t total)>& on_progress) {
  return CopyCheck(folder, policy, on_progress).run();
}

}  // namespace strongroom::exchange
