// SPDX-License-Identifier: Apache-2.0
#include "archive/archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "archive/layout.h"
#include "archive/signed_log.h"
#include "base/assert.h"
#include "base/fault.h"
#include "log/note.h"
#include "store/embedded/embedded_store.h"

namespace strongroom::archive {

namespace {

using store::embedded::EmbeddedStore;
using store::embedded::OpenMode;

Error about(ErrorCode code, std::string message, const Path& path) {
  return Error{code, std::move(message), path.string(), {}};
}

Surroundings completed(Surroundings surroundings) {
  if (!surroundings.files) surroundings.files = std::make_unique<PosixFiles>();
  if (!surroundings.clock) surroundings.clock = std::make_unique<SystemClock>();
  return surroundings;
}

// What an interrupted creation may have left; anything else belongs to somebody.
bool is_ours(const std::string& name) {
  constexpr std::array<std::string_view, 4> names = {lock_file, originals_folder, log_folder, keys_folder};
  return name.starts_with(database_file) || name.starts_with(config_file) ||
         std::find(names.begin(), names.end(), name) != names.end();
}

// A creation that was cut off left an empty log at most; with anything in it this is an archive without its settings.
bool holds_records(const Files& files, const Path& folder) {
  if (!files.list(folder / originals_folder).empty() || files.exists(folder / log_folder / tile_folder)) return true;
  constexpr std::string_view empty_tree = "\n0\n";
  for (const Path& file : {folder / keys_folder / last_signed_file, folder / log_folder / checkpoint_file}) {
    const Result<std::string> note = files.read(file, log::kNoteBytesMax);
    if (note && note->find(empty_tree) == std::string::npos) return true;
  }
  return false;
}

// What a command that makes a folder leaves when it is cut off, marked as its own.
std::optional<Error> unfinished(const Files& files, const Path& folder) {
  const std::pair<const char*, std::string_view> marks[] = {
      {mirror_folder, "this mirror is not whole yet: run strongroom mirror again, which goes on with it"},
      {backup_file, "this backup was cut off before it was whole: run strongroom backup again, which goes on with it"},
      {restore_file, "restoring to this folder was cut off: run strongroom restore again, which begins it anew"}};
  for (const auto& [name, what] : marks) {
    if (files.exists(folder / name)) return about(ErrorCode::NotFound, std::string(what), folder);
  }
  return std::nullopt;
}

Error settings_are_missing(const Files& files, const Path& folder) {
  const Result<log::VerifierKey> key = read_verifier_key(files, folder);
  const std::string origin = key ? fmt::format(", or write one with the line: origin = \"{}\"", key->name) : "";
  return about(ErrorCode::NotFound, fmt::format("this archive has lost its {}: put it back{}", config_file, origin),
               folder);
}

bool is_file(const Path& path) {
  std::error_code absent;
  return std::filesystem::exists(path, absent) && !std::filesystem::is_directory(path, absent);
}

// A strongroom.toml that somebody wrote before there was an archive.
bool holds_settings_only(const Files& files, const Path& folder) {
  return files.exists(folder / config_file) && !files.exists(folder / database_file) &&
         !files.exists(folder / keys_folder) && !holds_records(files, folder);
}

Error only_settings(ErrorCode code, const Path& folder) {
  return about(code,
               fmt::format("there is no archive here, only a {}; make one with these settings by: strongroom init "
                           "NEW-FOLDER --config {}",
                           config_file, (folder / config_file).string()),
               folder);
}

Result<void> check_free(const Files& files, const Path& folder) {
  if (is_file(folder)) return fail(about(ErrorCode::Exists, "it is a file; give the path of a new folder", folder));
  if (holds_settings_only(files, folder)) return fail(only_settings(ErrorCode::Exists, folder));
  if (files.exists(folder / config_file)) {
    return fail(about(ErrorCode::Exists, "there is an archive in this folder already", folder));
  }
  if (const auto cut_off = unfinished(files, folder)) return fail(*cut_off);
  if (holds_records(files, folder)) return fail(settings_are_missing(files, folder));
  for (const std::string& name : files.list(folder)) {
    if (is_ours(name)) continue;
    return fail(about(ErrorCode::Exists,
                      fmt::format("the folder is not empty (it holds \"{}\") and is no archive; give the path of a "
                                  "new folder",
                                  name),
                      folder));
  }
  return {};
}

std::string why_no_archive(const Files& files, const Path& folder) {
  if (is_file(folder)) return fmt::format("it is a file; an archive is the folder that holds {}", config_file);
  return fmt::format("{}; check the path, or make an archive there with: strongroom init {}",
                     files.exists(folder) ? fmt::format("there is no archive here ({} is missing)", config_file)
                                          : "there is no such folder",
                     folder.string());
}

Result<Config> read_config(const Files& files, const Path& folder) {
  constexpr uint64_t config_bytes_max = 1 << 20;
  const Path file = folder / config_file;
  const Result<std::string> text = files.read(file, config_bytes_max);
  if (!text && text.error().code == ErrorCode::NotFound) {
    if (const auto cut_off = unfinished(files, folder)) return fail(*cut_off);
    if (holds_records(files, folder)) return fail(settings_are_missing(files, folder));
    return fail(about(ErrorCode::NotFound, why_no_archive(files, folder), folder));
  }
  if (holds_settings_only(files, folder)) return fail(only_settings(ErrorCode::NotFound, folder));
  if (!text) return fail(text.error());
  Result<Config> config = Config::parse(*text);
  if (!config) return fail(about(config.error().code, config.error().message, file));
  return config;
}

// The key carries the origin it was made for: under another name it would begin another log.
Result<void> check_origin(const Config& config, const log::VerifierKey& key, const Path& folder) {
  if (config.log_origin() == key.name) return {};
  return fail(about(ErrorCode::Refused,
                    fmt::format("the log's key was made for the origin \"{}\" and the configuration says \"{}\"; set "
                                "origin = \"{}\", since all proofs made so far carry that name",
                                key.name, config.log_origin(), key.name),
                    folder / config_file));
}

}  // namespace

struct Archive::Parts {
  Path folder;
  Mode mode = Mode::Read;
  Config config;
  Surroundings surroundings;
  std::optional<FileLock> lock;
  std::unique_ptr<store::Store> store;  // before the log, which reads it
  std::optional<log::VerifierKey> verifier;
  std::optional<SignedLog> log;  // Mode::Write

