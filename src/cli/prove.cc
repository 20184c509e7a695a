// SPDX-License-Identifier: Apache-2.0

#include "archive/proof.h"
#include "cli/command.h"
#include "cli/output.h"

namespace strongroom::cli {

namespace {

class Prove final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("ITEM", id_, "The item's id, such as 2017-10-07-k3v9qd, or a capture's id").required();
    options.add("--revision", revision_, "A revision of the item (default: the newest)").between(1u, 1u << 31);
    options.add("-o,--output", output_, "The file to write (default: standard output)");
    options.footer(
        "The proof holds the record, its place in the log and the signed checkpoint: one text file that anyone can\n"
        "check offline, with this program or another one (docs/formats/proof.md). The proof of an item that is not\n"
        "public opens it to whoever gets the file.\n"
        "\n"
        "  strongroom prove my-archive 2017-10-07-k3v9qd -o item.tlog-proof\n"
        "  strongroom check item.tlog-proof");
  }

  int run() override {
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    const Result<std::string> proof = prove(*opened);
    if (!proof) return ended_by(proof.error());
    if (output_.empty()) {
      print_bytes(*proof);
    } else {
      PosixFiles().write_durably(output_, *proof);
      print_note("Wrote " + output_ + ". Check it with: strongroom check " + output_);
    }
    return exit_success;
  }

 private:
  Result<std::string> prove(const archive::Archive& archive) const {
    if (Digest::from_hex(id_)) return archive::prove_capture(archive, id_, store::Scope::All);
    std::optional<records::Revision> revision;
    if (revision_ != 0) revision = records::Revision{revision_};
    return archive::prove(archive, records::ItemId{id_}, revision, store::Scope::All);
  }

  std::string folder_;
  std::string id_;
  uint32_t revision_ = 0;
  std::string output_;
};

}  // namespace

std::unique_ptr<Command> make_prove() { return std::make_unique<Prove>(); }

}  // namespace strongroom::cli
