// SPDX-License-Identifier: Apache-2.0
#include "archive/config.h"

// The one home of toml++ (docs/decisions/toml.md): header only, without exceptions and without its own writer.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "text/time_zones.h"

namespace strongroom::archive {

namespace {

constexpr uint32_t page_size_max = 100;

// One key of the file: what its value must be, in words for the operator, and how it is taken over.
struct Key {
  std::string_view name;
  std::string_view expects;
  bool (*read)(const toml::node& value, Config& config);
  std::string (*hint)(const toml::node& value) = nullptr;  // what else a wrong value may be told
};

bool read_text(const toml::node& value, std::string& target) {
  const auto text = value.value<std::string>();
  if (!value.is_string() || !text) return false;
  target = *text;
  return true;
}

bool read_texts(const toml::node& value, std::map<std::string, std::string>& target) {
  const toml::table* table = value.as_table();
  if (!table) return false;
  std::map<std::string, std::string> texts;
  for (auto&& [lang, text] : *table) {
    if (!read_text(text, texts[std::string(lang.str())])) return false;
  }
  target = std::move(texts);
  return true;
}

bool is_web_address(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (text.starts_with(scheme) && text.size() > scheme.size()) {
      return std::none_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '?' || c == '#'; });
    }
  }
  return false;
}

bool read_address(const toml::node& value, std::string& target) {
  std::string address;
  if (!read_text(value, address)) return false;
  while (address.ends_with('/')) address.pop_back();
  if (!address.empty() && !is_web_address(address)) return false;
  target = std::move(address);
  return true;
}

// A signed note's key name (C2SP signed-note): not empty, no white space, no '+'.
bool is_key_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c != '+' && c != '\x7f'; });
}

bool read_languages(const toml::node& value, std::vector<std::string>& target) {
  const toml::array* array = value.as_array();
  if (!array || array->empty()) return false;
  std::vector<std::string> languages;
  for (const toml::node& element : *array) {
    std::string language;
    // A page that says it is French and is written in English misleads who has it read aloud.
    if (!read_text(element, language) || (language != "en" && language != "ar")) return false;
    if (std::find(languages.begin(), languages.end(), language) != languages.end()) return false;
    languages.push_back(std::move(language));
  }
  target = std::move(languages);
  return true;
}

bool read_locales(const toml::node& value, Config& config) {
  std::map<std::string, std::string> locales;
  if (!read_texts(value, locales)) return false;
  for (const auto& [lang, locale] : locales) {
    if (lang != "en" && lang != "ar") return false;
    (lang == "en" ? config.locale_en : config.locale_ar) = locale;
  }
  return true;
}

bool read_page_size(const toml::node& value, uint32_t& target) {
  const auto number = value.value<int64_t>();
  if (!value.is_integer() || !number || *number < 1 || *number > page_size_max) return false;
  target = static_cast<uint32_t>(*number);
  return true;
}

std::string similar_time_zone(const toml::node& value) {
  std::string name;
  if (!read_text(value, name)) return {};
  const auto similar = text::time_zone_like(name);
  return similar ? fmt::format("; did you mean \"{}\"?", *similar) : std::string();
}

