// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/files.h"
#include "cli/command.h"
#include "cli/interval.h"
#include "cli/output.h"
#include "cli/site_access.h"
#include "exchange/witness/cosigning.h"

namespace strongroom::cli {

namespace {

class Cosign final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("--policy", policy_file_, "Witnesses to ask (default: witnesses.policy in the archive)");
    options.add("--every", every_, "Go on, and ask again after so long: 1m, 1h");
    options.add_flag("--json", json_, "Print each run's report as one JSON object (docs/formats/output.md)");
    access_.describe(options);
    options.footer(
        "Asks the archive's witnesses to cosign its newest checkpoint and publishes it with what they answer. The\n"
        "witnesses are lines of a C2SP tlog-policy, which readers can check proofs with too:\n"
        "\n"
        "  log archive.example.org/log+6fa8b3ba+AVqs…\n"
        "  witness north north.example.org+ba98c28f+BJP… https://witness.example.org\n"
        "  quorum north\n"
        "\n"
        "Exits with 1 when the policy's quorum was not reached. Taking records in never waits for a witness.\n"
        "\n"
        "  strongroom cosign my-archive\n"
        "  strongroom cosign my-archive --every 1m");
  }

  int run() override {
    stop_on_signals();
    const Result<log::Policy> policy = read_policy();
    if (!policy) return ended_by(policy.error());
    const Result<exchange::FetcherFactory> fetchers = access_.fetchers();
    if (!fetchers) return ended_by(fetchers.error());
    const auto interval = every_.empty() ? Result<std::chrono::seconds>(0) : parse_interval(every_);
    if (!interval) return ended_by(interval.error());
    const std::unique_ptr<fetch::Fetcher> fetcher = (*fetchers)();
    int code = exit_no;
    do {
      code = run_once(*policy, *fetcher);
    } while (!every_.empty() && wait_for_next(*interval));
    return code;
  }

 private:
  Result<log::Policy> read_policy() const {
    constexpr uint64_t policy_bytes_max = 1 << 20;
    const Path file = policy_file_.empty() ? Path(folder_) / exchange::witness_policy_file : Path(policy_file_);
    const Result<std::string> text = PosixFiles().read(file, policy_bytes_max);
    if (!text && text.error().code == ErrorCode::NotFound) {
      return fail(Error{ErrorCode::NotFound,
                        "there is no such file; name the archive's witnesses in it (see strongroom cosign --help)",
                        file.string(),
                        {}});
    }
    if (!text) return fail(text.error());
    Result<log::Policy> policy = log::Policy::parse(*text);
    if (!policy) return fail(Error{policy.error().code, policy.error().message, file.string(), policy.error().offset});
    return policy;
  }

  int run_once(const log::Policy& policy, fetch::Fetcher& fetcher) {
    const auto report = exchange::cosign_checkpoint(files_, folder_, policy, fetcher);
    if (!report) {
      print_error(report.error());
      return exit_no;
    }
    for (const Error& error : report->refused) print_error(error);
    if (json_) {
      print_line(report->to_json());
    } else {
      print_line(fmt::format("{}: {} cosigned the checkpoint over {}{}; the policy's quorum is {}.", folder_,
                             count_of(report->cosigned.size(), "witness", "witnesses"),
                             count_of(report->size, "entry", "entries"),
                             report->published || report->cosigned.empty() ? "" : ", which is not the newest any more",
                             report->quorum_met ? "met" : "NOT met"));
    }
    flush_output();
    return report->quorum_met ? exit_success : exit_no;
  }

  PosixFiles files_;
  std::string folder_;
  std::string policy_file_;
  std::string every_;
  bool json_ = false;
  SiteAccess access_;
};

}  // namespace

std::unique_ptr<Command> make_cosign() { return std::make_unique<Cosign>(); }

}  // namespace strongroom::cli
