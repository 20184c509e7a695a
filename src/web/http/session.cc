// SPDX-License-Identifier: Apache-2.0
#include "web/http/session.h"

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstring>

#include "web/http/outgoing.h"

namespace strongroom::web::http {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using State = RequestParser::State;

constexpr asio::use_awaitable_t<Worker::Executor> kAwait;
constexpr size_t kBufferBytesFirst = 4 << 10;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
// After a refusal the client may still be sending. Closing at once would make its kernel drop our answer unread.
constexpr std::chrono::milliseconds kLingerMax{1000};
constexpr size_t kLingerBytesMax = 256 << 10;

}  // namespace

Session::Session(Worker& worker, Worker::Socket socket)
    : worker_(worker),
      socket_(std::move(socket)),
      parser_(worker.limits().head_bytes_max, worker.limits().body_bytes_max),
      buffer_(kBufferBytesFirst),
      place_(worker.enter(this)) {
  error_code ignored;  // a socket that the client has closed already shows it at the first read
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket_.non_blocking(true, ignored);
}

Session::~Session() { worker_.leave(place_); }

Worker::Awaitable Session::run() {
  while (true) {
    co_await receive();
    if (parser_.state() == State::Refused) {
      co_await refuse(parser_.refusal());
      co_return;
    }
    if (parser_.state() != State::Complete) {
      if (expired_ && parser_.state() != State::Nothing) co_await refuse(408);
      co_return;
    }
    const bool keep_alive = parser_.request().keep_alive && !worker_.stopping();
    const Reply reply = worker_.responder().respond(parser_.request());
    const bool sent = co_await send(reply, keep_alive);
    if (!sent || !keep_alive) co_return;
    parser_.next();
  }
}

// Returns when a request is complete or refused, or none will come.
Session::Awaitable<void> Session::receive() {
  allow(worker_.limits().idle_max);
  State before = State::Nothing;
  while (true) {
    begin_ += parser_.take({buffer_.data() + begin_, end_ - begin_});
    const State state = parser_.state();
    if (state == State::Complete || state == State::Refused) co_return;
    if (state == State::Nothing && worker_.stopping()) co_return;
    if (state == State::Head && before == State::Nothing) allow(worker_.limits().head_max);
    if (state == State::Body && before != State::Body) {
      allow(worker_.limits().body_max);
      // RFC 9110 section 10.1.1. Those few bytes fit into any socket's buffer.
      error_code ignored;  // a client that has gone shows it at the next read
      if (parser_.request().expects_continue) socket_.write_some(asio::buffer(kContinue), ignored);
    }
    before = state;

    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    // The parser refuses a head over its limit, so this grows to little more than that.
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    error_code error;
    end_ += co_await socket_.async_read_some(asio::buffer(buffer_.data() + end_, buffer_.size() - end_),
                                             asio::redirect_error(kAwait, error));
    if (error) co_return;
  }
}

// True when all is sent.
Session::Awaitable<bool> Session::send(const Reply& reply, bool keep_alive) {
  const auto& limits = worker_.limits();
  const size_t seconds = reply.body.size() / std::max<size_t>(1, limits.write_bytes_per_second_min);
  allow(limits.write_max + std::chrono::seconds(seconds));

  head_.assign(reply.head).append(worker_.date_line()).append(keep_alive ? "\r\n" : "Connection: close\r\n\r\n");
  Outgoing outgoing(reply, head_);
  error_code error;
  while (!outgoing.send_some(socket_, error)) {
    if (error != asio::error::would_block) co_return false;
    co_await socket_.async_wait(Worker::Socket::wait_write, asio::redirect_error(kAwait, error));
    if (error) co_return false;
  }
  co_return true;
}

Session::Awaitable<void> Session::refuse(unsigned status) {
  const Reply reply = worker_.responder().refuse(status);
  const bool sent = co_await send(reply, false);
  if (sent) co_await linger();
}

Session::Awaitable<void> Session::linger() {
  error_code error;
  socket_.shutdown(Worker::Socket::shutdown_send, error);
  allow(kLingerMax);
  size_t dropped = 0;
  while (!error && !expired_ && dropped < kLingerBytesMax) {
    dropped += co_await socket_.async_read_some(asio::buffer(buffer_), asio::redirect_error(kAwait, error));
  }
}

void Session::allow(std::chrono::milliseconds time) {
  deadline_ = Clock::now() + time;
  expired_ = false;
}

void Session::expire(Clock::time_point now) {
  if (now < deadline_ || expired_) return;
  expired_ = true;
  error_code ignored;  // a closed socket has nothing to wait for
  socket_.cancel(ignored);
}

void Session::stop() {
  if (parser_.state() == State::Nothing) {
    error_code ignored;
    socket_.cancel(ignored);
  }
}

}  // namespace strongroom::web::http
