// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/civil_time.h"
#include "base/files.h"

namespace strongroom::web {

// How long others may keep a response.
enum class Caching {
  Revalidate,  // no-cache with an ETag: the page may change with the next intake
  Immutable,   // its address changes with its bytes: assets, full tiles
  Short,       // a few seconds: the checkpoint
  Never,       // no-store
};

// What a handler answers. The server adds ETag (of the body), Last-Modified, Content-Length, compression, the security
// headers, HEAD and 304. Responses to GET are cached by target and archive version when `caching` is Revalidate.
struct Response {
  unsigned status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  Caching caching = Caching::Revalidate;
  std::optional<Timestamp> last_modified;
  std::vector<std::pair<std::string, std::string>> headers;  // further ones: Location, Link, Content-Disposition
  // Sent in place of `body`, as it lies on the disk and never compressed: originals. Its ETag is `file_digest`.
  std::shared_ptr<const MappedFile> file;
  std::string file_digest;

  static Response redirect(unsigned status,
                           std::string location);  // 301, 302, 308; the location is a path or URL we made
};

}  // namespace strongroom::web
