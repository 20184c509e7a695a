// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/frontier.h"

#include <algorithm>
#include <tuple>

#include "fetch/url.h"

namespace strongroom::exchange::capture {

void Frontier::want(const std::string& url, Rank rank, Timestamp asked_at) {
  const Result<fetch::Url> parsed = fetch::parse_url(url);
  if (!parsed) return;
  if (const auto found = wanted_.find(url); found != wanted_.end()) {
    if (found->second.place.rank <= rank) return;
    remove(url);
  }
  const Wanted wanted{parsed->origin(), {rank, asked_at, orders_++, url}};
  by_origin_[wanted.origin].insert(wanted.place);
  wanted_.emplace(url, wanted);
}

void Frontier::remove(const std::string& url) {
  const auto found = wanted_.find(url);
  if (found == wanted_.end()) return;
  const auto places = by_origin_.find(found->second.origin);
  places->second.erase(found->second.place);
  if (places->second.empty()) by_origin_.erase(places);
  wanted_.erase(found);
}

std::optional<Frontier::Choice> Frontier::next(const Pace& pace, std::chrono::milliseconds now) const {
  const Place* best = nullptr;
  std::chrono::milliseconds best_ready{};
  for (const auto& [origin, places] : by_origin_) {
    const std::chrono::milliseconds ready = std::max(pace.ready_at(origin), now);
    const Place& first = *places.begin();
    if (best && std::tie(best_ready, *best) <= std::tie(ready, first)) continue;
    best = &first;
    best_ready = ready;
  }
  if (!best) return std::nullopt;
  return Choice{best->url, best_ready};
}

}  // namespace strongroom::exchange::capture
