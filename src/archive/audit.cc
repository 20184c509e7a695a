// SPDX-License-Identifier: Apache-2.0
#include "archive/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <thread>

#include "archive/layout.h"
#include "archive/ordered_pipeline.h"
#include "archive/original_check.h"
#include "archive/record_check.h"
#include "archive/signed_log.h"
#include "archive/timestamps.h"
#include "log/checkpoint.h"
#include "log/log_audit.h"
#include "log/tile_reader.h"
#include "log/tree_edge.h"

namespace strongroom::archive {

namespace {

constexpr size_t records_at_once = 1024;
constexpr uint64_t progress_every = 256;

unsigned thread_count(const AuditOptions& options) {
  return options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
}

// Some records in a row, and what was found of them.
struct RecordChunk {
  std::vector<store::StoredRecord> records;
  std::vector<Digest> leaves;
  std::vector<Result<CheckedRecord>> checked;
};

class Audit {
 public:
  Audit(const Archive& archive, const AuditOptions& options) : archive_(archive), options_(options) {}

  AuditReport run() {
    check_checkpoints();
    read_stamps();
    check_records();
    check_erasures();
    check_captures_and_sightings();
    check_log();
    if (options_.originals == AuditOriginals::Check) check_originals();
    check_index();
    return std::move(report_);
  }

 private:
  void found(AuditPart part, Error error) { report_.findings.push_back({part, std::move(error)}); }

  void tell(AuditPart part, uint64_t done, uint64_t total) {
    if (options_.on_progress) options_.on_progress({part, done, total});
  }

  // The head that everything is held against is the newest that was signed.
  void check_checkpoints() {
    const Result<log::VerifierKey> key = read_verifier_key(archive_.files(), archive_.folder());
    if (!key) return found(AuditPart::Checkpoint, key.error());
    for (const Path& file :
         {archive_.folder() / log_folder / checkpoint_file, archive_.folder() / keys_folder / last_signed_file}) {
      const Result<std::string> note = archive_.files().read(file, log::kNoteBytesMax);
      if (!note) {
        Error error = note.error();
        if (error.code == ErrorCode::NotFound)
          error.message += "; strongroom rebuild makes it anew from the other copy";
        found(AuditPart::Checkpoint, std::move(error));
        continue;
      }
      const Result<log::OpenedCheckpoint> opened = log::open_checkpoint(*note, *key);
      if (!opened) {
        Error error = opened.error();
        error.file = file.string();
        found(AuditPart::Checkpoint, std::move(error));
        continue;
      }
      const log::TreeHead& head = opened->checkpoint.head;
      if (head_ && head_->size == head.size && head_->root != head.root) {
        found(AuditPart::Checkpoint, {ErrorCode::Mismatch, "two trees of one size were signed", file.string(), {}});
      }
      if (!head_ || head.size > head_->size) head_ = head;
    }
    if (head_) report_.head = *head_;
  }

  // What they are over is held against the log while it is made anew; whose word counts is for `check` to say.
  void read_stamps() {
    std::vector<Error> faults;
    for (const StampedCheckpoint& stamped : kept_stamps(archive_, &faults)) {
      report_.stamps += stamped.stamps.size();
      stamped_.push_back(stamped.head);
    }
    for (Error& fault : faults) found(AuditPart::Stamp, std::move(fault));
  }

  void check_stamped(const log::TreeHead& head) {
    for (const log::TreeHead& stamped : stamped_) {
      if (stamped.size != head.size || stamped.root == head.root) continue;
      found(AuditPart::Stamp, {ErrorCode::Mismatch,
                               fmt::format("what was time-stamped at {} entries is another log", head.size.value),
                               (archive_.folder() / log_folder / timestamps_folder).string(),
                               {}});
    }
  }

  void check_records() {
    const store::Store& store = archive_.store();
    const uint64_t total = store.entry_count();
    using Pipeline = OrderedPipeline<std::vector<store::StoredRecord>, RecordChunk>;
    Pipeline pipeline(
        {thread_count(options_), 32, 1ull << 30},
        [&store](const Pipeline::Push& push) {
          uint64_t from = 0;
          for (;;) {
            auto some = store.entries(records::EntryIndex{from}, records_at_once);
            if (some.empty()) return;
            from = some.back().index.value + 1;
            if (!push(std::move(some), 1)) return;
          }
        },
        check_chunk);
    log::TreeEdge edge;
    const auto nothing = [](const log::HashTile&, std::string_view) {};
    while (std::optional<RecordChunk> chunk = pipeline.next()) {
      for (size_t i = 0; i < chunk->records.size(); ++i) {
        if (head_ && edge.size() == head_->size) check_root(edge.head());
        if (is_stamped(edge.size())) check_stamped(edge.head());
        take_record(chunk->records[i], std::move(chunk->checked[i]));
        edge.add(chunk->leaves[i], nothing);
        leaves_.push_back(chunk->leaves[i]);
      }
      tell(AuditPart::Record, leaves_.size(), total);
    }
    report_.entries = leaves_.size();
    if (is_stamped(edge.size())) check_stamped(edge.head());
    if (!head_) return;
    if (edge.size() == head_->size) check_root(edge.head());
    if (edge.size() < head_->size) {
      found(AuditPart::Record,
            {ErrorCode::Mismatch,
             fmt::format("the database has {} entries and the log signed {}: it is older than the log",
                         edge.size().value, head_->size.value),
             (archive_.folder() / database_file).string(),
             {}});
    }
    report_.unsigned_entries = leaves_.size() - std::min<uint64_t>(leaves_.size(), head_->size.value);
  }

