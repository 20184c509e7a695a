// SPDX-License-Identifier: Apache-2.0
#include "web/http/server.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "base/compression.h"
#include "base/files.h"
#include "tests/support/raw_connection.h"
#include "web/http/response_cache.h"

namespace strongroom::web::http {
namespace {

using namespace std::chrono_literals;
using test::RawConnection;

std::string numbers_to(int end) {
  std::string lines;
  for (int i = 0; i < end; ++i) lines += std::to_string(i) + "\n";
  return lines;
}

// Answers every path with the path. "/large" is 4 MB, "/slow" takes a while, "/file" is `file`, "/long" is long enough
// to be sent from a file and short enough to be kept.
class EchoApplication final : public Application {
 public:
  uint64_t version() const override { return 1; }
  std::optional<Request> request(std::string_view target) const override {
    return Request::from_target(target, {"en"});
  }
  std::string cache_key(Request& request) const override { return request.path; }
  Response answer(const Request& request) const override {
    if (request.path == "/slow") {
      slow_began = true;
      std::this_thread::sleep_for(300ms);
    }
    Response response;
    response.content_type = "text/plain";
    response.body = request.path == "/large" ? std::string(4 << 20, 'x') : "path " + request.path + request.body;
    if (request.path == "/text") response.body = std::string(5000, 't');
    if (request.path == "/long") response.body = numbers_to(20'000);
    if (request.path == "/file") {
      response.file = file;
      response.file_digest = "digest";
    }
    return response;
  }
  Response refusal(unsigned status, std::string_view) const override {
    Response response;
    response.status = status;
    response.body = "refused with " + std::to_string(status);
    return response;
  }

  mutable std::atomic<bool> slow_began = false;
  std::shared_ptr<const MappedFile> file;
};

class ServerTest : public testing::Test {
 protected:
  static ServerOptions options() {
    ServerOptions options;
    options.port = 0;
    options.threads = 2;
    options.limits.connections_max = 50;
    options.limits.head_bytes_max = 2048;
    options.limits.body_bytes_max = 1024;
    options.limits.idle_max = 10s;
    options.limits.stop_max = 2s;
    return options;
  }

  void start(const ServerOptions& with = options()) {
    auto started = Server::start(application_, with);
    ASSERT_TRUE(started) << started.error().to_string();
    server_ = std::move(*started);
  }

  // What the server says to these bytes before it closes; empty when it does not close.
  std::string answer_to(std::string_view bytes) {
    RawConnection connection(server_->port());
    connection.send(bytes);
    return connection.read_to_end().value_or("");
  }

  std::string get(const std::string& target, const std::string& headers = "") {
    return answer_to("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n");
  }

