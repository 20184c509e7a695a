// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "archive/config.h"
#include "base/civil_time.h"
#include "base/files.h"
#include "base/result.h"
#include "exchange/mirror/mirror_source.h"
#include "log/policy.h"
#include "log/verified_tiles.h"
#include "store/store.h"

namespace strongroom::exchange {

enum class MirrorStep { Records, Originals };
const char* mirror_step_name(MirrorStep step);  // "records", "originals"

struct MirrorProgress {
  MirrorStep step = MirrorStep::Records;
  uint64_t done = 0;
  uint64_t total = 0;
};

struct MirrorOptions {
  log::Policy policy;  // the log's key, and the witnesses that must have cosigned
  unsigned connections = 4;
  std::function<void(const MirrorProgress&)> on_progress;
  std::function<bool()> should_stop;  // between pieces; what came so far is kept
};

struct MirrorReport {
  log::TreeHead head;
  uint64_t records = 0;        // added by this run
  uint64_t originals = 0;      // added by this run
  uint64_t bytes = 0;          // of those originals
  std::vector<Error> not_had;  // originals that the source could not give, or not rightly
  bool complete = false;       // everything the checkpoint is over is here

  std::string to_json() const;
};

// A folder with a full copy of somebody else's archive: an archive that is read and served like any other, without its
// signing key (docs/formats/mirror.md).
//
//   checkpoint, consistent with the last one ─► mirror/pending ─► records, each against the signed tree ─► tiles
//   ─► originals, each against its digest ─► keys/last-signed ─► log/checkpoint
//
// Nothing is kept that was not led up to a signed checkpoint, and nothing is published before it is whole. Stopped at
// any point, it goes on from there. Not thread-safe; holds the folder's lock. Throws Fault when the disk fails.
class Mirror {
 public:
  // Makes the folder, or takes up the one that is there. Exists when it holds something else; Refused when it is the
  // mirror of another log, or another process works in it.
  static Result<Mirror> open(Files& files, const Clock& clock, const Path& folder, const log::VerifierKey& key);
  ~Mirror();
  Mirror(Mirror&&) noexcept;
  Mirror& operator=(Mirror&&) noexcept;

  // Brings the copy up to the source's checkpoint. Mismatch when the log forked or was rolled back (the evidence is
  // kept, and the message names its folder) or when what the source gives does not lead to what the log signed.
  Result<MirrorReport> update(const MirrorSource& source, const MirrorOptions& options);

 private:
  struct Parts;
  explicit Mirror(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// The key of the log that a folder mirrors. NotFound when it is no mirror.
Result<log::VerifierKey> mirrored_key(const Files& files, const Path& folder);

}  // namespace strongroom::exchange
