// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "archive/config.h"
#include "base/civil_time.h"
#include "base/files.h"
#include "base/result.h"
#include "store/store.h"

namespace strongroom::archive {

enum class Mode { Read, Write };

// An archive on disk (docs/formats/archive.md):
//   strongroom.toml  records.db  originals/ab/<sha256>  log/checkpoint, log/tile/…  keys/log.key
// One process may have it open for writing (a lock); any number may read. Thread-safe for reading.
class Archive {
 public:
  // Makes the folder with a new log key and an empty, signed log. Exists if there is an archive already.
  static Result<Archive> create(const Path& folder, const Config& config);
  // Mode::Write takes the lock and completes what a crash interrupted (tiles and checkpoint behind the records).
  // Refused, with what to do, when the database is behind the last signed checkpoint.
  static Result<Archive> open(const Path& folder, Mode mode);

  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  const Config& config() const;
  const Path& folder() const;
  store::Store& store() const;
  Files& files() const;
  Clock& clock() const;

  // The verifier key of the log ("origin+hash+base64", C2SP signed-note).
  std::string verifier_key() const;
  // The signed checkpoint as published.
  std::string checkpoint() const;
  // Brings tiles and checkpoint up to the store's entries: intake's steps 4 and 5. Mode::Write only.
  void publish_log();

  // Originals, by digest. `keep` is durable when it returns; keeping what is there already costs one look.
  void keep_original(const Digest& digest, std::string_view bytes);
  Result<MappedFile> original(const Digest& digest) const;

 private:
  struct Parts;
  explicit Archive(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace strongroom::archive
