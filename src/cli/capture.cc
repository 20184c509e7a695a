// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/capture.h"

#include <fmt/format.h>

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/key_warning.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "cli/stop_request.h"
#include "fetch/curl_fetcher.h"

namespace strongroom::cli {

namespace {

using exchange::capture::CaptureOptions;
using exchange::capture::Outcome;
using exchange::capture::PageEvent;
using exchange::capture::RoundReport;
using std::chrono::milliseconds;

constexpr const char* user_agent = "strongroom/" STRONGROOM_VERSION;

milliseconds duration(double seconds) { return milliseconds(static_cast<int64_t>(seconds * 1000)); }

class Capture final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive; made with default settings if the folder does not exist").required();
    options.add("URL", seeds_, "Pages to begin with: a listing, a feed, an article").required();
    describe_time(options);
    describe_limits(options);
    options
        .add("--allow-host", allowed_hosts_,
             "A host that is not of the public internet and may be asked: mirror.example, 127.0.0.1:8080")
        .one_at_a_time();
    options.add("--certificates", certificates_, "PEM file of the authorities to trust, in place of the system's");
    options.add_flag("--proxy", proxy_, "Use the proxy that http_proxy and https_proxy name");
    options.add_flag("--json", json_, "Print each round as one JSON object (docs/capture.md)");
    options.footer(
        "Asks for the pages, the other pages of the listings and feeds on them, and the items that the archive lacks, "
        "on\n"
        "the same site only, as robots.txt allows and no faster than --delay. All answers are kept as a WARC file and\n"
        "taken in. Run it again to see what changed or vanished. It can be stopped at any time and goes on where it "
        "was.\n"
        "\n"
        "  strongroom capture my-archive https://press.example/news\n"
        "  strongroom capture my-archive https://press.example/feed.xml --every 1h");
  }

  int run() override {
    if (Result<void> there = make_archive_if_absent(); !there) return ended_by(there.error());
    const Result<fetch::AddressPolicy> addresses = fetch::AddressPolicy::create(allowed_hosts_);
    if (!addresses) return ended_by(addresses.error());
    catch_stop_requests();
    fetch::CurlFetcher fetcher({user_agent, *addresses, certificates_, proxy_, stop_requested});
    exchange::capture::SystemSleeper sleeper(stop_requested);
    SystemClock clock;
    Result<exchange::capture::Capture> capture =
        exchange::capture::Capture::open(folder_, options(), fetcher, sleeper, clock);
    if (!capture) return ended_by(capture.error());
    warn_of_open_log_key(folder_);
    return run_rounds(*capture, sleeper);
  }

 private:
  void describe_time(Options options) {
    options.add("--every", every_s_, "Keep watching: a round each time that long after the last").as_duration();
    options.add("--delay", delay_s_, "Pause after each answer of a host (1s; longer where robots.txt asks for it)")
        .as_duration();
    options.add("--timeout", answer_time_s_, "Longest time for one answer (2m)").as_duration();
    options.add("--max-time", time_s_, "Longest time for a round (24h)").as_duration();
  }

  void describe_limits(Options options) {
    options.add("--max-pages", limits_.pages_max, "Addresses to ask for in a round (1000)");
    options.add("--max-bytes", limits_.answer_bytes_max, "Longest answer (64MB)").as_size();
    options.add("--max-total-bytes", limits_.bytes_max, "Bytes of all answers of a round (4GB)").as_size();
    options.add("--max-redirects", limits_.redirects_max, "Redirects from one link to its page (5)").between(0u, 20u);
  }

  Result<void> make_archive_if_absent() const {
    std::error_code error;
    if (std::filesystem::exists(folder_, error)) return {};
    const Result<archive::Archive> made = archive::Archive::create(folder_, {});
    if (!made) return fail(made.error());
    print_note("Made the archive " + folder_ + " with default settings (" + folder_ + "/strongroom.toml).");
    return {};
  }

  CaptureOptions options() {
    CaptureOptions options;
    options.seeds = seeds_;
    options.delay = duration(delay_s_);
    options.limits = limits_;
    options.limits.answer_time_max = duration(answer_time_s_);
    options.limits.time_max = duration(time_s_);
    options.user_agent = user_agent;
    options.on_event = [this](const PageEvent& event) { show(event); };
    options.on_error = [this](const Error& error) {
      progress_.clear();
      print_error(error);
      failed_ = true;
    };
    return options;
  }

  int run_rounds(exchange::capture::Capture& capture, exchange::capture::Sleeper& sleeper) {
    while (true) {
      asked_ = 0;
      const Result<RoundReport> report = capture.run_round();
      progress_.clear();
      if (!report) return ended_by(report.error());
      print_line(json_ ? report->to_json() : in_words(*report));
      flush_output();
      failed_ = failed_ || !report->failed.empty();
      if (every_s_ <= 0 || report->stopped || !sleeper.sleep(duration(every_s_))) break;
    }
    return failed_ ? exit_no : exit_success;
  }

  // Failures go to stderr; what changed or vanished is what a watcher is there for.
  void show(const PageEvent& event) {
    ++asked_;
    progress_.show(fmt::format("{}: {} {}", asked_, outcome_name(event.outcome), event.url));
    if (event.outcome == Outcome::Failed) {
      progress_.clear();
      print_error(Error{ErrorCode::NotFound, event.what, event.url, {}});
    } else if (!json_ && (event.outcome == Outcome::Changed || event.outcome == Outcome::Vanished)) {
      progress_.clear();
      print_line(fmt::format("{}: {}{}", outcome_name(event.outcome), event.url,
                             event.what.empty() ? "" : " (" + event.what + ")"));
    }
  }

  static std::string in_words(const RoundReport& report) {
    std::string words = fmt::format(
        "Round {}: {} asked for: {} new, {} changed, {} unchanged, {} vanished, {} redirected, {} failed; {} "
        "closed to us by robots.txt.",
        report.round, count_of(report.asked, "page", "pages"), report.pages_new, report.changed.size(),
        report.pages_unchanged, report.vanished.size(), report.pages_redirected, report.failed.size(),
        report.forbidden.size());
    if (report.intake) {
      words +=
          fmt::format(" {} new, {} revised; {} in the archive.", count_of(report.intake->items_new, "item", "items"),
                      report.intake->items_revised, report.intake->items_total);
    }
    if (report.stopped) words += " Stopped; the next run goes on here.";
    if (!report.limit.empty()) {
      words += fmt::format(" {} left for the next round ({}).", count_of(report.left, "page", "pages"), report.limit);
    }
    return words;
  }

  std::string folder_;
  std::vector<std::string> seeds_;
  std::vector<std::string> allowed_hosts_;
  std::string certificates_;
  exchange::capture::RoundLimits limits_;
  double every_s_ = 0;
  double delay_s_ = 1;
  double answer_time_s_ = 120;
  double time_s_ = 86400;
  bool proxy_ = false;
  bool json_ = false;
  bool failed_ = false;
  uint64_t asked_ = 0;
  ProgressLine progress_;
};

}  // namespace

std::unique_ptr<Command> make_capture() { return std::make_unique<Capture>(); }

}  // namespace strongroom::cli
