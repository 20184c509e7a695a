// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/repair.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "archive/layout.h"
#include "archive/signed_log.h"
#include "base/fault.h"
#include "base/json.h"
#include "exchange/mirror/original_copy.h"
#include "exchange/mirror/record_keeper.h"
#include "log/log_audit.h"
#include "log/log_writer.h"
#include "records/canonical.h"
#include "store/embedded/embedded_store.h"

namespace strongroom::exchange {

namespace {

using store::embedded::EmbeddedStore;
using store::embedded::OpenMode;

// The entries of the signed tree: from the folder where its tiles are whole, else from the source.
class SignedEntries {
 public:
  SignedEntries(const log::TileReader& own, const log::TileReader& others, const log::TreeHead& head)
      : own_(log::VerifiedTiles::open(own, head)), others_(others), head_(head) {}

  Result<std::string> read(const log::EntryBundle& bundle) {
    if (own_) {
      Result<std::string> bytes = own_->read(bundle);
      if (bytes) return bytes;
    }
    if (!theirs_) theirs_.emplace(log::VerifiedTiles::open(others_, head_));
    if (!*theirs_) return fail(theirs_->error());
    return (*theirs_)->read(bundle);
  }

 private:
  Result<log::VerifiedTiles> own_;
  const log::TileReader& others_;
  log::TreeHead head_;
  std::optional<Result<log::VerifiedTiles>> theirs_;
};

bool is_record_whole(const store::StoredRecord& record, std::string_view entry) {
  if (records::canonical(record.entry) != entry) return false;
  if (record.standing == records::Standing::Erased) return true;
  return records::commit_to(record.canonical, record.salt) == record.entry.digest;
}

class Repair {
 public:
  Repair(const Path& folder, const MirrorSource& source, const MirrorOptions& options, const log::TreeHead& head,
         std::unique_ptr<store::Store> store)
      : folder_(folder), source_(source), options_(options), head_(head), store_(std::move(store)) {}

  Result<RepairReport> run() {
    mend_records();
    mend_tiles();
    mend_originals();
    return std::move(report_);
  }

 private:
  Path log_folder() const { return folder_ / archive::log_folder; }

  void mend_records() {
    const log::FolderTiles own(files_, log_folder());
    SignedEntries entries(own, source_, head_);
    for (uint64_t first = 0; first < head_.size.value; first += log::kTileWidth) {
      const log::EntryBundle bundle = log::bundle_of(log::LeafIndex{first}, head_.size);
      const Result<std::string> bytes = entries.read(bundle);
      if (!bytes) {
        report_.left.push_back(bytes.error());
        return;
      }
      const auto parsed = log::parse_bundle(*bytes, bundle.width);
      if (!parsed) throw Fault("a bundle that was verified cannot be read");
      check_bundle(first, *parsed);
      if (options_.on_progress) options_.on_progress({MirrorStep::Records, first + bundle.width, head_.size.value});
    }
    put_back();
  }

  void check_bundle(uint64_t first, const std::vector<std::string_view>& entries) {
    std::map<uint64_t, store::StoredRecord> kept;
    for (store::StoredRecord& record : store_->entries(records::EntryIndex{first}, entries.size())) {
      kept.emplace(record.index.value, std::move(record));
    }
    for (size_t i = 0; i < entries.size(); ++i) {
      const auto found = kept.find(first + i);
      if (found == kept.end() || !is_record_whole(found->second, entries[i])) fetch_record(first + i, entries[i]);
    }
  }

  void fetch_record(uint64_t index, std::string_view entry) {
    const std::string place = fmt::format("entry {}", index);
    const auto lines = source_.records(index, 1);
    auto record = lines ? checked_record(lines->front(), entry) : Result<store::StoredRecord>(fail(lines.error()));
    if (!record) {
      report_.left.push_back(Error{record.error().code, record.error().message, place, {}});
    } else if (record->canonical.empty()) {
      report_.left.push_back(
          Error{ErrorCode::NotFound, "the record is damaged, and the source does not have it", place, {}});
    } else {
      damaged_.push_back(std::move(*record));
    }
  }

