// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "log/merkle.h"

namespace strongroom::archive {

// What a finding is about.
enum class AuditPart { Checkpoint, Record, Log, Stamp, Original, Index };

const char* audit_part_name(AuditPart part);  // "checkpoint", "record", "log", "stamp", …

struct Finding {
  AuditPart part = AuditPart::Record;
  Error error;  // names the file or record
};

struct AuditReport {
  log::TreeHead head;  // of the signed checkpoint
  uint64_t entries = 0;
  uint64_t unsigned_entries = 0;  // after the checkpoint: an intake is under way or was cut off
  uint64_t items = 0;
  uint64_t captures = 0;
  uint64_t withheld = 0;   // items that are not shown; counted among the items too
  uint64_t erased = 0;     // records whose bytes are gone by a decision
  uint64_t not_given = 0;  // records that a copy, which has no key to sign with, did not get: they are not public
  uint64_t originals = 0;
  uint64_t original_bytes = 0;
  uint64_t stamps = 0;               // time stamps that are over a checkpoint of this log
  uint64_t untracked_originals = 0;  // files no capture names, as an intake that was cut off leaves them: harmless
  std::vector<Finding> findings;

  bool clean() const { return findings.empty(); }
  // docs/formats/verify.md
  std::string to_json() const;
};

struct AuditProgress {
  AuditPart part = AuditPart::Record;
  uint64_t done = 0;
  uint64_t total = 0;
};

enum class AuditOriginals { Check, PassOver };

struct AuditOptions {
  unsigned threads = 0;  // 0: one a core
  AuditOriginals originals = AuditOriginals::Check;
  std::function<void(const AuditProgress& progress)> on_progress;
};

// Derives everything anew and compares: the signatures of the checkpoints; the canonical bytes and digests of all
// records and their entries; every tile and bundle and the root; what time stamps are
// over; the size and SHA-256 of every original; the database's
// derived tables. Names each thing that is wrong. Reads only; a writer may be at work meanwhile. Throws Fault when the
// disk cannot be read.
AuditReport audit(const Archive& archive, const AuditOptions& options = {});

}  // namespace strongroom::archive
