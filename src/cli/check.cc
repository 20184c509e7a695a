// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "archive/proof.h"
#include "cli/command.h"
#include "cli/output.h"
#include "log/proof.h"

namespace strongroom::cli {

namespace {

class Check final : public Command {
 public:
  void describe(CLI::App& app) override {
    app.add_option("FILE", file_, "The proof (.tlog-proof)")->required();
    CLI::Option* key = app.add_option("--vkey", verifier_key_, "The log's key, as the publisher makes it known");
    app.add_option("--policy", policy_file_, "Which logs and witnesses are believed (C2SP tlog-policy)")->excludes(key);
    app.add_flag("--json", json_, "Print the result as one JSON object");
    app.footer(
        "Needs no archive and no network. Without --vkey or --policy the key that came with the proof is used, and "
        "the\n"
        "answer says so. Exits with 1 when the proof does not hold.\n"
        "\n"
        "  strongroom check item.tlog-proof\n"
        "  strongroom check item.tlog-proof --vkey \"$(cat published.vkey)\"");
  }

  int run() override {
    const Result<std::string> file = PosixFiles().read(file_, log::kProofBytesMax);
    if (!file) return ended_by(file.error());
    const Result<std::optional<log::Policy>> policy = chosen_policy();
    if (!policy) return ended_by(policy.error());
    const Result<archive::CheckedProof> checked = archive::check_proof(*file, *policy);
    if (!checked) {
      Error error = checked.error();
      error.file = file_;
      error.message = "the proof does not hold: " + error.message;
      print_error(error);
      return exit_no;
    }
    print_bytes(json_ ? checked->to_json() + "\n" : checked->to_string());
    return exit_success;
  }

 private:
  Result<std::optional<log::Policy>> chosen_policy() const {
    constexpr uint64_t policy_bytes_max = 1 << 20;
    if (!verifier_key_.empty()) {
      const Result<log::VerifierKey> key = log::VerifierKey::parse(verifier_key_);
      if (!key) return fail(ErrorCode::Usage, "--vkey is no verifier key: " + key.error().message);
      return log::Policy::trusting(*key);
    }
    if (policy_file_.empty()) return std::optional<log::Policy>();
    const Result<std::string> text = PosixFiles().read(policy_file_, policy_bytes_max);
    if (!text) return fail(text.error());
    const Result<log::Policy> policy = log::Policy::parse(*text);
    if (!policy) return fail(Error{ErrorCode::Usage, policy.error().message, policy_file_, policy.error().offset});
    return *policy;
  }

  std::string file_;
  std::string verifier_key_;
  std::string policy_file_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<Check>(); }

}  // namespace strongroom::cli
