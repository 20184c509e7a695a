// SPDX-License-Identifier: Apache-2.0
#include "archive/restore.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/archive.h"
#include "archive/error_json.h"
#include "archive/layout.h"
#include "archive/signed_log.h"
#include "base/disk_fault.h"
#include "base/json.h"
#include "log/checkpoint.h"
#include "log/verifier_key.h"

namespace strongroom::archive {

namespace {

constexpr uint64_t key_bytes_max = 4096;

Error about(ErrorCode code, std::string message, const Path& path) {
  return Error{code, std::move(message), path.string(), {}};
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// One run, step by step. Everything that can be refused is looked at before the first byte is written.
class Restore {
 public:
  Restore(Files& files, const Path& backup, const Path& folder, const RestoreOptions& options)
      : files_(files),
        backup_(backup),
        folder_(folder),
        options_(options),
        copy_(files, backup, folder, options.on_copy) {}

  Result<RestoreReport> run() {
    Result<Archive> source = Archive::open(backup_, Mode::Read);
    if (!source) return fail(source.error());
    source_.emplace(std::move(*source));
    for (const auto step : {&Restore::check_target, &Restore::read_backup, &Restore::check_newest, &Restore::read_key,
                            &Restore::take_folder, &Restore::copy_all, &Restore::put_key, &Restore::write_settings,
                            &Restore::give_folder, &Restore::verify}) {
      if (Result<void> done = (this->*step)(); !done) return fail(done.error());
    }
    return std::move(report_);
  }

 private:
  Result<void> check_target() {
    if (options_.new_origin && !log::is_key_name(*options_.new_origin)) {
      return fail(ErrorCode::Usage,
                  "\"" + *options_.new_origin + "\" cannot name a log: give an origin without white space and '+'");
    }
    if (files_.exists(folder_) && !std::filesystem::is_directory(folder_)) {
      return fail(about(ErrorCode::Exists, "it is a file; give the path of a new folder", folder_));
    }
    if (files_.exists(folder_ / config_file)) {
      return fail(
          about(ErrorCode::Exists,
                "there is an archive in this folder already: give the path of a new one, or check this one with "
                "strongroom verify",
                folder_));
    }
    if (files_.exists(folder_ / restore_file)) return {};
    for (const std::string& name : files_.list(folder_)) {
      if (name == lock_file || name.starts_with(restore_file)) continue;  // the mark was being written
      return fail(about(ErrorCode::Exists,
                        fmt::format("the folder is not empty (it holds \"{}\"); give the path of a new one", name),
                        folder_));
    }
    return {};
  }

  Result<void> read_backup() {
    const Result<log::VerifierKey> key = read_verifier_key(files_, backup_);
    if (!key) return fail(key.error());
    key_ = *key;
    Result<LastSigned> last = read_last_signed(files_, backup_, key_);
    if (!last) return fail(last.error());
    last_ = std::move(*last);
    return {};
  }

  // The newest checkpoint must be one that the records lead to: then the log can go on from it.
  Result<void> check_newest() {
    if (!options_.newest_checkpoint) return {};
    const Result<log::OpenedCheckpoint> newest = log::open_checkpoint(*options_.newest_checkpoint, key_);
    if (!newest) {
      return fail(ErrorCode::Usage,
                  fmt::format("what --newest names is not a checkpoint that the log \"{}\" signed: {}", key_.name,
                              newest.error().message));
    }
    const log::TreeHead& head = newest->checkpoint.head;
    const uint64_t entries = source_->store().entry_count();
    const bool reaches = entries >= head.size.value;
    if (reaches && head_of_records(source_->store(), head.size) == head) {
      if (head.size > last_.head.size) last_ = {*options_.newest_checkpoint, head};
      return {};
    }
    if (options_.new_origin) {
      last_ = {*options_.newest_checkpoint, head};
      return {};
    }
    return fail(about(ErrorCode::Refused, reaches ? another_tree(head) : too_old(entries, head), backup_));
  }

  static std::string too_old(uint64_t entries, const log::TreeHead& head) {
    return fmt::format(
        "this copy has {} entries and the log has signed {}: going on from it would make the log contradict what it "
        "published. Ways forward: restore from a newer backup, or from a mirror that has all {} entries; or keep the "
        "records under a new log with --new-origin NAME, which keeps the old log's key and checkpoint as evidence; or "
        "restore without --newest, to read and prove only",
        entries, head.size.value, head.size.value);
  }

  static std::string another_tree(const log::TreeHead& head) {
    return fmt::format(
        "its first {} records do not lead to the tree that the newest checkpoint signs: this copy and the log have "
        "parted. Keep both as evidence; restore from another copy, or begin a new log with --new-origin NAME",
        head.size.value);
  }

  Result<void> read_key() {
    if (options_.new_origin || !options_.newest_checkpoint) return {};
    const Path file = options_.key_file.value_or(backup_ / keys_folder / private_key_file);
    const Result<std::string> text = files_.read(file, key_bytes_max);
    if (!text && !options_.key_file) {
      return fail(about(ErrorCode::NotFound,
                        "the backup was made without the log's private key; give your copy of it with --key FILE",
                        file));
    }
    if (!text) return fail(text.error());
    const Result<log::Signer> signer = log::Signer::parse(first_line(*text));
    if (!signer) return fail(about(signer.error().code, signer.error().message, file));
    if (signer->verifier() != key_) {
      return fail(about(ErrorCode::Mismatch, "it is the key of another log, not of \"" + key_.name + "\"", file));
    }
    private_key_ = signer->print_private_key() + "\n";
    return {};
  }

  // A folder that bears the mark holds nothing but what an earlier run wrote. That may be of another backup or under
  // another key, so it is not gone on with.
  Result<void> take_folder() {
    files_.make_folders(folder_);
    Result<FileLock> lock = FileLock::acquire(folder_ / lock_file);
    if (!lock) return fail(lock.error());
    lock_ = std::move(*lock);
    if (Result<void> free = check_target(); !free) return free;
    for (const std::string& name : files_.list(folder_)) {
      if (name == lock_file || name == restore_file) continue;
      std::error_code error;
      std::filesystem::remove_all(folder_ / name, error);
      if (error) throw_disk_fault("remove", folder_ / name, error.value());
    }
    const nlohmann::ordered_json statement = {{"format", "strongroom-restore-1"}, {"of", key_.name}};
    files_.write_durably(folder_ / restore_file, print_indented_json(statement) + "\n");
    return {};
  }

  // With its settings it is an archive.
  Result<void> give_folder() {
    files_.remove(folder_ / restore_file);
    lock_.reset();
    return {};
  }

  Result<void> copy_all() {
    const Result<Path> database = copy_.copy_database();
    if (!database) return fail(database.error());
    report_.not_copied = copy_.copy_originals(source_->store());
    if (!options_.new_origin) {
      for (Error& error : copy_.copy_tiles(last_.head.size, PresentTiles::Keep)) {
        // Made again from the records when the archive can sign.
        if (!private_key_) report_.not_copied.push_back(std::move(error));
      }
    }
    if (Result<void> others = copy_.copy_other_files(private_key_ ? PrivateFiles::Include : PrivateFiles::LeaveOut);
        !others)
      return others;
    copy_.switch_to(*database, last_.note);
    return {};
  }

  Result<void> put_key() {
    const Path keys = folder_ / keys_folder;
    if (private_key_) files_.write_durably(keys / private_key_file, *private_key_, 0600);
    report_.can_add = private_key_.has_value() || options_.new_origin.has_value();
    if (!options_.new_origin) return {};
    // What others hold of the old log stays checkable, and shows where the new one comes from.
    const std::string former = fmt::format("former-{:08x}", key_.id());
    files_.write_durably(keys / (former + ".vkey"), key_.print() + "\n");
    files_.write_durably(keys / (former + ".checkpoint"), last_.note);
    move_stamps(keys / (former + ".timestamps"));
    return SignedLog::create(files_, folder_, *options_.new_origin);
  }

  // They date checkpoints that the new key did not sign: among those of the new log they would be damage.
  void move_stamps(const Path& former) {
    const Path stamps = folder_ / log_folder / timestamps_folder;
    if (!files_.exists(stamps)) return;
    std::error_code failed;
    std::filesystem::rename(stamps, former, failed);
    if (failed) throw_disk_fault("put the former time stamps here", former, failed.value());
  }

  Result<void> write_settings() {
    Config config = source_->config();
    config.origin = options_.new_origin.value_or(key_.name);
    report_.origin = config.origin;
    const Result<std::string> settings = files_.read(backup_ / config_file);
    if (!settings) return fail(settings.error());
    files_.write_durably(folder_ / config_file, options_.new_origin ? config.to_toml() : *settings);
    return {};
  }

  Result<void> verify() {
    // Opening for writing completes the log first, where that is wanted.
    const Result<Archive> opened = Archive::open(folder_, report_.can_add ? Mode::Write : Mode::Read);
    if (!opened) return fail(opened.error());
    AuditOptions audit_options;
    audit_options.threads = options_.threads;
    audit_options.on_progress = options_.on_verify;
    report_.audit = audit(*opened, audit_options);
    return {};
  }

  Files& files_;
  const Path& backup_;
  const Path& folder_;
  const RestoreOptions& options_;
  FolderCopy copy_;
  std::optional<Archive> source_;
  std::optional<FileLock> lock_;
  log::VerifierKey key_;
  LastSigned last_;
  std::optional<std::string> private_key_;
  RestoreReport report_;
};

}  // namespace

Result<RestoreReport> restore(Files& files, const Path& backup, const Path& folder, const RestoreOptions& options) {
  return Restore(files, backup, folder, options).run();
}

std::string RestoreReport::to_json() const {
  using json = nlohmann::ordered_json;
  const json object = {{"clean", clean()},
                       {"can_add", can_add},
                       {"origin", origin},
                       {"not_copied", json_of(not_copied)},
                       {"verified", reread_json(audit.to_json())}};
  return print_json(object);
}

}  // namespace strongroom::archive
