// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "web/pages/view.h"

namespace strongroom::web {

struct Link {
  std::string text;
  std::string href;
  std::string count{};   // as the interface writes it; empty for none
  bool current = false;  // leads to the page it stands on

  View view() const { return View::of({{"text", text}, {"href", href}, {"count", count}, {"current", current}}); }
};

}  // namespace strongroom::web
