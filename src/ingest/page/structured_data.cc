// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/structured_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

using nlohmann::json;

constexpr size_t script_bytes_max = 2u << 20;
constexpr size_t depth_max = 48;
constexpr size_t authors_max = 20;

// Line breaks within strings, which JSON forbids and pages hold, are read as spaces.
json parse(std::string_view script) {
  if (script.size() > script_bytes_max) return nullptr;
  std::string text(script);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return parse_json(text, {.depth_max = depth_max, .comments = JsonComments::PassOver}).value_or(nullptr);
}

std::string line_of(const json& value) { return value.is_string() ? text::clean_line(value.get<std::string>()) : ""; }

std::string line_at(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : line_of(*found);
}

std::string name_at(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return {};
  const json& value = found->is_array() && !found->empty() ? found->front() : *found;
  return value.is_object() ? line_at(value, "name") : line_of(value);
}

bool has_type(const json& object, bool (*fits)(std::string_view)) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  if (type->is_string()) return fits(type->get_ref<const std::string&>());
  return type->is_array() && std::any_of(type->begin(), type->end(), [&](const json& one) {
           return one.is_string() && fits(one.get_ref<const std::string&>());
         });
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" || type == "PressRelease";
}

// Works that pages present as articles and schema.org does not call so.
bool is_other_work_type(std::string_view type) {
  return type == "Recipe" || type == "HowTo" || type == "MedicalWebPage" || type == "CreativeWork";
}

bool is_list_type(std::string_view type) {
  return type == "ItemList" || type == "CollectionPage" || type == "OfferCatalog" || type == "SearchResultsPage";
}

bool is_person_type(std::string_view type) { return type == "Person"; }

// {"@id": "…"} in place of the thing itself, which stands elsewhere in the page's data.
class Reader {
 public:
  explicit Reader(StructuredData& data) : data_(data) {}

  void index(const json& value, size_t depth) {
    if (depth > depth_max) return;
    if (value.is_object()) {
      const std::string id = line_at(value, "@id");
      if (!id.empty() && value.contains("name")) named_.emplace_back(id, &value);
    }
    if (value.is_structured()) {
      for (const json& part : value) index(part, depth + 1);
    }
  }

  // The page's own data: the top level, arrays, @graph and the main entity; not what an ItemList holds.
  void read(const json& value, size_t depth) {
    if (depth > depth_max) return;
    if (value.is_array()) {
      for (const json& part : value) read(part, depth + 1);
    }
    if (!value.is_object()) return;
    if (has_type(value, is_list_type) || value.contains("blogPost")) data_.is_list = true;
    if (has_type(value, is_article_type)) {
      data_.is_article = true;
      read_work(value);
    } else if (has_type(value, is_other_work_type)) {
      other_works_.push_back(&value);
    }
    if (data_.language.empty()) data_.language = line_at(value, "inLanguage");
    for (const char* inner : {"@graph", "mainEntity"}) {
      if (const auto found = value.find(inner); found != value.end()) read(*found, depth + 1);
    }
    if (data_.published.empty() && has_type(value, [](std::string_view type) { return type == "WebPage"; })) {
      page_published_ = line_at(value, "datePublished");
    }
  }

  // What an article does not say may be said of another work on the page.
  void finish() {
    for (const json* work : other_works_) read_work(*work);
    if (data_.published.empty()) data_.published = page_published_;
  }

 private:
  void read_work(const json& work) {
    take(data_.headline, line_at(work, "headline"));
    take(data_.published, line_at(work, "datePublished"));
    take(data_.modified, line_at(work, "dateModified"));
    take(data_.section, name_at(work, "articleSection"));
    take(data_.publisher, name_at(work, "publisher"));
    if (const auto author = work.find("author"); author != work.end() && data_.authors.empty()) {
      read_authors(*author);
    }
    if (const auto keywords = work.find("keywords"); keywords != work.end() && keywords->is_array()) {
      for (const json& one : *keywords) {
        if (std::string line = line_of(one); !line.empty()) data_.keywords.push_back(std::move(line));
      }
    }
  }

  static void take(std::string& into, std::string value) {
    if (into.empty()) into = std::move(value);
  }

  void read_authors(const json& value) {
    if (value.is_array()) {
      for (const json& one : value) read_author(one);
    } else {
      read_author(value);
    }
  }

  void read_author(const json& value) {
    if (data_.authors.size() >= authors_max) return;
    StructuredData::Author author;
    if (value.is_object()) {
      author.name = name_at(value, "name");
      author.url = line_at(value, "url");
      author.is_person = has_type(value, is_person_type);
      if (author.name.empty()) resolve(line_at(value, "@id"), author);
    } else {
      author.name = line_of(value);
      author.is_person = true;
    }
    const bool known = std::any_of(data_.authors.begin(), data_.authors.end(),
                                   [&](const StructuredData::Author& other) { return other.name == author.name; });
    if (!author.name.empty() && !known) data_.authors.push_back(std::move(author));
  }

  void resolve(const std::string& id, StructuredData::Author& author) const {
    if (id.empty()) return;
    for (const auto& [known, object] : named_) {
      if (known != id) continue;
      author.name = name_at(*object, "name");
      author.url = line_at(*object, "url");
      author.is_person = has_type(*object, is_person_type);
      return;
    }
  }

  StructuredData& data_;
  std::vector<std::pair<std::string, const json*>> named_;
  std::vector<const json*> other_works_;
  std::string page_published_;
};

}  // namespace

StructuredData read_structured_data(const std::vector<std::string_view>& json_ld) {
  constexpr size_t scripts_max = 50;
  StructuredData data;
  std::vector<json> documents;
  for (size_t i = 0; i < json_ld.size() && i < scripts_max; ++i) documents.push_back(parse(json_ld[i]));
  Reader reader(data);
  for (const json& document : documents) reader.index(document, 0);
  for (const json& document : documents) reader.read(document, 0);
  reader.finish();
  data.items = structured_items_of(documents);
  return data;
}

}  // namespace strongroom::ingest::page
