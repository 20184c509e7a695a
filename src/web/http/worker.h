// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <list>
#include <string>
#include <string_view>

#include "web/http/application.h"
#include "web/http/outage.h"
#include "web/http/responder.h"
#include "web/http/response_cache.h"
#include "web/http/server.h"

namespace strongroom::web::http {

class Session;

// What the threads of a server share.
struct ServerState {
  const Application& application;
  const ServerOptions options;
  ResponseCache cache;
  Outage outage;
  std::atomic<size_t> connections = 0;
};

// One thread of a server: its own io_context, listening socket, responder and sessions. Only `stop` may be called from
// another thread. `state` must outlive it.
class Worker {
 public:
  using Executor = boost::asio::io_context::executor_type;
  using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;
  using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
  using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                  boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
  using Awaitable = boost::asio::awaitable<void, Executor>;

  explicit Worker(ServerState& state);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Throws boost::system::system_error when the endpoint cannot be had.
  void listen(const boost::asio::ip::tcp::endpoint& endpoint);
  boost::asio::ip::tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }
  // Accepts and answers until it was stopped and the requests under way are done.
  void run();
  // Thread-safe.
  void stop();

  // For sessions.
  const ServerLimits& limits() const { return state_.options.limits; }
  Responder& responder() { return responder_; }
  bool stopping() const { return stopping_; }
  std::string_view date_line();  // "Date: Wed, 11 Oct 2017 14:05:00 GMT\r\n"
  std::list<Session*>::iterator enter(Session* session);
  void leave(std::list<Session*>::iterator place);

 private:
  Awaitable accept();
  Awaitable watch();
  Awaitable serve(Socket socket);
  void turn_away(Socket socket);
  void begin_stopping();

  ServerState& state_;
  Responder responder_;
  std::list<Session*> sessions_;  // before the io_context: the sessions in its coroutines leave when it is destroyed
  bool stopping_ = false;
  std::chrono::steady_clock::time_point stop_by_{};
  std::string date_line_;
  int64_t date_line_second_ = -1;
  boost::asio::io_context context_;
  Acceptor acceptor_;
  Timer timer_;
};

}  // namespace strongroom::web::http
