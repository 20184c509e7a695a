// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/key_warning.h"
#include "cli/output.h"
#include "cli/package_words.h"
#include "cli/progress_line.h"
#include "exchange/bagit/import_bag.h"

namespace strongroom::cli {

namespace {

class Import final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("BAG", bag_, "A bag (BagIt 0.93 to 1.0): its folder, or a ZIP or tar file of it").required();
    Option key = options.add("--vkey", verifier_key_, "The key of the log that the bag's proofs must be under");
    options.add("--policy", policy_file_, "Which logs and witnesses are believed (C2SP tlog-policy)").excludes(key);
    options.add_flag("--json", json_, "Print the result as one JSON object (docs/formats/output.md)");
    options.footer(
        "The bag is validated first; unless it is whole, nothing is taken in and the exit code is 1. Of a bag that\n"
        "Strongroom wrote, the originals are read again and the items compared with those in the bag; of any other "
        "bag\n"
        "the files of the payload are taken in as ingest does. fetch.txt is never followed.\n"
        "\n"
        "  strongroom import my-archive october.bag\n"
        "  strongroom import my-archive received.zip --json");
  }

  int run() override {
    const auto policy = policy_of(verifier_key_, policy_file_);
    if (!policy) return ended_by(policy.error());
    Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Write);
    if (!opened) return ended_by(opened.error());
    warn_of_open_log_key(folder_);
    ProgressLine progress;
    exchange::BagImportOptions options;
    options.policy = *policy;
    options.on_checked = [&](uint64_t done, uint64_t total) { progress.show("Checking bytes", done, total); };
    options.intake.on_error = [&](const Error& error) {
      progress.clear();
      print_error(error);
    };
    options.intake.on_progress = [&](const archive::IntakeProgress& now) {
      progress.show(fmt::format("{} read, {}", count_of(now.documents, "document", "documents"),
                                count_of(now.items_new, "new item", "new items")));
    };
    const auto imported = exchange::import_bag(*opened, bag_, options);
    progress.clear();
    if (!imported) return ended_by(imported.error());
    print_problems(imported->report, bag_);
    if (json_) {
      print_line(imported->to_json());
    } else {
      print_in_words(*imported);
    }
    return is_success(*imported) ? exit_success : exit_no;
  }

 private:
  static bool is_success(const exchange::BagImport& imported) {
    return imported.report.valid() && imported.intake.errors == 0 && imported.records.absent.empty();
  }

  static void print_in_words(const exchange::BagImport& imported) {
    print_line(imported.report.to_string());
    if (!imported.report.valid()) return print_line("Nothing was taken in.");
    const archive::IntakeSummary& intake = imported.intake;
    print_line(fmt::format("{}: {} new, {} revised, {} known; {} in the archive.",
                           count_of(intake.items_new + intake.items_revised + intake.items_known, "item", "items"),
                           intake.items_new, intake.items_revised, intake.items_known, intake.items_total));
    if (!imported.from_strongroom) return;
    const exchange::RecordComparison& records = imported.records;
    print_line(fmt::format("{} as the bag says; {} differ; {} could not be read from the originals.",
                           count_of(records.same, "item is", "items are"), records.differing.size(),
                           records.absent.size()));
    for (const std::string& id : records.differing) print_line("  differs: " + id);
    for (const std::string& id : records.absent) print_line("  absent:  " + id);
  }

  std::string folder_;
  std::string bag_;
  std::string verifier_key_;
  std::string policy_file_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_import() { return std::make_unique<Import>(); }

}  // namespace strongroom::cli
