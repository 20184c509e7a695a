// SPDX-License-Identifier: Apache-2.0
#include "archive/signed_log.h"

#include <fmt/format.h>

#include <algorithm>

#include "archive/layout.h"
#include "base/assert.h"
#include "base/fault.h"
#include "log/tile_reader.h"
#include "log/tree_edge.h"
#include "records/canonical.h"

namespace strongroom::archive {

namespace {

constexpr size_t entries_at_once = 4096;
constexpr uint64_t key_bytes_max = 4096;

std::string without_line_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

Error in_file(Error error, const Path& file) {
  error.file = file.string();
  return error;
}

// A file of keys/, which nothing else can be made of.
Result<std::string> read_key_file(const Files& files, const Path& file, std::string_view when_missing) {
  Result<std::string> text = files.read(file, key_bytes_max);
  if (text || text.error().code != ErrorCode::NotFound) return text;
  return fail(in_file(Error{ErrorCode::NotFound, std::string(when_missing), {}, {}}, file));
}

Error refused(std::string message, const Path& archive) {
  return Error{ErrorCode::Refused, std::move(message), archive.string(), {}};
}

Result<log::Signer> read_signer(const Files& files, const Path& archive) {
  const Path file = archive / keys_folder / private_key_file;
  const Result<std::string> text = read_key_file(files, file,
                                                 "there is no private key here, so nothing can be added; put it back "
                                                 "from where you keep it. A mirror, or a backup "
                                                 "restored to be read, has none");
  if (!text) return fail(text.error());
  Result<log::Signer> signer = log::Signer::parse(without_line_end(*text));
  if (!signer) return fail(in_file(signer.error(), file));
  return signer;
}

// The checkpoint in a file when it is one that this log signed.
std::optional<LastSigned> signed_checkpoint_in(const Files& files, const Path& file, const log::VerifierKey& key) {
  Result<std::string> note = files.read(file, log::kNoteBytesMax);
  if (!note) return std::nullopt;
  const Result<log::OpenedCheckpoint> opened = log::open_checkpoint(*note, key);
  if (!opened) return std::nullopt;
  return LastSigned{std::move(*note), opened->checkpoint.head};
}

// Whether it says the same, with every signature of the checkpoint and perhaps more.
bool is_cosigned_form_of(const std::string& published, const std::string& checkpoint) {
  const Result<log::Note> more = log::parse_note(published);
  const Result<log::Note> plain = log::parse_note(checkpoint);
  if (!more || !plain || more->text != plain->text) return false;
  return std::all_of(plain->signatures.begin(), plain->signatures.end(), [&](const log::NoteSignature& signature) {
    return std::find(more->signatures.begin(), more->signatures.end(), signature) != more->signatures.end();
  });
}

}  // namespace

void each_entry(const store::Store& store, uint64_t from, uint64_t to,
                const std::function<void(uint64_t index, const std::string& entry)>& visit) {
  while (from < to) {
    const std::vector<store::StoredRecord> some =
        store.entries(records::EntryIndex{from}, static_cast<size_t>(std::min<uint64_t>(entries_at_once, to - from)));
    if (some.empty()) throw Fault(fmt::format("{}: entry {} is missing; run strongroom verify", database_file, from));
    for (const store::StoredRecord& record : some) visit(from++, records::canonical(record.entry));
  }
}

log::TreeHead head_of_records(const store::Store& store, log::TreeSize size) {
  log::TreeEdge edge;
  each_entry(store, 0, size.value, [&](uint64_t, const std::string& entry) {
    edge.add(log::leaf_hash(entry), [](const log::HashTile&, std::string_view) {});
  });
  return edge.head();
}

Result<log::VerifierKey> read_verifier_key(const Files& files, const Path& archive) {
  const Path file = archive / keys_folder / verifier_key_file;
  const Result<std::string> text =
      read_key_file(files, file, "the log's verifier key is missing; put the folder keys/ back from a backup");
  if (!text) return fail(text.error());
  Result<log::VerifierKey> key = log::VerifierKey::parse(without_line_end(*text));
  if (!key) return fail(in_file(key.error(), file));
  return key;
}

Result<LastSigned> read_last_signed(const Files& files, const Path& archive, const log::VerifierKey& key) {
  const Path kept_file = archive / keys_folder / last_signed_file;
  std::optional<LastSigned> kept = signed_checkpoint_in(files, kept_file, key);
  std::optional<LastSigned> published = signed_checkpoint_in(files, archive / log_folder / checkpoint_file, key);
  if (!kept && !published) {
    return fail(Error{ErrorCode::NotFound,
                      "no checkpoint that this log's key signed is left; put the folder keys/ back from a backup",
                      kept_file.string(),
                      {}});
  }
  if (kept && published) return kept->head.size >= published->head.size ? *kept : *published;
  return kept ? *kept : *published;
}

Result<void> SignedLog::create(Files& files, const Path& archive, const std::string& origin) {
  const Result<log::Signer> signer = log::Signer::generate(origin);
  if (!signer) return fail(signer.error());
  const Path keys = archive / keys_folder;
  files.make_folders(keys);
  files.write_durably(keys / private_key_file, signer->print_private_key() + "\n", 0600);
  const std::string empty = log::sign_checkpoint({origin, log::empty_head(), {}}, *signer);
  files.write_durably({{keys / verifier_key_file, signer->verifier().print() + "\n"},
                       {keys / last_signed_file, empty},
                       {archive / log_folder / checkpoint_file, empty}});
  return {};
}

Result<SignedLog> SignedLog::open(Files& files, const Path& archive, const store::Store& store) {
  Result<log::Signer> signer = read_signer(files, archive);
  if (!signer) return fail(signer.error());
  SignedLog log(files, archive, store, std::move(*signer));
  if (Result<void> taken_up = log.take_up(); !taken_up) return fail(taken_up.error());
  return log;
}

Result<void> SignedLog::take_up() {
  Result<LastSigned> last = read_last_signed(*files_, archive_, verifier());
  if (!last) return fail(last.error());
  last_signed_ = std::move(last->note);
  signed_head_ = last->head;
  if (Result<void> reaches = check_database_reaches(); !reaches) return reaches;

  Result<log::LogWriter> writer = log::LogWriter::open(*files_, archive_ / log_folder, signed_head_);
  if (writer && last_entries_agree()) {
    writer_ = std::move(*writer);
  } else if (Result<void> rebuilt = rebuild_tiles(); !rebuilt) {
    return rebuilt;
  }
  publish_checkpoint(last_signed_);
  publish();
  return {};
}

Result<void> SignedLog::check_database_reaches() const {
  const uint64_t entries = store_->entry_count();
  if (entries >= signed_head_.size.value) return {};
  return fail(refused(
      fmt::format("{} has {} entries, and a checkpoint over {} was signed: it is older than the log, and signing now "
                  "would contradict what was published. Put back a {} with all {} entries, from a backup or a mirror "
                  "(strongroom restore); if there is none, keep this folder as evidence and go on with its records "
                  "under a new log: strongroom restore {} NEW-FOLDER --new-origin NAME",
                  database_file, entries, signed_head_.size.value, database_file, signed_head_.size.value,
                  archive_.string()),
      archive_));
}

// A database of the right length may still be another one. Comparing the last bundle finds that at once; `verify`
// compares all.
bool SignedLog::last_entries_agree() const {
  const uint64_t size = signed_head_.size.value;
  if (size == 0) return true;
  const log::EntryBundle bundle = log::bundle_of(log::LeafIndex{size - 1}, signed_head_.size);
  const Result<std::string> bytes = log::FolderTiles(*files_, archive_ / log_folder).read(bundle);
  std::string expected;
  each_entry(*store_, bundle.index * log::kTileWidth, size,
             [&](uint64_t, const std::string& entry) { log::append_to_bundle(expected, entry); });
  return bytes && *bytes == expected;
}

Result<void> SignedLog::rebuild_tiles() {
  if (head_of_records(*store_, signed_head_.size) != signed_head_) {
    return fail(refused(
        fmt::format("the records in {} do not lead to the tree that the log signed over {} entries. Put back the "
                    "database that belongs to this log; run strongroom verify to see what differs",
                    database_file, signed_head_.size.value),
        archive_));
  }
  Result<log::LogWriter> writer = log::LogWriter::open(*files_, archive_ / log_folder, log::empty_head());
  if (!writer) return fail(writer.error());
  each_entry(*store_, 0, signed_head_.size.value, [&](uint64_t, const std::string& entry) {
    const Result<void> appended = writer->append(entry);
    STRONGROOM_ASSERT(appended);
  });
  const log::TreeHead written = writer->flush();
  STRONGROOM_ASSERT(written == signed_head_);
  writer_ = std::move(*writer);
  return {};
}

void SignedLog::publish() {
  STRONGROOM_ASSERT(writer_);
  each_entry(*store_, writer_->size().value, store_->entry_count(), [&](uint64_t index, const std::string& entry) {
    if (Result<void> appended = writer_->append(entry); !appended) {
      throw Fault(fmt::format("entry {} cannot be logged: {}", index, appended.error().message));
    }
  });
  if (writer_->size() == signed_head_.size) return;
  const log::TreeHead head = writer_->flush();
  // Compare before signing: another process that signed meanwhile means that the lock was got round.
  const Path kept_file = archive_ / keys_folder / last_signed_file;
  const Result<std::string> kept = files_->read(kept_file, log::kNoteBytesMax);
  if (kept && *kept != last_signed_) {
    throw Fault(kept_file.string() + ": another process has signed since this one began; stop it and run this again");
  }
  const std::string checkpoint = log::sign_checkpoint({verifier().name, head, {}}, signer_);
  files_->write_durably(kept_file, checkpoint);
  publish_checkpoint(checkpoint);
  log::drop_superseded_partials(*files_, archive_ / log_folder, signed_head_.size, head.size);
  last_signed_ = checkpoint;
  signed_head_ = head;
}

// Also completes a publication that a crash stopped between the two files. What witnesses added to the published one
// stays.
void SignedLog::publish_checkpoint(const std::string& checkpoint) {
  const Path kept_file = archive_ / keys_folder / last_signed_file;
  const Result<std::string> kept = files_->read(kept_file, log::kNoteBytesMax);
  if (!kept || *kept != checkpoint) files_->write_durably(kept_file, checkpoint);
  const Path published_file = archive_ / log_folder / checkpoint_file;
  const Result<std::string> published = files_->read(published_file, log::kNoteBytesMax);
  if (!published || !is_cosigned_form_of(*published, checkpoint)) files_->write_durably(published_file, checkpoint);
}

}  // namespace strongroom::archive
