// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/page_body.h"

#include "ingest/readers.h"
#include "ingest/warc/http_response.h"

namespace strongroom::exchange::capture {

PageBody page_body(const fetch::Response& response, uint64_t bytes_max) {
  const std::string message = response.header + response.body;
  auto parsed = ingest::warc::parse_http_response(message, bytes_max);
  if (!parsed) return {};
  return {std::move(parsed->body), std::move(parsed->media_type), std::move(parsed->charset)};
}

ingest::Extraction read_page(const PageBody& body, const fetch::Response& response) {
  ingest::Document document;
  document.bytes = body.bytes;
  document.source = document.url = response.url;
  document.media_type = body.media_type;
  document.charset = body.charset;
  return ingest::read_document(document);
}

}  // namespace strongroom::exchange::capture
