// SPDX-License-Identifier: Apache-2.0
#include "fetch/curl_fetcher.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/ascii.h"
#include "base/fault.h"
#include "fetch/exchange.h"

namespace strongroom::fetch {

namespace {

using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

// libcurl's callbacks: each hands on to the exchange.

size_t on_header(char* data, size_t size, size_t count, void* exchange) {
  return static_cast<Exchange*>(exchange)->take_header_line({data, size * count}) ? size * count : 0;
}

struct BodyTarget {
  Exchange& exchange;
  CURL* easy;
};

size_t on_body(char* data, size_t size, size_t count, void* pointer) {
  const auto& target = *static_cast<BodyTarget*>(pointer);
  long status = 0;
  curl_easy_getinfo(target.easy, CURLINFO_RESPONSE_CODE, &status);
  const bool taken = target.exchange.take_body({data, size * count}, static_cast<unsigned>(status));
  return taken ? size * count : CURL_WRITEFUNC_ERROR;
}

int on_progress(void* exchange, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Exchange*>(exchange)->goes_on() ? 0 : 1;
}

int on_debug(CURL*, curl_infotype type, char* data, size_t size, void* exchange) {
  if (type == CURLINFO_HEADER_OUT) static_cast<Exchange*>(exchange)->sent_header({data, size});
  return 0;
}

std::optional<IpAddress> address_of(const curl_sockaddr& target) {
  IpAddress address;
  if (target.family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &target.addr, sizeof v4);
    std::memcpy(address.bytes.data(), &v4.sin_addr, 4);
    return address;
  }
  if (target.family != AF_INET6) return std::nullopt;
  sockaddr_in6 v6{};
  std::memcpy(&v6, reinterpret_cast<const char*>(&target) + offsetof(curl_sockaddr, addr), sizeof v6);
  address.is_v6 = true;
  std::memcpy(address.bytes.data(), &v6.sin6_addr, 16);
  return address;
}

// The place where the address is checked: after the name was resolved, with the very address that is connected to, so
// that a name whose address changes between two look-ups gains nothing.
curl_socket_t on_open_socket(void* exchange, curlsocktype, curl_sockaddr* target) {
  const std::optional<IpAddress> address = address_of(*target);
  if (!address || !static_cast<Exchange*>(exchange)->may_connect(*address)) return CURL_SOCKET_BAD;
  return ::socket(target->family, target->socktype | SOCK_CLOEXEC, target->protocol);
}

bool is_clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

// False when a value would break out of its line.
bool add_field(HeaderList& list, std::string_view name, std::string_view value) {
  if (!is_clean(name) || !is_clean(value)) return false;
  const std::string line = std::string(name) + ": " + std::string(value);
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  static_cast<void>(list.release());  // `longer` holds it now
  list.reset(longer);
  return true;
}

Result<HeaderList> header_list(const Request& request) {
  HeaderList list(nullptr, &curl_slist_free_all);
  HeaderFields fields = request.fields;
  if (!request.if_none_match.empty()) fields.emplace_back("If-None-Match", request.if_none_match);
  if (!request.if_modified_since.empty()) fields.emplace_back("If-Modified-Since", request.if_modified_since);
  if (request.form == BodyForm::AsSent) fields.emplace_back("Accept-Encoding", "gzip");
  for (const auto& [name, value] : fields) {
    if (!add_field(list, name, value)) {
      return fail(Error{ErrorCode::Malformed, "the header field " + name + " holds a line break", request.url, {}});
    }
  }
  // libcurl would wait for a "100 Continue" that many servers never send.
  curl_slist* longer = curl_slist_append(list.get(), "Expect:");
  if (longer == nullptr) throw std::bad_alloc();
  static_cast<void>(list.release());  // `longer` holds it now
  list.reset(longer);
  return list;
}

ErrorCode code_of(CURLcode code) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_FILESIZE_EXCEEDED:
      return ErrorCode::LimitExceeded;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_BAD_CONTENT_ENCODING:
      return ErrorCode::Malformed;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
      return ErrorCode::Refused;
    default:
      return ErrorCode::NotFound;
  }
}

std::string sentence_of(CURLcode code, const FetchLimits& limits) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "no host of this name is known: check the spelling and the name server";
    case CURLE_COULDNT_CONNECT:
      return "nobody answers there: check the address, or try later";
    case CURLE_OPERATION_TIMEDOUT:
      return "it took longer than allowed: try later, or allow more time";
    case CURLE_FILESIZE_EXCEEDED:
      return "the answer is longer than " + std::to_string(limits.body_bytes_max) + " bytes";
    case CURLE_PEER_FAILED_VERIFICATION:
      return "the host's certificate is not valid, so nobody knows who answers";
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
      return "the answer broke off before its end: try again";
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
      return "what answers there does not speak HTTP";
    default:
      return std::string("it could not be fetched (") + curl_easy_strerror(code) + ")";
  }
}

long milliseconds(std::chrono::milliseconds time) { return static_cast<long>(std::max<int64_t>(time.count(), 1)); }

}  // namespace

