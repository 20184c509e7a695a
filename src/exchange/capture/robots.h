// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::exchange::capture {

// What a host's robots.txt asks of us (RFC 9309). Reads the first 500 KiB and no more; never fails: what cannot be
// understood is passed over, as the standard says.
class Robots {
 public:
  // `product` is our name as groups spell it ("strongroom"), in any case. Our own groups rule; where there is none,
  // those of "*" do.
  static Robots parse(std::string_view text, std::string_view product);

  // Of an address's path and query, beginning with '/'.
  bool allows(std::string_view target) const;
  // Crawl-delay: no part of the standard, and asked for by many; an hour at the most.
  std::optional<std::chrono::milliseconds> crawl_delay() const { return crawl_delay_; }

 private:
  struct Rule {
    std::string pattern;  // percent-encoding made the same as in targets
    bool allows = false;
  };
  struct Group;
  class Parser;

  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> crawl_delay_;
};

}  // namespace strongroom::exchange::capture
