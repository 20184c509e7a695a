// SPDX-License-Identifier: Apache-2.0
#include "ingest/warc/warc.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/files.h"
#include "ingest/warc/digest_label.h"
#include "ingest/warc/http_response.h"
#include "ingest/warc/inflater.h"
#include "ingest/warc/record_reader.h"

namespace strongroom::ingest::warc {

namespace {

constexpr size_t kRevisitsMax = 1'000'000;  // payloads remembered for revisit records: some 100 MB at the most

// What a person reads, or a program subscribes to. An untold type is left to the sniffing of the readers.
bool is_page(std::string_view media_type) {
  constexpr std::array kinds = {"text/html",
                                "application/xhtml+xml",
                                "application/rss+xml",
                                "application/atom+xml",
                                "application/feed+json",
                                "application/rdf+xml",
                                "text/xml",
                                "application/xml",
                                "application/json",
                                "text/plain"};
  return media_type.empty() || std::find(kinds.begin(), kinds.end(), media_type) != kinds.end();
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Reads one file's records into documents.
class Conversion {
 public:
  Conversion(std::string_view file, std::string source, const DocumentSink& document, const FaultSink& fault,
             const Limits& limits)
      : file_(file), source_(std::move(source)), document_(document), fault_(fault), limits_(limits) {}

  void run(uint64_t from) {
    head_end_ = from;
    RecordReader reader(file_, from, limits_, fault_);
    while (const auto record = reader.next()) {
      if (!take(*record)) return;
    }
  }

 private:
  bool take(const Record& record) {
    is_damaged_ = record.is_damaged || record.block.size() < record.length;
    check_block(record);
    if (record.type == "response") return take_response(record, record);
    if (record.type == "revisit") return take_revisit(record);
    if (record.type == "resource" || record.type == "conversion") return take_resource(record);
    return true;
  }

  // `shown` is the record that tells address, time and id; `holder` the one with the bytes. A revisit has two.
  bool take_response(const Record& shown, const Record& holder) {
    if (holder.skipped || shown.url.starts_with("dns:")) return true;
    const auto response = parse_http_response(holder.block, limits_.document_bytes_max);
    if (!response) {
      const bool is_http = shown.url.starts_with("http");
      if (is_http && &shown == &holder && !holder.block.empty()) {
        tell_once(ErrorCode::Malformed, "the record is not an HTTP response", shown);
      }
      return true;
    }
    if (&shown == &holder) {
      for (const std::string& sentence : response->faults) tell_once(ErrorCode::Malformed, sentence, shown);
      check_payload(*response, shown);
      remember(*response, shown);
    }
    if (response->status != 200 || !is_page(response->media_type) || ends_with(shown.url, "/robots.txt")) return true;
    return give(shown, response->body, response->media_type, response->charset);
  }

  bool take_resource(const Record& record) {
    const std::string_view label = record.fields.get("warc-payload-digest");
    if (!label.empty() && record.can_reopen && payloads_.size() < kRevisitsMax) {
      payloads_.try_emplace(std::string(label), record.offset);
    }
    return give_resource(record, record);
  }

  // `shown` and `holder` as for responses. What was never on the web has the address of a file, and its type was often
  // not known (docs/formats/warc.md).
  bool give_resource(const Record& shown, const Record& holder) {
    std::string media_type, charset;
    split_content_type(holder.fields.get("content-type"), media_type, charset);
    const bool is_local = shown.url.starts_with("file:");
    if (is_local && media_type == "application/octet-stream") media_type.clear();
    if (holder.skipped || (!is_local && !shown.url.starts_with("http")) || !is_page(media_type)) return true;
    return give(shown, holder.block, media_type, charset);
  }

  bool take_revisit(const Record& record) {
    const std::string digest(record.fields.get("warc-payload-digest"));
    auto known = payloads_.find(digest);
    if (known == payloads_.end() && head_end_ > 0) {
      remember_head();
      known = payloads_.find(digest);
    }
    if (known == payloads_.end()) return true;  // another file holds it, and its items with it
    const FaultSink told_before = [](Error) {};
    RecordReader again(file_, known->second, limits_, told_before);
    const auto holder = again.next();
    if (holder && holder->type == "resource") return give_resource(record, *holder);
    return !holder || take_response(record, *holder);
  }

  bool give(const Record& record, std::string_view body, const std::string& media_type, const std::string& charset) {
    if (body.empty()) return true;
    Document document;
    document.bytes = body;
    document.source = source_;
    if (!record.url.starts_with("file:")) document.url = record.url;
    document.media_type = media_type;
    document.charset = charset;
    document.record = record.id.empty() ? record.url : record.id;
    document.offset = record.offset;
    document.can_resume = record.can_reopen;
    document.captured_at = Timestamp::parse_rfc3339(record.date);
    return document_(document);
  }

  // ISO 28500 section 5.9 leaves open whether transfer codings belong to the payload; crawlers did both.
  void check_payload(const HttpResponse& response, const Record& record) {
    const std::string_view label = record.fields.get("warc-payload-digest");
    if (is_damaged_) return;
    const auto raw = has_digest(response.payload, label);
    if (!raw || *raw || has_digest(response.unchunked, label).value() || has_digest(response.body, label).value())
      return;
    tell_once(ErrorCode::Mismatch, "the payload does not have the digest that the record tells", record);
  }

  void check_block(const Record& record) {
    if (record.skipped || is_damaged_) return;
    if (has_digest(record.block, record.fields.get("warc-block-digest")).value_or(true)) return;
    tell_once(ErrorCode::Mismatch, "the block does not have the digest that the record tells", record);
  }

  void remember(const HttpResponse& response, const Record& record) {
    const std::string_view label = record.fields.get("warc-payload-digest");
    if (label.empty() || !record.can_reopen || payloads_.size() >= kRevisitsMax || !is_page(response.media_type))
      return;
    payloads_.try_emplace(std::string(label), record.offset);
  }

  // The payloads before the place where the reading began: only a file with revisits pays for looking at them.
  void remember_head() {
    const FaultSink told_before = [](Error) {};
    RecordReader reader(file_, 0, limits_, told_before);
    while (const auto record = reader.next()) {
      if (record->offset >= head_end_ || payloads_.size() >= kRevisitsMax) break;
      const std::string_view label = record->fields.get("warc-payload-digest");
      if ((record->type != "response" && record->type != "resource") || label.empty() || !record->can_reopen) continue;
      payloads_.try_emplace(std::string(label), record->offset);
    }
    head_end_ = 0;
  }

  // One damage is one fault, however many checks it fails.
  void tell_once(ErrorCode code, std::string message, const Record& record) {
    if (is_damaged_) return;
    is_damaged_ = true;
    fault_(Error{code, std::move(message), {}, record.offset});
  }

  std::string_view file_;
  std::string source_;
  const DocumentSink& document_;
  const FaultSink& fault_;
  Limits limits_;
  bool is_damaged_ = false;  // a fault of the current record has been told
  uint64_t head_end_ = 0;    // what lies before it has not been looked at; 0 when nothing does
  std::unordered_map<std::string, uint64_t> payloads_;  // payload digest -> offset of the record that holds it
};

}  // namespace

int recognises(std::string_view first_bytes, std::string_view) {
  std::string head(first_bytes.substr(0, 64));
  if (auto inflater = Inflater::for_file(first_bytes)) {
    const size_t member = inflater->find_member(first_bytes, 0);
    if (member >= first_bytes.size()) return 0;
    head.clear();
    inflater->begin();
    inflater->run(first_bytes.substr(member), 64, head);
  }
  if (head.starts_with("WARC/")) return 100;
  return head.starts_with("filedesc:") ? 100 : 0;
}

void read_bytes(std::string_view file, const std::string& source, uint64_t from, const DocumentSink& document,
                const FaultSink& fault, const Limits& limits) {
  const FaultSink with_file = [&](Error error) {
    error.file = source;
    fault(std::move(error));
  };
  Conversion(file, source, document, with_file, limits).run(from);
}

void read(const std::string& path, uint64_t from, const DocumentSink& document, const FaultSink& fault,
          const Limits& limits) {
  const auto file = MappedFile::open(path);
  if (!file) {
    fault(file.error());
    return;
  }
  read_bytes(file->bytes(), path, from, document, fault, limits);
}

}  // namespace strongroom::ingest::warc
