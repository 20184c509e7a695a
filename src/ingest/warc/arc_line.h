// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace strongroom::ingest::warc {

// The line that begins a record of an ARC file (archive.org, "Arc File Format", versions 1 and 2):
//   <url> <ip> <yyyymmddhhmmss> <media type> [<result> <checksum> <location> <offset> <file>] <length>
struct ArcLine {
  std::string url;   // may hold spaces: crawlers wrote them
  std::string date;  // made RFC 3339; empty when it is no date
  std::string media_type;
  uint64_t length = 0;
};

// nullopt for a line that is not one. `line` is without its end.
std::optional<ArcLine> parse_arc_line(std::string_view line);

}  // namespace strongroom::ingest::warc
