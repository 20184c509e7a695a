// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/gone_pages.h"

#include <set>
#include <string>

#include "archive/bare_capture.h"
#include "ingest/warc/record_reader.h"

namespace strongroom::exchange::capture {

namespace {

records::Capture described(const ingest::warc::Record& record, const Path& spool) {
  records::Capture capture;
  capture.original = sha256(record.block);
  capture.size_bytes = record.block.size();
  capture.source = spool.filename().string();
  capture.url = record.url;
  capture.media_type = "application/http";
  capture.record = record.id;
  capture.offset = record.offset;
  capture.captured_at = Timestamp::parse_rfc3339(record.date);
  capture.reader = "gone";
  return capture;
}

}  // namespace

void keep_gone_pages(archive::Archive& archive, const Path& spool, const Journal& journal) {
  std::set<std::string> wanted;
  for (const auto& [url, page] : journal.pages()) {
    if (!page.gone.empty()) wanted.insert(page.gone);
  }
  const Result<MappedFile> file = MappedFile::open(spool);
  if (wanted.empty() || !file) return;
  const ingest::FaultSink told_by_intake = [](const Error&) {};
  ingest::warc::RecordReader reader(file->bytes(), 0, {}, told_by_intake);
  while (const auto record = reader.next()) {
    if (wanted.contains(record->id)) archive::keep_bare_capture(archive, described(*record, spool), record->block);
  }
}

}  // namespace strongroom::exchange::capture
