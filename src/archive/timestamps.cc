// SPDX-License-Identifier: Apache-2.0
#include "archive/timestamps.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "archive/layout.h"
#include "archive/signed_log.h"
#include "base/ascii.h"
#include "base/encoding.h"
#include "log/note.h"

namespace strongroom::archive {

namespace {

constexpr size_t name_bytes_max = 100;

constexpr const char* suffix_of(StampKind kind) { return kind == StampKind::Rfc3161 ? ".tsr" : ".ots"; }

uint64_t bytes_max(StampKind kind) {
  return kind == StampKind::Rfc3161 ? kTimestampReplyBytesMax : uint64_t{log::kOtsBytesMax};
}

bool is_name_character(char c) { return is_ascii_alphanumeric(c) || c == '.' || c == '-' || c == '_'; }

Path folder_of(const Path& archive, uint64_t size) {
  return archive / log_folder / timestamps_folder / std::to_string(size);
}

// Only its form and what it is over: whom to believe is decided where it is checked.
Result<void> check_over(const Stamp& stamp, const Digest& digest) {
  Digest stamped;
  if (stamp.kind == StampKind::Rfc3161) {
    const Result<TimestampToken> token = read_timestamp_reply(stamp.bytes);
    if (!token) return fail(token.error());
    stamped = token->digest;
  } else {
    const Result<log::OtsProof> proof = log::parse_ots(stamp.bytes);
    if (!proof) return fail(proof.error());
    stamped = proof->digest;
  }
  if (stamped == digest) return {};
  return fail(ErrorCode::Mismatch, "the time stamp is over something else than this checkpoint");
}

// Collects what is wrong, if anybody asked.
class Faults {
 public:
  explicit Faults(std::vector<Error>* errors) : errors_(errors) {}

  void add(Error error, const Path& file) {
    if (!errors_) return;
    error.file = file.string();
    errors_->push_back(std::move(error));
  }

 private:
  std::vector<Error>* errors_;
};

Result<Stamp> read_stamp(const Files& files, const Path& file, StampKind kind, const Digest& digest) {
  Result<std::string> bytes = files.read(file, bytes_max(kind));
  if (!bytes) return fail(bytes.error());
  Stamp stamp{file.stem().string(), kind, std::move(*bytes)};
  if (Result<void> over = check_over(stamp, digest); !over) return fail(over.error());
  return stamp;
}

Result<StampedCheckpoint> read_checkpoint(const Files& files, const Path& file, const log::VerifierKey& key) {
  Result<std::string> note = files.read(file, log::kNoteBytesMax);
  if (!note) return fail(note.error());
  const Result<log::OpenedCheckpoint> opened = log::open_checkpoint(*note, key);
  if (!opened) return fail(opened.error());
  const log::TreeHead head = opened->checkpoint.head;
  if (file.parent_path().filename() != std::to_string(head.size.value)) {
    return fail(ErrorCode::Mismatch, "the checkpoint is of another size than its folder says");
  }
  return StampedCheckpoint{head, std::move(*note), {}};
}

// The checkpoint of a folder with its stamps.
std::optional<StampedCheckpoint> read_folder(const Files& files, const Path& folder, const log::VerifierKey& key,
                                             Faults& faults) {
  Result<StampedCheckpoint> stamped = read_checkpoint(files, folder / checkpoint_file, key);
  if (!stamped) {
    faults.add(stamped.error(), folder / checkpoint_file);
    return std::nullopt;
  }
  for (const std::string& file : files.list(folder)) {
    for (const StampKind kind : {StampKind::Rfc3161, StampKind::OpenTimestamps}) {
      if (!file.ends_with(suffix_of(kind))) continue;
      if (Result<Stamp> stamp = read_stamp(files, folder / file, kind, stamped->digest())) {
        stamped->stamps.push_back(std::move(*stamp));
      } else {
        faults.add(stamp.error(), folder / file);
      }
    }
  }
  return std::move(*stamped);
}

Result<std::vector<CheckedStamp>> check_token(const Stamp& stamp, const Digest& digest, const TimestampPolicy& policy) {
  const Result<TimestampToken> token = read_timestamp_reply(stamp.bytes);
  if (!token) return fail(token.error());
  if (token->digest != digest) {
    return fail(ErrorCode::Mismatch, "the time stamp is over something else than this checkpoint");
  }
  CheckedStamp checked{stamp.name, stamp.kind, token->time, token->authority, {}, "no authority was named"};
  for (const TimestampPolicy::Authority& authority : policy.authorities) {
    const Result<TimestampToken> verified = verify_timestamp_reply(stamp.bytes, digest, authority.roots);
    if (verified) {
      checked.trusted_by = authority.name;
      checked.reason.clear();
      break;
    }
    checked.reason = verified.error().message;
  }
  return std::vector{checked};
}

CheckedStamp check_attestation(const Stamp& stamp, const log::OtsAttestation& attestation,
                               const TimestampPolicy& policy) {
  using Kind = log::OtsAttestation::Kind;
  CheckedStamp checked{stamp.name, stamp.kind, {}, {}, {}, {}};
  if (attestation.kind == Kind::Pending) {
    checked.authority = "pending at " + attestation.calendar;
    checked.reason = "a calendar's promise is no proof of time";
    return checked;
  }
  if (attestation.kind == Kind::Unknown) {
    checked.authority = "unknown";
    checked.reason = "an attestation of a kind that is not known";
    return checked;
  }
  checked.authority = fmt::format("{} block {}", ots_kind_name(attestation.kind), attestation.height);
  const auto block = policy.blocks.find(attestation.height);
  if (attestation.kind != Kind::Bitcoin || block == policy.blocks.end()) {
    checked.reason = "the block was not given";
    return checked;
  }
  const Result<Timestamp> time = log::verify_against_block(attestation, block->second);
  if (!time) {
    checked.reason = time.error().message;
    return checked;
  }
  checked.time = *time;
  checked.trusted_by = "block";
  return checked;
}

Result<std::vector<CheckedStamp>> check_ots(const Stamp& stamp, const Digest& digest, const TimestampPolicy& policy) {
  const Result<log::OtsProof> proof = log::parse_ots(stamp.bytes);
  if (!proof) return fail(proof.error());
  if (proof->digest != digest) {
    return fail(ErrorCode::Mismatch, "the time stamp is over something else than this checkpoint");
  }
  std::vector<CheckedStamp> checked;
  for (const log::OtsAttestation& attestation : proof->attestations) {
    checked.push_back(check_attestation(stamp, attestation, policy));
  }
  return checked;
}

}  // namespace

const char* stamp_kind_name(StampKind kind) { return kind == StampKind::Rfc3161 ? "rfc3161" : "opentimestamps"; }

Result<std::string> without_cosignatures(std::string_view bytes, const log::VerifierKey& key) {
  Result<log::Note> note = log::parse_note(bytes);
  if (!note) return fail(note.error());
  std::erase_if(note->signatures, [&](const log::NoteSignature& signature) {
    return signature.name != key.name || signature.key_id != key.id();
  });
  const std::string alone = log::print(*note);
  if (const Result<log::OpenedCheckpoint> opened = log::open_checkpoint(alone, key); !opened) {
    return fail(opened.error());
  }
  return alone;
}

Result<StampedCheckpoint> stampable_checkpoint(const Archive& archive) {
  const Result<log::VerifierKey> key = read_verifier_key(archive.files(), archive.folder());
  if (!key) return fail(key.error());
  Result<std::string> note = without_cosignatures(archive.checkpoint(), *key);
  if (!note) return fail(note.error());
  const Result<log::OpenedCheckpoint> opened = log::open_checkpoint(*note, *key);
  if (!opened) return fail(opened.error());
  if (opened->checkpoint.head.size.value == 0) {
    return fail(ErrorCode::Refused, "the log is empty: take something in first");
  }
  return StampedCheckpoint{opened->checkpoint.head, std::move(*note), {}};
}

bool is_stamp_name(std::string_view name) {
  return !name.empty() && name.size() <= name_bytes_max && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), is_name_character);
}

