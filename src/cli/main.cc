// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <string>
#include <vector>

#include "base/fault.h"
#include "cli/command.h"
#include "cli/output.h"

namespace strongroom::cli {

namespace {

// Every command of the program, in the order of --help.
struct Entry {
  const char* name;
  const char* what;
  std::unique_ptr<Command> (*make)();
};

constexpr Entry commands[] = {
    {"init", "Make a new, empty archive", make_init},
    {"ingest", "Take files and folders in to an archive", make_ingest},
    {"capture", "Take pages in from the live web, and watch them", make_capture},
    {"extract", "Show what files hold, without an archive", make_extract},
    {"gaps", "List what an archive knows to be missing", make_gaps},
    {"search", "Search an archive's texts", make_search},
    {"serve", "Serve an archive as a web site", make_serve},
    {"verify", "Check everything in an archive against its signed log", make_verify},
    {"scrub", "Check everything gently, again and again", make_scrub},
    {"prove", "Write a proof of one item that anyone can check offline", make_prove},
    {"check", "Check a proof file or a package", make_check},
    {"export", "Write a bag, an OCFL root, a WARC file or a copy of the site", make_export},
    {"import", "Take a bag in, after checking it", make_import},
    {"timestamp", "Have the log's checkpoint dated by time stamp authorities", make_timestamp},
    {"key", "Print the key that an archive's proofs are checked with", make_key},
    {"rebuild", "Make anew what can be derived from the records", make_rebuild},
    {"restrict", "Show an item to nobody outside", make_restrict},
    {"release", "Show what was restricted or withdrawn", make_release},
    {"withdraw", "Take an item back, with the reason", make_withdraw},
    {"erase", "Remove an item for good", make_erase},
    {"withheld", "List the items that are not shown", make_withheld},
    {"custody", "Record who had what, and who had it when", make_custody},
    {"mirror", "Keep a full, verified copy of another archive", make_mirror},
    {"repair", "Put back what is damaged, from another copy", make_repair},
    {"challenge", "Ask a mirror to show that it holds the originals", make_challenge},
    {"cosign", "Get the cosignatures of an archive's witnesses", make_cosign},
    {"witness", "Cosign the checkpoints of other people's logs", make_witness},
    {"backup", "Copy an archive while it is in use, and verify the copy", make_backup},
    {"restore", "Make an archive of a backup", make_restore},
};

constexpr const char* description =
    "Strongroom keeps what an organisation publishes: readable, searchable, provable.\n"
    "\n"
    "  strongroom ingest my-archive saved-pages/\n"
    "  strongroom gaps my-archive\n"
    "  strongroom serve my-archive";

std::string wrong_use(const CLI::App* app, const CLI::Error& error) {
  const auto chosen = app->get_subcommands();
  const std::vector<std::string> unknown = app->remaining();
  if (chosen.empty() && !unknown.empty() && !unknown.front().starts_with('-')) {
    return "strongroom: there is no command \"" + unknown.front() + "\" (see strongroom --help)\n";
  }
  const std::string command = chosen.empty() ? "" : " " + chosen.front()->get_name();
  return std::string("strongroom: ") + error.what() + " (see strongroom" + command + " --help)\n";
}

int run(int argc, char** argv) {
  CLI::App app(description, "strongroom");
  app.set_version_flag("--version", "strongroom " STRONGROOM_VERSION);
  app.set_help_flag("-h,--help", "Print this help");
  app.require_subcommand(1);
  app.failure_message(wrong_use);
  std::vector<std::pair<CLI::App*, std::unique_ptr<Command>>> all;
  for (const Entry& entry : commands) {
    all.emplace_back(app.add_subcommand(entry.name, entry.what), entry.make());
    all.back().second->describe(Options(all.back().first));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_success : exit_wrong_use;
  }
  for (const auto& [parsed, command] : all) {
    if (parsed->parsed()) return command->run();
  }
  return exit_wrong_use;
}

}  // namespace

}  // namespace strongroom::cli

int main(int argc, char** argv) {
  using namespace strongroom;
  // A reader that goes away ("| head") shows as a failed write.
  std::signal(SIGPIPE, SIG_IGN);
  int code = cli::exit_wrong_use;
  try {
    code = cli::run(argc, argv);
  } catch (const Fault& fault) {
    cli::print_error(fault.what());
  } catch (const std::exception& error) {
    cli::print_error(std::string("it stopped on an error that it does not know: ") + error.what());
  }
  return cli::flush_output() ? code : cli::exit_wrong_use;
}
