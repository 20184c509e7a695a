// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

// What the commands say of their arguments, in front of CLI11: its header costs seconds in every file that includes it
// (docs/decisions/cli11.md).
namespace strongroom::cli {

// One option, to say more of it. A handle, good as long as the Options that gave it.
class Option {
 public:
  Option required();
  Option between(unsigned min, unsigned max);
  Option one_of(const std::vector<std::string>& words);
  // "90s", "15m", "1h", "2d"; a bare number is seconds.
  Option as_duration();
  // "64MB", "4GB": powers of 1000.
  Option as_size();
  // Of a list: one value after each name, so that what follows is an argument again.
  Option one_at_a_time();
  // Shows in --help what holds when it is not given.
  Option show_default();
  Option excludes(Option other);
  Option needs(Option other);

 private:
  friend class Options;
  explicit Option(CLI::Option* option) : option_(option) {}
  CLI::Option* option_;
};

// The options of the program, of a command or of a group. A handle, good as long as the parser.
class Options {
 public:
  explicit Options(CLI::App* app) : app_(app) {}

  // `name` is "--json", "-o,--output", or "ARCHIVE" for one told by its place. The target is set while parsing, and
  // must outlive it. There are texts, lists of texts, numbers: options.cc has the types.
  template <typename T>
  Option add(const std::string& name, T& target, const std::string& what);
  Option add_flag(const std::string& name, bool& target, const std::string& what);

  Options add_group(const std::string& name, const std::string& what = "");
  void require(unsigned min, unsigned max);  // so many of a group

  // One of the commands must be given. The options here may stand behind it too.
  Options add_command(const std::string& name, const std::string& what);
  bool parsed() const;

  // Ends --help: what it is for, and examples.
  void footer(const std::string& text);

 private:
  CLI::App* app_;
};

}  // namespace strongroom::cli
