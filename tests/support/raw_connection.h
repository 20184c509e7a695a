// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace strongroom::test {

// A TCP connection to 127.0.0.1 that sends exactly the bytes it is told to: for what no well-behaved client would send.
class RawConnection {
 public:
  explicit RawConnection(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~RawConnection() { ::close(socket_); }
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  bool connected() const { return connected_; }

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return;
      bytes.remove_prefix(static_cast<size_t>(n));
    }
  }

  // Everything until the server closes; nullopt when it has not within the time.
  std::optional<std::string> read_to_end(std::chrono::milliseconds time = std::chrono::seconds(5)) {
    const auto until = std::chrono::steady_clock::now() + time;
    while (read_some(until)) {
    }
    if (!closed_) return std::nullopt;
    return std::exchange(received_, {});
  }

  // One response with a Content-Length (or none to come: `has_body` false); empty when the server closes before.
  std::string read_response(bool has_body = true) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (true) {
      if (const auto size = response_size(has_body); size && received_.size() >= *size) {
        std::string response = received_.substr(0, *size);
        received_.erase(0, *size);
        return response;
      }
      if (!read_some(until)) return {};
    }
  }

 private:
  std::optional<size_t> response_size(bool has_body) const {
    const size_t head = received_.find("\r\n\r\n");
    if (head == received_.npos) return std::nullopt;
    const size_t length = received_.find("Content-Length: ");
    if (!has_body || length > head) return head + 4;
    return head + 4 + std::strtoull(received_.c_str() + length + 16, nullptr, 10);
  }

  bool read_some(std::chrono::steady_clock::time_point until) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd waiting{socket_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
    char bytes[4096];
    const ssize_t n = ::recv(socket_, bytes, sizeof bytes, 0);
    closed_ = n <= 0;
    if (n > 0) received_.append(bytes, static_cast<size_t>(n));
    return n > 0;
  }

  int socket_;
  bool connected_ = false;
  bool closed_ = false;
  std::string received_;
};

}  // namespace strongroom::test
