// SPDX-License-Identifier: Apache-2.0
#include "archive/custody.h"

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/decider.h"
#include "cli/output.h"

namespace strongroom::cli {

namespace {

using archive::Archive;
using records::CustodyEvent;
using records::CustodyObject;

std::vector<std::string> type_names() {
  std::vector<std::string> names;
  for (size_t i = 0; i < records::custody_types; ++i) {
    names.emplace_back(custody_type_name(static_cast<records::CustodyType>(i)));
  }
  return names;
}

// What the event is about, as the command line says it.
struct About {
  std::string id;
  std::string holding;

  void describe(Options options) {
    const Option item = options.add("OBJECT", id, "An item's or a capture's id; without one, the archive itself");
    options.add("--holding", holding, "Or the reference code of a holding: a record series, a box").excludes(item);
  }

  records::CustodyRef ref() const {
    if (!holding.empty()) return {CustodyObject::Holding, holding};
    if (id.empty()) return {CustodyObject::Archive, ""};
    return {Digest::from_hex(id) ? CustodyObject::Capture : CustodyObject::Item, id};
  }
};

class AddEvent {
 public:
  void describe(Options options) {
    options.add("TYPE", type_, "What happened").required().one_of(type_names());
    about_.describe(options);
    options.add("--at", at_, "When, RFC 3339 (default: now)");
    options.add("--from", from_, "Who gave");
    options.add("--to", to_, "Who took over");
    options.add("--by", by_, "Who did it (default, where nobody else is named: the account that runs this)");
    options.add("--agent", agents_, "Another one who took part, as ROLE=NAME; may be given again").one_at_a_time();
    options.add("--acknowledged-by", acknowledged_by_, "Names among these who confirmed it, at that time")
        .one_at_a_time();
    options.add("--acknowledgement", acknowledgement_, "How: the number of a receipt, a signature");
    options.add("--acknowledges", acknowledges_, "For TYPE acknowledged: the id of the event");
    options.add("--place", event_.place, "Where");
    options.add("--authority", event_.authority, "The agreement or order it rests on");
    options.add("--seal", event_.seal, "Number of the seal or bag");
    options.add("--extent", event_.extent, "How much: \"3 volumes, 412 pages\"");
    options.add("--condition-before", event_.condition_before, "As found");
    options.add("--condition-after", event_.condition_after, "As left");
    options.add("--outcome", event_.outcome, "What came of it: success, failure, what a check found");
    options.add("--note", event_.note, "What else should be known");
    options.add("--visibility", visibility_, "Who may see it").one_of({"public", "staff", "restricted", "sealed"});
    options.footer(
        "  strongroom custody my-archive add received 2017-10-07-k3v9qd --from \"A. Hale\" --by \"Harbour Archive\"\n"
        "  strongroom custody my-archive add transferred --holding LR-12 --from \"Land office\" --to \"Harbour "
        "Archive\" "
        "\\\n"
        "      --acknowledged-by \"Land office\" --acknowledgement \"receipt 114\" --extent \"3 volumes\"\n"
        "  strongroom custody my-archive add acknowledged --holding LR-12 --acknowledges EVENT --by \"Harbour "
        "Archive\"");
  }

  Result<CustodyEvent> event() const {
    CustodyEvent event = event_;
    event.type = *records::custody_type_from_name(type_);
    event.about = about_.ref();
    event.visibility = *records::visibility_from_name(visibility_);
    event.acknowledges = acknowledges_;
    if (!at_.empty()) {
      const auto at = Timestamp::parse_rfc3339(at_);
      if (!at) return fail(ErrorCode::Usage, "\"" + at_ + "\" is not a time such as 2026-03-01T10:00:00Z");
      event.at = *at;
    }
    if (Result<void> named = name_agents(event); !named) return fail(named.error());
    return event;
  }

 private:
  Result<void> name_agents(CustodyEvent& event) const {
    const auto add = [&](const std::string& role, const std::string& name) {
      event.agents.push_back({role, name, "", std::nullopt});
    };
    if (!from_.empty()) add("from", from_);
    if (!to_.empty()) add("to", to_);
    if (!by_.empty()) add("operator", by_);
    for (const std::string& agent : agents_) {
      const size_t equals = agent.find('=');
      if (equals == std::string::npos) return fail(ErrorCode::Usage, "\"" + agent + "\" is not ROLE=NAME");
      add(agent.substr(0, equals), agent.substr(equals + 1));
    }
    if (event.agents.empty()) add("operator", account_name());
    for (const std::string& name : acknowledged_by_) {
      bool found = false;
      for (records::CustodyAgent& agent : event.agents) {
        if (agent.name != name) continue;
        agent.acknowledged_at = event.at == Timestamp{} ? SystemClock().now() : event.at;
        agent.acknowledgement = acknowledgement_;
        found = true;
      }
      if (!found) return fail(ErrorCode::Usage, "\"" + name + "\" acknowledges and did not take part");
    }
    return {};
  }

  std::string type_;
  About about_;
  std::string at_;
  std::string from_;
  std::string to_;
  std::string by_;
  std::vector<std::string> agents_;
  std::vector<std::string> acknowledged_by_;
  std::string acknowledgement_;
  std::string acknowledges_;
  std::string visibility_ = "public";
  CustodyEvent event_;
};

class Custody final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add_flag("--json", json_, "Print events as JSON Lines (docs/formats/custody.md)");
    add_ = options.add_command("add", "Enter an event: who did what with it, when and where");
    new_event_.describe(*add_);
    const Options list = options.add_command("list", "List the events of an object, oldest first");
    listed_.describe(list);
    options.footer(
        "Events are records with entries in the log, each naming the one before it: a chain that nobody can shorten "
        "or\n"
        "reorder unseen. A transfer waits for the acknowledgement of both sides; list says who has yet to give it. "
        "The\n"
        "types of events and all that can be told of one are in the help of add.\n"
        "\n"
        "  strongroom custody my-archive add received 2017-10-07-k3v9qd --from \"A. Hale\" --by \"Harbour Archive\"\n"
        "  strongroom custody my-archive list 2017-10-07-k3v9qd\n"
        "  strongroom custody my-archive add --help");
  }

  int run() override { return add_->parsed() ? add() : list(); }

 private:
  int add() {
    Result<CustodyEvent> event = new_event_.event();
    if (!event) return ended_by(event.error());
    Result<Archive> opened = Archive::open(folder_, archive::Mode::Write);
    if (!opened) return ended_by(opened.error());
    const Result<CustodyEvent> added = archive::add_custody_event(*opened, *std::move(event));
    if (!added) return ended_by(added.error());
    print_event(*added, opened->store().custody_of(added->about, store::Scope::All));
    return exit_success;
  }

  int list() const {
    const Result<Archive> opened = Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    const auto events = opened->store().custody_of(listed_.ref(), store::Scope::All);
    for (const CustodyEvent& event : events) print_event(event, events);
    if (events.empty()) print_note("No event is known of it.");
    return exit_success;
  }

  void print_event(const CustodyEvent& event, const std::vector<CustodyEvent>& events) const {
    print_line(json_ ? archive::custody_json(event, events) : archive::custody_line(event, events));
  }

  std::string folder_;
  bool json_ = false;
  std::optional<Options> add_;
  AddEvent new_event_;
  About listed_;
};

}  // namespace

std::unique_ptr<Command> make_custody() { return std::make_unique<Custody>(); }

}  // namespace strongroom::cli
