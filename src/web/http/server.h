// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "base/result.h"
#include "web/http/application.h"

namespace strongroom::web {

// What one client may take. Everything has a limit; going past one is answered (400, 408, 411, 413, 414, 431, 503)
// where that can still be done, and closes the connection.
struct ServerLimits {
  size_t connections_max = 4096;
  size_t head_bytes_max = 16 << 10;  // request line and headers
  size_t body_bytes_max = 64 << 10;
  std::chrono::milliseconds idle_max{30'000};  // between requests of a connection
  std::chrono::milliseconds head_max{10'000};  // from the first byte of a request to the end of its head
  std::chrono::milliseconds body_max{10'000};
  // A response may take `write_max` and as long again as this many bytes a second need.
  std::chrono::milliseconds write_max{20'000};
  size_t write_bytes_per_second_min = 8 << 10;
  std::chrono::milliseconds stop_max{5'000};  // for requests under way when the server stops
};

struct ServerOptions {
  std::string address = "127.0.0.1";  // IPv4 or IPv6; "::" is both
  uint16_t port = 8080;               // 0: any free one
  unsigned threads = 0;               // 0: one a core
  size_t cache_bytes_max = 64 << 20;  // of ready responses
  size_t cache_files_max = 512;       // of those, kept in files of memory, a descriptor each
  // How old an answer may be after the archive has changed.
  std::chrono::milliseconds version_age_max{200};
  ServerLimits limits;
  // Told once, when connections are accepted, with the address as it is: "http://127.0.0.1:8080".
  std::function<void(std::string_view url)> on_listening;
  // Told of every fault of a request (database gone, disk broken), and when the server can answer nothing at all, and
  // can again; called from any thread. Default: a line on stderr.
  std::function<void(std::string_view what)> on_fault;
};

// Serves the archive until SIGINT or SIGTERM, then lets the requests under way finish. Usage, with a sentence that
// names the remedy, when the address cannot be listened on.
Result<void> serve(const archive::Archive& archive, const ServerOptions& options);

namespace http {

// As above, for any application, which must outlive the call.
Result<void> serve_until_stopped(const Application& application, const ServerOptions& options);

// Threads that accept and answer, one io_context each, on one port (SO_REUSEPORT).
class Server {
 public:
  // Listens and serves when it returns. `application` must outlive the server.
  static Result<std::unique_ptr<Server>> start(const Application& application, const ServerOptions& options);
  // Stops.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  uint16_t port() const;
  // Accepts no more, lets requests under way finish (at most `stop_max`), joins the threads. Thread-safe.
  void stop();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace http
}  // namespace strongroom::web
