// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/civil_time.h"
#include "base/files.h"
#include "web/http/accept_encoding.h"
#include "web/http/byte_range.h"
#include "web/response.h"

namespace strongroom::web::http {

// From this size on a body in a file is sent from there. At 4 KB that costs what copying costs on a good day, but each
// time; a second system call for less would be most of the answer.
constexpr size_t sent_from_file_bytes_min = 2 << 10;

// An answer in the bytes that go to the socket, made once and sent many times (outgoing.h): head, then "Date: …",
// "Connection: …" and the empty line, which differ by request, then the body. Immutable.
struct ReadyResponse {
  unsigned status = 200;
  std::string head;                        // the status line and its headers, each with its line's end
  std::string not_modified_head;           // the same for 304
  std::string body;                        // in its coding; empty when `file` is sent
  std::shared_ptr<const MappedFile> file;  // on disk, or in memory (in_file)
  std::string etag;                        // with its quotes; empty for what cannot be revalidated
  std::optional<Timestamp> last_modified;

  std::string_view content() const { return file ? file->bytes() : std::string_view(body); }
  size_t memory_bytes() const { return sizeof *this + head.size() + not_modified_head.size() + content().size(); }
};

// Adds what the server adds (see Response) and compresses text where that makes it smaller. `coding` is the best that
// the client takes.
ReadyResponse make_ready(Response response, Coding coding);

// The same with its body in a file of memory, from which the kernel sends without copying; nullptr when none can be
// had.
std::shared_ptr<const ReadyResponse> in_file(const ReadyResponse& response);

// The head of a 206 with the bytes from `first` to `last` of an answer with status 200.
std::string partial_head(const ReadyResponse& whole, const ByteRange& part);

// "Not Found"; empty for a status we never send.
std::string_view reason_phrase(unsigned status);

}  // namespace strongroom::web::http
