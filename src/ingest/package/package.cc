// SPDX-License-Identifier: Apache-2.0
#include "ingest/package/package.h"

#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "base/files.h"
#include "base/json.h"
#include "ingest/json/json_text.h"
#include "ingest/package/entry_reader.h"
#include "ingest/warc/warc.h"

namespace strongroom::ingest::package {

namespace {

constexpr uint64_t kEntriesMax = 1'000'000;
constexpr uint64_t kWarcBytesMax = 1ull << 40;

// A nameless temporary file: gone with the process, whatever happens.
class Spool {
 public:
  Spool() : file_(std::tmpfile()) {}
  ~Spool() {
    if (file_ != nullptr) std::fclose(file_);
  }
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  bool write(std::string_view bytes) {
    return file_ != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size();
  }
  Result<MappedFile> map() {
    if (file_ == nullptr || std::fflush(file_) != 0) return fail(ErrorCode::Refused, "the temporary folder is full");
    return MappedFile::open("/proc/self/fd/" + std::to_string(::fileno(file_)));
  }

 private:
  std::FILE* file_;
};

class Unpacking {
 public:
  Unpacking(std::string path, const DocumentSink& document, const FaultSink& fault, const Limits& limits)
      : path_(std::move(path)), document_(document), fault_(fault), limits_(limits) {}

  void run() {
    auto reader = EntryReader::open(path_);
    if (!reader) return fault_(reader.error());
    for (uint64_t count = 0;; ++count) {
      auto entry = reader->next();
      if (!entry) return fault_(entry.error());
      if (!*entry) break;
      if (count == kEntriesMax)
        return tell(ErrorCode::LimitExceeded, "the package holds too many files", (*entry)->offset);
      if (!take(*reader, **entry)) return;
    }
    check_digests();
  }

 private:
  bool take(EntryReader& reader, const Entry& entry) {
    Sha256 digest;
    std::string bytes;
    auto piece = reader.read_some();
    if (piece && warc::recognises(*piece, entry.name) > 0) return take_warc(reader, entry, *piece);
    for (; piece && !piece->empty(); piece = reader.read_some()) {
      digest.update(*piece);
      if (bytes.size() + piece->size() > limits_.document_bytes_max) {
        tell(ErrorCode::LimitExceeded,
             entry.name + ": the file is over the limit of " + std::to_string(limits_.document_bytes_max) + " bytes",
             entry.offset);
        return true;
      }
      bytes += *piece;
    }
    if (!piece) {
      tell(ErrorCode::Malformed, entry.name + ": " + piece.error().message, entry.offset);
      return true;
    }
    digests_[entry.name] = {digest.finish(), entry.offset};
    if (entry.name == "datapackage.json") {
      manifest_ = std::move(bytes);
      return true;
    }
    if (is_index(entry.name)) return true;
    Document document;
    document.bytes = bytes;
    document.source = path_;
    document.record = entry.name;
    document.offset = entry.offset;
    return document_(document);
  }

  // A crawl inside is spooled to a nameless temporary file, so that memory stays bounded whatever its size.
  bool take_warc(EntryReader& reader, const Entry& entry, std::string_view first) {
    Spool spool;
    Sha256 digest;
    uint64_t size = 0;
    Result<std::string_view> piece = first;
    for (; piece && !piece->empty(); piece = reader.read_some()) {
      digest.update(*piece);
      size += piece->size();
      if (size > kWarcBytesMax || !spool.write(*piece)) {
        tell(ErrorCode::LimitExceeded, entry.name + ": the temporary folder has no room for it (set TMPDIR)",
             entry.offset);
        return true;
      }
    }
    if (!piece) tell(ErrorCode::Malformed, entry.name + ": " + piece.error().message, entry.offset);
    digests_[entry.name] = {digest.finish(), entry.offset};
    const auto file = spool.map();
    if (!file) {
      tell(file.error().code, entry.name + ": " + file.error().message, entry.offset);
      return true;
    }
    bool goes_on = true;
    warc::read_bytes(
        file->bytes(), path_, 0,
        [&](Document document) {
          document.can_resume = false;  // its offset is within the inner file
          return goes_on = document_(document);
        },
        [&](Error error) {
          error.message = entry.name + ": " + error.message;
          fault_(std::move(error));
        },
        limits_);
    return goes_on;
  }

  // WACZ section 4: datapackage.json lists the files with their digests.
  void check_digests() {
    const auto manifest = parse_json(manifest_).value_or(nullptr);
    if (!manifest.is_object() || !manifest.contains("resources") || !manifest["resources"].is_array()) return;
    for (const auto& resource : manifest["resources"]) {
      if (!resource.is_object()) continue;
      const std::string name = text_member(resource, "path");
      const std::string told = text_member(resource, "hash");
      const auto found = digests_.find(name);
      if (found == digests_.end()) {
        tell(ErrorCode::Malformed, name + ": listed in datapackage.json and not in the package", 0);
      } else if (told.starts_with("sha256:") && told.substr(7) != found->second.digest.hex()) {
        tell(ErrorCode::Mismatch, name + ": the file does not have the digest that datapackage.json tells",
             found->second.offset);
      }
    }
  }

  static bool is_index(const std::string& name) {
    return name == "datapackage-digest.json" || name.ends_with(".cdx") || name.ends_with(".cdxj") ||
           name.ends_with(".cdx.gz") || name.ends_with(".idx") || name == "pages/pages.jsonl" ||
           name == "pages/extraPages.jsonl";
  }

  void tell(ErrorCode code, std::string message, uint64_t offset) {
    fault_(Error{code, std::move(message), path_, offset});
  }

  struct Seen {
    Digest digest;
    uint64_t offset = 0;
  };

  std::string path_;
  const DocumentSink& document_;
  const FaultSink& fault_;
  Limits limits_;
  std::map<std::string, Seen> digests_;
  std::string manifest_;
};

}  // namespace

int recognises(std::string_view first_bytes, std::string_view file_name) {
  if (first_bytes.starts_with("PK\x03\x04") || first_bytes.starts_with("PK\x05\x06")) return 90;
  if (first_bytes.starts_with("7z\xbc\xaf\x27\x1c")) return 90;
  if (first_bytes.size() > 262 && first_bytes.substr(257, 5) == "ustar") return 90;
  const bool named_tar = file_name.find(".tar.") != std::string_view::npos || file_name.ends_with(".tgz");
  const bool compressed = first_bytes.starts_with("\x1f\x8b") || first_bytes.starts_with("BZh") ||
                          first_bytes.starts_with(
                              "\xfd"
                              "7zXZ") ||
                          first_bytes.starts_with("\x28\xb5\x2f\xfd");
  return named_tar && compressed ? 80 : 0;
}

void read(const std::string& path, uint64_t, const DocumentSink& document, const FaultSink& fault,
          const Limits& limits) {
  Unpacking(path, document, fault, limits).run();
}

}  // namespace strongroom::ingest::package
