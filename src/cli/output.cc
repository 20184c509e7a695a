// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

#include "cli/command.h"

namespace strongroom::cli {

void print_bytes(std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stdout); }

void print_line(std::string_view line) {
  print_bytes(line);
  std::fputc('\n', stdout);
}

namespace {

bool is_pipe(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
}

}  // namespace

bool flush_output() {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return true;
  if (!is_pipe(STDOUT_FILENO)) {
    print_error("standard output: what was to be printed could not be written whole; is its disk full?");
  }
  return false;
}

void print_note(std::string_view sentence) {
  const std::string line = std::string(sentence) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void print_error(std::string_view sentence) { print_note("strongroom: " + std::string(sentence)); }

void print_error(const Error& error) { print_error(error.to_string()); }

int ended_by(const Error& error) {
  print_error(error);
  const bool wrong_use =
      error.code == ErrorCode::Usage || error.code == ErrorCode::NotFound || error.code == ErrorCode::Exists;
  return wrong_use ? exit_wrong_use : exit_no;
}

std::string count_of(unsigned long long number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

}  // namespace strongroom::cli
