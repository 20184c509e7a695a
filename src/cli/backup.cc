// SPDX-License-Identifier: Apache-2.0
#include "archive/backup.h"

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress_line.h"

namespace strongroom::cli {

namespace {

class Backup final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("DESTINATION", destination_, "A new folder, or the backup to bring up to date; best on another disk")
        .required();
    options.add_flag(
        "--with-key", with_key_,
        "Copy the private keys too: whoever gets hold of such a backup can sign in your name. Without it keep "
        "keys/log.key apart, or nothing can be added after a restore");
    options.add("--threads", threads_, "Threads that verify (default: one a core)").between(1u, 256u);
    options.add_flag("--json", json_, "Print the report as one JSON object (docs/formats/backup.md)");
    options.footer(
        "Copies one state of the archive, while it is served and written. What the backup has already is not copied\n"
        "again. Everything in it is verified at the end; what has rotted there is copied anew. Exits with 1 when\n"
        "something could not be copied whole. A backup can be served and verified as it is, and is made an archive\n"
        "again by strongroom restore.\n"
        "\n"
        "  strongroom backup my-archive /mnt/other-disk/my-archive\n"
        "  strongroom verify /mnt/other-disk/my-archive");
  }

  int run() override {
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    const Result<archive::BackupReport> report = back_up(*opened);
    if (!report) return ended_by(report.error());
    for (const Error& error : report->not_copied) print_error(error);
    for (const archive::Finding& finding : report->audit.findings) print_error(finding.error);
    print_line(json_ ? report->to_json() : in_words(*report));
    return report->clean() ? exit_success : exit_no;
  }

 private:
  Result<archive::BackupReport> back_up(const archive::Archive& archive) const {
    ProgressLine progress;
    archive::BackupOptions options;
    options.threads = threads_;
    if (with_key_) options.private_files = archive::PrivateFiles::Include;
    options.on_copy = [&](const archive::CopyProgress& now) {
      progress.show(std::string("Copying, ") + archive::copy_part_name(now.part), now.done, now.total);
    };
    options.on_verify = [&](const archive::AuditProgress& now) {
      progress.show(std::string("Verifying, ") + archive::audit_part_name(now.part), now.done, now.total);
    };
    return archive::back_up(archive, destination_, options);
  }

  std::string in_words(const archive::BackupReport& report) const {
    std::string words = fmt::format("{}: {} in {}, checkpoint over {}; {} copied ({} bytes), {} replaced, {} removed.",
                                    report.clean() ? "Backed up and verified" : "NOT WHOLE",
                                    count_of(report.audit.entries, "record", "records"), destination_,
                                    count_of(report.audit.head.size.value, "entry", "entries"),
                                    count_of(report.originals_copied, "original", "originals"),
                                    report.original_bytes_copied, report.originals_replaced, report.originals_removed);
    words += report.with_private_keys ? " It holds the private key: guard it as the archive itself."
                                      : " It does not hold the private key: keep a copy of keys/log.key apart.";
    return words;
  }

  std::string folder_;
  std::string destination_;
  bool with_key_ = false;
  unsigned threads_ = 0;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_backup() { return std::make_unique<Backup>(); }

}  // namespace strongroom::cli