  // The key, and for writing the log itself, completed where a crash left it.
  Result<void> open_log() {
    Result<log::VerifierKey> key = read_verifier_key(*surroundings.files, folder);
    if (!key) return fail(key.error());
    verifier = std::move(*key);
    if (Result<void> same = check_origin(config, *verifier, folder); !same || mode == Mode::Read) return same;
    Result<SignedLog> opened = SignedLog::open(*surroundings.files, folder, *store);
    if (!opened) return fail(opened.error());
    log = std::move(*opened);
    return {};
  }
};

Archive::Archive(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

bool Archive::was_creation_cut_off(const Path& folder) {
  const PosixFiles files;
  const std::vector<std::string> names = files.list(folder);
  return std::all_of(names.begin(), names.end(), is_ours) && !files.exists(folder / config_file) &&
         !holds_records(files, folder);
}

Result<Archive> Archive::create(const Path& folder, const Config& config, Surroundings surroundings) {
  Surroundings world = completed(std::move(surroundings));
  Files& files = *world.files;
  if (Result<void> free = check_free(files, folder); !free) return fail(free.error());
  Config written = config;
  written.origin = config.log_origin();
  if (!log::is_key_name(written.origin)) {
    return fail(ErrorCode::Usage,
                fmt::format("\"{}\" cannot name a log: give an origin without white space and '+'", written.origin));
  }
  files.make_folders(folder);
  Result<FileLock> lock = FileLock::acquire(folder / lock_file);
  if (!lock) return fail(lock.error());
  if (Result<void> free = check_free(files, folder); !free) return fail(free.error());

  for (const char* suffix : {"", "-wal", "-shm", "-journal"})
    files.remove(folder / (std::string(database_file) + suffix));
  auto store = EmbeddedStore::open(folder / database_file, OpenMode::Create);
  if (!store) return fail(store.error());
  if (Result<void> log = SignedLog::create(files, folder, written.origin); !log) return fail(log.error());
  // Last: the folder is an archive from here on.
  files.write_durably(folder / config_file, written.to_toml());

  auto parts = std::make_unique<Parts>();
  parts->folder = folder;
  parts->mode = Mode::Write;
  parts->config = std::move(written);
  parts->surroundings = std::move(world);
  parts->lock = std::move(*lock);
  parts->store = std::move(*store);
  if (Result<void> opened = parts->open_log(); !opened) return fail(opened.error());
  return Archive(std::move(parts));
}

Result<Archive> Archive::open(const Path& folder, Mode mode, Surroundings surroundings) {
  auto parts = std::make_unique<Parts>();
  parts->folder = folder;
  parts->mode = mode;
  parts->surroundings = completed(std::move(surroundings));

  if (mode == Mode::Write && parts->surroundings.files->exists(folder / backup_file)) {
    return fail(about(ErrorCode::Refused,
                      "this is a backup, and nothing is added to it; make an archive of it with: strongroom restore " +
                          folder.string() + " NEW-FOLDER",
                      folder));
  }
  Result<Config> config = read_config(*parts->surroundings.files, folder);
  if (!config) return fail(config.error());
  parts->config = std::move(*config);
  if (mode == Mode::Write) {
    Result<FileLock> lock = FileLock::acquire(folder / lock_file);
    if (!lock) return fail(lock.error());
    parts->lock = std::move(*lock);
  }
  auto store = EmbeddedStore::open(folder / database_file, mode == Mode::Write ? OpenMode::Write : OpenMode::Read);
  if (!store) return fail(store.error());
  parts->store = std::move(*store);
  if (Result<void> opened = parts->open_log(); !opened) return fail(opened.error());
  return Archive(std::move(parts));
}

const Config& Archive::config() const { return parts_->config; }
const Path& Archive::folder() const { return parts_->folder; }
store::Store& Archive::store() const { return *parts_->store; }
Files& Archive::files() const { return *parts_->surroundings.files; }
Clock& Archive::clock() const { return *parts_->surroundings.clock; }
Result<void> Archive::check_in_place() const {
  if (!files().exists(parts_->folder / config_file)) {
    return fail(about(ErrorCode::NotFound,
                      "the archive is not here any more; was the folder moved, or its disk unmounted? Put it back",
                      parts_->folder));
  }
  const Result<log::VerifierKey> key = read_verifier_key(files(), parts_->folder);
  if (!key) return fail(key.error());
  if (*key == *parts_->verifier) return {};
  return fail(about(ErrorCode::Refused,
                    "another archive lies here now, with another log; put the former back, or end this command and run "
                    "it again",
                    parts_->folder));
}

std::string Archive::verifier_key() const { return parts_->verifier->print(); }

std::string Archive::checkpoint() const {
  const Path file = parts_->folder / log_folder / checkpoint_file;
  Result<std::string> note = files().read(file, log::kNoteBytesMax);
  if (!note) throw Fault(file.string() + ": the checkpoint is missing; run strongroom rebuild");
  return std::move(*note);
}

void Archive::publish_log() {
  STRONGROOM_ASSERT(parts_->log);
  parts_->log->publish();
}

Result<void> Archive::rebuild_log() {
  STRONGROOM_ASSERT(parts_->log);
  return parts_->log->rebuild_tiles();
}

void Archive::keep_originals(const std::vector<std::pair<Digest, std::string_view>>& originals) {
  std::vector<std::pair<Path, std::string>> missing;
  std::set<Digest> taken;
  for (const auto& [digest, bytes] : originals) {
    const Path path = parts_->folder / original_path(digest);
    if (!taken.insert(digest).second || files().exists(path)) continue;
    missing.emplace_back(path, bytes);
  }
  if (!missing.empty()) files().write_durably(missing);
}

Result<MappedFile> Archive::original(const Digest& digest) const {
  return MappedFile::open(parts_->folder / original_path(digest), Links::Refuse);
}

}  // namespace strongroom::archive
