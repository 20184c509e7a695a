// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/open_page.h"

#include "ingest/decoding.h"
#include "ingest/html/declared_charset.h"

namespace strongroom::ingest::html {

Page open_page(const Document& document, std::vector<Error>& faults) {
  Page page = Page::parse(decode_document(document, declared_charset(document.bytes), faults));
  if (page.stopped_at()) {
    faults.push_back({ErrorCode::LimitExceeded,
                      "there are more elements than are read from one page; what follows is not read",
                      {},
                      page.stopped_at()});
  }
  if (page.flat_from()) {
    faults.push_back({ErrorCode::LimitExceeded,
                      "elements are nested deeper than 512; those below are read as if they stood beside each other",
                      {},
                      page.flat_from()});
  }
  return page;
}

}  // namespace strongroom::ingest::html
