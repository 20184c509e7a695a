// SPDX-License-Identifier: Apache-2.0
#include "web/http/responder.h"

#include <exception>
#include <optional>
#include <utility>

#include "web/http/conditional.h"

namespace strongroom::web::http {

namespace {

bool reads_only(Method method) { return method == Method::Get || method == Method::Head; }

// One key for each coding of an address.
void set_key(std::string& key, Coding coding, std::string_view target) {
  key.assign(1, static_cast<char>('0' + static_cast<int>(coding)));
  key.append(target);
}

// What lives at an address that changes with its bytes is true for every version.
std::optional<uint64_t> version_kept_for(const Response& response, uint64_t version) {
  if (response.status != 200 || response.file) return std::nullopt;
  if (response.caching == Caching::Immutable) return ResponseCache::all_versions;
  if (response.caching == Caching::Revalidate) return version;
  return std::nullopt;
}

}  // namespace

Responder::Responder(const Application& application, ResponseCache& cache, Outage& outage, ResponderOptions options)
    : application_(application), cache_(cache), outage_(outage), options_(std::move(options)) {}

Reply Responder::respond(const RawRequest& raw) {
  Shared response;
  try {
    response = find_or_make(raw, choose_coding(raw.header("accept-encoding")));
  } catch (const std::exception& fault) {
    return refuse_after(fault.what(), raw.target);
  }
  const bool not_modified = reads_only(raw.method) && !response->etag.empty() &&
                            is_not_modified(raw.header("if-none-match"), raw.header("if-modified-since"),
                                            response->etag, response->last_modified);
  const bool may_be_part = raw.method == Method::Get && !not_modified && response->status == 200 &&
                           range_applies(raw.header("if-range"), response->etag, response->last_modified);
  if (may_be_part && !response->etag.empty()) {
    const ByteRange range = read_range(raw.header("range"), response->content().size());
    if (range.kind != ByteRange::Kind::Whole) return part(response, range);
  }
  Reply reply{response, not_modified ? response->not_modified_head : response->head, {}, {}};
  if (!not_modified && raw.method != Method::Head) reply.body = response->content();
  return reply;
}

Reply Responder::refuse_after(std::string_view fault, std::string_view target) {
  if (const std::string why = reason_of_outage(); !why.empty()) {
    outage_.begin(why);
    return refuse(503, target);
  }
  if (options_.on_fault) options_.on_fault(fault);
  return refuse(500, target);
}

std::string Responder::reason_of_outage() const {
  try {
    return application_.outage();
  } catch (const std::exception& fault) {
    return fault.what();
  }
}

Reply Responder::refuse(unsigned status, std::string_view target) {
  auto response =
      std::make_shared<const ReadyResponse>(make_ready(application_.refusal(status, target), Coding::Identity));
  return {response, response->head, response->content(), {}};
}

Reply Responder::part(const Shared& whole, const ByteRange& range) const {
  if (range.kind == ByteRange::Kind::Unsatisfiable) {
    // RFC 9110 section 15.5.17
    Response response;
    response.status = 416;
    response.content_type = "text/plain; charset=utf-8";
    response.body = "There are " + std::to_string(whole->content().size()) + " bytes.\n";
    response.headers.emplace_back("Content-Range", "bytes */" + std::to_string(whole->content().size()));
    auto refused = std::make_shared<const ReadyResponse>(make_ready(std::move(response), Coding::Identity));
    return {refused, refused->head, refused->content(), {}};
  }
  auto response = std::make_shared<ReadyResponse>();
  response->status = 206;
  response->head = partial_head(*whole, range);
  return {response, response->head, whole->content().substr(range.first, range.size()), whole};
}

Responder::Shared Responder::find_or_make(const RawRequest& raw, Coding coding) {
  if (reads_only(raw.method)) {
    set_key(key_, coding, raw.target);
    if (Shared found = cache_.find(key_, version_for(raw.target))) return found;
  }
  return make(raw, coding);
}

Responder::Shared Responder::make(const RawRequest& raw, Coding coding) {
  // RFC 9110 section 9.3.7: "*" asks what the server can do at all, which is what it can do with its front page.
  const bool is_of_server = raw.method == Method::Options && raw.target == "*";
  std::optional<Request> request = application_.request(is_of_server ? "/" : raw.target);
  if (!request) {
    const unsigned status = raw.target.size() > target_bytes_max ? 414 : 400;
    return std::make_shared<const ReadyResponse>(make_ready(application_.refusal(status, raw.target), coding));
  }
  request->method = raw.method;
  request->headers = raw.headers;
  request->body = raw.body;

  const std::string kept_as = reads_only(raw.method) ? application_.cache_key(*request) : std::string();
  // Asked before the answer is made: what changes meanwhile makes the answer too old, never too young.
  const uint64_t asked = version_for(raw.target);
  set_key(key_, coding, kept_as);
  if (!kept_as.empty()) {
    if (Shared found = cache_.find(key_, asked)) return found;
  }
  if (request->method == Method::Head) request->method = Method::Get;
  Response answer = application_.answer(*request);
  const auto keep_for = kept_as.empty() ? std::nullopt : version_kept_for(answer, asked);
  auto ready = std::make_shared<const ReadyResponse>(make_ready(std::move(answer), coding));
  if (keep_for) cache_.keep(key_, *keep_for, ready);
  return ready;
}

uint64_t Responder::version_for(std::string_view target) {
  return application_.stands_alone(target) ? ResponseCache::all_versions : version();
}

uint64_t Responder::version() {
  const auto now = std::chrono::steady_clock::now();
  if (version_asked_ == std::chrono::steady_clock::time_point{} || now - version_asked_ >= options_.version_age_max) {
    version_ = application_.version();
    version_asked_ = now;
    outage_.end();
  }
  return version_;
}

}  // namespace strongroom::web::http
