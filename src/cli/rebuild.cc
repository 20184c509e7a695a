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
        "when strongroom verify names damage in them, or an older Strongroom wrote them. It signs nothing that was "
        "not\n"
        "signed before. Of a backup, a mirror or an archive without its private key it leaves the tiles as they are.\n"
        "\n"
        "  strongroom rebuild my-archive");
  }

  int run() override {
    if (archive::is_only_read(PosixFiles(), folder_)) return rebuild_copy();
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
  int rebuild_copy() const {
    ProgressLine progress;
    const Result<uint64_t> records = archive::rebuild_database(
        folder_, [&](const archive::RebuildProgress& now) { progress.show("Indexing", now.done, now.total); });
    if (!records) return ended_by(records.error());
    print_line("Rebuilt the database of " + folder_ + " from " + count_of(*records, "record", "records") +
               ". Nothing can be added here, so the log's files are as they were: strongroom repair or a new backup "
               "mends them.");
    return exit_success;
  }

  std::string folder_;
};

}  // namespace

std::unique_ptr<Command> make_rebuild() { return std::make_unique<Rebuild>(); }

}  // namespace strongroom::cli
