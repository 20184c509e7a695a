// SPDX-License-Identifier: Apache-2.0
#include "archive/proof.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "archive/error_json.h"
#include "archive/layout.h"
#include "archive/proof_stamps.h"
#include "archive/record_check.h"
#include "archive/signed_log.h"
#include "base/encoding.h"
#include "base/json.h"
#include "log/log_reader.h"
#include "log/proof.h"
#include "log/tile_reader.h"
#include "text/normalise.h"

namespace strongroom::archive {

namespace {

using json = nlohmann::ordered_json;

// What the `extra` line carries. None of it is believed before it was held against the signed root.
struct Extra {
  std::string entry;
  std::string record;
  std::string verifier_key;
  std::optional<records::Salt> salt;  // of a salted entry
  std::vector<CarriedStamps> stamps;
};

std::string print(const Extra& extra) {
  json object = {{"entry", extra.entry}, {"record", extra.record}, {"vkey", extra.verifier_key}};
  if (extra.salt) object["salt"] = to_hex(extra.salt->value);
  if (!extra.stamps.empty()) object["timestamps"] = to_json(extra.stamps);
  return print_json(object);
}

Result<std::optional<records::Salt>> parse_salt(const json& object) {
  if (!object.contains("salt")) return std::optional<records::Salt>();
  const auto bytes = object["salt"].is_string() ? from_hex(object["salt"].get<std::string>()) : std::nullopt;
  if (!bytes || bytes->size() != records::salt_size_bytes) {
    return fail(ErrorCode::Malformed, "the proof's \"salt\" is not 64 hexadecimal digits");
  }
  return std::optional(records::Salt{*bytes});
}

Result<Extra> parse_extra(const std::optional<std::string>& text) {
  if (!text) return fail(ErrorCode::Unsupported, "the proof carries no record (it has no \"extra\" line)");
  const json object = parse_ordered_json(*text).value_or(nullptr);
  Extra extra;
  for (auto [name, target] :
       {std::pair("entry", &extra.entry), std::pair("record", &extra.record), std::pair("vkey", &extra.verifier_key)}) {
    if (!object.is_object() || !object.contains(name) || !object[name].is_string()) {
      return fail(ErrorCode::Malformed, fmt::format("the proof's \"extra\" line has no \"{}\"", name));
    }
    *target = object[name].get<std::string>();
  }
  Result<std::optional<records::Salt>> salt = parse_salt(object);
  if (!salt) return fail(salt.error());
  extra.salt = std::move(*salt);
  if (!object.contains("timestamps")) return extra;
  Result<std::vector<CarriedStamps>> stamps = parse_stamps(object["timestamps"]);
  if (!stamps) return fail(stamps.error());
  extra.stamps = std::move(*stamps);
  return extra;
}

Result<std::string> prove_record(const Archive& archive, const std::optional<store::StoredRecord>& record,
                                 const std::string& name) {
  if (!record) return fail(ErrorCode::NotFound, "the archive has no " + name);
  const Result<log::VerifierKey> key = log::VerifierKey::parse(archive.verifier_key());
  if (!key) return fail(key.error());
  const std::string checkpoint = archive.checkpoint();
  const Result<log::OpenedCheckpoint> opened = log::open_checkpoint(checkpoint, *key);
  if (!opened) return fail(opened.error());
  const log::TreeHead& head = opened->checkpoint.head;
  if (record->index.value >= head.size.value) {
    return fail(ErrorCode::Refused, fmt::format("entry {} of {} is not under the checkpoint yet; when the intake that "
                                                "runs is done, ask again",
                                                record->index.value, name));
  }
  const log::FolderTiles tiles(archive.files(), archive.folder() / log_folder);
  const log::LeafIndex index{record->index.value};
  Result<log::Proof> hashes = log::prove_inclusion(tiles, head, index);
  if (!hashes) return fail(hashes.error());
  const Extra extra{records::canonical(record->entry), record->canonical, archive.verifier_key(), record->salt,
                    stamps_for(archive, tiles, head.size, index)};
  std::string file = log::print(log::EntryProof{print(extra), index, std::move(*hashes), checkpoint});
  // What leaves the archive holds: a damaged tile or record shows here, not before a court.
  if (Result<CheckedProof> checked = check_proof(file, log::Policy::trusting(*key)); !checked) {
    return fail(checked.error());
  }
  return file;
}

Result<log::Policy> policy_of(const Extra& extra) {
  Result<log::VerifierKey> key = log::VerifierKey::parse(extra.verifier_key);
  if (!key) return fail(key.error());
  return log::Policy::trusting(std::move(*key));
}

// A commitment does not name its record: the record does that itself, and is then held against the commitment.
void name_salted(records::Entry& entry, const std::string& record) {
  const auto name = [&](records::RecordKind kind, std::string id, records::Revision revision) {
    entry.kind = kind;
    entry.id = std::move(id);
    entry.revision = revision;
  };
  if (const auto item = records::parse_item_revision(record)) {
    name(records::RecordKind::Item, item->id.value, item->revision);
  } else if (const auto capture = records::parse_capture(record)) {
    name(records::RecordKind::Capture, capture->id(), records::Revision{1});
  } else if (const auto event = records::parse_custody_event(record)) {
    name(records::RecordKind::CustodyEvent, event->id(), records::Revision{1});
  } else if (const auto decision = records::parse_decision(record)) {
    name(records::RecordKind::Decision, decision->object, decision->number);
  }
}

// The record must be the one that the proven entry commits to.
Result<CheckedProof> take_record(const Extra& extra) {
  Result<records::Entry> entry = records::parse_entry(extra.entry);
  if (!entry) return fail(entry.error());
  if (entry->salted) name_salted(*entry, extra.record);
  Result<CheckedRecord> record = check_record({records::EntryIndex{0}, *entry, extra.record, extra.salt});
  if (!record) return fail(ErrorCode::Mismatch, "the record in the proof is not the one that its entry commits to");
  CheckedProof checked;
  checked.entry = std::move(*entry);
  checked.record = extra.record;
  if (auto* item = std::get_if<records::ItemRevision>(&*record)) checked.item = std::move(*item);
  return checked;
}

std::string in_words(const CheckedStamp& stamp) {
  const std::string time = stamp.time ? "existed on " + stamp.time->rfc3339() + ", " : "";
  const std::string verdict = stamp.trusted_by.empty() ? "not verified: " + stamp.reason : "verified";
  return fmt::format("{}says {} ({})", time, stamp.authority.empty() ? stamp.name : stamp.authority, verdict);
}

std::string heading_of(const records::Item& item) {
  const std::string words = item.title.empty() ? item.text() : item.title;
  return text::shorten(words, 100);
}

const char* heading_of(records::RecordKind kind) {
  switch (kind) {
    case records::RecordKind::Item:
      return "Item";
    case records::RecordKind::Capture:
      return "Capture";
    case records::RecordKind::CustodyEvent:
      return "Custody event";
    case records::RecordKind::Decision:
      break;
  }
  return "The decision about";
}

}  // namespace

std::string proof_file_name(const records::ItemId& id, records::Revision revision) {
  return id.value + (revision.value > 1 ? fmt::format("-r{}", revision.value) : "") + ".tlog-proof";
}

Result<std::string> prove(const Archive& archive, const records::ItemId& id, std::optional<records::Revision> revision,
                          store::Scope scope) {
  const std::optional<records::ItemRevision> newest = archive.store().item(id, scope);
  if (!newest) return fail(ErrorCode::NotFound, fmt::format("the archive has no item \"{}\"", id.value));
  const records::Revision wanted = revision.value_or(newest->revision);
  return prove_record(
      archive, archive.store().record(records::RecordKind::Item, id.value, wanted, scope),
      fmt::format("revision {} of item {} (it has {})", wanted.value, id.value, newest->revision.value));
}

Result<std::string> prove_capture(const Archive& archive, std::string_view capture_id, store::Scope scope) {
  return prove_record(archive,
                      archive.store().record(records::RecordKind::Capture, capture_id, records::Revision{1}, scope),
                      fmt::format("capture {}", capture_id));
}

Result<CheckedProof> check_proof(std::string_view file, const std::optional<log::Policy>& policy,
                                 const TimestampPolicy& times) {
  const Result<log::EntryProof> proof = log::parse_proof(file);
  if (!proof) return fail(proof.error());
  const Result<Extra> extra = parse_extra(proof->extra);
  if (!extra) return fail(extra.error());
  Result<CheckedProof> checked = take_record(*extra);
  if (!checked) return checked;

  const Result<log::Policy> used = policy ? Result<log::Policy>(*policy) : policy_of(*extra);
  if (!used) return fail(used.error());
  const Digest leaf = log::leaf_hash(extra->entry);
  const Result<log::OpenedCheckpoint> opened = log::verify_proof(*proof, leaf, *used);
  if (!opened) return fail(opened.error());

  checked->index = proof->index.value;
  checked->log_size = opened->checkpoint.head.size.value;
  checked->origin = opened->checkpoint.origin;
  checked->trust = policy ? Trust::Given : Trust::Carried;
  for (const log::Policy::Log& log : used->logs()) {
    // Of two keys of one name, the one that signed.
    if (log.key.name != checked->origin || !log::open_checkpoint(proof->checkpoint, log.key)) continue;
    checked->verifier_key = log.key.print();
    Result<std::vector<CheckedStamp>> stamps = check_stamps(extra->stamps, leaf, proof->index, log.key, times);
    if (!stamps) return fail(stamps.error());
    checked->timestamps = std::move(*stamps);
  }
  if (Result<void> enough = check_needed(checked->timestamps, times); !enough) return fail(enough.error());
  for (const log::VerifiedSignature& signature : opened->cosignatures) {
    checked->witnesses.push_back({signature.key.name, signature.time});
  }
  return checked;
}

std::string failed_proof_json(const Error& error) {
  return print_json(json{{"holds", false}, {"error", json_of({error}).front()}});
}

std::string CheckedProof::to_json() const {
  json seen = json::array();
  for (const WitnessedAt& witness : witnesses) {
    seen.push_back({{"name", witness.name}, {"time", witness.time ? json(witness.time->rfc3339()) : json(nullptr)}});
  }
  json stamped = json::array();
  for (const CheckedStamp& stamp : timestamps) {
    stamped.push_back({{"name", stamp.name},
                       {"kind", stamp_kind_name(stamp.kind)},
                       {"time", stamp.time ? json(stamp.time->rfc3339()) : json(nullptr)},
                       {"authority", stamp.authority},
                       {"trusted", !stamp.trusted_by.empty()},
                       {"reason", stamp.reason}});
  }
  const json object = {{"holds", true},
                       {"kind", record_kind_name(entry.kind)},
                       {"id", entry.id},
                       {"revision", entry.revision.value},
                       {"digest", entry.digest.hex()},
                       {"salted", entry.salted},
                       {"index", index},
                       {"log", {{"origin", origin}, {"size", log_size}, {"vkey", verifier_key}}},
                       {"key_given", trust == Trust::Given},
                       {"witnesses", seen},
                       {"timestamps", stamped},
                       {"record", reread_json(record)}};
  return print_json(object);
}

std::string CheckedProof::to_string() const {
  std::string words = fmt::format(
      "The proof holds. {} {}, revision {}, is entry {} in the log \"{}\" of {} entries, and was not "
      "changed since.\n",
      heading_of(entry.kind), entry.id, entry.revision.value, index, origin, log_size);
  if (entry.salted) words += "The log holds it as a salted commitment, and this file carries the salt.\n";
  if (item) {
    words += fmt::format("  published: {}\n", item->item.date.date ? item->item.date.date->iso() : "no date told");
    words += fmt::format("  text:      {}\n", heading_of(item->item));
  }
  words += fmt::format("  sha256:    {}\n", entry.digest.hex());
  for (const WitnessedAt& witness : witnesses) {
    words += fmt::format("  seen by:   {}{}\n", witness.name, witness.time ? " on " + witness.time->rfc3339() : "");
  }
  for (const CheckedStamp& stamp : timestamps) words += "  stamped:   " + in_words(stamp) + "\n";
  words += fmt::format("  key:       {}\n", verifier_key);
  if (trust == Trust::Carried) {
    words +=
        "The key came with the proof. Compare it with the one that the publisher makes known, or give that one "
        "with --vkey.\n";
  }
  return words;
}

}  // namespace strongroom::archive
