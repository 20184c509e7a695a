// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "records/block.h"

namespace strongroom::ingest::html {

struct LinkedText {
  std::string text;                  // NFC, white space collapsed
  std::vector<records::Link> links;  // on code points of `text`
};

// A line of text that is put together from pieces: collapses white space across them (no-break spaces included), drops
// control characters, and keeps where links begin and end.
class InlineText {
 public:
  void append(std::string_view utf8);
  void begin_link(std::string url);
  void end_link();

  // No visible character yet.
  bool empty() const { return text_.empty(); }
  // The text so far, and starts anew; a link that is still open goes on in the next text.
  LinkedText take();

 private:
  struct ByteLink {
    size_t start = 0;
    size_t end = 0;
    std::string url;
  };

  void append_visible(std::string_view run);
  void close_link_at_end();
  void remove_plugin_tags();
  void normalise();

  std::string text_;
  bool space_pending_ = false;
  bool link_open_ = false;
  size_t link_start_ = 0;
  std::string link_url_;
  std::vector<ByteLink> links_;
};

}  // namespace strongroom::ingest::html
