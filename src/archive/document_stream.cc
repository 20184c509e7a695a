// SPDX-License-Identifier: Apache-2.0
#include "archive/document_stream.h"

#include <algorithm>

#include "base/fault.h"
#include "ingest/readers.h"

namespace strongroom::archive {

namespace {

constexpr size_t sniffed_bytes = 64 << 10;

const ingest::Container* container_of(std::string_view bytes, const Path& file) {
  const ingest::Container* best = nullptr;
  int best_fit = 0;
  for (const ingest::Container& container : ingest::containers()) {
    const int fit = container.recognises(bytes.substr(0, sniffed_bytes), file.filename().string());
    if (fit > best_fit) {
      best = &container;
      best_fit = fit;
    }
  }
  return best;
}

Error in_file(Error error, const Path& file) {
  if (error.file.empty()) error.file = file.string();
  return error;
}

}  // namespace

OpenDocument::OpenDocument(ingest::Document document, MappedFile file)
    : document_(std::move(document)), bytes_(std::move(file)), in_container_(false) {}

OpenDocument::OpenDocument(ingest::Document document, std::string bytes)
    : document_(std::move(document)), bytes_(std::move(bytes)), in_container_(true) {}

std::string_view OpenDocument::bytes() const {
  if (const auto* file = std::get_if<MappedFile>(&bytes_)) return file->bytes();
  return std::get<std::string>(bytes_);
}

ingest::Document OpenDocument::view() const {
  ingest::Document document = document_;
  document.bytes = bytes();
  return document;
}

SourceKind stream_documents(const Path& path, uint64_t from, const ingest::Limits& limits,
                            const std::function<bool(StreamElement element)>& take) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) {
    take(in_file(file.error(), path));
    return SourceKind::Document;
  }
  const ingest::Container* container = container_of(file->bytes(), path);
  ingest::Document document;
  document.source = path.string();
  if (!container) {
    take(OpenDocument(std::move(document), std::move(*file)));
    return SourceKind::Document;
  }
  bool wanted = true;
  container->read(
      path.string(), from,
      [&](const ingest::Document& inner) {
        ingest::Document described = inner;
        described.bytes = {};
        described.source = path.string();
        wanted = wanted && take(OpenDocument(std::move(described), std::string(inner.bytes)));
        return wanted;
      },
      [&](Error fault) { wanted = wanted && take(in_file(std::move(fault), path)); }, limits);
  return SourceKind::Container;
}

}  // namespace strongroom::archive
