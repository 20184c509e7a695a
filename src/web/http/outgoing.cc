// SPDX-License-Identifier: Apache-2.0
#include "web/http/outgoing.h"

#include <sys/sendfile.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/error.hpp>
#include <cerrno>

namespace strongroom::web::http {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

}  // namespace

Outgoing::Outgoing(const Reply& reply, std::string_view head) : head_(asio::buffer(head)) {
  const ReadyResponse& source = reply.whole ? *reply.whole : *reply.response;
  if (!source.file || reply.body.size() < sent_from_file_bytes_min) {
    body_ = asio::buffer(reply.body);
    return;
  }
  file_ = source.file->descriptor();
  file_offset_ = static_cast<size_t>(reply.body.data() - source.file->bytes().data());
  file_left_ = reply.body.size();
}

bool Outgoing::send_some(Worker::Socket& socket, error_code& error) {
  return send_bytes(socket, error) && send_file(socket, error);
}

bool Outgoing::send_bytes(Worker::Socket& socket, error_code& error) {
  while (head_.size() + body_.size() > 0) {
    // Before a file the head waits for its first bytes, to leave in one packet with them.
    const size_t sent = file_left_ > 0 ? socket.send(asio::const_buffers_1(head_), MSG_MORE, error)
                                       : socket.send(std::array{head_, body_}, 0, error);
    if (error) return false;
    const size_t of_head = std::min(sent, head_.size());
    head_ += of_head;
    body_ += sent - of_head;
  }
  return true;
}

bool Outgoing::send_file(Worker::Socket& socket, error_code& error) {
  auto offset = static_cast<off_t>(file_offset_);
  while (file_left_ > 0) {
    const ssize_t sent = ::sendfile(socket.native_handle(), file_, &offset, file_left_);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) {
      error = error_code(errno, asio::error::get_system_category());
    } else if (sent == 0) {
      error = asio::error::eof;  // somebody has cut the file short
    }
    if (sent <= 0) break;
    file_left_ -= static_cast<size_t>(sent);
  }
  file_offset_ = static_cast<size_t>(offset);
  return file_left_ == 0;
}

}  // namespace strongroom::web::http
