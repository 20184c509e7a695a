// SPDX-License-Identifier: Apache-2.0

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/output.h"

namespace strongroom::cli {

namespace {

class Init final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The folder to make").required();
    options.add("--config", config_file_, "Settings to begin with (a strongroom.toml)");
    options.add("--name", name_, "The archive's name in the first language of the interface");
    options.add("--base-url", base_url_, "Where the site will be served, such as https://archive.example.org");
    options.add("--site-url", site_url_, "The site that the pages came from, such as https://www.example.org");
    options.add("--origin", origin_, "The name of the log (default: base URL and /log); it can never change");
    options.footer(
        "Makes the folder with strongroom.toml, an empty database and a new log key (keys/log.key: keep a copy in a\n"
        "safe place; without it no more records can be added to this log).\n"
        "\n"
        "  strongroom init my-archive\n"
        "  strongroom init my-archive --name \"Harbour press archive\" --base-url https://archive.example.org");
  }

  int run() override {
    Result<archive::Config> config = settings();
    if (!config) return ended_by(config.error());
    const Result<archive::Archive> made = archive::Archive::create(folder_, *config);
    if (!made) return ended_by(made.error());
    print_line("Made the archive " + folder_ + ". Its log is \"" + made->config().origin + "\", its verifier key:");
    print_line(made->verifier_key());
    return exit_success;
  }

 private:
  // "line 4: base_url must be …": the lines are of a file that nobody has seen.
  static std::string without_line(const std::string& message) { return message.substr(message.find(": ") + 2); }

  Result<archive::Config> settings() const {
    constexpr uint64_t config_bytes_max = 1 << 20;
    archive::Config config;
    if (!config_file_.empty()) {
      const Result<std::string> text = PosixFiles().read(config_file_, config_bytes_max);
      if (!text) return fail(text.error());
      Result<archive::Config> read = archive::Config::parse(*text);
      if (!read) return fail(Error{read.error().code, read.error().message, config_file_, {}});
      config = std::move(*read);
    }
    if (!name_.empty()) config.name[config.languages.front()] = name_;
    if (!base_url_.empty()) config.base_url = base_url_;
    if (!site_url_.empty()) config.site_url = site_url_;
    if (!origin_.empty()) config.origin = origin_;
    // What came by options obeys the rules of the file.
    Result<archive::Config> checked = archive::Config::parse(config.to_toml());
    if (!checked) return fail(ErrorCode::Usage, without_line(checked.error().message));
    return checked;
  }

  std::string folder_;
  std::string config_file_;
  std::string name_;
  std::string base_url_;
  std::string site_url_;
  std::string origin_;
};

}  // namespace

std::unique_ptr<Command> make_init() { return std::make_unique<Init>(); }

}  // namespace strongroom::cli
