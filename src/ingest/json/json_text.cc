// SPDX-License-Identifier: Apache-2.0
#include "ingest/json/json_text.h"

#include <vector>

namespace strongroom::ingest {
namespace {

using nlohmann::json;

constexpr size_t depth_max = 200;
constexpr size_t values_max = 8'000'000;

// Builds the value as nlohmann's own reader does, but keeps what there is when the text breaks.
class Builder final : public nlohmann::json_sax<json> {
 public:
  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    key_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    fault = Error{ErrorCode::Malformed, "the JSON is damaged; what stands before is kept", {}, position};
    return false;
  }

  json root;
  std::optional<Error> fault;

 private:
  bool add(json value) { return put(std::move(value)) != nullptr; }

  bool open(json value) {
    if (open_.size() >= depth_max) return refuse("values are nested too deeply");
    json* placed = put(std::move(value));
    if (placed) open_.push_back(placed);
    return placed != nullptr;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  // Pointers into an array stay good: only the innermost open one grows.
  json* put(json value) {
    if (++values_ > values_max) {
      refuse("there are more values than are read from one document");
      return nullptr;
    }
    if (open_.empty()) {
      root = std::move(value);
      return &root;
    }
    json& parent = *open_.back();
    if (parent.is_array()) return &parent.emplace_back(std::move(value));
    return &(parent[key_] = std::move(value));
  }

  bool refuse(std::string message) {
    fault = Error{ErrorCode::LimitExceeded, std::move(message), {}, {}};
    return false;
  }

  std::vector<json*> open_;
  std::string key_;
  size_t values_ = 0;
};

}  // namespace

JsonText read_json(std::string_view utf8) {
  const size_t start = utf8.find_first_of("{[");
  if (start == std::string_view::npos) return {{}, Error{ErrorCode::Malformed, "there is no JSON value", {}, 0}};
  utf8.remove_prefix(start);
  Builder builder;
  // Not strict: what follows the value is nobody's.
  json::sax_parse(utf8.begin(), utf8.end(), &builder, json::input_format_t::json, false);
  if (builder.fault && builder.fault->offset) *builder.fault->offset += start;
  return {std::move(builder.root), std::move(builder.fault)};
}

const json& member(const json& object, std::string_view name) {
  static const json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(std::string(name));
  return found == object.end() ? nothing : *found;
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  return {};
}

std::string text_member(const json& object, std::string_view name) { return text_of(member(object, name)); }

}  // namespace strongroom::ingest
