// SPDX-License-Identifier: Apache-2.0

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/output.h"

namespace strongroom::cli {

namespace {

class Key final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.footer(
        "Prints the log's verifier key (C2SP signed-note). Make it known where readers can find it apart from the\n"
        "archive: proofs are checked with it.\n"
        "\n"
        "  strongroom key my-archive");
  }

  int run() override {
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    print_line(opened->verifier_key());
    return exit_success;
  }

 private:
  std::string folder_;
};

}  // namespace

std::unique_ptr<Command> make_key() { return std::make_unique<Key>(); }

}  // namespace strongroom::cli
