// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/files.h"
#include "base/result.h"
#include "log/checkpoint.h"
#include "log/log_writer.h"
#include "log/verifier_key.h"
#include "store/store.h"

namespace strongroom::archive {

// The log of an archive: its key, its tiles and the checkpoints it has signed.
//
// Problem: a log must never sign two trees that contradict each other, not even after somebody puts an old database
// back. Trick: every signed checkpoint is kept in keys/last-signed, apart from the database, before it is published in
// log/checkpoint; nothing is signed that is not that checkpoint's tree with entries appended.
//
//   entries durable ─► tiles durable ─► keys/last-signed ─► log/checkpoint
//
// Not thread-safe. `files` and `store` must outlive it. Throws Fault when the disk fails.
class SignedLog {
 public:
  // Makes a key named `origin` and publishes the signed empty tree. Usage when `origin` cannot name a key.
  static Result<void> create(Files& files, const Path& archive, const std::string& origin);

  // Takes up the log where the last checkpoint left it. Tiles that are missing or damaged are made again from the
  // records. Refused, with the way forward, when the records are not those that were signed.
  static Result<SignedLog> open(Files& files, const Path& archive, const store::Store& store);

  // Brings tiles and checkpoint up to the store's entries.
  void publish();
  // Makes every tile anew from the records. Mismatch when they do not lead to the signed tree: nothing is written then.
  Result<void> rebuild_tiles();

  const log::VerifierKey& verifier() const { return signer_.verifier(); }
  const log::TreeHead& signed_head() const { return signed_head_; }

 private:
  SignedLog(Files& files, Path archive, const store::Store& store, log::Signer signer)
      : files_(&files), archive_(std::move(archive)), store_(&store), signer_(std::move(signer)) {}

  Result<void> take_up();
  Result<void> check_database_reaches() const;
  bool last_entries_agree() const;
  void publish_checkpoint(const std::string& checkpoint);

  Files* files_;
  Path archive_;
  const store::Store* store_;
  log::Signer signer_;
  std::string last_signed_;
  log::TreeHead signed_head_;
  std::optional<log::LogWriter> writer_;
};

// What anyone may know of the log without its secret.
Result<log::VerifierKey> read_verifier_key(const Files& files, const Path& archive);

// The signed checkpoint that is newest among those in log/ and keys/. NotFound when there is none.
struct LastSigned {
  std::string note;
  log::TreeHead head;
};
Result<LastSigned> read_last_signed(const Files& files, const Path& archive, const log::VerifierKey& key);

// The head of the tree that the store's first `size` records lead to; it has at least so many.
log::TreeHead head_of_records(const store::Store& store, log::TreeSize size);

// Calls `visit` with the canonical bytes of the store's entries [from, to), in order.
void each_entry(const store::Store& store, uint64_t from, uint64_t to,
                const std::function<void(uint64_t index, const std::string& entry)>& visit);

}  // namespace strongroom::archive