  bool is_stamped(log::TreeSize size) const {
    return std::any_of(stamped_.begin(), stamped_.end(), [&](const log::TreeHead& head) { return head.size == size; });
  }

  static RecordChunk check_chunk(std::vector<store::StoredRecord> records) {
    RecordChunk chunk;
    chunk.records = std::move(records);
    for (const store::StoredRecord& record : chunk.records) {
      chunk.leaves.push_back(log::leaf_hash(records::canonical(record.entry)));
      chunk.checked.push_back(check_record(record));
    }
    return chunk;
  }

  void check_root(const log::TreeHead& head) {
    if (head == *head_) return;
    found(AuditPart::Record, {ErrorCode::Mismatch,
                              "the records do not lead to the root that the log signed",
                              (archive_.folder() / database_file).string(),
                              {}});
  }

  void take_record(const store::StoredRecord& record, Result<CheckedRecord> checked) {
    if (record.index.value != leaves_.size()) {
      found(AuditPart::Record, {ErrorCode::Mismatch,
                                fmt::format("entry {} is missing", leaves_.size()),
                                (archive_.folder() / database_file).string(),
                                {}});
    }
    if (!checked) return found(AuditPart::Record, checked.error());
    if (std::holds_alternative<ErasedRecord>(*checked)) return take_erased(record);
    if (const auto* decision = std::get_if<records::Decision>(&*checked)) return take_decision(*decision);
    if (const auto* event = std::get_if<records::CustodyEvent>(&*checked)) return take_custody(record, *event);
    if (const auto* revision = std::get_if<records::ItemRevision>(&*checked)) {
      uint32_t& newest = newest_[revision->id];
      if (revision->revision.value != newest + 1) {
        found(AuditPart::Record,
              {ErrorCode::Mismatch, fmt::format("revision {} is missing", newest + 1), revision->id.value, {}});
      }
      newest = revision->revision.value;
      sources_.try_emplace(revision->capture, revision->id);
      return;
    }
    const auto& capture = std::get<records::Capture>(*checked);
    ++report_.captures;
    originals_.try_emplace(capture.original, capture.size_bytes);
    for (const records::Sighting& sighting : capture.sightings) {
      const auto item = newest_.find(sighting.id);
      if (item == newest_.end() || sighting.revision.value > item->second) dangling_.insert(sighting.id);
    }
  }

  // A public entry still says what it was.
  void take_erased(const store::StoredRecord& record) {
    erased_.insert(record.index);
    erased_digests_.insert(record.entry.digest);
    // What a commitment commits to is not told.
    if (record.entry.salted || record.entry.kind == records::RecordKind::Capture) erased_captures_.insert(record.index);
    if (record.entry.salted || record.entry.kind != records::RecordKind::Item) return;
    newest_[records::ItemId{record.entry.id}] = record.entry.revision.value;
  }

  void take_decision(const records::Decision& decision) {
    uint32_t& last = decisions_[decision.object];
    if (decision.number.value <= last) {
      found(AuditPart::Record, {ErrorCode::Mismatch, "decisions about it are out of order", decision.object, {}});
    }
    last = decision.number.value;
    erased_by_decision_.insert(decision.entries.begin(), decision.entries.end());
  }

  // Each event names what the log holds for the one before it.
  void take_custody(const store::StoredRecord& record, const records::CustodyEvent& event) {
    std::optional<Digest>& last = custody_[event.about];
    if (event.previous != last && !(event.previous && erased_digests_.contains(*event.previous))) {
      found(AuditPart::Record, {ErrorCode::Mismatch,
                                "the chain of custody is broken before this event",
                                fmt::format("entry {}", record.index.value),
                                {}});
    }
    last = record.entry.digest;
  }

  // Bytes go only by a decision that says so, and a decision that says so is carried out.
  void check_erasures() {
    const bool is_copy = !archive_.files().exists(archive_.folder() / keys_folder / private_key_file);
    for (const records::EntryIndex& entry : erased_) {
      if (erased_by_decision_.contains(entry)) {
        ++report_.erased;
      } else if (is_copy) {
        ++report_.not_given;
        if (erased_captures_.contains(entry)) ++captures_not_given_;
      } else {
        found(AuditPart::Record, {ErrorCode::Mismatch,
                                  "the record is gone, and no decision says that it was erased",
                                  fmt::format("entry {}", entry.value),
                                  {}});
      }
    }
    for (const records::EntryIndex& entry : erased_by_decision_) {
      if (!erased_.contains(entry)) {
        found(AuditPart::Record, {ErrorCode::Mismatch,
                                  "a decision says that the record was erased, and it is still there",
                                  fmt::format("entry {}", entry.value),
                                  {}});
      }
    }
    report_.withheld = archive_.store().withheld_items().size();
  }

