// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"
#include "web/pages/messages.h"
#include "web/pages/view.h"

namespace strongroom::web {

// The mustache templates of src/web/templates, compiled in, each of which a site can replace by a file of the same name
// in <archive>/theme/templates/ (docs/theming.md). Besides mustache:
//
//   {{t.key}}     the interface's sentence of that name, put in when the template is read (messages.h)
//   {{>part_x}}   another template, put in when the template is read
//
// A template cannot switch escaping off: what is printed is escaped unless the value itself is Html.
// Immutable and thread-safe once made.
class Templates {
 public:
  // Malformed, with the file and the place, for an override that is not a template, prints an unknown sentence, or
  // names an unknown template. An empty `theme_folder` means no overrides.
  static Result<Templates> load(const Messages& messages, const Files& files, const Path& theme_folder);

  ~Templates();
  Templates(Templates&&) noexcept;
  Templates& operator=(Templates&&) noexcept;

  // `name` without ".mustache": one of the compiled-in templates whose names do not begin with "part_" (those are only
  // included). A language without a catalogue gets the English one.
  std::string render(std::string_view name, std::string_view lang, const View& view) const;

 private:
  struct Compiled;
  Templates();
  // By language and name.
  std::map<std::pair<std::string, std::string>, std::unique_ptr<Compiled>, std::less<>> compiled_;
};

}  // namespace strongroom::web
