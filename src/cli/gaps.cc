// SPDX-License-Identifier: Apache-2.0
#include "archive/gaps.h"

#include "cli/command.h"
#include "cli/output.h"

namespace strongroom::cli {

namespace {

class Gaps final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add_flag("--json", json_, "Print JSON Lines (docs/formats/gaps.md)");
    options.add_flag("--strict", strict_, "Exit with 1 when there are gaps");
    options.footer(
        "Lists pages that a list promises (\"Page 3 of 3\") and nobody took in, texts of which only a part was seen,\n"
        "and items that are linked and were never seen, each with the address that would fill it where it is known.\n"
        "\n"
        "  strongroom gaps my-archive\n"
        "  strongroom gaps my-archive --json | jq -r .url | grep -v null > to-fetch.txt");
  }

  int run() override {
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    const std::vector<archive::Gap> gaps = archive::find_gaps(*opened);
    for (const archive::Gap& gap : gaps) print_line(json_ ? gap.to_json() : gap.to_string());
    if (!json_ && gaps.empty()) print_line("No gaps are known.");
    return strict_ && !gaps.empty() ? exit_no : exit_success;
  }

 private:
  std::string folder_;
  bool json_ = false;
  bool strict_ = false;
};

}  // namespace

std::unique_ptr<Command> make_gaps() { return std::make_unique<Gaps>(); }

}  // namespace strongroom::cli
