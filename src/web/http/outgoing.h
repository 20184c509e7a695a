// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/buffer.hpp>
#include <string_view>

#include "web/http/responder.h"
#include "web/http/worker.h"

namespace strongroom::web::http {

// What is left of a reply on its way to a socket. A short body goes with the head in one gather write; a long one that
// lies in a file goes out of the page cache without being copied (sendfile(2)). `head` is the reply's with "Date: …",
// "Connection: …" and the empty line; both must outlive it. SIGPIPE must be blocked: sendfile knows no MSG_NOSIGNAL.
class Outgoing {
 public:
  Outgoing(const Reply& reply, std::string_view head);

  // Sends as much as the socket takes now. True when nothing is left; else `error` says why: `would_block`, or what
  // ends the connection.
  bool send_some(Worker::Socket& socket, boost::system::error_code& error);

 private:
  bool send_bytes(Worker::Socket& socket, boost::system::error_code& error);
  bool send_file(Worker::Socket& socket, boost::system::error_code& error);

  boost::asio::const_buffer head_;
  boost::asio::const_buffer body_;
  int file_ = -1;
  size_t file_offset_ = 0;
  size_t file_left_ = 0;
};

}  // namespace strongroom::web::http
