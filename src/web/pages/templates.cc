// SPDX-License-Identifier: Apache-2.0
#include "web/pages/templates.h"

#include <kainjow/mustache.hpp>

#include "base/ascii.h"
#include "base/assert.h"
#include "web/embedded.h"

namespace strongroom::web {

namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr size_t include_depth_max = 8;
constexpr uint64_t template_bytes_max = 1 << 20;
constexpr std::string_view suffix = ".mustache";

data to_data(const View& view);

struct ToData {
  data operator()(bool yes) const { return data(yes); }
  // Empty text is "no", so that a section asks whether there is any.
  data operator()(const std::string& text) const { return text.empty() ? data(false) : data(escape_html(text)); }
  data operator()(const Html& html) const { return html.markup.empty() ? data(false) : data(html.markup); }
  data operator()(const View::List& list) const {
    data all(data::type::list);
    for (const auto& element : list) all.push_back(to_data(element));
    return all;
  }
  data operator()(const View::Object& members) const {
    data object(data::type::object);
    for (size_t i = 0; i < members.names.size(); ++i) object.set(members.names[i], to_data(members.values[i]));
    return object;
  }
};

// Text is escaped here, by its type; the templates' own escaping is off, so "{{{x}}}" is no way around it.
data to_data(const View& view) { return std::visit(ToData{}, view.value()); }

const EmbeddedFile* compiled_in(std::string_view name) {
  for (const auto& file : embedded_templates()) {
    if (file.name.size() == name.size() + suffix.size() && file.name.starts_with(name)) return &file;
  }
  return nullptr;
}

// Reads templates, the theme's first, and puts their includes and sentences in.
class Source {
 public:
  Source(const Messages& messages, const Files& files, const Path& theme_folder)
      : messages_(messages), files_(files), theme_folder_(theme_folder) {}

  Result<std::string> expanded(std::string_view name, std::string_view lang, size_t depth = 0) const {
    if (compiled_in(name) == nullptr) return malformed("there is no template \"" + std::string(name) + "\"");
    if (depth == include_depth_max) return malformed("templates include one another endlessly");
    const Path path = theme_folder_ / "templates" / (std::string(name) + std::string(suffix));
    if (theme_folder_.empty() || !files_.exists(path)) return filled_in(compiled_in(name)->bytes, lang, depth);

    const auto own = files_.read(path, template_bytes_max);
    if (!own) return fail(own.error());
    auto text = filled_in(*own, lang, depth);
    if (!text && text.error().file.empty()) text.error().file = path.string();
    return text;
  }

 private:
  static tl::unexpected<Error> malformed(std::string message) { return fail(ErrorCode::Malformed, std::move(message)); }

  Result<std::string> filled_in(std::string_view text, std::string_view lang, size_t depth) const {
    std::string out;
    size_t done = 0;
    for (size_t open = text.find("{{"); open != text.npos; open = text.find("{{", done)) {
      out += text.substr(done, open - done);
      const size_t close = text.find("}}", open);
      if (close == text.npos) return fail(ErrorCode::Malformed, "a tag is not closed", open);
      done = close + 2;
      auto tag = replaced(text.substr(open, done - open), lang, depth);
      if (!tag) {
        if (!tag.error().offset) tag.error().offset = open;
        return tag;
      }
      out += *tag;
    }
    out += text.substr(done);
    return out;
  }

  Result<std::string> replaced(std::string_view tag, std::string_view lang, size_t depth) const {
    const auto inner = trim(tag.substr(2, tag.size() - 4));
    if (inner.starts_with('!')) return std::string();
    if (inner.starts_with('>')) return expanded(trim(inner.substr(1)), lang, depth + 1);
    if (!inner.starts_with("t.")) return std::string(tag);
    const auto name = inner.substr(2);
    if (!messages_.catalogue("en").contains(name)) {
      return malformed("there is no sentence \"" + std::string(name) + "\"");
    }
    return escape_html(messages_.text(lang, name));
  }

  const Messages& messages_;
  const Files& files_;
  const Path& theme_folder_;
};

}  // namespace

// The library's render() is not const, but changes nothing once the template is read and has no lambdas.
struct Templates::Compiled {
  mutable mustache page;
};

Templates::Templates() = default;
Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;

Result<Templates> Templates::load(const Messages& messages, const Files& files, const Path& theme_folder) {
  const Source source(messages, files, theme_folder);
  Templates templates;
  for (const auto& lang : messages.languages()) {
    for (const auto& file : embedded_templates()) {
      const std::string name(file.name.substr(0, file.name.size() - suffix.size()));
      const auto text = source.expanded(name, lang);
      if (!text) return fail(text.error());
      // Parts are read where they are included; alone they may be unbalanced (head opens what foot closes).
      if (name.starts_with("part_")) continue;
      auto compiled = std::make_unique<Compiled>(mustache(*text));
      if (!compiled->page.is_valid()) {
        return fail(ErrorCode::Malformed, "template \"" + name + "\": " + compiled->page.error_message());
      }
      compiled->page.set_custom_escape([](const std::string& escaped_already) { return escaped_already; });
      templates.compiled_.emplace(std::pair(lang, name), std::move(compiled));
    }
  }
  return templates;
}

std::string Templates::render(std::string_view name, std::string_view lang, const View& view) const {
  auto found = compiled_.find(std::pair(std::string(lang), std::string(name)));
  if (found == compiled_.end()) found = compiled_.find(std::pair(std::string("en"), std::string(name)));
  STRONGROOM_ASSERT(found != compiled_.end());
  return found->second->page.render(to_data(view));
}

}  // namespace strongroom::web
