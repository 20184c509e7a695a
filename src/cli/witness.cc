// SPDX-License-Identifier: Apache-2.0
#include "log/witness.h"

#include "base/files.h"
#include "cli/command.h"
#include "cli/key_warning.h"
#include "cli/listen_address.h"
#include "cli/output.h"
#include "log/signer_file.h"
#include "web/http/server.h"
#include "web/witness/witness_application.h"

namespace strongroom::cli {

namespace {

constexpr const char* key_file = "witness.key";
constexpr const char* verifier_file = "witness.vkey";
constexpr const char* lock_file = "lock";

class Witness final : public Command {
 public:
  void describe(Options options) override {
    options.add("DIR", folder_, "Where the witness keeps its key and what it cosigned; made if it is not there")
        .required();
    options.add("--log", logs_, "Verifier key of a log to cosign (strongroom key prints it); once for each log");
    options.add("--name", name_, "Name of a new witness key, such as witness.example.org");
    options.add("--listen", listen_, "Address and port").show_default();
    options.add_flag("--key", only_key_, "Print the witness's verifier key, made if there is none, and end");
    options.footer(
        "Cosigns checkpoints of other people's logs (C2SP tlog-witness), so that none of them can show two people two\n"
        "histories. Run it on another machine than the log, by other people. What it cosigned is on disk before it\n"
        "answers; never put an old copy of DIR back. docs/formats/witness.md\n"
        "\n"
        "  strongroom witness my-witness --name witness.example.org --key\n"
        "  strongroom witness my-witness --log archive.example.org/log+6fa8b3ba+AVqs… --listen 0.0.0.0:8081");
  }

  int run() override {
    files_.make_folders(folder_);
    const Result<FileLock> lock = FileLock::acquire(Path(folder_) / lock_file);
    if (!lock) return ended_by(Error{ErrorCode::Refused, "another witness runs in this folder", folder_, {}});
    Result<log::Signer> signer = own_key();
    if (!signer) return ended_by(signer.error());
    warn_of_open_key(Path(folder_) / key_file);
    const std::string key = signer->verifier().print();
    if (only_key_) {
      print_line(key);
      return exit_success;
    }
    const Result<ListenAddress> listen = parse_listen_address(listen_);
    if (!listen) return ended_by(listen.error());
    const Result<std::vector<log::VerifierKey>> logs = log_keys();
    if (!logs) return ended_by(logs.error());
    const SystemClock clock;
    const auto witness = log::Witness::open(files_, clock, std::move(*signer), {folder_, *logs});
    if (!witness) return ended_by(witness.error());
    return serve(**witness, *listen, key);
  }

 private:
  // The key of this folder; a new one needs a name.
  Result<log::Signer> own_key() {
    const Path file = Path(folder_) / key_file;
    Result<log::Signer> signer = log::read_signer(files_, file);
    if (signer || signer.error().code != ErrorCode::NotFound) return signer;
    if (name_.empty()) {
      return fail(ErrorCode::Usage, "a new witness needs a name for its key: --name witness.example.org");
    }
    signer = log::make_signer(files_, file, name_, log::SignatureType::CosignatureV1);
    if (signer) files_.write_durably(Path(folder_) / verifier_file, signer->verifier().print() + "\n");
    return signer;
  }

  Result<std::vector<log::VerifierKey>> log_keys() const {
    if (logs_.empty()) return fail(ErrorCode::Usage, "give at least one --log: a witness cosigns only logs it knows");
    std::vector<log::VerifierKey> keys;
    for (const std::string& text : logs_) {
      Result<log::VerifierKey> key = log::VerifierKey::parse(text);
      if (!key) return fail(ErrorCode::Usage, "--log " + text + ": " + key.error().message);
      if (key->type != log::SignatureType::Ed25519) {
        return fail(ErrorCode::Usage, "--log " + text + ": this is the key of a witness, not of a log");
      }
      keys.push_back(std::move(*key));
    }
    return keys;
  }

  int serve(log::Witness& witness, const ListenAddress& listen, const std::string& key) const {
    web::ServerOptions options;
    options.address = listen.address;
    options.port = listen.port;
    options.threads = 1;  // a log asks every few seconds
    options.on_listening = [&](std::string_view url) {
      print_line("Cosigning for " + count_of(logs_.size(), "log", "logs") + " on " + std::string(url) +
                 " (stop with Ctrl-C). The key:");
      print_line(key);
      flush_output();
    };
    const web::WitnessApplication application(witness);
    const Result<void> served = web::http::serve_until_stopped(application, options);
    return served ? exit_success : ended_by(served.error());
  }

  PosixFiles files_;
  std::string folder_;
  std::vector<std::string> logs_;
  std::string name_;
  std::string listen_ = "127.0.0.1:8081";
  bool only_key_ = false;
};

}  // namespace

std::unique_ptr<Command> make_witness() { return std::make_unique<Witness>(); }

}  // namespace strongroom::cli
