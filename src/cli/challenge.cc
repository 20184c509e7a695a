// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/challenge.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "archive/archive.h"
#include "base/random.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/site_access.h"
#include "exchange/mirror/challenge_check.h"
#include "exchange/mirror/site_source.h"

namespace strongroom::cli {

namespace {

class Challenge final : public Command {
 public:
  void describe(Options options) override {
    options.add("MIRROR", url_, "The site of the mirror").required();
    options.add("ARCHIVE", folder_, "The archive, or another mirror, that has the originals to compare with")
        .required();
    options.add("--count", count_, "How many entries to ask about")
        .between(1u, exchange::kChallengeCountMax)
        .show_default();
    options.add_flag("--json", json_, "Print the answers as one JSON object (docs/formats/output.md)");
    access_.describe(options);
    options.footer(
        "Asks whether a mirror really holds the originals: a random nonce chooses entries, and for each the mirror "
        "must\n"
        "send a digest over the nonce and all bytes of the original, which only who has them can make. Exits with 1 "
        "when\n"
        "an answer is wrong or missing. docs/formats/challenge.md\n"
        "\n"
        "  strongroom challenge https://mirror.example.org my-archive");
  }

  int run() override {
    if (!is_web_address(url_)) {
      return ended_by(Error{ErrorCode::Usage, "give the address of the mirror's site (http:// or https://)", url_, {}});
    }
    const Result<archive::Archive> archive = archive::Archive::open(folder_, archive::Mode::Read);
    if (!archive) return ended_by(archive.error());
    const Result<exchange::FetcherFactory> fetchers = access_.fetchers();
    if (!fetchers) return ended_by(fetchers.error());
    const exchange::SiteSource mirror(url_, *fetchers);
    const auto result = exchange::challenge(mirror, *archive, random_bytes(exchange::kNonceBytes), count_);
    if (!result) return ended_by(result.error());
    if (json_) {
      print_line(result->to_json());
    } else {
      for (const Error& error : result->wrong) print_error(error);
      print_line(fmt::format("{}: {} of {} asked for {} held.", url_, result->held,
                             count_of(result->asked, "original", "originals"), result->held == 1 ? "is" : "are"));
    }
    return result->wrong.empty() ? exit_success : exit_no;
  }

 private:
  std::string url_;
  std::string folder_;
  uint32_t count_ = 8;
  bool json_ = false;
  SiteAccess access_;
};

}  // namespace

std::unique_ptr<Command> make_challenge() { return std::make_unique<Challenge>(); }

}  // namespace strongroom::cli
