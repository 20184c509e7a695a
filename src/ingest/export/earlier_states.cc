// SPDX-License-Identifier: Apache-2.0
#include "ingest/export/earlier_states.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/assert.h"
#include "ingest/stated_date.h"
#include "text/normalise.h"

namespace strongroom::ingest {
namespace {

constexpr std::string_view moment_form = "0000-00-00 00:00:00";

bool fits_form(std::string_view moment) {
  for (size_t at = 0; at < moment_form.size(); ++at) {
    const bool is_digit = moment[at] >= '0' && moment[at] <= '9';
    if (moment_form[at] == '0' ? !is_digit : moment[at] != moment_form[at]) return false;
  }
  return true;
}

std::string excerpt_of(const records::Item& item) {
  for (const records::Field& field : item.fields) {
    if (field.label == "excerpt") return field.value;
  }
  return {};
}

bool say_the_same(const records::Item& a, const records::Item& b) {
  return a.title == b.title && a.blocks == b.blocks && excerpt_of(a) == excerpt_of(b);
}

}  // namespace

std::optional<std::string> saved_moment(std::string_view field) {
  std::string moment = text::clean_line(field).substr(0, moment_form.size());
  if (moment.size() < moment_form.size()) return std::nullopt;
  if (moment[10] == 'T') moment[10] = ' ';
  if (!fits_form(moment) || !CivilDate::parse(moment.substr(0, 10))) return std::nullopt;
  return moment;
}

records::PrintedDate saved_date(std::string_view field) {
  records::PrintedDate date = read_stated_date(field);
  if (date.date) date.verbatim = text::clean_line(field);
  return date;
}

void EarlierStates::add(std::string moment, uint64_t order, records::Item item, std::string_view saved_as_told) {
  STRONGROOM_ASSERT(!full());
  states_.push_back({std::move(moment), order, {std::move(item), saved_date(saved_as_told)}});
}

void EarlierStates::give_to(FoundItem& found, const records::Item& as_kept, const records::PrintedDate& shown) {
  std::stable_sort(states_.begin(), states_.end(), [](const Saved& a, const Saved& b) {
    return std::tie(a.moment, a.order) < std::tie(b.moment, b.order);
  });
  // Of a run of states that say the same the first tells since when it is so.
  for (Saved& saved : states_) {
    if (found.earlier.empty() || !say_the_same(found.earlier.back().item, saved.state.item))
      found.earlier.push_back(std::move(saved.state));
  }
  states_.clear();
  if (found.earlier.empty()) return;
  found.saved = shown;
  if (!say_the_same(found.earlier.back().item, as_kept)) return;
  found.saved = found.earlier.back().saved;
  found.earlier.pop_back();
  if (found.earlier.empty()) found.saved = {};
}

}  // namespace strongroom::ingest
