// SPDX-License-Identifier: Apache-2.0
#include "fetch/exchange.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace strongroom::fetch {

namespace {

// RFC 9112 section 5.2: a line that begins with white space goes on with the value before it.
HeaderFields fields_of(std::string_view header) {
  HeaderFields fields;
  bool first = true;
  while (!header.empty()) {
    const size_t end = std::min(header.find('\n'), header.size() - 1);
    const std::string_view line = header.substr(0, end + 1);
    header.remove_prefix(line.size());
    if (std::exchange(first, false)) continue;  // the status line
    if ((line[0] == ' ' || line[0] == '\t') && !fields.empty()) {
      fields.back().second += " " + std::string(trim(line));
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields.emplace_back(ascii_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
  }
  return fields;
}

}  // namespace

Exchange::Exchange(const Request& request, const Url& url, const FetcherOptions& options)
    : request_(request), url_(url), options_(options) {
  response_.url = url.text;
}

bool Exchange::stop(ErrorCode code, std::string sentence) {
  if (!stopped_) stopped_ = Error{code, std::move(sentence), url_.text, {}};
  return false;
}

bool Exchange::may_connect(const IpAddress& address) {
  if (options_.use_proxy_of_environment) return true;
  const Result<void> allowed = options_.addresses.check(url_, address);
  if (!allowed) return stop(allowed.error().code, allowed.error().message);
  // A host with several addresses may have a refused one before this.
  stopped_.reset();
  return true;
}

void Exchange::sent_header(std::string_view bytes) {
  // A kept connection that turned out dead makes libcurl send all of it again.
  if (response_.request_header.ends_with("\r\n\r\n")) response_.request_header.clear();
  response_.request_header += bytes;
}

bool Exchange::take_header_line(std::string_view line) {
  if (header_complete_) {
    // RFC 9110 section 15.2: an interim answer (100, 103) came before; else it is a trailer, which we have no use for.
    if (!line.starts_with("HTTP/")) return true;
    response_.header.clear();
    header_complete_ = false;
  }
  if (response_.header.size() + line.size() > request_.limits.header_bytes_max) {
    return stop(ErrorCode::LimitExceeded,
                "the answer's header is longer than " + std::to_string(request_.limits.header_bytes_max) + " bytes");
  }
  response_.header += line;
  header_complete_ = line == "\r\n" || line == "\n";
  return true;
}

bool Exchange::take_body(std::string_view piece, unsigned status) {
  body_bytes_ += piece.size();
  if (body_bytes_ > request_.limits.body_bytes_max) {
    return stop(ErrorCode::LimitExceeded,
                "the answer is longer than " + std::to_string(request_.limits.body_bytes_max) + " bytes");
  }
  const bool is_success = status >= 200 && status < 300;
  if (!request_.on_body || !is_success) {
    response_.body += piece;
    return true;
  }
  return request_.on_body(piece) || stop(ErrorCode::Refused, "the rest of the answer was not wanted");
}

bool Exchange::goes_on() {
  return !options_.should_stop || !options_.should_stop() || stop(ErrorCode::Refused, "the fetch was stopped");
}

Response Exchange::take_response() {
  response_.fields = fields_of(response_.header);
  return std::exchange(response_, {});
}

}  // namespace strongroom::fetch
