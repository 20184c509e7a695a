// SPDX-License-Identifier: Apache-2.0
#include "archive/backup.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "archive/error_json.h"
#include "archive/layout.h"
#include "archive/signed_log.h"
#include "base/json.h"
#include "store/embedded/embedded_store.h"

namespace strongroom::archive {

namespace {

using json = nlohmann::ordered_json;
using store::embedded::EmbeddedStore;
using store::embedded::OpenMode;

Result<void> check_destination(const Files& files, const Path& archive, const Path& destination) {
  const Path inside =
      std::filesystem::weakly_canonical(destination).lexically_relative(std::filesystem::weakly_canonical(archive));
  if (!inside.empty() && *inside.begin() != "..") {
    return fail(Error{ErrorCode::Usage,
                      "a backup inside the archive would be lost with it; give another place",
                      destination.string(),
                      {}});
  }
  if (files.exists(destination) && !std::filesystem::is_directory(destination)) {
    return fail(Error{ErrorCode::Exists, "it is a file; give the path of a new folder", destination.string(), {}});
  }
  if (files.exists(destination / backup_file)) return {};
  for (const std::string& name : files.list(destination)) {
    if (name == lock_file || name.starts_with(backup_file)) continue;  // the statement was being written
    return fail(Error{ErrorCode::Exists,
                      "the folder is not empty (it holds \"" + name + "\") and is no backup; give a new folder",
                      destination.string(),
                      {}});
  }
  return {};
}

std::set<Digest> damaged_originals(const AuditReport& report) {
  std::set<Digest> damaged;
  for (const Finding& finding : report.findings) {
    if (finding.part != AuditPart::Original) continue;
    if (const auto digest = Digest::from_hex(Path(finding.error.file).filename().string())) damaged.insert(*digest);
  }
  return damaged;
}

std::string statement(const LastSigned& signed_head, Timestamp now, PrivateFiles private_files) {
  const json object = {{"format", "strongroom-backup-1"},
                       {"made_at", now.rfc3339()},
                       {"checkpoint", {{"size", signed_head.head.size.value}, {"root", signed_head.head.root.hex()}}},
                       {"private_keys", private_files == PrivateFiles::Include}};
  return print_indented_json(object) + "\n";
}

// One run, step by step.
class Backup {
 public:
  Backup(const Archive& archive, const Path& destination, const BackupOptions& options)
      : archive_(archive),
        destination_(destination),
        options_(options),
        files_(archive.files()),
        copy_(archive.files(), archive.folder(), destination, options.on_copy) {}

  // The checkpoint is read before the database is copied: the copy then has at least the entries it commits to.
  Result<BackupReport> run() {
    files_.make_folders(destination_);
    const Result<FileLock> lock = FileLock::acquire(destination_ / lock_file);
    if (!lock) return fail(lock.error());
    if (Result<void> read = read_checkpoint(); !read) return fail(read.error());
    // Before anything else: an interrupted run is known to be ours and can go on.
    files_.write_durably(destination_ / backup_file, statement(last_, archive_.clock().now(), options_.private_files));
    if (Result<void> copied = copy_all(); !copied) return fail(copied.error());
    if (Result<void> verified = verify_and_mend(); !verified) return fail(verified.error());
    take_figures();
    return std::move(report_);
  }

 private:
  Result<void> read_checkpoint() {
    const Result<log::VerifierKey> key = read_verifier_key(files_, archive_.folder());
    if (!key) return fail(key.error());
    Result<LastSigned> last = read_last_signed(files_, archive_.folder(), *key);
    if (!last) return fail(last.error());
    last_ = std::move(*last);
    return {};
  }

  Result<void> copy_all() {
    const Result<Path> database = copy_.copy_database();
    if (!database) return fail(database.error());
    if (Result<void> copied = copy_originals(*database, {}); !copied) return copied;
    keep(copy_.copy_tiles(last_.head.size, PresentTiles::Keep));
    if (Result<void> others = copy_.copy_other_files(options_.private_files); !others) return others;
    copy_.switch_to(*database, last_.note);
    const Result<std::string> settings = files_.read(archive_.folder() / config_file);
    if (!settings) return fail(settings.error());
    files_.write_durably(destination_ / config_file, *settings);
    const auto store = EmbeddedStore::open(destination_ / database_file, OpenMode::Read);
    if (!store) return fail(store.error());
    copy_.remove_erased(**store);
    return {};
  }

  Result<void> copy_originals(const Path& database, const std::set<Digest>& again) {
    const auto store = EmbeddedStore::open(database, OpenMode::Read);
    if (!store) return fail(store.error());
    keep(copy_.copy_originals(**store, again));
    return {};
  }

  // What rotted in the backup since the last run is copied again, once.
  Result<void> verify_and_mend() {
    if (Result<void> verified = verify(); !verified || report_.audit.clean()) return verified;
    const std::set<Digest> damaged = damaged_originals(report_.audit);
    const uint64_t before = copy_.originals_copied();
    report_.not_copied.clear();
    if (Result<void> copied = copy_originals(destination_ / database_file, damaged); !copied) return copied;
    if (has_finding(AuditPart::Log)) keep(copy_.copy_tiles(last_.head.size, PresentTiles::Replace));
    report_.originals_replaced = copy_.originals_copied() - before;
    return verify();
  }

  Result<void> verify() {
    const Result<Archive> opened = Archive::open(destination_, Mode::Read);
    if (!opened) return fail(opened.error());
    AuditOptions audit_options;
    audit_options.threads = options_.threads;
    audit_options.on_progress = options_.on_verify;
    report_.audit = audit(*opened, audit_options);
    return {};
  }

  bool has_finding(AuditPart part) const {
    return std::any_of(report_.audit.findings.begin(), report_.audit.findings.end(),
                       [part](const Finding& finding) { return finding.part == part; });
  }

  void keep(std::vector<Error> errors) {
    for (Error& error : errors) report_.not_copied.push_back(std::move(error));
  }

  void take_figures() {
    report_.originals_copied = copy_.originals_copied() - report_.originals_replaced;
    report_.original_bytes_copied = copy_.original_bytes_copied();
    report_.originals_removed = copy_.originals_removed();
    report_.tiles_copied = copy_.tiles_copied();
    report_.with_private_keys = files_.exists(destination_ / keys_folder / private_key_file);
  }

  const Archive& archive_;
  const Path& destination_;
  const BackupOptions& options_;
  Files& files_;
  FolderCopy copy_;
  LastSigned last_;
  BackupReport report_;
};

}  // namespace

Result<BackupReport> back_up(const Archive& archive, const Path& destination, const BackupOptions& options) {
  if (Result<void> free = check_destination(archive.files(), archive.folder(), destination); !free) {
    return fail(free.error());
  }
  return Backup(archive, destination, options).run();
}

std::string BackupReport::to_json() const {
  const json object = {{"clean", clean()},
                       {"originals_copied", originals_copied},
                       {"original_bytes_copied", original_bytes_copied},
                       {"originals_replaced", originals_replaced},
                       {"originals_removed", originals_removed},
                       {"tiles_copied", tiles_copied},
                       {"private_keys", with_private_keys},
                       {"not_copied", json_of(not_copied)},
                       {"verified", reread_json(audit.to_json())}};
  return print_json(object);
}

}  // namespace strongroom::archive
