// SPDX-License-Identifier: Apache-2.0
#include "archive/intake_document.h"

#include <fmt/format.h>

#include <utility>

#include "archive/erasure.h"
#include "base/digest.h"
#include "ingest/readers.h"

namespace strongroom::archive {

namespace {

records::Capture described(const ingest::Document& document) {
  records::Capture capture;
  capture.original = sha256(document.bytes);
  capture.size_bytes = document.bytes.size();
  capture.source = Path(document.source).filename().string();
  capture.url = document.url;
  capture.media_type = document.media_type;
  capture.record = document.record;
  capture.offset = document.offset;
  capture.captured_at = document.captured_at;
  return capture;
}

// In a container most documents are pictures and styles: that nothing reads them is no error there.
void take_faults(std::vector<Error> faults, const OpenDocument& open, std::vector<Error>& errors) {
  for (Error& fault : faults) {
    if (open.in_container() && fault.code == ErrorCode::Unsupported) continue;
    if (fault.file.empty()) fault.file = open.view().source;
    errors.push_back(std::move(fault));
  }
}

void take_extraction(ingest::Extraction extraction, const std::string& site, IntakeDocument& read) {
  read.has_content = !extraction.listings.empty() || !extraction.items.empty() || !extraction.linked.empty();
  read.capture.reader = std::move(extraction.reader);
  read.capture.listings = std::move(extraction.listings);
  read.capture.linked = std::move(extraction.linked);
  for (ingest::FoundItem& found : extraction.items) {
    std::vector<std::string> keys = records::identity_keys(found.item, site);
    if (keys.empty()) continue;
    read.items.push_back(
        {shaped(std::move(found.item)), std::move(keys), std::move(found.earlier), std::move(found.saved)});
  }
}

// What is erased stays out, with all that came with it: the bytes of a page cannot be taken in without a part.
void refuse_erased(IntakeDocument& read, const store::Store& store, const std::string& source) {
  std::vector<std::string> keys;
  for (const FoundState& found : read.items) keys.insert(keys.end(), found.keys.begin(), found.keys.end());
  const auto erasure = earlier_erasure(store, read.capture.original, keys);
  if (!erasure) return;
  read.has_content = false;
  read.holds_erased = true;
  read.errors.push_back({ErrorCode::Refused,
                         fmt::format("it holds what was erased here on {} by {} ({}); give --again to take it in again",
                                     erasure->at.date().iso(), erasure->by, erasure->reason),
                         source,
                         {}});
}

}  // namespace

IntakeDocument read_for_intake(StreamElement element, const store::Store& store, const std::string& site,
                               const ingest::Limits& limits, ErasedAgain erased) {
  IntakeDocument read;
  if (auto* fault = std::get_if<Error>(&element)) {
    read.errors.push_back(std::move(*fault));
    return read;
  }
  read.open.emplace(std::move(std::get<OpenDocument>(element)));
  const ingest::Document document = read.open->view();
  const bool too_large = document.bytes.size() > limits.document_bytes_max;
  if (!too_large) {
    read.capture = described(document);
    if (std::optional<records::Capture> kept = store.capture(read.capture.id(), store::Scope::All)) {
      read.capture = std::move(*kept);
      read.known = true;
      return read;
    }
  }
  ingest::Extraction extraction = ingest::read_document(document, limits);
  take_faults(std::move(extraction.faults), *read.open, read.errors);
  if (too_large) return read;
  take_extraction(std::move(extraction), site, read);
  if (!read.has_content && read.errors.empty() && !read.open->in_container()) {
    read.errors.push_back({ErrorCode::Unsupported, "it holds no dated item and no list of items", document.source, {}});
  }
  if (erased == ErasedAgain::Refuse && store.erased_count() > 0) refuse_erased(read, store, document.source);
  return read;
}

}  // namespace strongroom::archive
