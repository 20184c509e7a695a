// SPDX-License-Identifier: Apache-2.0
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <cstdio>
#include <functional>

#include "base/fault.h"
#include "web/error_response.h"
#include "web/http/server.h"
#include "web/router.h"
#include "web/site.h"

namespace strongroom::web {

namespace {

// The site, as the server sees it.
class SiteApplication final : public http::Application {
 public:
  explicit SiteApplication(const Site& site) : site_(site) {}

  // Records are there before the log is published with them, and pages tell of both. The store follows whatever is
  // put in the folder's place; another archive must not be shown by this one's name.
  uint64_t version() const override {
    const Result<void> in_place = site_.archive().check_in_place();
    if (!in_place) throw Fault(in_place.error().to_string());
    const uint64_t log = std::hash<std::string>{}(site_.archive().checkpoint());
    return (site_.store().entry_count() * 0x9e3779b97f4a7c15u) ^ log;
  }

  bool stands_alone(std::string_view target) const override { return target.starts_with("/assets/"); }

  std::optional<Request> request(std::string_view target) const override {
    return Request::from_target(target, site_.archive().config().languages);
  }

  std::string cache_key(Request& request) const override { return prepare(request); }

  Response answer(const Request& request) const override { return web::answer(request, site_); }

  // Every answer needs the version: what keeps the archive from telling it keeps it from telling anything.
  std::string outage() const override {
    static_cast<void>(version());
    return {};
  }

  Response refusal(unsigned status, std::string_view target) const override {
    return refusal_response(site_, status, target);
  }

 private:
  const Site& site_;
};

// Each connection is a descriptor, and the usual soft limit of 1,024 is below what one thread serves with ease. The
// number that may be open.
size_t allow_many_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  const rlim_t before = limit.rlim_cur;
  limit.rlim_cur = limit.rlim_max;
  return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : before;
}

std::string url_of(const std::string& address, uint16_t port) {
  const bool is_v6 = address.find(':') != address.npos;
  return "http://" + (is_v6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

void wait_for_signal() {
  boost::asio::io_context context;
  boost::asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([](const boost::system::error_code&, int) {});
  context.run();
}

}  // namespace

namespace http {

Result<void> serve_until_stopped(const Application& application, const ServerOptions& options) {
  ServerOptions complete = options;
  if (!complete.on_fault) {
    complete.on_fault = [](std::string_view what) {
      std::fprintf(stderr, "strongroom: %.*s\n", static_cast<int>(what.size()), what.data());
    };
  }
  // Where descriptors are few, connections need them more.
  complete.cache_files_max = std::min(complete.cache_files_max, allow_many_descriptors() / 8);
  auto server = Server::start(application, complete);
  if (!server) return fail(server.error());
  if (complete.on_listening) complete.on_listening(url_of(complete.address, (*server)->port()));
  wait_for_signal();
  (*server)->stop();
  return {};
}

}  // namespace http

Result<void> serve(const archive::Archive& archive, const ServerOptions& options) {
  auto site = Site::create(archive);
  if (!site) return fail(site.error());
  return http::serve_until_stopped(SiteApplication(**site), options);
}

}  // namespace strongroom::web