struct CurlFetcher::Connection {
  Connection() {
    // Once a process; a static of a function is made on first use, by one thread.
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    easy = ready == CURLE_OK ? curl_easy_init() : nullptr;
    if (easy == nullptr) throw Fault("libcurl cannot be started: check that the program and its libraries fit");
  }
  ~Connection() { curl_easy_cleanup(easy); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  template <typename Value>
  void set(CURLoption option, Value value) {
    if (curl_easy_setopt(easy, option, value) != CURLE_OK) throw Fault("libcurl is too old: 7.85 or newer is needed");
  }

  // Everything starts from libcurl's defaults, so that nothing of an earlier request is left; connections are kept.
  void set_up(const FetcherOptions& options) {
    curl_easy_reset(easy);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USERAGENT, options.user_agent.c_str());
    if (!options.use_proxy_of_environment) set(CURLOPT_PROXY, "");
    if (!options.certificates.empty()) set(CURLOPT_CAINFO, options.certificates.c_str());
  }

  void set_up(const Request& request, const Url& url, curl_slist* fields) {
    set(CURLOPT_URL, url.text.c_str());
    set(CURLOPT_HTTPHEADER, fields);
    set(CURLOPT_TIMEOUT_MS, milliseconds(request.limits.total_time));
    set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(request.limits.connect_time));
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, (milliseconds(request.limits.idle_time) + 999) / 1000);
    const auto bytes_max = std::min<uint64_t>(request.limits.body_bytes_max, INT64_MAX);
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(bytes_max));
    if (request.form == BodyForm::Decoded) {
      set(CURLOPT_ACCEPT_ENCODING, "");
    } else {
      set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
      set(CURLOPT_HTTP_TRANSFER_DECODING, 0L);
    }
    if (request.method == Method::Post) {
      set(CURLOPT_POST, 1L);
      set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      set(CURLOPT_POSTFIELDS, request.body.data());
    }
  }

  void connect_to(Exchange& exchange, BodyTarget& body) {
    set(CURLOPT_HEADERFUNCTION, &on_header);
    set(CURLOPT_HEADERDATA, &exchange);
    set(CURLOPT_WRITEFUNCTION, &on_body);
    set(CURLOPT_WRITEDATA, &body);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &on_progress);
    set(CURLOPT_XFERINFODATA, &exchange);
    set(CURLOPT_OPENSOCKETFUNCTION, &on_open_socket);
    set(CURLOPT_OPENSOCKETDATA, &exchange);
    // The request as sent is told to no other callback.
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, &on_debug);
    set(CURLOPT_DEBUGDATA, &exchange);
  }

  Result<Response> perform(const Request& request, const Url& url, const FetcherOptions& options) {
    Result<HeaderList> fields = header_list(request);
    if (!fields) return fail(fields.error());
    Exchange exchange(request, url, options);
    BodyTarget body{exchange, easy};
    set_up(options);
    set_up(request, url, fields->get());
    connect_to(exchange, body);
    const CURLcode code = curl_easy_perform(easy);
    if (code != CURLE_OK) {
      if (exchange.stopped()) return fail(*exchange.stopped());
      return fail(Error{code_of(code), sentence_of(code, request.limits), url.text, {}});
    }
    Response response = exchange.take_response();
    long status = 0;
    char* remote = nullptr;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &remote);
    response.status = static_cast<unsigned>(status);
    response.remote_address = remote == nullptr ? "" : remote;
    return response;
  }

  CURL* easy = nullptr;
};

CurlFetcher::CurlFetcher(FetcherOptions options)
    : options_(std::move(options)), connection_(std::make_unique<Connection>()) {}
CurlFetcher::~CurlFetcher() = default;
CurlFetcher::CurlFetcher(CurlFetcher&&) noexcept = default;
CurlFetcher& CurlFetcher::operator=(CurlFetcher&&) noexcept = default;

namespace {

// RFC 9110 section 15.4: what is asked for at the address that a redirect gives.
void redirect(Request& request, const Url& from, const Url& to, unsigned status) {
  request.url = to.text;
  const bool keeps_method = status == 307 || status == 308;
  if (request.method == Method::Post && !keeps_method) {
    request.method = Method::Get;
    request.body.clear();
  }
  if (from.origin() == to.origin()) return;
  // Secrets are for the host they were meant for.
  std::erase_if(request.fields, [](const auto& field) {
    return equals_ignoring_case(field.first, "authorization") || equals_ignoring_case(field.first, "cookie");
  });
}

}  // namespace

Result<Response> CurlFetcher::fetch(const Request& first) {
  Request request = first;
  for (unsigned hops = 0;; ++hops) {
    const Result<Url> url = parse_url(request.url);
    if (!url) return fail(url.error());
    Result<Response> response = connection_->perform(request, *url, options_);
    if (!response || first.limits.redirects_max == 0) return response;
    const Result<std::string> target = redirect_target(*response);
    if (!target && target.error().code == ErrorCode::NotFound) return response;
    if (!target) return fail(target.error());
    if (hops == first.limits.redirects_max) {
      return fail(Error{ErrorCode::LimitExceeded,
                        "it is redirected more than " + std::to_string(hops) + " times, the last time to " + *target,
                        first.url,
                        {}});
    }
    const Result<Url> next = parse_url(*target);
    if (!next) return fail(next.error());
    redirect(request, *url, *next, response->status);
  }
}

}  // namespace strongroom::fetch
