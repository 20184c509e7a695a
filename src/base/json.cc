// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <iterator>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/assert.h"

namespace strongroom {

namespace {

// Walks over the bytes and shows how far, since the library tells a place of syntax errors alone.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char*& read_to) : at_(at), read_to_(&read_to) {}

  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *read_to_ = ++at_;
    return *this;
  }
  bool operator==(const Cursor& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** read_to_;
};

// Takes the library's events (its "SAX") and builds the value as its own reader does, but within limits, and keeps what
// there is when the text breaks.
template <typename Json>
class Builder {
 public:
  Builder(Json& root, const JsonOptions& options) : root_(root), options_(options) {}

  bool null() { return put(nullptr) != nullptr; }
  bool boolean(bool value) { return put(value) != nullptr; }
  bool number_integer(int64_t value) { return put(value) != nullptr; }
  bool number_unsigned(uint64_t value) { return put(value) != nullptr; }
  bool number_float(double value, const std::string&) { return put(value) != nullptr; }
  bool string(std::string& value) { return put(std::move(value)) != nullptr; }
  bool binary(typename Json::binary_t&) { return false; }  // JSON has none
  bool start_object(size_t) { return open(Json::object()); }
  bool start_array(size_t) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    key_ = std::move(name);
    return true;
  }

  // `read` counts the byte that cannot be, or one more than all bytes where another one is missing.
  bool parse_error(size_t read, const std::string&, const nlohmann::detail::exception& error) {
    constexpr int number_out_of_range = 406;
    const bool is_number = error.id == number_out_of_range;
    fault = Error{ErrorCode::Malformed, is_number ? "a number is too large" : "this is not JSON", {}, read - 1};
    return false;
  }

  // Has no place where that is the one at which reading ended.
  std::optional<Error> fault;

 private:
  bool open(Json value) {
    if (open_.size() >= options_.depth_max) {
      fault = Error{ErrorCode::LimitExceeded, "values are nested too deeply", {}, {}};
      return false;
    }
    Json* placed = put(std::move(value));
    if (placed) open_.push_back(placed);
    return placed != nullptr;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  // Pointers into an array stay good: only the innermost open one grows.
  Json* put(Json value) {
    if (++values_ > options_.values_max) {
      fault = Error{ErrorCode::LimitExceeded, "there are more values than are read from one document", {}, {}};
      return nullptr;
    }
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) return &parent.emplace_back(std::move(value));
    return &(parent[std::move(key_)] = std::move(value));
  }

  Json& root_;
  const JsonOptions& options_;
  std::vector<Json*> open_;
  std::string key_;
  size_t values_ = 0;
};

enum class Rest { Refuse, PassOver };

template <typename Json>
std::optional<Error> read(std::string_view bytes, Json& value, const JsonOptions& options, Rest rest) {
  const char* read_to = bytes.data();
  const Cursor begin(bytes.data(), read_to);
  const Cursor end(bytes.data() + bytes.size(), read_to);
  Builder<Json> builder(value, options);
  Json::sax_parse(begin, end, &builder, Json::input_format_t::json, rest == Rest::Refuse,
                  options.comments == JsonComments::PassOver);
  std::optional<Error>& fault = builder.fault;
  const auto size_read = static_cast<uint64_t>(read_to - bytes.data());
  // To the library a zero byte is the end.
  const bool is_rest = !fault && rest == Rest::Refuse && size_read < bytes.size();
  if (is_rest) fault = Error{ErrorCode::Malformed, "this is not JSON", {}, {}};
  if (fault && !fault->offset) fault->offset = size_read - 1;
  if (fault && fault->offset == bytes.size()) fault->message = "the JSON breaks off";
  return std::move(fault);
}

template <typename Json>
Result<Json> read_all(std::string_view bytes, const JsonOptions& options) {
  Json value;
  if (std::optional<Error> fault = read(bytes, value, options, Rest::Refuse)) return fail(std::move(*fault));
  return value;
}

template <typename Json>
std::string print(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

constexpr int kOneLine = -1;
constexpr int kIndent = 2;

}  // namespace

Result<nlohmann::json> parse_json(std::string_view bytes, const JsonOptions& options) {
  return read_all<nlohmann::json>(bytes, options);
}

Result<nlohmann::ordered_json> parse_ordered_json(std::string_view bytes, const JsonOptions& options) {
  return read_all<nlohmann::ordered_json>(bytes, options);
}

std::optional<Error> parse_damaged_json(std::string_view bytes, nlohmann::json& value, const JsonOptions& options) {
  return read(bytes, value, options, Rest::PassOver);
}

nlohmann::ordered_json reread_json(std::string_view text) {
  Result<nlohmann::ordered_json> value = parse_ordered_json(text);
  STRONGROOM_ASSERT(value.has_value());
  return std::move(*value);
}

std::string print_json(const nlohmann::json& value) { return print(value, kOneLine); }
std::string print_json(const nlohmann::ordered_json& value) { return print(value, kOneLine); }
std::string print_indented_json(const nlohmann::json& value) { return print(value, kIndent); }
std::string print_indented_json(const nlohmann::ordered_json& value) { return print(value, kIndent); }

}  // namespace strongroom
