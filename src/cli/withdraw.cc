// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "archive/decisions.h"
#include "cli/command.h"
#include "cli/decider.h"
#include "cli/output.h"

namespace strongroom::cli {

namespace {

class Withdraw final : public Command {
 public:
  void describe(Options options) override {
    options_.describe(options);
    options.footer(
        "For what its publisher takes back. The item leaves lists, search and feeds; its page answers that it was\n"
        "withdrawn, when and why (410). Its record and original stay in the archive, provable with strongroom prove.\n"
        "The reason and the name are public. strongroom release brings the item back.\n"
        "\n"
        "  strongroom withdraw my-archive 2017-10-07-k3v9qd --reason \"the figures were wrong\" --by \"Press desk\"");
  }

  int run() override {
    Result<archive::Archive> opened = archive::Archive::open(options_.folder, archive::Mode::Write);
    if (!opened) return ended_by(opened.error());
    const auto decided = archive::withdraw_subject(*opened, options_.subject(), options_.decider());
    if (!decided) return ended_by(decided.error());
    print_line(options_.json ? decision_json(*decided) : fmt::format("{} is withdrawn.", options_.id));
    return exit_success;
  }

 private:
  DecisionOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_withdraw() { return std::make_unique<Withdraw>(); }

}  // namespace strongroom::cli
