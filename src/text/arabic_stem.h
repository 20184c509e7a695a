// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace strongroom::text {

// Light stemming of a folded Arabic word, after light10 (Larkey, Ballesteros, Connell: "Light Stemming for Arabic
// Information Retrieval", 2007): "and", the article with its prepositions and the commonest endings are taken off,
// roots are left alone. Part of the argument, at least two letters long where anything was taken off.
std::string_view arabic_stem(std::string_view folded);

}  // namespace strongroom::text
