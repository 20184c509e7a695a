// SPDX-License-Identifier: Apache-2.0
#include "ingest/warc/http_response.h"

#include <charconv>

#include "base/ascii.h"
#include "base/compression.h"

namespace strongroom::ingest::warc {

namespace {

constexpr std::string_view around_values = " \"\r";

enum class Chunks { Whole, NotChunked, Broken };

// Joins the chunks into `out`; what was read before a fault stays in it.
Chunks join_chunks(std::string_view bytes, std::string& out) {
  for (bool first = true;; first = false) {
    const size_t end = bytes.substr(0, 1024).find('\n');
    if (end == std::string_view::npos) return first ? Chunks::NotChunked : Chunks::Broken;
    std::string_view line = trim(bytes.substr(0, end));
    line = trim(line.substr(0, line.find(';')));  // chunk extensions
    uint64_t size = 0;
    const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || stop != line.data() + line.size()) return first ? Chunks::NotChunked : Chunks::Broken;
    bytes.remove_prefix(end + 1);
    if (size == 0) return Chunks::Whole;
    if (size > bytes.size()) {
      out += bytes;
      return Chunks::Broken;
    }
    out += bytes.substr(0, size);
    bytes.remove_prefix(size);
    if (bytes.starts_with("\r\n")) {
      bytes.remove_prefix(2);
    } else if (bytes.starts_with("\n")) {
      bytes.remove_prefix(1);
    } else {
      return Chunks::Broken;
    }
  }
}

bool looks_like_zlib(std::string_view bytes) {
  return bytes.size() > 2 && (static_cast<uint8_t>(bytes[0]) & 0x0f) == 8 &&
         (static_cast<unsigned>(static_cast<uint8_t>(bytes[0])) * 256 + static_cast<uint8_t>(bytes[1])) % 31 == 0;
}

// Undoes one content coding (RFC 9110 section 8.4.1) in `body`.
void decode_coding(std::string_view coding, uint64_t bytes_max, HttpResponse& response) {
  if (coding.empty() || coding == "identity" || response.body.empty()) return;
  Result<std::string> decoded = fail(ErrorCode::Unsupported, "unknown");
  if (coding == "gzip" || coding == "x-gzip" || coding == "deflate") {
    if (!response.body.starts_with("\x1f\x8b") && !looks_like_zlib(response.body)) return;  // stored decoded
    decoded = gunzip(response.body, bytes_max);
  } else if (coding == "br") {
    decoded = unbrotli(response.body, bytes_max);
    if (!decoded && response.body.find('<') < 256) return;  // stored decoded
  } else if (coding == "zstd") {
    decoded = unzstd(response.body, bytes_max);
  }
  if (decoded) {
    response.body = *std::move(decoded);
  } else {
    response.body.clear();
    response.faults.push_back("the body's content coding \"" + std::string(coding) +
                              "\" does not decode: " + decoded.error().message);
  }
}

}  // namespace

void split_content_type(std::string_view value, std::string& media_type, std::string& charset) {
  const size_t semicolon = value.find(';');
  media_type = ascii_lower(trim(value.substr(0, semicolon), around_values));
  charset.clear();
  if (semicolon == std::string_view::npos) return;
  const std::string parameters = ascii_lower(value.substr(semicolon));
  const size_t at = parameters.find("charset=");
  if (at == std::string::npos) return;
  const std::string_view rest = std::string_view(parameters).substr(at + 8);
  charset = trim(rest.substr(0, rest.find(';')), around_values);
}

std::optional<HttpResponse> parse_http_response(std::string_view block, uint64_t body_bytes_max) {
  if (!block.starts_with("HTTP/")) return std::nullopt;
  auto header = parse_header_block(block);
  if (!header) return std::nullopt;
  HttpResponse response;
  const size_t space = header->start_line.find(' ');
  if (space != std::string::npos) {
    const std::string digits = header->start_line.substr(space + 1, 3);
    std::from_chars(digits.data(), digits.data() + digits.size(), response.status);
  }
  response.fields = std::move(header->fields);
  response.payload = block.substr(header->size);
  split_content_type(response.fields.get("content-type"), response.media_type, response.charset);

  std::string_view entity = response.payload;
  if (ascii_lower(response.fields.get("transfer-encoding")).find("chunked") != std::string::npos) {
    const Chunks chunks = join_chunks(response.payload, response.unchunked);
    if (chunks == Chunks::Broken) response.faults.emplace_back("the chunks of the body are broken");
    if (chunks != Chunks::NotChunked) entity = response.unchunked;
  }
  response.body = entity;
  const std::string codings = ascii_lower(response.fields.get("content-encoding"));
  for (std::string_view rest = codings; !rest.empty();) {  // applied in order, so undone from the last
    const size_t comma = rest.rfind(',');
    decode_coding(trim(rest.substr(comma == std::string_view::npos ? 0 : comma + 1)), body_bytes_max, response);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
  }
  return response;
}

}  // namespace strongroom::ingest::warc
