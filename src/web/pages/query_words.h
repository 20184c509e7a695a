// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "store/wider_query.h"
#include "web/pages/interface.h"
#include "web/pages/view.h"

namespace strongroom::web {

// How the words of a search were understood, in the interface's language: "“civil registry” · Category: news · not:
// draft". Each part that the user wrote stands alone, because it may run in the other direction. Empty for a query that
// is refused.
Html query_in_words(std::string_view query, const Interface& interface);

// What a wider query does with the words of another: "Without “draft”".
std::string wider_query_in_words(const store::WiderQuery& wider, const Interface& interface);

// Why the words of a search cannot be used, and what to write instead.
std::string query_refusal(std::string_view query, const Interface& interface);

}  // namespace strongroom::web
