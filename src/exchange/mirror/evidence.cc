// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/evidence.h"

#include <fmt/format.h>

#include "base/digest.h"

namespace strongroom::exchange {

namespace {

constexpr size_t kNameDigits = 16;

std::string explanation(const Evidence& evidence) {
  const char* what = evidence.breach == Breach::Fork
                         ? "The checkpoint in \"offered\" is over another history than the one in \"held\": the log\n"
                           "does not contain what it contained before. Its tiles were read and lead to the signed\n"
                           "root, so this is no damage on the way."
                         : "The checkpoint in \"offered\" is over fewer entries than the one in \"held\", which the\n"
                           "same log had signed before: an older state is being shown as the newest.";
  return fmt::format(
      "The log \"{}\" broke its promise to only grow.\n\n{}\n\nSeen on {} at {}.\n\nBoth files are signed notes "
      "(c2sp.org/signed-note) with the log's own signature: anyone with\nits verifier key can check them, without "
      "trusting who kept them. Keep this folder as it is,\nmake copies, and tell those who rely on the log.\n",
      evidence.origin, what, evidence.seen_at.rfc3339(), evidence.source);
}

}  // namespace

const char* breach_name(Breach breach) { return breach == Breach::Fork ? "fork" : "rollback"; }

Path keep_evidence(Files& files, const Path& folder, const Evidence& evidence) {
  const std::string digest = sha256(evidence.held, evidence.offered).hex().substr(0, kNameDigits);
  const Path kept = folder / "evidence" / fmt::format("{}-{}", breach_name(evidence.breach), digest);
  // The explanation comes last: where it is, the rest is whole.
  if (!files.exists(kept / "README.txt")) {
    files.write_durably({{kept / "held", evidence.held},
                         {kept / "offered", evidence.offered},
                         {kept / "README.txt", explanation(evidence)}});
  }
  return kept;
}

}  // namespace strongroom::exchange
