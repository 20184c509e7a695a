// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/append_file.h"
#include "base/civil_time.h"
#include "base/files.h"
#include "base/result.h"

namespace strongroom::exchange::capture {

enum class PageKind {
  Seed,     // the operator named it
  Listing,  // another page of a listing or feed
  Item,     // linked by one
};
const char* page_kind_name(PageKind kind);  // "seed", "listing", "item"

// The answer that later ones are compared with: the last whole page (200).
struct LastPage {
  Timestamp at;
  std::string etag;
  std::string modified;        // Last-Modified as sent
  std::string record;          // the WARC record that holds it
  std::string payload_digest;  // as that record tells it
  std::string body;            // SHA-256 of the decoded body, hexadecimal
  friend bool operator==(const LastPage&, const LastPage&) = default;
};

// All that is known of one address: why it is wanted and what it answered last.
struct KnownPage {
  std::string url;
  PageKind kind = PageKind::Item;
  std::string seed;    // the address that the operator named and that led here
  std::string via;     // the page that linked it; empty for a seed
  unsigned hops = 0;   // redirects between that link and this address
  uint64_t round = 0;  // the last one that asked; 0: never asked
  Timestamp asked_at;
  unsigned status = 0;  // of the last answer; 0 when there was none
  std::string gone;     // the WARC record of the answer (404, 410) by which a page that was there vanished; else empty
  std::optional<LastPage> last;
  friend bool operator==(const KnownPage&, const KnownPage&) = default;
};

// What survives a kill: docs/formats/capture.md. Each line says the whole state of one thing, so that the last one
// about it is all there is to know, and a line cut short by a crash is as if it never was. Throws Fault when the disk
// fails.
class Journal {
 public:
  // `folder` is the archive's "capture". Malformed, with the place and the remedy, when a line cannot be read.
  static Result<Journal> open(Files& files, const Path& folder);

  const std::map<std::string, KnownPage>& pages() const { return pages_; }
  const KnownPage* find(const std::string& url) const;

  // Rounds are counted from 1. One that was begun and not finished goes on.
  uint64_t round() const { return round_; }
  bool is_unfinished() const { return unfinished_; }
  void begin_round();
  void finish_round();

  // The WARC file being written, empty if there is none, and how much of it belongs to answers that are kept here.
  const std::string& spool() const { return spool_; }
  uint64_t spool_bytes() const { return spool_bytes_; }
  void begin_spool(const std::string& name);
  // Records that belong to no page end at this size (robots.txt). Durable when it returns.
  void extend_spool(uint64_t bytes);
  void finish_spool();

  // A page that was met (round 0) or answered.
  void put(const KnownPage& page);
  // The same, for an answer that ends the spool at this size. Durable when it returns; flush the spool before.
  void put(const KnownPage& page, uint64_t spool_bytes);

 private:
  Journal(Files& files, Path path) : files_(&files), path_(std::move(path)) {}
  Result<void> take_line(std::string_view line);
  void append(const std::string& line);
  void rewrite();
  void sync() { file_->sync(); }

  Files* files_;
  Path path_;
  std::optional<AppendFile> file_;
  std::map<std::string, KnownPage> pages_;
  uint64_t round_ = 0;
  bool unfinished_ = false;
  std::string spool_;
  uint64_t spool_bytes_ = 0;
};

}  // namespace strongroom::exchange::capture
