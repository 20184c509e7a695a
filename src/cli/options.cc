// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <map>

namespace strongroom::cli {

Option Option::required() {
  option_->required();
  return *this;
}

Option Option::between(unsigned min, unsigned max) {
  option_->check(CLI::Range(min, max));
  return *this;
}

Option Option::one_of(const std::vector<std::string>& words) {
  option_->check(CLI::IsMember(words));
  return *this;
}

Option Option::as_duration() {
  option_->transform(CLI::AsNumberWithUnit(
      std::map<std::string, double>{{"ms", 0.001}, {"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}},
      CLI::AsNumberWithUnit::CASE_INSENSITIVE, "TIME"));
  return *this;
}

Option Option::as_size() {
  option_->transform(CLI::AsSizeValue(true));
  return *this;
}

Option Option::one_at_a_time() {
  option_->allow_extra_args(false);
  return *this;
}

Option Option::show_default() {
  option_->capture_default_str();
  return *this;
}

Option Option::excludes(Option other) {
  option_->excludes(other.option_);
  return *this;
}

Option Option::needs(Option other) {
  option_->needs(other.option_);
  return *this;
}

namespace {

// A script's `--vkey "$(cat lost.vkey)"` gives an empty text. Taken for an option that was not given, it would mean
// "believe any key".
std::string refuse_empty(const std::string& value) { return value.empty() ? "it is empty; give a value" : ""; }

}  // namespace

template <typename T>
Option Options::add(const std::string& name, T& target, const std::string& what) {
  CLI::Option* const option = app_->add_option(name, target, what);
  option->check(CLI::Validator(refuse_empty, ""));
  return Option(option);
}

template Option Options::add(const std::string&, std::string&, const std::string&);
template Option Options::add(const std::string&, std::vector<std::string>&, const std::string&);
template Option Options::add(const std::string&, uint16_t&, const std::string&);
template Option Options::add(const std::string&, uint32_t&, const std::string&);
template Option Options::add(const std::string&, uint64_t&, const std::string&);
template Option Options::add(const std::string&, double&, const std::string&);

Option Options::add_flag(const std::string& name, bool& target, const std::string& what) {
  return Option(app_->add_flag(name, target, what));
}

Options Options::add_group(const std::string& name, const std::string& what) {
  return Options(app_->add_option_group(name, what));
}

void Options::require(unsigned min, unsigned max) { app_->require_option(min, max); }

Options Options::add_command(const std::string& name, const std::string& what) {
  app_->require_subcommand(1);
  return Options(app_->add_subcommand(name, what)->fallthrough());
}

bool Options::parsed() const { return app_->parsed(); }

void Options::footer(const std::string& text) { app_->footer(text); }

}  // namespace strongroom::cli
