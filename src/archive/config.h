// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace strongroom::archive {

// strongroom.toml: what the operator decides (docs/operators.md lists every key). All have defaults that work.
struct Config {
  std::map<std::string, std::string> name = {{"en", "Archive"}};  // by interface language
  std::map<std::string, std::string> about;                       // one sentence, by interface language
  std::string base_url = "http://127.0.0.1:8080";                 // without a trailing slash
  std::string origin;    // of the log; fixed when the archive is made (see log_origin)
  std::string site;      // the host the rescued pages came from, for those that do not tell
  std::string site_url;  // its address ("https://example.org"), to make gap URLs whole
  std::vector<std::string> languages = {"en", "ar"};  // of the interface; the first is the default
  std::string time_zone = "UTC";                      // IANA name, the publisher's
  std::string locale_en = "en-GB";
  std::string locale_ar = "ar-SY";
  uint32_t page_size = 10;  // 1 to 100

  // Malformed with the line and the remedy.
  static Result<Config> parse(std::string_view toml);
  // What `parse` reads back to the same values, with a comment above each key.
  std::string to_toml() const;

  // `origin`, or where the log is served, as C2SP tlog-tiles asks: base_url and "/log", without the scheme.
  std::string log_origin() const;
};

}  // namespace strongroom::archive
