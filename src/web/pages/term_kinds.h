// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "store/query.h"
#include "web/pages/interface.h"

namespace strongroom::web {

inline constexpr std::array all_term_kinds = {store::TermKind::Category, store::TermKind::Tag, store::TermKind::Author,
                                              store::TermKind::Source, store::TermKind::Language};

// "category" of "/category/statements/2017"; nullopt when the first segment names no kind.
std::optional<store::TermKind> term_kind_of_path(std::string_view path);

// What a term is called on pages: its name, or for a language the language's name.
std::string term_label(const store::TermCount& term, const Interface& interface);

// "Category" and "Categories".
const std::string& kind_label(store::TermKind kind, const Interface& interface);
const std::string& kinds_label(store::TermKind kind, const Interface& interface);

}  // namespace strongroom::web
