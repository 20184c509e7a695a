// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <string>

#include "base/assert.h"
#include "web/http/request_parser.h"

namespace {

using strongroom::web::http::RequestParser;

// The requests that a connection which delivers `step` bytes at a time finds in the bytes: their targets and bodies.
// (When a broken head is refused, at its first wrong byte or at its end, may depend on the steps.)
std::string transcript(std::string_view bytes, size_t step) {
  RequestParser parser(4096, 4096);
  std::string said;
  std::string waiting;
  while (!bytes.empty() && parser.state() != RequestParser::State::Refused) {
    waiting += bytes.substr(0, step);
    bytes.remove_prefix(std::min(bytes.size(), step));
    while (!waiting.empty()) {
      waiting.erase(0, parser.take(waiting));
      if (parser.state() != RequestParser::State::Complete) break;
      said += parser.request().target + "\n" + parser.request().body + "\n";
      parser.next();
    }
  }
  return said;
}

}  // namespace

// How the network cuts the bytes must not change what they say: else two servers could read two different requests.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), std::min<size_t>(size, 2048));
  const std::string at_once = transcript(bytes, bytes.size() + 1);
  STRONGROOM_ASSERT(transcript(bytes, 1) == at_once);
  return 0;
}
