// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/timestamps.h"
#include "base/civil_time.h"
#include "base/result.h"
#include "log/policy.h"
#include "records/canonical.h"
#include "records/record.h"

// Proof files of records, to be checked offline and by others' programs: docs/formats/proof.md.
namespace strongroom::archive {

// The name under which a proof is saved: "2017-10-07-k3v9qd.tlog-proof", with "-r2" before the dot for a later
// revision.
std::string proof_file_name(const records::ItemId& id, records::Revision revision);

// The proof of an item's revision (the newest by default) under the published checkpoint: a C2SP tlog-proof whose
// `extra` line carries the record, its entry, the log's key, the time stamps that date it and, for a salted entry, the
// salt. Checked before it is returned. NotFound for an item or revision that is not there, or that `scope` leaves out;
// Refused when the checkpoint does not reach it yet; Mismatch when the tiles are damaged. With Scope::All it opens what
// is withheld to whoever gets the file.
Result<std::string> prove(const Archive& archive, const records::ItemId& id,
                          std::optional<records::Revision> revision = std::nullopt,
                          store::Scope scope = store::Scope::Public);
// Of a capture, by its id.
Result<std::string> prove_capture(const Archive& archive, std::string_view capture_id,
                                  store::Scope scope = store::Scope::Public);

// Whose word the answer rests on.
enum class Trust {
  Given,    // the checker named the key or the policy
  Carried,  // the key came with the proof: compare it with the one that the publisher makes known
};

struct WitnessedAt {
  std::string name;
  std::optional<Timestamp> time;
};

// What a proof shows once it holds.
struct CheckedProof {
  records::Entry entry;                       // of a salted one, with the kind, id and revision of the record
  std::string record;                         // canonical bytes
  std::optional<records::ItemRevision> item;  // when the record is an item's revision
  uint64_t index = 0;
  uint64_t log_size = 0;
  std::string origin;
  std::string verifier_key;
  Trust trust = Trust::Given;
  std::vector<WitnessedAt> witnesses;
  std::vector<CheckedStamp> timestamps;

  std::string to_json() const;
  // A few sentences for people.
  std::string to_string() const;
};

// Checks a proof file without an archive: the record is the one its entry commits to, the entry is under the
// checkpoint's root, and the log of the policy signed the checkpoint. Without a policy the key that the proof carries
// is taken, and `trust` says so. Time stamps that came with it must be over it, and as many authorities must have
// stamped as `times` asks for. Malformed or Mismatch, saying what does not hold.
Result<CheckedProof> check_proof(std::string_view file, const std::optional<log::Policy>& policy = std::nullopt,
                                 const TimestampPolicy& times = {});

// What CheckedProof::to_json is for a proof that holds: {"holds":false,"error":{…}}.
std::string failed_proof_json(const Error& error);

}  // namespace strongroom::archive