  EchoApplication application_;
  std::unique_ptr<Server> server_;
};

std::string body_of(const std::string& response) { return response.substr(response.find("\r\n\r\n") + 4); }

bool has(const std::string& response, std::string_view line) {
  return response.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
}

TEST_F(ServerTest, Answers) {
  start();
  const std::string response = get("/2017/10");
  EXPECT_TRUE(response.starts_with("HTTP/1.1 200 OK\r\n")) << response;
  EXPECT_TRUE(has(response, "Connection: close"));
  EXPECT_NE(response.find("\r\nDate: "), std::string::npos);
  EXPECT_EQ(body_of(response), "path /2017/10");
}

TEST_F(ServerTest, KeepsTheConnection) {
  start();
  RawConnection connection(server_->port());
  for (const std::string path : {"/1", "/2", "/3"}) {
    connection.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(body_of(connection.read_response()), "path " + path);
  }
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  start();
  std::string requests;
  for (int i = 0; i < 100; ++i) requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  RawConnection connection(server_->port());
  connection.send(requests);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(body_of(connection.read_response()), "path /" + std::to_string(i));
}

TEST_F(ServerTest, ABodyIsNotTheNextRequest) {
  start();
  RawConnection connection(server_->port());
  connection.send(
      "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 26\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n"
      "GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(body_of(connection.read_response()), "path /aGET /smuggled HTTP/1.1\r\n\r\n");
  EXPECT_EQ(body_of(connection.read_response()), "path /b");
}

TEST_F(ServerTest, HeadSendsNoBody) {
  start();
  RawConnection connection(server_->port());
  connection.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(has(connection.read_response(false), "Content-Length: 7"));
  EXPECT_EQ(body_of(connection.read_response()), "path /b");
}

TEST_F(ServerTest, NotModifiedSendsNoBody) {
  start();
  const std::string first = get("/a");
  const size_t tag = first.find("ETag: ") + 6;
  const std::string etag = first.substr(tag, first.find("\r\n", tag) - tag);
  const std::string second = get("/a", "If-None-Match: " + etag + "\r\n");
  EXPECT_TRUE(second.starts_with("HTTP/1.1 304 Not Modified\r\n")) << second;
  EXPECT_EQ(body_of(second), "");
}

TEST_F(ServerTest, SendsTheCodingAskedFor) {
  start();
  const std::string plain(5000, 't');
  EXPECT_EQ(body_of(get("/text")), plain);
  EXPECT_EQ(gunzip(body_of(get("/text", "Accept-Encoding: gzip\r\n")), 1 << 20).value(), plain);
  EXPECT_EQ(unbrotli(body_of(get("/text", "Accept-Encoding: gzip, br\r\n")), 1 << 20).value(), plain);
}

TEST_F(ServerTest, SendsLargeBodiesWhole) {
  start();
  EXPECT_EQ(body_of(get("/large")).size(), 4u << 20);
}

TEST_F(ServerTest, SendsTheSameFromAFileOfMemory) {
  start();
  const std::string body = numbers_to(20'000);
  RawConnection connection(server_->port());
  for (uint32_t use = 0; use < 2 * ResponseCache::uses_before_file; ++use) {
    connection.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(body_of(connection.read_response()), body) << use;
    EXPECT_EQ(body_of(connection.read_response()), "path /a");
  }
  EXPECT_EQ(body_of(get("/long", "Range: bytes=50000-69999\r\n")), body.substr(50'000, 20'000));
}

TEST_F(ServerTest, SendsFilesAndPartsOfThem) {
  const std::string bytes = numbers_to(400'000);
  application_.file = std::make_shared<const MappedFile>(MappedFile::in_memory(bytes).value());
  start();
  EXPECT_EQ(body_of(get("/file")), bytes);
  EXPECT_EQ(body_of(get("/file", "Range: bytes=1000000-1999999\r\n")), bytes.substr(1'000'000, 1'000'000));
  EXPECT_EQ(body_of(get("/file", "Range: bytes=7-10\r\n")), bytes.substr(7, 4));
}

TEST_F(ServerTest, ClosesWhenAFileWasCutShort) {
  const std::string bytes = numbers_to(100'000);
  application_.file = std::make_shared<const MappedFile>(MappedFile::in_memory(bytes).value());
  start();
  ASSERT_EQ(::ftruncate(application_.file->descriptor(), 50'000), 0);
  EXPECT_EQ(body_of(get("/file")), bytes.substr(0, 50'000));
  EXPECT_EQ(body_of(get("/a")), "path /a");
}

TEST_F(ServerTest, OutlivesClientsThatLeaveDuringAFile) {
  application_.file = std::make_shared<const MappedFile>(MappedFile::in_memory(numbers_to(400'000)).value());
  start();
  for (int i = 0; i < 20; ++i) {
    RawConnection leaving(server_->port());
    for (int request = 0; request < 5; ++request) leaving.send("GET /file HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  EXPECT_EQ(body_of(get("/a")), "path /a");
}

TEST_F(ServerTest, RefusesAndCloses) {
  start();
  const struct {
    std::string bytes;
    std::string_view status;
  } cases[] = {
      {"GET / HTTP/1.1\r\n\r\n", "400"},
      {"GET /../x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "400"},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
      {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", "400"},
      {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411"},
      {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "400"},
      {"GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(4000, 'a') + "\r\n\r\n", "431"},
      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n" + std::string(2000, 'a'), "413"},
      {"GET / HTTP/3.0\r\nHost: x\r\n\r\n", "400"},
  };
  for (const auto& c : cases) {
    EXPECT_TRUE(answer_to(c.bytes).starts_with("HTTP/1.1 " + std::string(c.status))) << c.bytes.substr(0, 80);
  }
}

TEST_F(ServerTest, AsksForABodyThatWaits) {
  start();
  RawConnection connection(server_->port());
  connection.send(
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(connection.read_response(false), "HTTP/1.1 100 Continue\r\n\r\n");
  connection.send("abcde");
  EXPECT_TRUE(connection.read_to_end().value_or("").starts_with("HTTP/1.1 200"));
}

TEST_F(ServerTest, CutsOffSlowHeads) {
  ServerOptions slow = options();
  slow.limits.head_max = 300ms;
  start(slow);
  RawConnection connection(server_->port());
  const auto began = std::chrono::steady_clock::now();
  connection.send("GET / HTTP/1.1\r\n");
  for (int i = 0; i < 4; ++i) {
    std::this_thread::sleep_for(100ms);
    connection.send("A: b\r\n");  // a byte now and then does not buy more time
  }
  EXPECT_TRUE(connection.read_to_end().value_or("").starts_with("HTTP/1.1 408"));
  EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);
}

TEST_F(ServerTest, CutsOffSlowBodies) {
  ServerOptions slow = options();
  slow.limits.body_max = 200ms;
  start(slow);
  EXPECT_TRUE(answer_to("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc").starts_with("HTTP/1.1 408"));
}

TEST_F(ServerTest, ClosesIdleConnectionsSilently) {
  ServerOptions idle = options();
  idle.limits.idle_max = 200ms;
  start(idle);
  RawConnection connection(server_->port());
  EXPECT_EQ(connection.read_to_end(), "");
}

TEST_F(ServerTest, CutsOffClientsThatDoNotRead) {
  ServerOptions slow = options();
  slow.limits.write_max = 200ms;
  slow.limits.write_bytes_per_second_min = 100 << 20;
  start(slow);
  RawConnection connection(server_->port());
  for (int i = 0; i < 10; ++i) connection.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(600ms);
  const auto received = connection.read_to_end();
  ASSERT_TRUE(received);
  EXPECT_LT(received->size(), 40u << 20);
}

TEST_F(ServerTest, TurnsAwayTheOneTooMany) {
  ServerOptions few = options();
  few.limits.connections_max = 3;
  start(few);
  std::vector<std::unique_ptr<RawConnection>> held;
  for (int i = 0; i < 3; ++i) {
    held.push_back(std::make_unique<RawConnection>(server_->port()));
    held.back()->send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(held.back()->read_response(), "");
  }
  RawConnection refused(server_->port());
  EXPECT_TRUE(refused.read_to_end().value_or("").starts_with("HTTP/1.1 503"));
  held.clear();
  std::this_thread::sleep_for(100ms);
  EXPECT_TRUE(get("/").starts_with("HTTP/1.1 200"));
}

TEST_F(ServerTest, StoppingFinishesWhatIsUnderWay) {
  start();
  RawConnection idle(server_->port());
  idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  idle.read_response();
  RawConnection busy(server_->port());
  busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  while (!application_.slow_began) std::this_thread::sleep_for(1ms);
  const auto began = std::chrono::steady_clock::now();
  server_->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 1500ms);
  EXPECT_EQ(body_of(busy.read_response()), "path /slow");
  EXPECT_EQ(idle.read_to_end(), "");
  EXPECT_FALSE(RawConnection(server_->port()).connected());
}

TEST_F(ServerTest, RefusesATakenPort) {
  start();
  ServerOptions same = options();
  same.port = server_->port();
  const auto second = Server::start(application_, same);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::Usage);
  EXPECT_NE(second.error().message.find("choose another port"), std::string::npos);
}

TEST_F(ServerTest, RefusesWhatIsNoAddress) {
  ServerOptions wrong = options();
  wrong.address = "archive.example.org";
  EXPECT_FALSE(Server::start(application_, wrong));
}

TEST_F(ServerTest, ServesManyAtOnce) {
  start();
  std::vector<std::thread> clients;
  std::atomic<int> good = 0;
  for (int c = 0; c < 4; ++c) {
    clients.emplace_back([&] {
      for (int i = 0; i < 50; ++i) good += body_of(get("/" + std::to_string(i))) == "path /" + std::to_string(i);
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(good, 200);
}

}  // namespace
}  // namespace strongroom::web::http
