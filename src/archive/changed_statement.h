// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "archive/text_shape.h"
#include "records/item.h"

namespace strongroom::archive {

// A borrowed item and the shape of its text; both must outlive it.
struct Statement {
  const records::Item& item;
  const TextShape& shape;
};

// Whether two texts of one day, too different to be near the same, are one statement that was changed at its source.
//
// Problem: a text dump has neither titles nor addresses. Where half of a statement's paragraphs were changed between
// the dump and the page that has its title, only the beginning and the category tell that the two are one. Rule: they
// share a category, no two titles contradict, they begin with the same dozen words (or the one begins with the other's
// title), and two fifths of the shorter text are in the longer one. Short notes never are: a day's notes of one office
// may differ in a name and a number only.
bool is_changed_statement(const Statement& a, const Statement& b);

}  // namespace strongroom::archive
