// SPDX-License-Identifier: Apache-2.0
#include "web/http/worker.h"

#include <signal.h>
#include <sys/socket.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <ctime>

#include "base/civil_time.h"
#include "web/http/session.h"

namespace strongroom::web::http {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr asio::use_awaitable_t<Worker::Executor> kAwait;
// How exact time-outs are. One timer for all sessions: a timer for each costs more than the request it guards.
constexpr std::chrono::milliseconds kTick{100};
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

}  // namespace

Worker::Worker(ServerState& state)
    : state_(state),
      responder_(state.application, state.cache, state.outage, {state.options.version_age_max, state.options.on_fault}),
      context_(1),
      acceptor_(context_),
      timer_(context_) {}

Worker::~Worker() = default;

void Worker::listen(const tcp::endpoint& endpoint) {
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(asio::socket_base::reuse_address(true));
  acceptor_.set_option(ReusePort(true));
  if (endpoint.protocol() == tcp::v6()) acceptor_.set_option(asio::ip::v6_only(false));
  acceptor_.bind(endpoint);
  acceptor_.listen(asio::socket_base::max_listen_connections);
}

void Worker::run() {
  // A client that closes while a file is sent to it shows as an error of the call.
  sigset_t broken_pipe;
  ::sigemptyset(&broken_pipe);
  ::sigaddset(&broken_pipe, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
  asio::co_spawn(context_, accept(), asio::detached);
  asio::co_spawn(context_, watch(), asio::detached);
  context_.run();
}

void Worker::stop() {
  asio::post(context_, [this] { begin_stopping(); });
}

std::string_view Worker::date_line() {
  const int64_t second = std::time(nullptr);
  if (second != date_line_second_) {
    date_line_ = "Date: " + Timestamp{second}.http_date() + "\r\n";
    date_line_second_ = second;
  }
  return date_line_;
}

std::list<Session*>::iterator Worker::enter(Session* session) {
  ++state_.connections;
  return sessions_.insert(sessions_.end(), session);
}

void Worker::leave(std::list<Session*>::iterator place) {
  --state_.connections;
  sessions_.erase(place);
}

Worker::Awaitable Worker::accept() {
  while (!stopping_) {
    error_code error;
    Socket socket = co_await acceptor_.async_accept(asio::redirect_error(kAwait, error));
    if (stopping_) co_return;
    if (error) {
      // Out of descriptors, most likely. Trying again at once would burn the time that the sessions need to end.
      Timer pause(context_, kTick);
      co_await pause.async_wait(asio::redirect_error(kAwait, error));
    } else if (state_.connections >= limits().connections_max) {
      turn_away(std::move(socket));
    } else {
      asio::co_spawn(context_, serve(std::move(socket)), asio::detached);
    }
  }
}

Worker::Awaitable Worker::serve(Socket socket) {
  Session session(*this, std::move(socket));
  co_await session.run();
}

void Worker::turn_away(Socket socket) {
  constexpr std::string_view kAnswer =
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  error_code ignored;  // nobody is owed more than an attempt
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(kAnswer), ignored);
}

// Ends what has taken too long, and the worker when it is stopping and done.
Worker::Awaitable Worker::watch() {
  while (true) {
    timer_.expires_after(kTick);
    error_code error;
    co_await timer_.async_wait(asio::redirect_error(kAwait, error));
    const auto now = Session::Clock::now();
    for (Session* session : sessions_) session->expire(now);
    if (stopping_ && (sessions_.empty() || now >= stop_by_)) {
      context_.stop();
      co_return;
    }
  }
}

void Worker::begin_stopping() {
  stopping_ = true;
  stop_by_ = Session::Clock::now() + limits().stop_max;
  error_code ignored;
  acceptor_.close(ignored);
  for (Session* session : sessions_) session->stop();
  timer_.cancel();
}

}  // namespace strongroom::web::http
