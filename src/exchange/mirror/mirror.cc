// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/mirror.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/layout.h"
#include "archive/signed_log.h"
#include "base/fault.h"
#include "base/json.h"
#include "exchange/mirror/evidence.h"
#include "exchange/mirror/original_copy.h"
#include "exchange/mirror/record_copy.h"
#include "log/checkpoint.h"
#include "log/log_writer.h"
#include "store/embedded/embedded_store.h"

namespace strongroom::exchange {

namespace {

using archive::checkpoint_file;
using archive::config_file;
using archive::database_file;
using archive::keys_folder;
using archive::last_signed_file;
using archive::log_folder;
using archive::verifier_key_file;
using store::embedded::EmbeddedStore;
using store::embedded::OpenMode;

constexpr const char* pending_file = "pending";

struct Held {
  std::string note;
  log::TreeHead head = log::empty_head();
};

Error about(ErrorCode code, std::string message, const Path& path) {
  return Error{code, std::move(message), path.string(), {}};
}

// A folder that is empty, or a mirror of this log.
Result<void> check_folder(const Files& files, const Path& folder, const log::VerifierKey& key) {
  if (files.exists(folder) && !std::filesystem::is_directory(folder)) {
    return fail(about(ErrorCode::Exists, "it is a file; give the path of a new folder", folder));
  }
  if (files.exists(folder / keys_folder / archive::private_key_file)) {
    return fail(about(ErrorCode::Exists, "this is an archive with its own signing key, not a mirror", folder));
  }
  const Result<log::VerifierKey> known = archive::read_verifier_key(files, folder);
  if (!known && known.error().code == ErrorCode::NotFound) {
    // A run that was cut off at its very start leaves its lock, or a folder for the key.
    const std::vector<std::string> names = files.list(folder);
    const bool is_free = std::all_of(names.begin(), names.end(), [](const std::string& name) {
      return name == archive::lock_file || name == keys_folder;
    });
    if (is_free) return {};
    return fail(
        about(ErrorCode::Exists, "the folder is not empty and is no mirror; give the path of a new one", folder));
  }
  if (!known) return fail(known.error());
  if (known->name == key.name) return {};
  return fail(about(ErrorCode::Refused,
                    fmt::format("this is the mirror of \"{}\", not of \"{}\"", known->name, key.name), folder));
}

Result<std::unique_ptr<store::Store>> open_store(const Files& files, const Path& folder) {
  const Path database = folder / database_file;
  return EmbeddedStore::open(database, files.exists(database) ? OpenMode::Write : OpenMode::Create);
}

}  // namespace

const char* mirror_step_name(MirrorStep step) { return step == MirrorStep::Records ? "records" : "originals"; }

std::string MirrorReport::to_json() const {
  auto missing = nlohmann::ordered_json::array();
  for (const Error& error : not_had) missing.push_back({{"place", error.file}, {"message", error.message}});
  const nlohmann::ordered_json object = {{"complete", complete}, {"size", head.size.value}, {"root", head.root.hex()},
                                         {"records", records},   {"originals", originals},  {"bytes", bytes},
                                         {"not_had", missing}};
  return print_json(object);
}

struct Mirror::Parts {
  Files& files;
  const Clock& clock;
  Path folder;
  log::VerifierKey key;
  FileLock lock;
  std::unique_ptr<store::Store> store;

  // What this copy holds the log to: the newest checkpoint it ever took up, whole or not.
  Held newest_held() const {
    Held newest;
    for (const Path& file : {folder / archive::mirror_folder / pending_file, folder / keys_folder / last_signed_file}) {
      Result<std::string> note = files.read(file, log::kNoteBytesMax);
      if (!note) continue;
      const auto opened = log::open_checkpoint(*note, key);
      if (!opened) throw Fault(file.string() + ": the checkpoint is damaged; put it back from a backup");
      const log::TreeHead& head = opened->checkpoint.head;
      if (newest.note.empty() || head.size > newest.head.size) newest = {std::move(*note), head};
    }
    return newest;
  }

  // The head that log/ is whole for.
  log::TreeHead published_head() const {
    const auto note = files.read(folder / log_folder / checkpoint_file, log::kNoteBytesMax);
    const auto opened = note ? log::open_checkpoint(*note, key) : Result<log::OpenedCheckpoint>(fail(note.error()));
    return opened ? opened->checkpoint.head : log::empty_head();
  }

  Error breach(Breach kind, const Held& held, const std::string& offered, const MirrorSource& source) {
    const Path kept = keep_evidence(files, folder, {kind, held.note, offered, key.name, source.name(), clock.now()});
    return Error{ErrorCode::Mismatch,
                 fmt::format("the log \"{}\" {}; both signed checkpoints are kept as evidence in {}", key.name,
                             kind == Breach::Fork ? "was forked: it does not continue what it signed before"
                                                  : "was rolled back: it shows an older state than it signed before",
                             kept.string()),
                 source.name(),
                 {}};
  }

