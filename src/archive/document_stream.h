// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "base/files.h"
#include "ingest/document.h"

namespace strongroom::archive {

// A document on its way from the disk to a reader, with the bytes that it views: a mapped file's, or its own.
class OpenDocument {
 public:
  OpenDocument(ingest::Document document, MappedFile file);
  OpenDocument(ingest::Document document, std::string bytes);

  // Valid as long as this object stays where it is.
  ingest::Document view() const;
  uint64_t size_bytes() const { return bytes().size(); }
  // It came out of a container (WARC and the like), where much is no press page and needs no word.
  bool in_container() const { return in_container_; }

 private:
  std::string_view bytes() const;

  ingest::Document document_;  // without bytes
  std::variant<MappedFile, std::string> bytes_;
  bool in_container_;
};

// What a file holds: a document, or a fault met on the way to it.
using StreamElement = std::variant<OpenDocument, Error>;

enum class SourceKind { Document, Container };

// Opens the file, tells a container from a document by its content, and hands on what it holds: of a container, from
// byte `from` on (see ingest::Container::read). Returns when `take` returns false.
SourceKind stream_documents(const Path& file, uint64_t from, const ingest::Limits& limits,
                            const std::function<bool(StreamElement element)>& take);

}  // namespace strongroom::archive
