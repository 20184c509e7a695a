// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "archive/erasure.h"
#include "cli/command.h"
#include "cli/decider.h"
#include "cli/output.h"

namespace strongroom::cli {

namespace {

using archive::Archive;
using archive::SharedSources;

SharedSources shared_sources(const std::string& name) {
  if (name == "erase") return SharedSources::Erase;
  return name == "keep" ? SharedSources::Keep : SharedSources::Refuse;
}

class Erase final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("ITEM", id_, "An item's or a capture's id; without one, what an erasure left to do is done");
    options.add("--reason", reason_, "Why; public");
    options.add("--by", by_, "Who decides (default: the account that runs this); public");
    options.add("--shared", shared_, "What to do with captures that show other items too").one_of({"erase", "keep"});
    options.add_flag("--json", json_, "Print what was done as one JSON object (docs/formats/output.md)");
    options.footer(
        "Removes for good: the record in all its revisions, its salts and identity keys, the captures that show "
        "nothing\n"
        "else, and the originals that no other capture names; also from the database's free pages, indexes and\n"
        "write-ahead log. A decision in the log says who did it, when and why. The log goes on verifying.\n"
        "\n"
        "Not gone: of what was public the log keeps id and digest; copies that others have; backups, mirrors and\n"
        "snapshots of the disk, which you must rotate or erase too; blocks that the disk has not overwritten. The\n"
        "reason and the name are public: write nothing there that must not be known.\n"
        "\n"
        "  strongroom erase my-archive 2017-10-07-k3v9qd --reason \"court order 12/2026\" --by \"Records office\"");
  }

  int run() override {
    Result<Archive> opened = Archive::open(folder_, archive::Mode::Write);
    if (!opened) return ended_by(opened.error());
    if (id_.empty()) return complete(*opened);
    if (reason_.empty()) {
      print_error("an erasure needs a --reason");
      return exit_wrong_use;
    }
    const archive::Decider decider{by_.empty() ? account_name() : by_, reason_};
    const auto erased = archive::erase_subject(*opened, archive::Subject::named(id_), decider, shared_sources(shared_));
    if (!erased) return ended_by(erased.error());
    print_line(json_ ? in_json(*erased) : in_words(*erased));
    return exit_success;
  }

 private:
  int complete(Archive& archive) const {
    if (const Result<void> done = archive::complete_erasures(archive); !done) return ended_by(done.error());
    print_line("Nothing of what was erased is left in the database.");
    return exit_success;
  }

  static std::string in_json(const archive::Erasure& erased) {
    return fmt::format(R"({{"records":{},"originals":{},"kept_captures":{},"was_public":{},"decision":{}}})",
                       erased.records, erased.originals, erased.kept_captures.size(), erased.was_public,
                       decision_json(erased.decision));
  }

  std::string in_words(const archive::Erasure& erased) const {
    std::string words = fmt::format("Erased {}: {}, {}.", id_, count_of(erased.records, "record", "records"),
                                    count_of(erased.originals, "original", "originals"));
    if (erased.was_public) words += " The log goes on holding its id and digest, because it was public.";
    if (!erased.kept_captures.empty()) {
      words += fmt::format(" Its text is still in the originals of {}, which are not shown.",
                           count_of(erased.kept_captures.size(), "capture", "captures"));
    }
    return words + " Now rotate or erase the backups and mirrors that hold it.";
  }

  std::string folder_;
  std::string id_;
  std::string reason_;
  std::string by_;
  std::string shared_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_erase() { return std::make_unique<Erase>(); }

}  // namespace strongroom::cli
