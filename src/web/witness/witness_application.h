// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "log/witness.h"
#include "web/http/application.h"

namespace strongroom::web {

// A witness, as the sockets see it (docs/formats/witness.md):
//   POST /add-checkpoint                              cosigns
//   GET  /<hex SHA-256 of an origin>/checkpoint       the last one cosigned
// `witness` must outlive it.
class WitnessApplication final : public http::Application {
 public:
  explicit WitnessApplication(log::Witness& witness) : witness_(witness) {}

  uint64_t version() const override { return 0; }  // no answer is kept
  std::optional<Request> request(std::string_view target) const override;
  std::string cache_key(Request& request) const override;
  Response answer(const Request& request) const override;
  Response refusal(unsigned status, std::string_view target) const override;

 private:
  log::Witness& witness_;
};

}  // namespace strongroom::web
