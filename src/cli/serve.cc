// SPDX-License-Identifier: Apache-2.0
#include <thread>

#include "archive/archive.h"
#include "base/fault.h"
#include "cli/command.h"
#include "cli/key_warning.h"
#include "cli/output.h"
#include "web/http/server.h"

namespace strongroom::cli {

namespace {

class Serve final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("--address", options_.address, "IPv4 or IPv6 address to listen on; \"::\" is all").show_default();
    options.add("--port", options_.port, "Port; 0 takes any free one").between(0u, 65535u).show_default();
    options.add("--threads", options_.threads, "Threads (default: one a core)").between(1u, 256u);
    options.footer(
        "Serves until Ctrl-C or SIGTERM. The archive is only read, and may be added to meanwhile: new items show\n"
        "within a second.\n"
        "\n"
        "  strongroom serve my-archive\n"
        "  strongroom serve my-archive --address 0.0.0.0 --port 80");
  }

  int run() override {
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    warn_of_open_log_key(folder_);
    options_.on_listening = [this](std::string_view url) {
      print_line("Serving " + folder_ + " on " + std::string(url) + " (stop with Ctrl-C)");
      flush_output();
    };
    const std::jthread preparing([&] { prepare_search(*opened); });
    const Result<void> served = web::serve(*opened, options_);
    return served ? exit_success : ended_by(served.error());
  }

 private:
  static void prepare_search(const archive::Archive& archive) {
    try {
      archive.store().prepare_search();
    } catch (const Fault&) {
      // The first search will meet it again, and tells.
    }
  }

  std::string folder_;
  web::ServerOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_serve() { return std::make_unique<Serve>(); }

}  // namespace strongroom::cli
