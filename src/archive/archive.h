// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/config.h"
#include "base/civil_time.h"
#include "base/digest.h"
#include "base/files.h"
#include "base/result.h"
#include "store/store.h"

namespace strongroom::archive {

enum class Mode { Read, Write };

// The outside world of an archive; what is not given is the real one.
struct Surroundings {
  std::unique_ptr<Files> files;
  std::unique_ptr<Clock> clock;
};

// An archive on disk (docs/formats/archive.md):
//   strongroom.toml  records.db  originals/ab/<sha256>  log/checkpoint, log/tile/…  keys/log.key, keys/last-signed
// One process may have it open for writing (a lock); any number may read. Thread-safe for reading.
class Archive {
 public:
  // Makes the folder with a new log key and an empty, signed log. Exists if there is an archive already.
  // Exists too when the folder holds something else, and NotFound when it holds an archive that has lost its settings.
  // Mode::Write is open afterwards.
  static Result<Archive> create(const Path& folder, const Config& config, Surroundings surroundings = {});
  // Whether a folder holds nothing, or no more than a create() that was cut off leaves: creating goes on there.
  static bool was_creation_cut_off(const Path& folder);
  // Mode::Write takes the lock and completes what a crash interrupted (tiles and checkpoint behind the records).
  // Refused, with what to do, when the database is behind the last signed checkpoint.
  static Result<Archive> open(const Path& folder, Mode mode, Surroundings surroundings = {});

  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  const Config& config() const;
  const Path& folder() const;
  store::Store& store() const;
  Files& files() const;
  Clock& clock() const;

  // Whether the folder still holds this archive: it may have been moved or unmounted since. NotFound when it does not,
  // Refused when another archive lies there. Throws Fault when the disk cannot tell.
  Result<void> check_in_place() const;

  // The verifier key of the log ("origin+hash+base64", C2SP signed-note).
  std::string verifier_key() const;
  // The signed checkpoint as published.
  std::string checkpoint() const;
  // Brings tiles and checkpoint up to the store's entries: intake's steps 4 and 5. Mode::Write only.
  void publish_log();
  // Makes the log's tiles anew from the records. Refused when the records do not lead to the signed tree. Mode::Write
  // only.
  Result<void> rebuild_log();

  // Originals, by digest. `keep` is durable when it returns; keeping what is there already costs one look.
  void keep_originals(const std::vector<std::pair<Digest, std::string_view>>& originals);
  Result<MappedFile> original(const Digest& digest) const;

 private:
  struct Parts;
  explicit Archive(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace strongroom::archive