std::string stamp_name(std::string_view url) {
  if (const size_t scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('/'));
  std::string name(url.substr(0, name_bytes_max - 1));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !is_name_character(c); }, '_');
  return name.empty() || name.front() == '.' ? "_" + name : name;
}

Result<void> keep_stamps(const Archive& archive, const StampedCheckpoint& stamped) {
  for (const Stamp& stamp : stamped.stamps) {
    if (Result<void> over = check_over(stamp, stamped.digest()); !over) return over;
  }
  Files& files = archive.files();
  const Path folder = folder_of(archive.folder(), stamped.head.size.value);
  files.make_folders(folder);
  files.write_durably(folder / checkpoint_file, stamped.note);
  for (const Stamp& stamp : stamped.stamps) {
    files.write_durably(folder / (stamp.name + suffix_of(stamp.kind)), stamp.bytes);
  }
  return {};
}

Result<StampedCheckpoint> checkpoint_of(const Archive& archive, const Digest& digest) {
  if (Result<StampedCheckpoint> published = stampable_checkpoint(archive); published && published->digest() == digest) {
    return published;
  }
  for (StampedCheckpoint& kept : kept_stamps(archive)) {
    if (kept.digest() == digest) return StampedCheckpoint{kept.head, std::move(kept.note), {}};
  }
  return fail(ErrorCode::Mismatch, "the time stamp is over no checkpoint that this archive knows");
}

std::vector<StampedCheckpoint> kept_stamps(const Archive& archive, std::vector<Error>* errors) {
  Faults faults(errors);
  std::vector<StampedCheckpoint> kept;
  const Result<log::VerifierKey> key = read_verifier_key(archive.files(), archive.folder());
  if (!key) return kept;
  for (const std::string& name : archive.files().list(archive.folder() / log_folder / timestamps_folder)) {
    const std::optional<uint64_t> size = parse_decimal(name);
    if (!size) continue;
    auto stamped = read_folder(archive.files(), folder_of(archive.folder(), *size), *key, faults);
    if (stamped) kept.push_back(std::move(*stamped));
  }
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.head.size < b.head.size; });
  return kept;
}

std::vector<StampedCheckpoint> best_stamps(const Archive& archive, uint64_t entry) {
  std::vector<StampedCheckpoint> best;
  std::set<std::pair<std::string, StampKind>> seen;
  for (StampedCheckpoint& stamped : kept_stamps(archive)) {
    if (stamped.head.size.value <= entry) continue;
    std::erase_if(stamped.stamps, [&](const Stamp& stamp) { return !seen.emplace(stamp.name, stamp.kind).second; });
    if (!stamped.stamps.empty()) best.push_back(std::move(stamped));
  }
  return best;
}

Result<std::vector<CheckedStamp>> check_stamp(const Stamp& stamp, const Digest& digest, const TimestampPolicy& policy) {
  return stamp.kind == StampKind::Rfc3161 ? check_token(stamp, digest, policy) : check_ots(stamp, digest, policy);
}

}  // namespace strongroom::archive
