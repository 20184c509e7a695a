// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/civil_time.h"
#include "exchange/capture/pace.h"

namespace strongroom::exchange::capture {

// What is asked first when not everything can be.
enum class Rank {
  Seed,
  Listing,  // leads to what is new
  NewItem,
  Known,  // asked in an earlier round; those not asked for the longest time first
};

// The addresses still to be asked for in a round.
class Frontier {
 public:
  struct Choice {
    std::string url;
    std::chrono::milliseconds ready{};
  };

  // Wanted twice, the better rank holds.
  void want(const std::string& url, Rank rank, Timestamp asked_at = {});
  // Of the hosts, the one that may be asked soonest; of its addresses, the first in rank. nullopt when nothing is left.
  std::optional<Choice> next(const Pace& pace, std::chrono::milliseconds now) const;
  void remove(const std::string& url);
  size_t size() const { return wanted_.size(); }

 private:
  struct Place {
    Rank rank = Rank::Known;
    Timestamp asked_at;
    uint64_t order = 0;  // of being wanted
    std::string url;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  struct Wanted {
    std::string origin;
    Place place;
  };

  std::map<std::string, Wanted> wanted_;
  std::map<std::string, std::set<Place>> by_origin_;
  uint64_t orders_ = 0;
};

}  // namespace strongroom::exchange::capture