constexpr Key keys[] = {
    {"name", "a table of texts by language, such as [name] en = \"Press archive\"",
     [](const toml::node& v, Config& c) { return read_texts(v, c.name) && !c.name.empty(); }},
    {"about", "a table of texts by language, such as [about] en = \"What we published since 2011\"",
     [](const toml::node& v, Config& c) { return read_texts(v, c.about); }},
    {"base_url", "an address such as \"https://archive.example.org\"",
     [](const toml::node& v, Config& c) { return read_address(v, c.base_url) && !c.base_url.empty(); }},
    {"origin", "a name without white space and '+', such as \"archive.example.org/log\"",
     [](const toml::node& v, Config& c) { return read_text(v, c.origin) && is_key_name(c.origin); }},
    {"site", "a host such as \"www.example.org\"",
     [](const toml::node& v, Config& c) { return read_text(v, c.site) && c.site.find('/') == std::string::npos; }},
    {"site_url", "an address such as \"https://www.example.org\"",
     [](const toml::node& v, Config& c) { return read_address(v, c.site_url); }},
    {"languages", "a list of the languages that the interface has, each once: [\"en\", \"ar\"]",
     [](const toml::node& v, Config& c) { return read_languages(v, c.languages); }},
    {"time_zone", "a name of the IANA time zone database such as \"Europe/Berlin\" or \"UTC\"",
     [](const toml::node& v, Config& c) { return read_text(v, c.time_zone) && text::is_time_zone(c.time_zone); },
     similar_time_zone},
    {"page_size", "a number from 1 to 100",
     [](const toml::node& v, Config& c) { return read_page_size(v, c.page_size); }},
    {"locale", "a table with the locales of en and ar, such as [locale] en = \"en-GB\"", read_locales},
};

tl::unexpected<Error> fail_at(const toml::source_region& place, const std::string& message) {
  return fail(ErrorCode::Malformed, fmt::format("line {}: {}", place.begin.line, message));
}

std::string all_keys() {
  std::string names;
  for (const Key& key : keys) names += (names.empty() ? "" : ", ") + std::string(key.name);
  return names;
}

// A TOML basic string (https://toml.io/en/v1.0.0#string).
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + quoted(text);
  return "[" + out + "]";
}

std::string table_of(std::string_view name, const std::map<std::string, std::string>& texts) {
  std::string out = fmt::format("[{}]\n", name);
  for (const auto& [lang, text] : texts) out += fmt::format("{} = {}\n", quoted(lang), quoted(text));
  return out;
}

}  // namespace

Result<Config> Config::parse(std::string_view text) {
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) return fail_at(parsed.error().source(), std::string(parsed.error().description()));
  Config config;
  for (auto&& [name, value] : parsed.table()) {
    const Key* key = std::find_if(std::begin(keys), std::end(keys), [&](const Key& k) { return k.name == name.str(); });
    if (key == std::end(keys)) {
      return fail_at(name.source(), fmt::format("there is no key \"{}\"; the keys are {}", name.str(), all_keys()));
    }
    if (!key->read(value, config)) {
      const std::string hint = key->hint ? key->hint(value) : std::string();
      return fail_at(value.source(), fmt::format("{} must be {}{}", key->name, key->expects, hint));
    }
  }
  return config;
}

std::string Config::to_toml() const {
  std::string out = "# What this archive is and where it is served. docs/operators.md explains every key.\n";
  out += "\n# The address of the site, without a slash at the end.\nbase_url = " + quoted(base_url) + "\n";
  out += "\n# The name of the log. Never change it: proofs made so far carry it.\norigin = " + quoted(origin) + "\n";
  out += "\n# The host and the address of the site that the pages were rescued from, where they do not tell.\n";
  out += "site = " + quoted(site) + "\nsite_url = " + quoted(site_url) + "\n";
  out += "\n# Languages of the interface; the first is the default.\nlanguages = " + list_of(languages) + "\n";
  out += "\n# The time zone of the publisher (IANA name).\ntime_zone = " + quoted(time_zone) + "\n";
  out += "\n# Items on a page of a list, 1 to 100.\n" + fmt::format("page_size = {}\n", page_size);
  out += "\n# The archive's name, and one sentence about it, by language.\n" + table_of("name", name);
  out += "\n" + table_of("about", about);
  out += "\n# How dates and numbers are written.\n" + table_of("locale", {{"en", locale_en}, {"ar", locale_ar}});
  return out;
}

std::string Config::log_origin() const {
  if (!origin.empty()) return origin;
  const size_t scheme = base_url.find("://");
  return (scheme == std::string::npos ? base_url : base_url.substr(scheme + 3)) + "/log";
}

}  // namespace strongroom::archive