  bool was_erased(const std::string& trace) const { return archive_.store().erasure_of(trace).has_value(); }

  void check_captures_and_sightings() {
    report_.items = newest_.size();
    for (const records::ItemId& id : dangling_) {
      if (was_erased("item:" + id.value)) continue;
      found(AuditPart::Record, {ErrorCode::Mismatch, "a capture shows a revision that is not there", id.value, {}});
    }
    check_sources();
  }

  // A capture that shows an item that is not public is not public either: a copy has the other items on it without it.
  void check_sources() {
    std::vector<std::pair<Digest, records::ItemId>> lost;
    for (const auto& [original, id] : sources_) {
      if (originals_.contains(original) || original == Digest{} || was_erased("original:" + original.hex())) continue;
      lost.emplace_back(original, id);
    }
    if (lost.size() <= captures_not_given_) return;
    for (const auto& [original, id] : lost) {
      found(AuditPart::Record,
            {ErrorCode::Mismatch, "its original " + original.hex() + " has no capture", id.value, {}});
    }
  }

  // Every bundle, tile and the root; then whether the log holds the records' entries.
  void check_log() {
    if (!head_) return;
    const log::FolderTiles tiles(archive_.files(), archive_.folder() / log_folder);
    std::vector<Error> errors = log::audit_log(tiles, *head_, [this](log::LeafIndex index, std::string_view entry) {
      if (index.value % (progress_every * 16) == 0) tell(AuditPart::Log, index.value, head_->size.value);
      if (index.value < leaves_.size() && log::leaf_hash(entry) == leaves_[index.value]) return;
      found(AuditPart::Log, {ErrorCode::Mismatch,
                             "the log holds another entry than the database",
                             fmt::format("entry {}", index.value),
                             {}});
    });
    for (Error& error : errors) found(AuditPart::Log, std::move(error));
    tell(AuditPart::Log, head_->size.value, head_->size.value);
  }

  void check_originals() {
    using Named = std::pair<Digest, uint64_t>;
    using Pipeline = OrderedPipeline<Named, OriginalCheck>;
    Pipeline pipeline(
        {thread_count(options_), 1024, UINT64_MAX},
        [this](const Pipeline::Push& push) {
          for (const auto& original : originals_) {
            if (!push(original, 1)) return;
          }
        },
        [this](const Named& original) {
          return check_original(archive_.folder() / original_path(original.first), original.first, original.second);
        });
    while (const std::optional<OriginalCheck> check = pipeline.next()) {
      ++report_.originals;
      report_.original_bytes += check->size_bytes;
      if (check->error) found(AuditPart::Original, *check->error);
      if (report_.originals % progress_every == 0) tell(AuditPart::Original, report_.originals, originals_.size());
    }
    tell(AuditPart::Original, originals_.size(), originals_.size());
    count_untracked();
  }

  void count_untracked() {
    const Files& files = archive_.files();
    const Path folder = archive_.folder() / originals_folder;
    for (const std::string& prefix : files.list(folder)) {
      for (const std::string& name : files.list(folder / prefix)) {
        const std::optional<Digest> digest = Digest::from_hex(name);
        if (digest && originals_.contains(*digest)) continue;
        if (digest && was_erased("original:" + name)) {
          found(AuditPart::Original, {ErrorCode::Mismatch,
                                      "the original was erased and is still here; remove it",
                                      (folder / prefix / name).string(),
                                      {}});
        } else {
          ++report_.untracked_originals;
        }
      }
    }
  }

  void check_index() {
    for (Error& error : archive_.store().check()) found(AuditPart::Index, std::move(error));
  }

  const Archive& archive_;
  const AuditOptions& options_;
  AuditReport report_;
  std::optional<log::TreeHead> head_;
  std::vector<log::TreeHead> stamped_;
  std::vector<Digest> leaves_;
  std::map<records::ItemId, uint32_t> newest_;  // revision, as the entries tell it
  std::map<Digest, uint64_t> originals_;        // with the size that the capture states
  std::map<Digest, records::ItemId> sources_;   // originals that items say they were read from
  std::set<records::ItemId> dangling_;
  std::set<records::EntryIndex> erased_;
  std::set<records::EntryIndex> erased_captures_;  // of these, what was or may have been a capture
  size_t captures_not_given_ = 0;
  std::set<Digest> erased_digests_;
  std::set<records::EntryIndex> erased_by_decision_;
  std::map<std::string, uint32_t> decisions_;                     // number of the newest one, by object
  std::map<records::CustodyRef, std::optional<Digest>> custody_;  // what the log holds for the newest event
};

}  // namespace

AuditReport audit(const Archive& archive, const AuditOptions& options) { return Audit(archive, options).run(); }

}  // namespace strongroom::archive
