// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"

namespace strongroom::web {

// Styles, fonts and icons (src/web/assets, compiled in), each of which a site can replace or add to by a file of the
// same name in <archive>/theme/assets/. They are served under a hash of their bytes, so a browser may keep them for
// ever and a change shows at once. A style sheet's `url(name)` is rewritten to the address of the asset it names.
// Immutable and thread-safe once made.
class Assets {
 public:
  struct Asset {
    std::string bytes;
    std::string content_type;
    std::string url;  // "/assets/1f0c8a…/site.css"
  };

  // NotFound or LimitExceeded, naming the file, when a file of the theme cannot be read.
  static Result<Assets> load(Files& files, const Path& theme_folder);

  // The address of an asset by name ("site.css"), which must exist: templates name only what is compiled in.
  const std::string& url(std::string_view name) const;
  // nullptr when there is no such asset, or its hash is another one.
  const Asset* find(std::string_view hash, std::string_view name) const;
  bool has(std::string_view name) const { return assets_.contains(name); }

 private:
  std::map<std::string, Asset, std::less<>> assets_;
};

}  // namespace strongroom::web
