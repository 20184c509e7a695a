// SPDX-License-Identifier: Apache-2.0
#include "archive/rebuild.h"

#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress_line.h"

namespace strongroom::cli {

namespace {

class Rebuild final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.footer(
        "Makes lists, counts, the search index and the log's tiles anew from records.db, originals/ and keys/. Use it\n"
        "when strongroom verify names damage in them. It signs nothing that was not signed before.\n"
        "\n"
        "  strongroom rebuild my-archive");
  }

  int run() override {
    Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Write);
    if (!opened) return ended_by(opened.error());
    {
      ProgressLine progress;
      const Result<void> rebuilt = archive::rebuild(*opened, [&](const archive::RebuildProgress& now) {
        progress.show(now.step == archive::RebuildStep::Index ? "Indexing" : "Writing tiles", now.done, now.total);
      });
      if (!rebuilt) return ended_by(rebuilt.error());
    }
    print_line("Rebuilt " + folder_ + " from " + count_of(opened->store().entry_count(), "record", "records") + ".");
    return exit_success;
  }

 private:
  std::string folder_;
};

}  // namespace

std::unique_ptr<Command> make_rebuild() { return std::make_unique<Rebuild>(); }

}  // namespace strongroom::cli
