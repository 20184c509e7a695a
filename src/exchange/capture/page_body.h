// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "fetch/fetch.h"
#include "ingest/document.h"

namespace strongroom::exchange::capture {

// What a reader of the page gets: chunks joined and codings undone, as the reader of WARC files will do it.
struct PageBody {
  std::string bytes;
  std::string media_type;
  std::string charset;
};

PageBody page_body(const fetch::Response& response, uint64_t bytes_max);

// What it holds, for the links on it. What cannot be read leads nowhere, and is told when the archive takes it in.
ingest::Extraction read_page(const PageBody& body, const fetch::Response& response);

}  // namespace strongroom::exchange::capture
