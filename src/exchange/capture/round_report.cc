// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/round_report.h"

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace strongroom::exchange::capture {

const char* outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::New:
      return "new";
    case Outcome::Changed:
      return "changed";
    case Outcome::Unchanged:
      return "unchanged";
    case Outcome::Vanished:
      return "vanished";
    case Outcome::StillGone:
      return "still-gone";
    case Outcome::Redirected:
      return "redirected";
    case Outcome::Forbidden:
      return "forbidden";
    case Outcome::Busy:
      return "busy";
    case Outcome::Failed:
      return "failed";
  }
  return "";
}

void RoundReport::count(const PageEvent& event) {
  switch (event.outcome) {
    case Outcome::New:
      ++pages_new;
      return;
    case Outcome::Changed:
      changed.push_back(event.url);
      return;
    case Outcome::Unchanged:
    case Outcome::StillGone:
      ++pages_unchanged;
      return;
    case Outcome::Vanished:
      vanished.push_back(event.url);
      return;
    case Outcome::Redirected:
      ++pages_redirected;
      return;
    case Outcome::Forbidden:
      forbidden.push_back(event.url);
      return;
    case Outcome::Failed:
      failed.push_back({ErrorCode::NotFound, event.what, event.url, {}});
      return;
    case Outcome::Busy:
      return;
  }
}

std::string RoundReport::to_json() const {
  using Json = nlohmann::ordered_json;
  Json failures = Json::array();
  for (const Error& error : failed) failures.push_back({{"url", error.file}, {"message", error.message}});
  Json json = {{"round", round},         {"asked", asked},
               {"bytes", bytes},         {"new", pages_new},
               {"changed", changed},     {"unchanged", pages_unchanged},
               {"vanished", vanished},   {"redirected", pages_redirected},
               {"forbidden", forbidden}, {"failed", failures},
               {"left", left},           {"limit", limit.empty() ? Json(nullptr) : Json(limit)},
               {"stopped", stopped},     {"intake", intake ? reread_json(intake->to_json()) : Json(nullptr)}};
  return print_json(json);
}

}  // namespace strongroom::exchange::capture
