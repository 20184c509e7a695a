// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace strongroom::cli {

// To stdout, with a newline added. A closed pipe or a full disk ends the program at the end of `main`, not here.
void print_line(std::string_view line);
// As it is.
void print_bytes(std::string_view bytes);
// False when what was printed did not reach its reader, which is told unless the reader of a pipe went away.
bool flush_output();

// One sentence on stderr: "strongroom: pages/a.html: at byte 12: …".
void print_error(const Error& error);
void print_error(std::string_view sentence);
// For people only: on stderr, so that stdout stays what was asked for.
void print_note(std::string_view sentence);

// Prints it and says how the program ends.
int ended_by(const Error& error);

// "1 item", "2 items".
std::string count_of(unsigned long long number, std::string_view one, std::string_view many);

}  // namespace strongroom::cli
