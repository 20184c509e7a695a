// SPDX-License-Identifier: Apache-2.0
#include "archive/restore.h"

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "log/note.h"

namespace strongroom::cli {

namespace {

class Restore final : public Command {
 public:
  void describe(Options options) override {
    options.add("BACKUP", backup_, "A backup, a mirror or a copy of an archive").required();
    options.add("FOLDER", folder_, "The folder to make").required();
    Option newest = options.add(
        "--newest", newest_,
        "A file with the newest checkpoint of this log that is known anywhere: keys/last-signed or log/checkpoint of "
        "the lost archive, a mirror's, a witness's or a reader's. Needed to add records again");
    options.add("--key", key_, "The log's private key, when it is not in the backup").needs(newest);
    options.add("--new-origin", new_origin_,
                "Begin a new log of this name over the same records; the old log's key and checkpoint are kept");
    options.add_flag("--json", json_, "Print the report as one JSON object (docs/formats/backup.md)");
    options.footer(
        "Makes an archive of a backup and verifies it. Without --newest it can be read, served and proven, but not\n"
        "added to: a log that goes on from an older state than it published would contradict itself, and only you\n"
        "can say what it published last. When the backup is older than that, nothing is written, and the ways\n"
        "forward are told. A run that was cut off is begun anew by the same command.\n"
        "\n"
        "  strongroom restore /mnt/other-disk/my-archive my-archive\n"
        "  strongroom restore /mnt/other-disk/my-archive my-archive --newest saved-checkpoint --key log.key");
  }

  int run() override {
    PosixFiles files;
    Result<archive::RestoreOptions> options = chosen(files);
    if (!options) return ended_by(options.error());
    const Result<archive::RestoreReport> report = restore(files, std::move(*options));
    if (!report) return ended_by(report.error());
    for (const Error& error : report->not_copied) print_error(error);
    for (const archive::Finding& finding : report->audit.findings) print_error(finding.error);
    print_line(json_ ? report->to_json() : in_words(*report));
    return report->clean() ? exit_success : exit_no;
  }

 private:
  Result<archive::RestoreOptions> chosen(const Files& files) const {
    archive::RestoreOptions options;
    if (!newest_.empty()) {
      const Result<std::string> note = files.read(newest_, log::kNoteBytesMax);
      if (!note) return fail(note.error());
      options.newest_checkpoint = *note;
    }
    if (!key_.empty()) options.key_file = key_;
    if (!new_origin_.empty()) options.new_origin = new_origin_;
    return options;
  }

  Result<archive::RestoreReport> restore(Files& files, archive::RestoreOptions options) const {
    ProgressLine progress;
    options.on_copy = [&](const archive::CopyProgress& now) {
      progress.show(std::string("Copying, ") + archive::copy_part_name(now.part), now.done, now.total);
    };
    options.on_verify = [&](const archive::AuditProgress& now) {
      progress.show(std::string("Verifying, ") + archive::audit_part_name(now.part), now.done, now.total);
    };
    return archive::restore(files, backup_, folder_, options);
  }

  std::string in_words(const archive::RestoreReport& report) const {
    std::string words = fmt::format("{}: {} in {}, log \"{}\", checkpoint over {}.",
                                    report.clean() ? "Restored and verified" : "DAMAGED",
                                    count_of(report.audit.entries, "record", "records"), folder_, report.origin,
                                    count_of(report.audit.head.size.value, "entry", "entries"));
    words += report.can_add ? " Records can be added."
                            : " It can be read, served and proven; to add records, restore with --newest.";
    return words;
  }

  std::string backup_;
  std::string folder_;
  std::string newest_;
  std::string key_;
  std::string new_origin_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_restore() { return std::make_unique<Restore>(); }

}  // namespace strongroom::cli
