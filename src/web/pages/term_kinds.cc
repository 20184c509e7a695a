// SPDX-License-Identifier: Apache-2.0
#include "web/pages/term_kinds.h"

#include "text/language.h"

namespace strongroom::web {

std::optional<store::TermKind> term_kind_of_path(std::string_view path) {
  const auto segment = path.substr(std::min<size_t>(1, path.size()), path.find('/', 1) - 1);
  for (const auto kind : all_term_kinds) {
    if (segment == store::term_kind_name(kind)) return kind;
  }
  return std::nullopt;
}

std::string term_label(const store::TermCount& term, const Interface& interface) {
  if (term.term.kind != store::TermKind::Language) return term.name;
  if (term.term.slug == "und") return interface.text("language_unknown");
  return text::language_name(term.term.slug, interface.lang());
}

const std::string& kind_label(store::TermKind kind, const Interface& interface) {
  return interface.text(std::string("kind_") + store::term_kind_name(kind));
}

const std::string& kinds_label(store::TermKind kind, const Interface& interface) {
  return interface.text(std::string("kinds_") + store::term_kind_name(kind));
}

}  // namespace strongroom::web
