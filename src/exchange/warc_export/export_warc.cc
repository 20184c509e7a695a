// SPDX-License-Identifier: Apache-2.0
#include "exchange/warc_export/export_warc.h"

#include <fmt/format.h>

#include <map>

#include "base/encoding.h"
#include "exchange/output_file.h"
#include "exchange/package_contents.h"
#include "exchange/warc/warc_writer.h"

namespace strongroom::exchange {

namespace {

constexpr const char* kIdenticalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

std::string address_of(const records::Capture& capture) {
  return capture.url.empty() ? "file:///" + percent_encode(capture.source) : capture.url;
}

class Export {
 public:
  Export(const archive::Archive& archive, const WarcExportOptions& options, warc::WarcWriter& writer)
      : archive_(archive), options_(options), writer_(writer) {}

  Result<WarcSummary> run(const std::vector<std::string>& captures) {
    for (const std::string& id : captures) {
      const auto capture = archive_.store().capture(id);
      if (!capture) continue;
      if (auto written = write(*capture); !written) return fail(written.error());
      if (options_.on_progress) options_.on_progress({"captures", ++done_, captures.size()});
    }
    summary_.bytes = writer_.offset();
    return summary_;
  }

 private:
  Result<void> write(const records::Capture& capture) {
    warc::Record record;
    // A capture that does not tell when it was made is told by when it came here.
    record.date = capture.captured_at.value_or(capture.received_at);
    record.target_uri = address_of(capture);
    record.content_type = capture.media_type.empty() ? "application/octet-stream" : capture.media_type;
    ++summary_.records;
    const auto known = written_.find(capture.original);
    if (known != written_.end()) {
      write_revisit(std::move(record), known->second);
      return {};
    }
    const auto bytes = archive_.original(capture.original);
    if (!bytes) return fail(bytes.error());
    if (sha256(bytes->bytes()) != capture.original) {
      return fail(Error{
          ErrorCode::Mismatch, "the original is damaged; `strongroom verify` tells more", capture.original.hex(), {}});
    }
    record.type = warc::RecordType::Resource;
    record.payload = bytes->bytes();
    const warc::Written written = writer_.write(record);
    written_[capture.original] = {written, record.target_uri, record.date};
    return {};
  }

  struct Earlier {
    warc::Written written;
    std::string url;
    Timestamp date;
  };

  // ISO 28500:2017, section 6.7.2.
  void write_revisit(warc::Record record, const Earlier& earlier) {
    record.type = warc::RecordType::Revisit;
    record.payload_digest = earlier.written.payload_digest;
    record.fields = {{"WARC-Profile", kIdenticalPayload},
                     {"WARC-Refers-To", earlier.written.id},
                     {"WARC-Refers-To-Target-URI", earlier.url},
                     {"WARC-Refers-To-Date", earlier.date.rfc3339()}};
    writer_.write(record);
    ++summary_.revisits;
  }

  const archive::Archive& archive_;
  const WarcExportOptions& options_;
  warc::WarcWriter& writer_;
  WarcSummary summary_;
  std::map<Digest, Earlier> written_;
  uint64_t done_ = 0;
};

}  // namespace

std::string WarcSummary::to_json() const {
  return fmt::format(R"({{"format":"warc","records":{},"revisits":{},"bytes":{}}})", records, revisits, bytes);
}

Result<WarcSummary> export_warc(const archive::Archive& archive, const Selection& selection, const Path& target,
                                const WarcExportOptions& options) {
  const auto contents = contents_of(archive.store(), selection);
  if (!contents) return fail(contents.error());
  auto file = OutputFile::create(target);
  if (!file) return fail(file.error());
  warc::WriterOptions writing;
  const bool is_plain = target.extension() == ".warc";
  writing.compression = is_plain ? warc::Compression::None : warc::Compression::GzipByRecord;
  // Two archives may hold the same capture, and their records are not the same record.
  writing.id_seed = archive.config().log_origin();
  warc::WarcWriter writer([&](std::string_view bytes) { file->write(bytes); }, writing);
  warc::write_warcinfo(writer, target.filename().string(), archive.clock().now(),
                       {{"software", options.software}, {"isPartOf", archive.config().log_origin()}});
  auto summary = Export(archive, options, writer).run(contents->captures);
  if (summary) file->publish();
  return summary;
}

}  // namespace strongroom::exchange
