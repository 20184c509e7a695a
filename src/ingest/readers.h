// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "ingest/document.h"

namespace strongroom::ingest {

// One format. Adding one touches its own folder and one line of `readers()`.
struct Reader {
  std::string_view name;  // "k2"
  std::string_view what;  // for --help and docs: "pages of Joomla K2 sites, saved as HTML"
  // How sure the first bytes make it that this reader fits: 0 no, 100 certain. Pure and quick (looks at 64 KiB at most,
  // except where the format's mark may stand later).
  int (*recognises)(const Document& document);
  // Pure, bounded by `limits`, never throws on bad input: problems become `faults` with their offset.
  Extraction (*read)(const Document& document, const Limits& limits);
};

// The table of formats whose documents are read whole, best fit first on a tie.
std::span<const Reader> readers();

// Sniffs by content and reads. A document that no reader recognises gives one Unsupported fault; an empty one, one over
// the limit or a binary one gives one fault with the place. Thread-safe.
Extraction read_document(const Document& document, const Limits& limits = {});

// Receives the documents of a container in order. Returning false stops the reading.
using DocumentSink = std::function<bool(const Document& document)>;
using FaultSink = std::function<void(Error fault)>;

// A format that holds documents (WARC, WACZ, ZIP): streamed from the file in bounded memory, resumable at an offset.
struct Container {
  std::string_view name;
  std::string_view what;
  int (*recognises)(std::string_view first_bytes, std::string_view file_name);
  // Reads from byte `from`: 0, or the offset of a document of an earlier call that can be resumed at. What the rest of
  // the file says is the same then as in one reading. Each fault is told once, with its offset.
  void (*read)(const std::string& path, uint64_t from, const DocumentSink& document, const FaultSink& fault,
               const Limits& limits);
};

std::span<const Container> containers();

}  // namespace strongroom::ingest
