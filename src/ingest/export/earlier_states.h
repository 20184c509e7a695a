// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace strongroom::ingest {

// When a system says that it saved something: "2019-03-15 08:00:07" of "2019-03-15T08:00:07.000Z". Sorts by time.
// Nullopt for what is no such moment, the null dates of databases among it.
std::optional<std::string> saved_moment(std::string_view field);

// The states of one entry that an export keeps beside the one that it shows, in any order.
class EarlierStates {
 public:
  // More than these of one entry are not kept, so that an entry's history can be compared with itself.
  static constexpr size_t states_max = 1000;

  bool full() const { return states_.size() >= states_max; }
  // Not when full. `moment` is a saved_moment; `order` decides between equal ones, and after that the order of adding.
  // `saved_as_told` is the field as it stands.
  void add(std::string moment, uint64_t order, records::Item item, std::string_view saved_as_told);

  // Hands them over, oldest first, without those that say the same as the state before them or the shown one: systems
  // also keep a copy of what they show, and one for each save that changed no word. `as_kept` is the shown state made
  // in the way in which these were, `shown` is when it was saved.
  void give_to(FoundItem& found, const records::Item& as_kept, const records::PrintedDate& shown);

 private:
  struct Saved {
    std::string moment;
    uint64_t order;
    records::ToldState state;
  };
  std::vector<Saved> states_;
};

// The date that a field of a save states, with the field as it stands.
records::PrintedDate saved_date(std::string_view field);

}  // namespace strongroom::ingest
