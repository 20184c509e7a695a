// SPDX-License-Identifier: Apache-2.0
#include "web/http/ready_response.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/compression.h"
#include "base/digest.h"
#include "base/encoding.h"

namespace strongroom::web::http {

namespace {

// Below this a compressed body saves no packet.
constexpr size_t kCompressedBytesMin = 512;
// Made once and kept for ever, or made anew with each version of the archive.
constexpr int kBrotliOnce = 11;
constexpr int kBrotliOften = 5;
constexpr int kGzipOnce = 9;
constexpr int kGzipOften = 6;

// No script, no foreign host, no frame, no form that leads away (docs/decisions/security-headers.md).
constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";
constexpr std::string_view kSecurityHeaders =
    "Referrer-Policy: no-referrer\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()\r\n";

constexpr std::array<std::pair<unsigned, std::string_view>, 23> kReasons = {{
    {200, "OK"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {304, "Not Modified"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {416, "Range Not Satisfiable"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
}};

bool is_text(std::string_view content_type) {
  if (content_type.starts_with("text/")) return true;
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  return type.ends_with("json") || type.ends_with("xml");
}

std::string_view cache_control(const Response& response) {
  const bool is_error = response.status >= 400;
  switch (response.caching) {
    case Caching::Immutable:
      // An error that is kept for ever could never be put right.
      return is_error ? "no-cache" : "public, max-age=31536000, immutable";
    case Caching::Short:
      return is_error ? "no-cache" : "public, max-age=5";
    case Caching::Revalidate:
      return "no-cache";
    case Caching::Never:
      return "no-store";
  }
  return "no-store";
}

std::string compressed(std::string_view bytes, Coding coding, bool once) {
  switch (coding) {
    case Coding::Gzip:
      return gzip(bytes, once ? kGzipOnce : kGzipOften);
    case Coding::Brotli:
      return brotli(bytes, once ? kBrotliOnce : kBrotliOften);
    case Coding::Identity:
      break;
  }
  return std::string(bytes);
}

bool has_header(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers, [&](const auto& header) { return header.first == name; });
}

void add(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

// Strong: another coding of the same page is another sequence of bytes, so it has another tag.
std::string entity_tag(const Response& response, Coding coding) {
  constexpr size_t kTagDigits = 32;
  std::string tag = response.file ? response.file_digest : sha256(response.body).hex().substr(0, kTagDigits);
  if (coding != Coding::Identity) tag.append("-").append(coding_name(coding));
  return "\"" + tag + "\"";
}

// What a 304 repeats (RFC 9110 section 15.4.5) and what every response carries.
std::string shared_headers(const Response& response, const ReadyResponse& ready, bool varies) {
  std::string head;
  add(head, "Cache-Control", cache_control(response));
  if (!ready.etag.empty()) add(head, "ETag", ready.etag);
  if (ready.last_modified) add(head, "Last-Modified", ready.last_modified->http_date());
  if (varies) add(head, "Vary", "Accept-Encoding");
  if (!has_header(response, "Content-Security-Policy")) add(head, "Content-Security-Policy", kPolicy);
  const bool is_open = has_header(response, "Access-Control-Allow-Origin");
  if (!has_header(response, "Cross-Origin-Resource-Policy")) {
    add(head, "Cross-Origin-Resource-Policy", is_open ? "cross-origin" : "same-origin");
  }
  // What scripts of other sites need to turn pages and to ask again: https://fetch.spec.whatwg.org/#http-responses
  if (is_open) add(head, "Access-Control-Expose-Headers", "ETag, Link");
  // Long enough to be broken off and resumed.
  if (response.file) add(head, "Accept-Ranges", "bytes");
  head += kSecurityHeaders;
  for (const auto& [name, value] : response.headers) add(head, name, value);
  return head;
}

std::string status_line(unsigned status) {
  return "HTTP/1.1 " + std::to_string(status) + " " + std::string(reason_phrase(status)) + "\r\n";
}

constexpr std::string_view kLength = "Content-Length: ";

}  // namespace

std::shared_ptr<const ReadyResponse> in_file(const ReadyResponse& response) {
  Result<MappedFile> file = MappedFile::in_memory(response.content());
  if (!file) return nullptr;
  return std::make_shared<const ReadyResponse>(ReadyResponse{
      .status = response.status,
      .head = response.head,
      .not_modified_head = response.not_modified_head,
      .body = {},
      .file = std::make_shared<const MappedFile>(std::move(*file)),
      .etag = response.etag,
      .last_modified = response.last_modified,
  });
}

std::string partial_head(const ReadyResponse& whole, const ByteRange& part) {
  // All that the whole says of itself, between its status line, which comes first, and its length, which comes last.
  const size_t begin = whole.head.find('\n') + 1;
  const size_t end = whole.head.rfind(kLength);
  std::string head = status_line(206) + whole.head.substr(begin, end - begin);
  add(head, "Content-Range",
      "bytes " + std::to_string(part.first) + "-" + std::to_string(part.last) + "/" +
          std::to_string(whole.content().size()));
  return head.append(kLength).append(std::to_string(part.size())).append("\r\n");
}

std::string_view reason_phrase(unsigned status) {
  const auto known = std::ranges::find(kReasons, status, &std::pair<unsigned, std::string_view>::first);
  return known == kReasons.end() ? std::string_view{} : known->second;
}

ReadyResponse make_ready(Response response, Coding coding) {
  const bool varies = !response.file && is_text(response.content_type);
  if (!varies || response.body.size() < kCompressedBytesMin) coding = Coding::Identity;

  ReadyResponse ready;
  ready.status = response.status;
  ready.last_modified = response.last_modified;
  ready.file = response.file;
  if (coding != Coding::Identity) {
    ready.body = compressed(response.body, coding, response.caching == Caching::Immutable);
    if (ready.body.size() >= response.body.size()) coding = Coding::Identity;
  }
  if (response.status == 200 && response.caching != Caching::Never) ready.etag = entity_tag(response, coding);
  if (coding == Coding::Identity) ready.body = std::move(response.body);

  const std::string shared = shared_headers(response, ready, varies);
  ready.not_modified_head = status_line(304) + shared;
  ready.head = status_line(response.status) + shared;
  if (response.status == 204) return ready;
  add(ready.head, "Content-Type", response.content_type);
  if (coding != Coding::Identity) add(ready.head, "Content-Encoding", coding_name(coding));
  ready.head.append(kLength).append(std::to_string(ready.content().size())).append("\r\n");
  return ready;
}

}  // namespace strongroom::web::http
