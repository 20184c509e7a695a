// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <cstdint>
#include <nlohmann/json.hpp>

#include "base/assert.h"

// What is read is printed and read the same again, whatever reads it; what is refused says where.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto value = parse_json(bytes);
  const auto ordered = parse_ordered_json(bytes);
  nlohmann::json kept;
  const auto fault = parse_damaged_json(bytes, kept);
  STRONGROOM_ASSERT(value.has_value() == ordered.has_value());
  STRONGROOM_ASSERT(!value || (!fault && kept == *value));
  STRONGROOM_ASSERT(value || *value.error().offset <= size);
  const std::string printed = print_json(kept);
  const auto again = parse_json(printed);
  STRONGROOM_ASSERT(again && *again == kept && print_json(*again) == printed);
  STRONGROOM_ASSERT(*parse_json(print_indented_json(kept)) == kept);
  if (ordered) STRONGROOM_ASSERT(print_json(reread_json(print_json(*ordered))) == print_json(*ordered));
  parse_json(bytes, {.depth_max = 2, .values_max = 5, .comments = JsonComments::PassOver}).has_value();
  return 0;
}
