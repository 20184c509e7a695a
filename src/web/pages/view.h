// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace strongroom::web {

// Text that is markup already: the only thing a template prints without escaping it. Make one only from parts that were
// escaped (escape_html) or that no user can influence.
struct Html {
  explicit Html(std::string markup_) : markup(std::move(markup_)) {}
  std::string markup;
};

// For the text of an element or a double-quoted attribute.
std::string escape_html(std::string_view text);

// What a template is filled with: text (escaped when printed), markup, yes or no, a list, or named members. A section
// of empty text, of "no" and of an empty list is left out.
class View {
 public:
  struct Member;
  using List = std::vector<View>;
  struct Object {
    std::vector<std::string> names;
    std::vector<View> values;  // as many
  };
  using Value = std::variant<bool, std::string, Html, List, Object>;

  View();
  // Of bool itself only: a number or a pointer that silently became "yes" would hide a mistake.
  template <std::same_as<bool> Bool>
  View(Bool yes) : value_(yes) {}
  View(std::string text);
  View(std::string_view text);
  View(const char* text);
  View(Html markup);
  View(List list);

  static View of(std::initializer_list<Member> members);
  // A list made of values that each have `View view() const`.
  template <typename Values>
  static View list(const Values& values) {
    List all;
    all.reserve(values.size());
    for (const auto& value : values) all.push_back(value.view());
    return all;
  }
  // The part if there is one, else "no". For std::optional of a value that has `View view() const`.
  template <typename Optional>
  static View part(const Optional& value) {
    return value ? value->view() : View();
  }

  // Adds members to named members.
  View& add(std::initializer_list<Member> members);

  const Value& value() const { return value_; }

 private:
  Value value_;
};

struct View::Member {
  std::string name;
  View value;
};

// Here, because a value can be destroyed only once its members are known.
inline View::View() : value_(false) {}
inline View::View(std::string text) : value_(std::move(text)) {}
inline View::View(std::string_view text) : value_(std::string(text)) {}
inline View::View(const char* text) : value_(std::string(text)) {}
inline View::View(Html markup) : value_(std::move(markup)) {}
inline View::View(List list) : value_(std::move(list)) {}

}  // namespace strongroom::web
