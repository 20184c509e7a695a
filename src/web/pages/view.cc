// SPDX-License-Identifier: Apache-2.0
#include "web/pages/view.h"

#include "base/assert.h"

namespace strongroom::web {

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

View View::of(std::initializer_list<Member> members) {
  View view;
  view.value_ = Object{};
  view.add(members);
  return view;
}

View& View::add(std::initializer_list<Member> members) {
  auto* object = std::get_if<Object>(&value_);
  STRONGROOM_ASSERT(object != nullptr);
  for (const auto& member : members) {
    object->names.push_back(member.name);
    object->values.push_back(member.value);
  }
  return *this;
}

}  // namespace strongroom::web
