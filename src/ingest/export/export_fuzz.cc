// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/assert.h"
#include "ingest/export/exports.h"
#include "records/canonical.h"

// The first byte chooses the format, the rest is the export. Whatever it holds, its records can be written and read
// back.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom;
  using namespace strongroom::ingest;
  static constexpr std::array readers = {
      wxr::read,  wordpress_rest::read, ghost::read,    k2_sql::read,       k2_csv::read, ninjs::read,   newsml::read,
      nitf::read, medium::read,         substack::read, front_matter::read, drupal::read, wagtail::read, k2_json::read};
  static constexpr std::array recognisers = {wxr::recognises,      wordpress_rest::recognises, ghost::recognises,
                                             k2_sql::recognises,   k2_csv::recognises,         ninjs::recognises,
                                             newsml::recognises,   nitf::recognises,           medium::recognises,
                                             substack::recognises, front_matter::recognises,   drupal::recognises,
                                             wagtail::recognises,  k2_json::recognises};
  if (size == 0) return 0;
  Document document;
  document.bytes = {reinterpret_cast<const char*>(data + 1), size - 1};
  const size_t format = data[0] % readers.size();
  recognisers[format](document);
  Extraction extraction = readers[format](document, {});
  for (auto& found : extraction.items) {
    records::ItemRevision revision;
    revision.item = std::move(found.item);
    STRONGROOM_ASSERT(records::parse_item_revision(records::canonical(revision)).has_value());
  }
  return 0;
}
