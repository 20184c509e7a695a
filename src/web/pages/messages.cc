// SPDX-License-Identifier: Apache-2.0
#include "web/pages/messages.h"

#include "base/ascii.h"
#include "base/assert.h"
#include "text/plural.h"
#include "web/embedded.h"

namespace strongroom::web {

namespace {

std::string filled(std::string_view sentence, const Messages::Values& values) {
  std::string text;
  while (!sentence.empty()) {
    const auto open = sentence.find('{');
    const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) break;
    text += sentence.substr(0, open);
    const auto name = sentence.substr(open + 1, close - open - 1);
    for (const auto& [key, value] : values) {
      if (key == name) text += value;
    }
    sentence.remove_prefix(close + 1);
  }
  return text.append(sentence);
}

}  // namespace

Messages Messages::compiled_in() {
  Messages messages;
  for (const auto& file : embedded_messages()) {
    const auto added = messages.add(file.name.substr(0, file.name.find('.')), file.bytes);
    STRONGROOM_ASSERT(added);  // messages_test.cc reads them all
  }
  return messages;
}

Result<void> Messages::add(std::string_view lang, std::string_view catalogue) {
  auto& sentences = catalogues_[std::string(lang)];
  size_t start = 0;
  while (start < catalogue.size()) {
    const auto end = std::min(catalogue.find('\n', start), catalogue.size());
    const auto line = trim(catalogue.substr(start, end - start));
    if (!line.empty() && line.front() != '#') {
      const auto equals = line.find('=');
      const auto name = trim(line.substr(0, equals));
      if (equals == std::string_view::npos || name.empty()) {
        return fail(ErrorCode::Malformed, "a line of a catalogue is \"name = sentence\"", start);
      }
      sentences.insert_or_assign(std::string(name), std::string(trim(line.substr(equals + 1))));
    }
    start = end + 1;
  }
  return {};
}

std::vector<std::string> Messages::languages() const {
  std::vector<std::string> all;
  for (const auto& [lang, sentences] : catalogues_) all.push_back(lang);
  return all;
}

const std::map<std::string, std::string, std::less<>>& Messages::catalogue(std::string_view lang) const {
  const auto found = catalogues_.find(lang);
  return found != catalogues_.end() ? found->second : catalogues_.find("en")->second;
}

const std::string& Messages::text(std::string_view lang, std::string_view name) const {
  const auto& own = catalogue(lang);
  if (const auto found = own.find(name); found != own.end()) return found->second;
  const auto& english = catalogue("en");
  const auto found = english.find(name);
  STRONGROOM_ASSERT(found != english.end());
  return found->second;
}

std::string Messages::format(std::string_view lang, std::string_view name, const Values& values) const {
  return filled(text(lang, name), values);
}

std::string Messages::plural(std::string_view lang, std::string_view name, uint64_t count, const Values& values) const {
  const std::string form = std::string(name) + "." + text::plural_form(count, lang);
  const auto& own = catalogue(lang);
  if (const auto found = own.find(form); found != own.end()) return filled(found->second, values);
  return filled(text(lang, std::string(name) + ".other"), values);
}

}  // namespace strongroom::web
