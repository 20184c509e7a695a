// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "log/merkle.h"
#include "log/tree_edge.h"

namespace strongroom::log {

// Appends entries to the tiles of a log on disk. It signs nothing: the order is `append`…, `flush`, sign, publish.
// Writing the same entries again after a crash writes the same bytes again. One writer a log; not thread-safe; `files`
// must outlive it. When a Fault was thrown, open another one.
class LogWriter {
 public:
  // Continues the log of `head` in `folder` ("my-archive/log"; the tiles are in "tile/" below it). Reads one tile a
  // level and one bundle; Mismatch or NotFound when the tiles are not those of the head. Tiles beyond the head, left by
  // a crash, are overwritten.
  static Result<LogWriter> open(Files& files, Path folder, const TreeHead& head);

  // Takes the next entry. Full tiles are written durably as they gather, so that memory stays bounded.
  // LimitExceeded, and nothing taken, beyond kEntryBytesMax.
  Result<void> append(std::string_view entry);
  // Makes everything appended so far durable, partial tiles too, and returns the head to sign.
  TreeHead flush();

  TreeSize size() const { return edge_.size(); }

 private:
  LogWriter(Files& files, Path folder) : files_(&files), folder_(std::move(folder)) {}
  void queue(const std::string& path, std::string bytes);
  void write_queued();

  Files* files_;
  Path folder_;
  TreeEdge edge_;
  TreeSize flushed_{0};
  std::string bundle_;  // the entries after the last full bundle
  std::vector<std::pair<Path, std::string>> queued_;
  size_t queued_bytes_ = 0;
};

// Removes the partial tiles whose full tile came to be between the two sizes (tlog-tiles allows it; readers fall back
// to the full one). Call it when the checkpoint of `newer` is published; it may be left out.
void drop_superseded_partials(Files& files, const Path& folder, TreeSize older, TreeSize newer);

}  // namespace strongroom::log
