// SPDX-License-Identifier: Apache-2.0
#include "web/pages/user_text.h"

#include "text/language.h"

namespace strongroom::web {

Html language_attributes(std::string_view lang, std::string_view text) {
  const bool known = !lang.empty() && lang != "und";
  const auto direction = known ? text::direction_of_language(lang) : text::direction_of_text(text);
  // An empty lang says "unknown", so that the interface's language does not reach in.
  return Html(" lang=\"" + (known ? escape_html(lang) : std::string()) + "\" dir=\"" +
              (direction == text::Direction::RightToLeft ? "rtl" : "ltr") + "\"");
}

View UserText::view() const { return View::of({{"text", text}, {"attributes", language_attributes(lang, text)}}); }

}  // namespace strongroom::web
