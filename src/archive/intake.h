// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/document_stream.h"
#include "archive/intake_document.h"
#include "base/result.h"
#include "ingest/document.h"

namespace strongroom::archive {

// How far an intake has come.
struct IntakeProgress {
  uint64_t files_read = 0;
  uint64_t files_durable = 0;  // acknowledged: a crash does not lose them
  uint64_t files = 0;
  uint64_t documents = 0;
  uint64_t items_new = 0;
  std::string file;  // being taken in
  // Within a crawl's file: how much of it was read, or, when it has been read, kept.
  uint64_t file_bytes = 0;
  uint64_t file_bytes_read = 0;
  bool is_keeping = false;
};

// Whether the own files of crawls and packages are kept beside the pages in them.
enum class CrawlFiles { Keep, LeaveOut };

struct IntakeOptions {
  unsigned threads = 0;  // that read; 0: one a core
  ingest::Limits limits;
  CrawlFiles crawl_files = CrawlFiles::Keep;
  // Of all that is taken in. What is not public is shown nowhere, and nothing public comes to depend on it:
  // docs/formats/visibility.md.
  records::Visibility visibility = records::Visibility::Public;
  ErasedAgain erased = ErasedAgain::Refuse;
  // Both are called by the thread that calls `ingest`, in the order of the sources.
  std::function<void(const Error& error)> on_error;
  std::function<void(const IntakeProgress& progress)> on_progress;
  // An intake that was killed had come that far in the file, and this one goes on there.
  std::function<void(const Path& file, uint64_t offset)> on_resume;
};

// Each item of the run counts once: as new when the run found it first, else as revised when the run gave it another
// state, else as known.
struct IntakeSummary {
  uint64_t files = 0;  // looked at, damaged ones too
  uint64_t listings = 0;
  uint64_t items_total = 0;  // in the archive afterwards
  uint64_t items_new = 0;
  uint64_t items_revised = 0;
  uint64_t items_known = 0;
  uint64_t gaps = 0;  // in the archive afterwards
  uint64_t errors = 0;

  // {"files":n,"listings":n,"items":{"total":n,"new":n,"revised":n,"known":n},"gaps":n,"errors":n}
  std::string to_json() const;
};

// Takes files and folders in, in batches. Of each batch, in this order: the originals are written; one transaction
// holds its records; tiles, checkpoint; then `on_progress` acknowledges it. A crash loses nothing acknowledged, and the
// next opening completes what was begun. The archive must be open for writing. The result depends on the sources and
// their order only, never on threads, nor on being killed and run again. What cannot be read is told to `on_error`, and
// the rest goes on. Throws Fault.
IntakeSummary ingest(Archive& archive, const std::vector<Path>& sources, const IntakeOptions& options = {});

// Hands documents on, one after another, until `take` returns false.
using DocumentStream = std::function<void(const std::function<bool(StreamElement element)>& take)>;

// As above, for documents that come with what an earlier capture told of them, not as files: out of a package of
// another archive. The stream counts as one file, named `source` in progress.
IntakeSummary ingest(Archive& archive, const std::string& source, const DocumentStream& documents,
                     const IntakeOptions& options = {});

}  // namespace strongroom::archive
