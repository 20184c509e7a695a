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

bool has_utf16_mark(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

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

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

Extraction read_plain(const Document& document, const Limits& limits) {
  if (document.bytes.size() > limits.document_bytes_max) {
    return only_fault(ErrorCode::LimitExceeded,
                      "the file is larger than " + std::to_string(limits.document_bytes_max) + " bytes",
                      limits.document_bytes_max);
  }
  if (document.bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string_view::npos) {
    return only_fault(ErrorCode::Malformed, "the file is empty", 0);
  }
  if (!has_utf16_mark(document.bytes)) {
    if (const auto offset = first_binary_byte(document.bytes)) {
      return only_fault(ErrorCode::Unsupported, "the file is binary and of no format that is read", *offset);
    }
  }
  const Reader* best = nullptr;
  int best_score = 0;
  for (const Reader& reader : reader_table) {
    const int score = reader.recognises(document);
    if (score > best_score) best = &reader, best_score = score;
  }
  if (!best) {
    return only_fault(ErrorCode::Unsupported, "no reader knows this format; docs/rescue.md lists what is read", 0);
  }
  return best->read(document, limits);
}

}  // namespace

std::span<const Reader> readers() { return reader_table; }

Extraction read_document(const Document& document, const Limits& limits) {
  if (!is_gzip(document.bytes)) return read_plain(document, limits);
  const auto unpacked = gunzip(document.bytes, limits.document_bytes_max);
  if (!unpacked) {
    Extraction extraction;
    extraction.faults.push_back(unpacked.error());
    return extraction;
  }
  Document inner = document;
  inner.bytes = *unpacked;
  return read_plain(inner, limits);
}

}  // namespace strongroom::ingest
