// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/xml/vocabulary.h"

namespace strongroom::ingest::xml {

enum class NodeKind : uint8_t {
  Element,
  Text,       // with references still to resolve
  Character,  // CDATA: as it stands
};

struct Attribute {
  std::string_view name;  // with its prefix
  std::string_view value;
};

// One node. Names and values are views into the source; nodes stand in document order, 0 is the document itself.
struct Node {
  static constexpr uint32_t none = 0xFFFFFFFF;

  NodeKind kind = NodeKind::Element;
  bool closed = false;
  Vocabulary vocabulary = Vocabulary::Plain;
  uint32_t parent = none;
  uint32_t first_child = none;
  uint32_t last_child = none;
  uint32_t next_sibling = none;
  uint32_t attributes_begin = 0;
  uint32_t attributes_end = 0;
  std::string_view name;  // with its prefix; the content of text
  uint64_t offset = 0;
};

struct Nodes {
  std::string source;
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
  std::vector<Error> faults;
};

}  // namespace strongroom::ingest::xml
