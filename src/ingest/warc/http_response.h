// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/warc/header_block.h"

namespace strongroom::ingest::warc {

// An HTTP response as a crawler recorded it.
struct HttpResponse {
  unsigned status = 0;
  Fields fields;
  std::string_view payload;         // the bytes after the header, as recorded; borrowed
  std::string unchunked;            // RFC 9112 section 7.1: filled when the payload was in chunks
  std::string body;                 // without content codings either: what a reader of the page got
  std::string media_type;           // lower case, without parameters
  std::string charset;              // of Content-Type, if told
  std::vector<std::string> faults;  // sentences: broken chunks, a coding that does not decode
};

// nullopt when the bytes do not begin with an HTTP status line. A payload that is declared to be in chunks or coded and
// is not (crawlers often store it decoded) is taken as it is. `body_bytes_max` bounds what a coding may unfold to.
std::optional<HttpResponse> parse_http_response(std::string_view block, uint64_t body_bytes_max);

// "text/html; charset=UTF-8" -> "text/html" and "UTF-8".
void split_content_type(std::string_view value, std::string& media_type, std::string& charset);

}  // namespace strongroom::ingest::warc
