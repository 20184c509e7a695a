// SPDX-License-Identifier: Apache-2.0
#include "archive/told_history.h"

#include <algorithm>

namespace strongroom::archive {

namespace {

// A revision with what it is compared by.
struct Had {
  ShapedItem state;
  std::string text;
  records::PrintedDate saved;
};

bool is_the_same(const Had& had, const ShapedItem& told, const records::ToldState& state) {
  if (!had.saved.date) return same_statement(had.state, told);
  return had.saved.date == state.saved.date && had.state.item.title == state.item.title && had.text == told.item.text();
}

}  // namespace

std::vector<const records::ToldState*> states_not_had(const FoundState& found,
                                                      const std::vector<records::ItemRevision>& history) {
  std::vector<Had> revisions;
  revisions.reserve(history.size());
  for (const records::ItemRevision& revision : history) {
    revisions.push_back({shaped(revision.item), revision.item.text(), revision.saved});
  }
  std::vector<const records::ToldState*> missing;
  for (const records::ToldState& state : found.earlier) {
    const ShapedItem told = shaped(state.item);
    const bool is_there =
        std::any_of(revisions.begin(), revisions.end(), [&](const Had& had) { return is_the_same(had, told, state); });
    if (!is_there) missing.push_back(&state);
  }
  return missing;
}

}  // namespace strongroom::archive
