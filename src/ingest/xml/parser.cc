// SPDX-License-Identifier: Apache-2.0
#include "ingest/xml/parser.h"

#include <algorithm>

#include "base/ascii.h"

namespace strongroom::ingest::xml {
namespace {

constexpr size_t attributes_of_tag_max = 256;
constexpr size_t nodes_max = 4'000'000;  // of some 300 MB; an export of 64 MiB has about one million

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool starts_name(char c) { return is_ascii_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

bool is_name(char c) { return starts_name(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == ':'; }

std::string_view prefix_of(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

// An address bound to a prefix, and the open elements at which it was.
struct Binding {
  std::string_view prefix;
  Vocabulary vocabulary = Vocabulary::Other;
  size_t depth = 0;
};

class Parser {
 public:
  Parser(Nodes& nodes, const TreeOptions& options) : tree_(nodes), options_(options), source_(nodes.source) {}

  void run() {
    tree_.nodes.emplace_back();
    open_.push_back(0);
    while (at_ < source_.size() && tree_.nodes.size() < nodes_max) {
      const size_t tag = std::min(source_.find('<', at_), source_.size());
      add_text(tag);
      if (at_ < source_.size()) read_tag();
    }
    if (at_ < source_.size()) {
      fault(ErrorCode::LimitExceeded, "there is more markup than is read from one document", at_);
    } else if (open_.size() > 1) {
      const std::string_view name = tree_.nodes[open_.back()].name;
      fault(ErrorCode::Malformed, "the file ends inside <" + std::string(name.substr(0, 40)) + ">", source_.size());
    }
  }

 private:
  // What `at_` stands on begins with '<'; every branch moves on.
  void read_tag() {
    const std::string_view rest = std::string_view(source_).substr(at_);
    if (rest.starts_with("<!--")) return skip_to("-->", 4);
    if (rest.starts_with("<![CDATA[")) return read_character_data();
    if (rest.starts_with("<?")) return skip_to("?>", 2);
    if (rest.starts_with("<!")) return skip_declaration();
    if (rest.size() > 1 && rest[1] == '/') return read_end_tag();
    if (rest.size() > 1 && starts_name(rest[1])) return read_start_tag();
    add_node(NodeKind::Text, at_, at_ + 1);  // a bare '<'
    ++at_;
  }

  void skip_to(std::string_view end, size_t opening) {
    const size_t found = source_.find(end, at_ + opening);
    if (found == std::string::npos) {
      fault(ErrorCode::Malformed, "a comment or instruction has no end", at_);
      at_ = source_.size();
      return;
    }
    at_ = found + end.size();
  }

  // <!DOCTYPE name [ … ]>, whatever stands in the brackets.
  void skip_declaration() {
    size_t end = source_.find_first_of("[>", at_);
    if (end != std::string::npos && source_[end] == '[') {
      end = source_.find(']', end);
      if (end != std::string::npos) end = source_.find('>', end);
    }
    at_ = end == std::string::npos ? source_.size() : end + 1;
  }

  void read_character_data() {
    const size_t begin = at_ + 9;
    const size_t end = std::min(source_.find("]]>", begin), source_.size());
    if (end > begin) add_node(NodeKind::Character, begin, end);
    at_ = std::min(end + 3, source_.size());
  }

  void read_end_tag() {
    const size_t start = at_;
    at_ += 2;
    const std::string_view name = read_name();
    at_ = std::min(source_.find('>', at_), source_.size());
    if (at_ < source_.size()) ++at_;
    for (size_t depth = open_.size(); depth-- > 1;) {
      if (!equals_ignoring_case(tree_.nodes[open_[depth]].name, name)) continue;
      tree_.nodes[open_[depth]].closed = true;
      close_to(depth);
      return;
    }
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    fault(ErrorCode::Malformed, "an end tag closes nothing: the markup is damaged before it", start);
  }

  void read_start_tag() {
    const size_t start = at_;
    ++at_;
    const std::string_view name = read_name();
    close_lost_sibling(name);
    Node element;
    element.name = name;
    element.offset = start;
    element.attributes_begin = static_cast<uint32_t>(tree_.attributes.size());
    const bool empty = read_attributes();
    element.attributes_end = static_cast<uint32_t>(tree_.attributes.size());
    if (open_.size() > options_.depth_max) {
      fault(ErrorCode::LimitExceeded, "elements are nested too deeply; what is deeper is read as text", start);
      if (!empty) ++skipped_;
      return;
    }
    bind_prefixes(element);
    element.vocabulary = vocabulary_of(name);
    element.closed = empty;
    const uint32_t index = append(element);
    if (!empty)
      open_.push_back(index);
    else
      unbind_from(open_.size());
  }

  std::string_view read_name() {
    const size_t start = at_;
    while (at_ < source_.size() && is_name(source_[at_])) ++at_;
    return std::string_view(source_).substr(start, at_ - start);
  }

  // Whether the tag ends in "/>".
  bool read_attributes() {
    bool slash = false;
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '>') {
        ++at_;
        return slash;
      }
      if (c == '<') return slash;  // the tag's own end was lost
      slash = c == '/';
      if (starts_name(c))
        read_attribute();
      else
        ++at_;
    }
    return slash;
  }

  void read_attribute() {
    Attribute attribute;
    attribute.name = read_name();
    skip_space();
    if (at_ < source_.size() && source_[at_] == '=') {
      ++at_;
      skip_space();
      attribute.value = read_value();
    }
    if (tree_.attributes.size() - tag_attributes_ < attributes_of_tag_max) tree_.attributes.push_back(attribute);
  }

  std::string_view read_value() {
    const char quote = at_ < source_.size() ? source_[at_] : '\0';
    size_t begin = at_;
    size_t end = 0;
    if (quote == '"' || quote == '\'') {
      ++begin;
      end = std::min(source_.find(quote, begin), source_.size());
      at_ = std::min(end + 1, source_.size());
    } else {
      end = std::min(source_.find_first_of(" \t\r\n>", begin), source_.size());
      at_ = end;
    }
    return std::string_view(source_).substr(begin, end - begin);
  }

  void skip_space() {
    while (at_ < source_.size() && is_space(source_[at_])) ++at_;
  }

  void close_lost_sibling(std::string_view name) {
    tag_attributes_ = tree_.attributes.size();
    const auto same = [&](std::string_view other) { return equals_ignoring_case(other, name); };
    if (std::none_of(options_.never_nested.begin(), options_.never_nested.end(), same)) return;
    for (size_t depth = open_.size(); depth-- > 1;) {
      if (!same(tree_.nodes[open_[depth]].name)) continue;
      fault(ErrorCode::Malformed, "the end tag of <" + std::string(name.substr(0, 40)) + "> is missing", at_);
      close_to(depth);
      return;
    }
  }

  void close_to(size_t depth) {
    open_.resize(depth);
    unbind_from(depth);
  }

  // Namespaces.

  void bind_prefixes(const Node& element) {
    for (uint32_t i = element.attributes_begin; i < element.attributes_end; ++i) {
      const Attribute& attribute = tree_.attributes[i];
      if (attribute.name == "xmlns") {
        const Vocabulary bound = vocabulary_of_address(attribute.value);
        // Feeds name themselves by many addresses, and a default one that is unknown changes nothing.
        bindings_.push_back({{}, bound == Vocabulary::Other ? Vocabulary::Plain : bound, open_.size()});
      }
      if (prefix_of(attribute.name) == "xmlns") {
        bindings_.push_back({attribute.name.substr(6), vocabulary_of_address(attribute.value), open_.size()});
      }
    }
  }

  void unbind_from(size_t depth) {
    while (!bindings_.empty() && bindings_.back().depth >= depth) bindings_.pop_back();
  }

  // The innermost binding; a document binds few prefixes, and the search is bounded for one that binds many.
  Vocabulary vocabulary_of(std::string_view name) const {
    constexpr size_t searched_max = 512;
    const std::string_view prefix = prefix_of(name);
    size_t searched = 0;
    for (auto binding = bindings_.rbegin(); binding != bindings_.rend() && searched < searched_max; ++binding) {
      if (binding->prefix == prefix) return binding->vocabulary;
      ++searched;
    }
    return vocabulary_of_prefix(prefix);
  }

  // Nodes.

  void add_text(size_t end) {
    if (end > at_ && open_.size() > 1) add_node(NodeKind::Text, at_, end);
    at_ = end;
  }

  void add_node(NodeKind kind, size_t begin, size_t end) {
    if (open_.size() < 2) return;
    Node node;
    node.kind = kind;
    node.name = std::string_view(source_).substr(begin, end - begin);
    node.offset = begin;
    append(node);
  }

  uint32_t append(Node node) {
    const auto index = static_cast<uint32_t>(tree_.nodes.size());
    node.parent = open_.back();
    Node& parent = tree_.nodes[node.parent];
    if (parent.first_child == Node::none)
      parent.first_child = index;
    else
      tree_.nodes[parent.last_child].next_sibling = index;
    parent.last_child = index;
    tree_.nodes.push_back(node);
    return index;
  }

  // Each kind of damage is told once, at its first place.
  void fault(ErrorCode code, std::string message, uint64_t offset) {
    const std::string_view kind = std::string_view(message).substr(0, 12);
    for (const Error& known : tree_.faults) {
      if (std::string_view(known.message).substr(0, 12) == kind) return;
    }
    tree_.faults.push_back({code, std::move(message), {}, offset});
  }

  Nodes& tree_;
  const TreeOptions& options_;
  const std::string& source_;
  size_t at_ = 0;
  size_t tag_attributes_ = 0;  // where those of the tag being read begin
  size_t skipped_ = 0;         // start tags beyond the depth whose end tags are to come
  std::vector<uint32_t> open_;
  std::vector<Binding> bindings_;
};

}  // namespace

std::unique_ptr<Nodes> parse_nodes(std::string utf8, const TreeOptions& options) {
  auto nodes = std::make_unique<Nodes>();
  nodes->source = std::move(utf8);
  Parser(*nodes, options).run();
  return nodes;
}

}  // namespace strongroom::ingest::xml
