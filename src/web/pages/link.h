// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "web/pages/user_text.h"
#include "web/pages/view.h"

namespace strongroom::web {

struct Link {
  std::string text;
  std::string href;
  std::string count{};   // as the interface writes it; empty for none
  bool current = false;  // leads to the page it stands on
  std::string lang{};    // of the text, where somebody published it; empty: its first letter tells its direction

  View view() const {
    const Html attributes = lang.empty() ? Html("") : language_attributes(lang, text);
    return View::of(
        {{"text", text}, {"href", href}, {"count", count}, {"current", current}, {"attributes", attributes}});
  }
};

}  // namespace strongroom::web