  void put_back() {
    if (damaged_.empty()) return;
    auto writer = store_->begin();
    if (!writer) throw Fault(writer.error().to_string());
    for (const store::StoredRecord& record : damaged_) {
      (*writer)->mend(record, SystemClock().now());
      report_.mended.push_back(Error{
          ErrorCode::Mismatch, "the record was damaged or missing", fmt::format("entry {}", record.index.value), {}});
    }
    (*writer)->commit();
    writer->reset();
    store_->rebuild([](uint64_t, uint64_t) {});
    report_.records = damaged_.size();
  }

  // All of them from the records, if one is wrong: they are cheap, and the records were held against the root.
  void mend_tiles() {
    const log::FolderTiles tiles(files_, log_folder());
    std::vector<Error> wrong = log::audit_log(tiles, head_);
    if (wrong.empty()) return;
    if (!report_.left.empty() || archive::head_of_records(*store_, head_.size) != head_) {
      report_.left.insert(report_.left.end(), wrong.begin(), wrong.end());
      return;
    }
    auto writer = log::LogWriter::open(files_, log_folder(), log::empty_head());
    if (!writer) throw Fault(writer.error().to_string());
    archive::each_entry(*store_, 0, head_.size.value, [&](uint64_t index, const std::string& entry) {
      if (!writer->append(entry)) throw Fault(fmt::format("entry {} is too long for the log", index));
    });
    writer->flush();
    report_.tiles = true;
    report_.mended.insert(report_.mended.end(), wrong.begin(), wrong.end());
  }

  void mend_originals() {
    std::vector<NamedOriginal> wanted;
    for (const NamedOriginal& original : named_originals(*store_)) {
      if (!is_whole(original)) wanted.push_back(original);
    }
    MirrorReport fetched;
    fetch_originals(files_, folder_, wanted, source_, options_, fetched);
    report_.originals = fetched.originals;
    report_.left.insert(report_.left.end(), fetched.not_had.begin(), fetched.not_had.end());
    for (const NamedOriginal& original : wanted) {
      const Path file = folder_ / archive::original_path(original.digest);
      if (is_whole(original)) {
        report_.mended.push_back(Error{ErrorCode::Mismatch, "the original was damaged or missing", file.string(), {}});
      }
    }
  }

  bool is_whole(const NamedOriginal& original) const {
    const auto file = MappedFile::open(folder_ / archive::original_path(original.digest));
    return file && file->bytes().size() == original.size_bytes && sha256(file->bytes()) == original.digest;
  }

  PosixFiles files_;
  const Path& folder_;
  const MirrorSource& source_;
  const MirrorOptions& options_;
  const log::TreeHead head_;
  std::unique_ptr<store::Store> store_;
  std::vector<store::StoredRecord> damaged_;
  RepairReport report_;
};

}  // namespace

std::string RepairReport::to_json() const {
  const auto listed = [](const std::vector<Error>& errors) {
    auto array = nlohmann::ordered_json::array();
    for (const Error& error : errors) array.push_back({{"place", error.file}, {"message", error.message}});
    return array;
  };
  const nlohmann::ordered_json object = {{"whole", left.empty()}, {"records", records},       {"originals", originals},
                                         {"tiles", tiles},        {"mended", listed(mended)}, {"left", listed(left)}};
  return print_json(object);
}

Result<RepairReport> repair(const Path& folder, const MirrorSource& source, const MirrorOptions& options) {
  PosixFiles files;
  if (!files.exists(folder / archive::keys_folder) && !files.exists(folder / archive::database_file)) {
    return fail(
        Error{ErrorCode::NotFound, "there is no archive and no mirror here; check the path", folder.string(), {}});
  }
  const Result<log::VerifierKey> key = archive::read_verifier_key(files, folder);
  if (!key) return fail(key.error());
  const Result<FileLock> lock = FileLock::acquire(folder / archive::lock_file);
  if (!lock) return fail(lock.error());
  const auto last = archive::read_last_signed(files, folder, *key);
  if (!last) return fail(last.error());
  auto store = EmbeddedStore::open(folder / archive::database_file, OpenMode::Write);
  if (!store) return fail(store.error());
  return Repair(folder, source, options, last->head, std::move(*store)).run();
}

}  // namespace strongroom::exchange
