// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "web/pages/view.h"

namespace strongroom::web {

// Text that somebody published: shown with its own language and direction, whatever the interface's are.
struct UserText {
  std::string text;
  std::string lang;  // BCP 47; "und" when it cannot be told

  // {text, attributes}: ` lang="ar" dir="rtl"`, for the element that holds the text.
  View view() const;
};

// The attributes alone. An unknown language says nothing about direction: then the text's first strong letter does.
Html language_attributes(std::string_view lang, std::string_view text);

}  // namespace strongroom::web
