// SPDX-License-Identifier: Apache-2.0
#include "ingest/readers.h"

#include <algorithm>
#include <array>

#include "base/compression.h"
#include "ingest/export/exports.h"
#include "ingest/feed/feed.h"
#include "ingest/k2/k2.h"
#include "ingest/page/page.h"
#include "ingest/text/text_dump.h"
#include "text/charset.h"

namespace strongroom::ingest {
namespace {

constexpr std::array reader_table = {
    Reader{"wxr", "WordPress exports (WXR)", wxr::recognises, wxr::read},
    Reader{"wordpress-rest", "answers of WordPress's REST API", wordpress_rest::recognises, wordpress_rest::read},
    Reader{"ghost", "Ghost exports", ghost::recognises, ghost::read},
    Reader{"drupal", "answers of Drupal's JSON:API", drupal::recognises, drupal::read},
    Reader{"wagtail", "answers of Wagtail's API", wagtail::recognises, wagtail::read},
    Reader{"k2-sql", "Joomla K2 database dumps", k2_sql::recognises, k2_sql::read},
    Reader{"k2-csv", "Joomla K2 items as CSV", k2_csv::recognises, k2_csv::read},
    Reader{"k2-json", "answers of Joomla K2 as JSON", k2_json::recognises, k2_json::read},
    Reader{"ninjs", "IPTC ninjs", ninjs::recognises, ninjs::read},
    Reader{"newsml-g2", "IPTC NewsML-G2", newsml::recognises, newsml::read},
    Reader{"nitf", "IPTC NITF", nitf::recognises, nitf::read},
    Reader{"medium", "Medium exports", medium::recognises, medium::read},
    Reader{"substack", "Substack exports", substack::recognises, substack::read},
    Reader{"front-matter", "Jekyll posts with front matter", front_matter::recognises, front_matter::read},
    Reader{"feed", "news feeds: RSS, Atom, JSON Feed", feed::recognises, feed::read},
    Reader{"k2", "pages of Joomla K2 sites, saved as HTML", k2::recognises, k2::read},
    Reader{"page", "any other web page, saved as HTML", page::recognises, page::read},
    Reader{"text-dump", "pages of press offices saved as plain text", dump::recognises, dump::read},
};

Extraction only_fault(ErrorCode code, std::string message, uint64_t offset) {
  Extraction extraction;
  extraction.faults.push_back({code, std::move(message), {}, offset});
  return extraction;
}

// Control characters that no text holds; a few are pardoned in files that were damaged.
std::optional<uint64_t> first_binary_byte(std::string_view bytes) {
  constexpr size_t sample_bytes = 64 << 10;
  const std::string_view sample = bytes.substr(0, sample_bytes);
  const auto is_binary = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x0B &&
           byte != 0x1A && byte != 0x1B;
  };
  const auto count = static_cast<size_t>(std::count_if(sample.begin(), sample.end(), is_binary));
  if (count < 4 || count * 200 < sample.size()) return std::nullopt;
  return static_cast<uint64_t>(std::find_if(sample.begin(), sample.end(), is_binary) - sample.begin());
}

// What people send by mistake, by its first bytes, with what to do instead.
struct KnownBinary {
  std::string_view mark;
  std::string_view what;
};

constexpr KnownBinary known_binaries[] = {
    {"%PDF-", "a PDF file: save its text, or the page that links it"},
    {"\x89PNG", "a picture: save the page that shows it"},
    {"\xFF\xD8\xFF", "a picture: save the page that shows it"},
    {"GIF8", "a picture: save the page that shows it"},
    {"RIFF", "a picture, a film or a sound: save the page that shows it"},
    {"\xD0\xCF\x11\xE0", "an Office file: save it as a web page or as plain text"},
    {"SQLite format 3", "a database: export its tables as SQL or CSV"},
    {"\x7F"
     "ELF",
     "a program"},
};

std::string binary_message(std::string_view bytes) {
  for (const KnownBinary& known : known_binaries) {
    if (bytes.starts_with(known.mark)) return "the file is " + std::string(known.what);
  }
  return "the file is binary and of no format that is read; docs/rescue.md lists those that are";
}

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

Extraction read_plain(const Document& document, const Limits& limits) {
  if (document.bytes.size() > limits.document_bytes_max) {
    return only_fault(ErrorCode::LimitExceeded,
                      "the file is larger than " + std::to_string(limits.document_bytes_max) + " bytes: divide it",
                      limits.document_bytes_max);
  }
  if (document.bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string_view::npos) {
    return only_fault(ErrorCode::Malformed, "the file is empty: save it again from where it came", 0);
  }
  if (const auto offset = first_binary_byte(document.bytes)) {
    return only_fault(ErrorCode::Unsupported, binary_message(document.bytes), *offset);
  }
  const Reader* best = nullptr;
  int best_score = 0;
  for (const Reader& reader : reader_table) {
    const int score = reader.recognises(document);
    if (score > best_score) best = &reader, best_score = score;
  }
  if (!best && document.bytes.starts_with("%PDF-")) {
    return only_fault(ErrorCode::Unsupported, binary_message(document.bytes), 0);
  }
  if (!best) {
    return only_fault(ErrorCode::Unsupported, "no reader knows this format; docs/rescue.md lists what is read", 0);
  }
  return best->read(document, limits);
}

// Readers tell formats by bytes of ASCII, of which UTF-16 has every other only.
Extraction read_utf16(const Document& document, const Limits& limits) {
  const text::Decoded decoded = text::decode(document.bytes);
  Document plain = document;
  plain.bytes = decoded.utf8;
  plain.charset = "utf-8";
  // A picture may look like UTF-16, and not decode.
  if (decoded.replaced * 100 > decoded.utf8.size()) return read_plain(document, limits);
  Extraction extraction = read_plain(plain, limits);
  if (decoded.replaced > 0) {
    extraction.faults.push_back(
        {ErrorCode::Malformed,
         std::to_string(decoded.replaced) + " places are not " + decoded.charset + " and are read as U+FFFD",
         {},
         {}});
  }
  return extraction;
}

Extraction read_bytes(const Document& document, const Limits& limits) {
  const bool is_small = document.bytes.size() <= limits.document_bytes_max;
  return is_small && text::looks_like_utf16(document.bytes) ? read_utf16(document, limits)
                                                            : read_plain(document, limits);
}

}  // namespace

std::span<const Reader> readers() { return reader_table; }

Extraction read_document(const Document& document, const Limits& limits) {
  if (!is_gzip(document.bytes)) return read_bytes(document, limits);
  const auto unpacked = gunzip(document.bytes, limits.document_bytes_max);
  if (!unpacked) {
    Extraction extraction;
    extraction.faults.push_back(unpacked.error());
    if (unpacked.error().code == ErrorCode::Malformed)
      extraction.faults.back().message += ": copy the file again from where it came";
    return extraction;
  }
  Document inner = document;
  inner.bytes = *unpacked;
  return read_bytes(inner, limits);
}

}  // namespace strongroom::ingest
