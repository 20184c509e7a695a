// SPDX-License-Identifier: Apache-2.0
#include "web/http/server.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/system_error.hpp>
#include <thread>
#include <utility>
#include <vector>

#include "web/http/worker.h"

namespace strongroom::web::http {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// With SO_REUSEPORT a second server on the port would be let in and take half of the connections, so the port is tried
// without it first.
void refuse_taken_port(const tcp::endpoint& endpoint) {
  if (endpoint.port() == 0) return;
  asio::io_context context;
  tcp::acceptor probe(context);
  probe.open(endpoint.protocol());
  probe.set_option(asio::socket_base::reuse_address(true));
  probe.bind(endpoint);
  probe.listen();
}

}  // namespace

struct Server::Parts {
  ServerState state;
  std::vector<std::unique_ptr<Worker>> workers;
  std::vector<std::thread> threads;
  uint16_t port = 0;
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() { stop(); }

Result<std::unique_ptr<Server>> Server::start(const Application& application, const ServerOptions& options) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) return fail(ErrorCode::Usage, "'" + options.address + "' is not an IP address to listen on");

  std::unique_ptr<Parts> parts(new Parts{
      {application, options, {options.cache_bytes_max, options.cache_files_max}, Outage(options.on_fault)}, {}, {}, 0});
  tcp::endpoint endpoint(address, options.port);
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  try {
    refuse_taken_port(endpoint);
    for (unsigned i = 0; i < threads; ++i) {
      auto worker = std::make_unique<Worker>(parts->state);
      worker->listen(endpoint);
      endpoint = worker->endpoint();  // the port that the first one got is everybody's
      parts->workers.push_back(std::move(worker));
    }
  } catch (const boost::system::system_error& refused) {
    return fail(ErrorCode::Usage, "cannot listen on " + options.address + ":" + std::to_string(options.port) + ": " +
                                      refused.code().message() + "; choose another port or address");
  }
  parts->port = endpoint.port();
  for (const auto& worker : parts->workers) parts->threads.emplace_back([&worker] { worker->run(); });
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

uint16_t Server::port() const { return parts_->port; }

void Server::stop() {
  for (const auto& worker : parts_->workers) worker->stop();
  for (std::thread& thread : parts_->threads) {
    if (thread.joinable()) thread.join();
  }
}

}  // namespace strongroom::web::http
