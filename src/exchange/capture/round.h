// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "exchange/capture/frontier.h"
#include "exchange/capture/journal.h"
#include "exchange/capture/links.h"
#include "exchange/capture/pace.h"
#include "exchange/capture/robots.h"
#include "exchange/capture/round_report.h"
#include "exchange/capture/sleeper.h"
#include "exchange/capture/spool.h"
#include "fetch/fetch.h"
#include "fetch/url.h"

namespace strongroom::exchange::capture {

struct RoundLimits {
  uint64_t pages_max = 1000;
  uint64_t answer_bytes_max = 64ull << 20;  // of one answer
  uint64_t bytes_max = 4ull << 30;          // of all answers
  milliseconds answer_time_max = std::chrono::minutes(2);
  milliseconds time_max = std::chrono::hours(24);   // of the round
  milliseconds wait_max = std::chrono::minutes(5);  // that a busy host may ask for before it is left for the next round
  unsigned redirects_max = 5;
};

struct RoundOptions {
  std::vector<std::string> seeds;  // as fetch::Url::text
  milliseconds delay = std::chrono::seconds(1);
  RoundLimits limits;
  std::string user_agent = "strongroom";
};

// What a round needs from outside; all must outlive it.
struct RoundSurroundings {
  fetch::Fetcher& fetcher;
  Sleeper& sleeper;
  Clock& clock;
  Path folder;  // where the spool is
  // Whether the archive has not yet, or only in part, what the link leads to.
  std::function<bool(const FoundLink& link)> lacks;
  // Called when the spool is large enough to be taken in before the round goes on. False ends the round.
  std::function<bool()> take_in;
  std::function<void(const PageEvent& event)> on_event;
};

// One round: asks for the seeds, the pages of their listings, the items that the archive lacks, then for what earlier
// rounds asked, politely, and keeps every answer in the spool. Each answer is durable before the next is asked for.
class Round {
 public:
  Round(Journal& journal, const RoundOptions& options, RoundSurroundings surroundings);

  // Returns when everything was asked, a limit was reached or a stop was asked for.
  RoundReport run();

 private:
  void queue_known_pages();
  bool limit_reached();
  void visit(const std::string& url);
  std::optional<fetch::Response> ask(const KnownPage& page, const fetch::Url& url);
  void get_robots(const fetch::Url& url);
  void leave_alone(const std::string& origin, const std::string& url, const std::string& why);

  void take_answer(KnownPage page, const fetch::Url& url, const fetch::Response& response);
  void take_page(KnownPage& page, const fetch::Response& response);
  void take_unchanged(KnownPage& page, const fetch::Response& response);
  void take_gone(KnownPage& page, const fetch::Response& response);
  void take_redirect(KnownPage& page, const fetch::Url& url, const fetch::Response& response);
  bool take_busy(KnownPage& page, const fetch::Url& url, const fetch::Response& response);
  void follow(const KnownPage& page, const fetch::Response& response, const ingest::Extraction& extraction);
  void want(const KnownPage& from, const FoundLink& link, unsigned hops);

  warc::HttpExchange exchange_of(const KnownPage& page, const fetch::Response& response) const;
  Spool& spool();
  void keep_spool();
  void keep(KnownPage page, Outcome outcome, std::string what = {});
  void tell(Outcome outcome, const std::string& url, std::string what = {});

  Journal& journal_;
  const RoundOptions& options_;
  RoundSurroundings outside_;
  Frontier frontier_;
  Pace pace_;
  std::map<std::string, Robots> robots_;        // by origin
  std::set<std::string> left_alone_;            // origins that do not answer
  uint64_t unasked_ = 0;                        // addresses there
  std::map<std::string, unsigned> silences_;    // answers in a row that did not come, by origin
  std::map<std::string, unsigned> came_early_;  // times that a page was busy, by address
  std::optional<Spool> spool_;
  milliseconds began_{};
  Timestamp asked_at_;
  bool stopped_ = false;
  RoundReport report_;
};

}  // namespace strongroom::exchange::capture
