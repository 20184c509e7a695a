// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "archive/archive.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/output.h"
#include "text/normalise.h"

namespace strongroom::cli {

namespace {

constexpr size_t heading_code_points = 80;

class Withheld final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add_flag("--json", json_, "Print each as one JSON object (docs/formats/output.md)");
    options.footer(
        "Items that were taken in as staff, restricted or sealed, or were restricted or withdrawn later. What is "
        "erased\n"
        "is not among them. Whoever may read the archive's folder may read them.\n"
        "\n"
        "  strongroom withheld my-archive");
  }

  int run() override {
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    for (const store::WithheldItem& item : opened->store().withheld_items()) print(opened->store(), item);
    return exit_success;
  }

 private:
  void print(const store::Store& store, const store::WithheldItem& item) const {
    const auto revision = store.item(item.id, store::Scope::All);
    const std::string words =
        !revision ? "" : (revision->item.title.empty() ? revision->item.text() : revision->item.title);
    const std::string heading = text::shorten(words, heading_code_points);
    const std::string date = item.date ? item.date->iso() : "";
    if (!json_) return print_line(fmt::format("{}  {:<10}  {}", item.id.value, standing_name(item.standing), heading));
    nlohmann::ordered_json object = {
        {"id", item.id.value}, {"standing", standing_name(item.standing)}, {"date", date}, {"heading", heading}};
    object["captures"] = nlohmann::ordered_json::array();
    for (const records::Capture& capture : store.captures_of(item.id, store::Scope::All)) {
      object["captures"].push_back({{"id", capture.id()}, {"original", capture.original.hex()}});
    }
    print_line(print_json(object));
  }

  std::string folder_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_withheld() { return std::make_unique<Withheld>(); }

}  // namespace strongroom::cli
