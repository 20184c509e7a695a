// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "archive/decisions.h"
#include "cli/command.h"
#include "cli/decider.h"
#include "cli/output.h"

namespace strongroom::cli {

namespace {

using archive::Archive;

class Restrict final : public Command {
 public:
  void describe(Options options) override {
    options_.describe(options);
    options.add("--to", to_, "Whom it is kept for").one_of({"staff", "restricted", "sealed"});
    options.footer(
        "The item leaves the site at once: its page, lists, counts, search, feeds and the API answer as if it were "
        "not\n"
        "there, and the originals that show it are not served. It stays in the archive and comes back with release.\n"
        "What was public once cannot be made unseen: the log goes on holding its id and the digest of its record, and\n"
        "others may have copies. The reason and the name are public then too: write nothing there that must not be\n"
        "known. To take something in without ever showing it: strongroom ingest --visibility restricted.\n"
        "\n"
        "  strongroom restrict my-archive 2017-10-07-k3v9qd --reason \"names a witness\"\n"
        "  strongroom release my-archive 2017-10-07-k3v9qd --reason \"the witness agreed\"");
  }

  int run() override {
    Result<Archive> opened = Archive::open(options_.folder, archive::Mode::Write);
    if (!opened) return ended_by(opened.error());
    const auto decided =
        archive::restrict_subject(*opened, options_.subject(), *records::visibility_from_name(to_), options_.decider());
    if (!decided) return ended_by(decided.error());
    print_line(options_.json ? decision_json(*decided) : fmt::format("{} is {} now.", options_.id, to_));
    return exit_success;
  }

 private:
  DecisionOptions options_;
  std::string to_ = "restricted";
};

class Release final : public Command {
 public:
  void describe(Options options) override {
    options_.describe(options);
    options.footer(
        "Shows an item that was restricted or withdrawn, with all its revisions, or a capture with its original. The\n"
        "log then names its id. Its entries stay commitments, so its proofs show that it was held since they were "
        "made.\n"
        "An item's captures that were taken in as restricted are released one by one, by their ids.\n"
        "\n"
        "  strongroom release my-archive 2017-10-07-k3v9qd --reason \"the embargo ended\"");
  }

  int run() override {
    Result<Archive> opened = Archive::open(options_.folder, archive::Mode::Write);
    if (!opened) return ended_by(opened.error());
    const auto decided = archive::release_subject(*opened, options_.subject(), options_.decider());
    if (!decided) return ended_by(decided.error());
    print_line(options_.json ? decision_json(*decided) : fmt::format("{} is public now.", options_.id));
    tell_of_captures(*opened);
    return exit_success;
  }

 private:
  void tell_of_captures(const Archive& archive) const {
    if (options_.subject().kind != records::RecordKind::Item) return;
    for (const records::Capture& capture :
         archive.store().captures_of(records::ItemId{options_.id}, store::Scope::All)) {
      if (archive.store().standing(records::RecordKind::Capture, capture.id()) == records::Standing::Public) continue;
      print_note("Its capture " + capture.id() + " is not public, and neither is the original.");
    }
  }

  DecisionOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_restrict() { return std::make_unique<Restrict>(); }
std::unique_ptr<Command> make_release() { return std::make_unique<Release>(); }

}  // namespace strongroom::cli
