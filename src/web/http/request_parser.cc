// SPDX-License-Identifier: Apache-2.0
#include "web/http/request_parser.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>

#include "base/ascii.h"

namespace strongroom::web::http {

namespace {

namespace beast_http = boost::beast::http;
using boost::beast::error_code;

Method method_of(beast_http::verb verb) {
  switch (verb) {
    case beast_http::verb::get:
      return Method::Get;
    case beast_http::verb::head:
      return Method::Head;
    case beast_http::verb::options:
      return Method::Options;
    case beast_http::verb::post:
      return Method::Post;
    default:
      return Method::Other;
  }
}

// Beast calls these as it reads. Nothing of Beast's own message types is used: they cost an allocation a header.
class Reader final : public beast_http::basic_parser<true> {
 public:
  Reader(size_t head_bytes_max, size_t body_bytes_max) {
    header_limit(static_cast<uint32_t>(head_bytes_max));
    body_limit(body_bytes_max);
    eager(true);
  }

  RawRequest request;

 private:
  using View = boost::beast::string_view;

  void on_request_impl(beast_http::verb verb, View, View target, int version, error_code&) override {
    version_ = version;
    request.method = method_of(verb);
    request.target.assign(target.data(), target.size());
  }
  void on_response_impl(int, View, int, error_code&) override {}

  void on_field_impl(beast_http::field, View name, View value, error_code&) override {
    request.headers.emplace_back(ascii_lower({name.data(), name.size()}), std::string(value.data(), value.size()));
  }

  void on_header_impl(error_code& error) override {
    // A 1.0 client would need to be told that its connection stays; it is simpler to close it.
    request.keep_alive = keep_alive() && version_ > 10;
    request.expects_continue = version_ > 10 && ascii_lower(request.header("expect")) == "100-continue";
    if (!has_one_host()) error = beast_http::error::bad_value;
    // Chunked bodies would go through code of Beast 1.81 that aborts when they come in small pieces
    // (boostorg/beast#2861), and a coding it does not know it reads as "no body", which would make the body the next
    // request.
    if (has_transfer_encoding()) error = beast_http::error::need_buffer;
  }

  void on_body_init_impl(const boost::optional<uint64_t>&, error_code&) override {}
  size_t on_body_impl(View body, error_code&) override {
    request.body.append(body.data(), body.size());
    return body.size();
  }
  void on_chunk_header_impl(uint64_t, View, error_code&) override {}
  size_t on_chunk_body_impl(uint64_t, View, error_code&) override { return 0; }
  void on_finish_impl(error_code&) override {}

  // RFC 9112 section 3.2.
  bool has_one_host() const {
    const auto hosts = std::ranges::count(request.headers, "host", [](const auto& header) { return header.first; });
    return version_ == 10 ? hosts <= 1 : hosts == 1;
  }

  bool has_transfer_encoding() const {
    return std::ranges::any_of(request.headers, [](const auto& header) { return header.first == "transfer-encoding"; });
  }

  int version_ = 11;  // ten times
};

unsigned status_for(const error_code& error, const RawRequest& read) {
  // A head that ends within its request line is one long address.
  if (error == beast_http::error::header_limit) return read.target.empty() ? 414 : 431;
  if (error == beast_http::error::body_limit) return 413;
  if (error == beast_http::error::need_buffer) return 411;
  return 400;
}

}  // namespace

std::string_view RawRequest::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return {};
}

struct RequestParser::Parts {
  size_t head_bytes_max;
  size_t body_bytes_max;
  std::optional<Reader> reader;
  unsigned refusal = 0;
};

RequestParser::RequestParser(size_t head_bytes_max, size_t body_bytes_max)
    : parts_(new Parts{head_bytes_max, body_bytes_max, std::nullopt, 0}) {
  next();
}

RequestParser::~RequestParser() = default;

void RequestParser::next() {
  parts_->reader.emplace(parts_->head_bytes_max, parts_->body_bytes_max);
  parts_->refusal = 0;
}

size_t RequestParser::take(std::string_view bytes) {
  size_t used = 0;
  while (used < bytes.size() && state() != State::Complete && state() != State::Refused) {
    error_code error;
    const size_t step = parts_->reader->put(boost::asio::buffer(bytes.data() + used, bytes.size() - used), error);
    used += step;
    if (error == beast_http::error::need_more || (!error && step == 0)) break;
    if (error) parts_->refusal = status_for(error, parts_->reader->request);
  }
  return used;
}

RequestParser::State RequestParser::state() const {
  if (parts_->refusal != 0) return State::Refused;
  if (parts_->reader->is_done()) return State::Complete;
  if (parts_->reader->is_header_done()) return State::Body;
  return parts_->reader->got_some() ? State::Head : State::Nothing;
}

unsigned RequestParser::refusal() const { return parts_->refusal; }

const RawRequest& RequestParser::request() const { return parts_->reader->request; }

}  // namespace strongroom::web::http
