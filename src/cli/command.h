// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "cli/options.h"

namespace strongroom::cli {

// How a run ends, for scripts.
inline constexpr int exit_success = 0;
inline constexpr int exit_no = 1;         // a check failed, something could not be read, gaps with --strict
inline constexpr int exit_wrong_use = 2;  // wrong arguments, or the surroundings are broken

// One command of the program: its options are members, set by the parser.
class Command {
 public:
  virtual ~Command() = default;
  // Adds the options, with their help and examples.
  virtual void describe(Options options) = 0;
  // Called after parsing. Returns the exit code; may throw Fault.
  virtual int run() = 0;
};

std::unique_ptr<Command> make_init();
std::unique_ptr<Command> make_ingest();
std::unique_ptr<Command> make_capture();
std::unique_ptr<Command> make_extract();
std::unique_ptr<Command> make_gaps();
std::unique_ptr<Command> make_search();
std::unique_ptr<Command> make_serve();
std::unique_ptr<Command> make_verify();
std::unique_ptr<Command> make_prove();
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_export();
std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_key();
std::unique_ptr<Command> make_rebuild();
std::unique_ptr<Command> make_restrict();
std::unique_ptr<Command> make_release();
std::unique_ptr<Command> make_withdraw();
std::unique_ptr<Command> make_withheld();
std::unique_ptr<Command> make_erase();
std::unique_ptr<Command> make_custody();
std::unique_ptr<Command> make_mirror();
std::unique_ptr<Command> make_repair();
std::unique_ptr<Command> make_challenge();
std::unique_ptr<Command> make_cosign();
std::unique_ptr<Command> make_witness();
std::unique_ptr<Command> make_backup();
std::unique_ptr<Command> make_restore();
std::unique_ptr<Command> make_scrub();
std::unique_ptr<Command> make_timestamp();

}  // namespace strongroom::cli
