// SPDX-License-Identifier: Apache-2.0
#include "cli/package_words.h"

#include "base/files.h"
#include "cli/output.h"

namespace strongroom::cli {

namespace {

// A package of a million damaged files need not fill a screen a million lines long: --json has them all.
constexpr size_t kShownMax = 50;

void print_some(const std::vector<Error>& errors, const std::string& package, const char* before) {
  for (size_t i = 0; i < errors.size() && i < kShownMax; ++i) {
    Error error = errors[i];
    error.file = (Path(package) / error.file).string();
    error.message = before + error.message;
    print_error(error);
  }
  if (errors.size() > kShownMax) {
    print_note("… and " + std::to_string(errors.size() - kShownMax) + " more; --json lists all of them");
  }
}

}  // namespace

void print_problems(const exchange::PackageReport& report, const std::string& package) {
  print_some(report.errors, package, "");
  print_some(report.warnings, package, "warning: ");
}

Result<std::optional<log::Policy>> policy_of(const std::string& verifier_key, const std::string& policy_file) {
  constexpr uint64_t policy_bytes_max = 1 << 20;
  if (!verifier_key.empty()) {
    const Result<log::VerifierKey> key = log::VerifierKey::parse(verifier_key);
    if (!key)
      return fail(ErrorCode::Usage, "--vkey is no verifier key: " + key.error().message +
                                        "; of a file that holds one give the text: --vkey \"$(cat FILE)\"");
    return log::Policy::trusting(*key);
  }
  if (policy_file.empty()) return std::optional<log::Policy>();
  const Result<std::string> text = PosixFiles().read(policy_file, policy_bytes_max);
  if (!text) return fail(text.error());
  const Result<log::Policy> policy = log::Policy::parse(*text);
  if (!policy) return fail(Error{ErrorCode::Usage, policy.error().message, policy_file, policy.error().offset});
  return *policy;
}

}  // namespace strongroom::cli
