// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <list>
#include <string>
#include <vector>

#include "web/http/request_parser.h"
#include "web/http/worker.h"

namespace strongroom::web::http {

// One connection: reads requests, one after the other however they were sent, and writes their replies in order.
// It lives in the frame of its coroutine, on its worker's thread.
class Session {
 public:
  using Clock = std::chrono::steady_clock;

  Session(Worker& worker, Worker::Socket socket);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Until the client closes, a limit is passed or the worker stops.
  Worker::Awaitable run();

  // Interrupts what the session waits for when its time is up.
  void expire(Clock::time_point now);
  // Closes the connection if no request is under way; else it closes after the reply.
  void stop();

 private:
  template <typename T>
  using Awaitable = boost::asio::awaitable<T, Worker::Executor>;

  Awaitable<void> receive();
  Awaitable<bool> send(const Reply& reply, bool keep_alive);
  Awaitable<void> refuse(unsigned status);
  Awaitable<void> linger();
  void allow(std::chrono::milliseconds time);

  Worker& worker_;
  Worker::Socket socket_;
  RequestParser parser_;
  std::vector<char> buffer_;
  size_t begin_ = 0;  // of the bytes in `buffer_` that were not used yet
  size_t end_ = 0;
  Clock::time_point deadline_;
  bool expired_ = false;
  std::string head_;  // of the reply under way
  std::list<Session*>::iterator place_;
};

}  // namespace strongroom::web::http