  // The checkpoint to copy, which continues the one held.
  Result<log::VerifiedTiles> take_up(const MirrorSource& source, const std::string& note, const log::TreeHead& head) {
    const Held held = newest_held();
    if (head.size < held.head.size) return fail(breach(Breach::Rollback, held, note, source));
    if (head.size == held.head.size && !held.note.empty() && head.root != held.head.root) {
      return fail(breach(Breach::Fork, held, note, source));
    }
    auto tiles = log::VerifiedTiles::open(source, head);
    if (!tiles) return tiles;
    const Result<bool> grew = log::continues(*tiles, held.head);
    if (!grew) return fail(grew.error());
    if (!*grew) return fail(breach(Breach::Fork, held, note, source));
    return tiles;
  }

  // From the records, which were held against the signed tree one by one: as intake does it.
  Result<void> write_tiles(const log::TreeHead& head) {
    const log::TreeHead whole = published_head();
    auto writer = log::LogWriter::open(files, folder / log_folder, whole);
    if (!writer) writer = log::LogWriter::open(files, folder / log_folder, log::empty_head());
    if (!writer) return fail(writer.error());
    archive::each_entry(*store, writer->size().value, head.size.value, [&](uint64_t index, const std::string& entry) {
      if (!writer->append(entry)) throw Fault(fmt::format("entry {} is too long for the log", index));
    });
    if (writer->flush() != head) {
      return fail(about(ErrorCode::Mismatch,
                        "the copied records do not lead to the signed root: the database was damaged; move it away and "
                        "mirror again",
                        folder / database_file));
    }
    log::drop_superseded_partials(files, folder / log_folder, whole.size, head.size);
    return {};
  }

  void publish(const std::string& note, const archive::Config& config) {
    files.write_durably(
        {{folder / keys_folder / last_signed_file, note}, {folder / log_folder / checkpoint_file, note}});
    // Last: the folder is an archive from here on.
    if (!files.exists(folder / config_file)) files.write_durably(folder / config_file, config.to_toml());
    files.remove(folder / archive::mirror_folder / pending_file);
  }

  Result<archive::Config> settings(const MirrorSource& source) const {
    constexpr uint64_t bytes_max = 1 << 20;
    Result<std::string> text = files.read(folder / config_file, bytes_max);
    if (!text) text = source.settings();
    if (!text) return fail(text.error());
    Result<archive::Config> config = archive::Config::parse(*text);
    if (config) config->origin = key.name;
    return config;
  }
};

Result<log::VerifierKey> mirrored_key(const Files& files, const Path& folder) {
  if (files.exists(folder / keys_folder / archive::private_key_file)) {
    return fail(about(ErrorCode::NotFound, "this is an archive with its own signing key, not a mirror", folder));
  }
  return archive::read_verifier_key(files, folder);
}

Mirror::Mirror(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Mirror::~Mirror() = default;
Mirror::Mirror(Mirror&&) noexcept = default;
Mirror& Mirror::operator=(Mirror&&) noexcept = default;

Result<Mirror> Mirror::open(Files& files, const Clock& clock, const Path& folder, const log::VerifierKey& key) {
  if (Result<void> fits = check_folder(files, folder, key); !fits) return fail(fits.error());
  files.make_folders(folder);
  Result<FileLock> lock = FileLock::acquire(folder / archive::lock_file);
  if (!lock) return fail(lock.error());
  if (!files.exists(folder / keys_folder / verifier_key_file)) {
    files.write_durably({{folder / keys_folder / verifier_key_file, key.print() + "\n"}});
  }
  auto store = open_store(files, folder);
  if (!store) return fail(store.error());
  return Mirror(std::make_unique<Parts>(Parts{files, clock, folder, key, std::move(*lock), std::move(*store)}));
}

Result<MirrorReport> Mirror::update(const MirrorSource& source, const MirrorOptions& options) {
  Parts& own = *parts_;
  const Result<std::string> note = source.checkpoint();
  if (!note) return fail(note.error());
  const auto offered = log::open_checkpoint(*note, own.key, options.policy.witness_keys());
  if (!offered) return fail(offered.error());
  std::vector<log::VerifierKey> cosigners;
  for (const log::VerifiedSignature& signature : offered->cosignatures) cosigners.push_back(signature.key);
  if (!options.policy.quorum_met(cosigners)) {
    return fail(Error{ErrorCode::Mismatch, "the policy's witnesses did not cosign the checkpoint", source.name(), {}});
  }
  MirrorReport report;
  report.head = offered->checkpoint.head;
  const auto tiles = own.take_up(source, *note, report.head);
  if (!tiles) return fail(tiles.error());
  own.files.write_durably({{own.folder / archive::mirror_folder / pending_file, *note}});
  const Result<archive::Config> config = own.settings(source);
  if (!config) return fail(config.error());

  const auto records = copy_records(*own.store, source, *tiles, {config->site, own.clock.now(), options});
  if (!records) return fail(records.error());
  report.records = records->added;
  if (records->stopped) return report;
  if (Result<void> written = own.write_tiles(report.head); !written) return fail(written.error());
  if (records->erased_something) remove_erased_originals(own.files, own.folder, *own.store);
  copy_originals(own.files, own.folder, *own.store, source, options, report);
  if (options.should_stop && options.should_stop()) return report;
  own.publish(*note, *config);
  report.complete = report.not_had.empty();
  return report;
}

}  // namespace strongroom::exchange
