// SPDX-License-Identifier: Apache-2.0
#include "log/opentimestamps.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/checksum.h"

namespace strongroom::log {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view magic = "\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"sv;
constexpr uint8_t version = 1;

// Operations, and what stands in their place in a tree.
constexpr uint8_t op_attestation = 0x00;
constexpr uint8_t op_sha1 = 0x02;
constexpr uint8_t op_ripemd160 = 0x03;
constexpr uint8_t op_sha256 = 0x08;
constexpr uint8_t op_keccak256 = 0x67;
constexpr uint8_t op_append = 0xf0;
constexpr uint8_t op_prepend = 0xf1;
constexpr uint8_t op_reverse = 0xf2;
constexpr uint8_t op_hexlify = 0xf3;
constexpr uint8_t op_fork = 0xff;

constexpr size_t message_bytes_max = 4096;
constexpr size_t payload_bytes_max = 8192;
constexpr size_t uri_bytes_max = 1000;
constexpr unsigned depth_max = 256;
constexpr size_t attestations_max = 1000;

constexpr std::string_view tag_pending = "\x83\xdf\xe3\x0d\x2e\xf9\x0c\x8e"sv;
constexpr std::string_view tag_bitcoin = "\x05\x88\x96\x0d\x73\xd7\x19\x01"sv;
constexpr std::string_view tag_litecoin = "\x06\x86\x9a\x0d\x73\xd7\x1b\x45"sv;

// Reads from front to back; the first thing that is wrong is kept and ends all reading.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool failed() const { return error_.has_value(); }
  const Error& error() const { return *error_; }
  bool at_end() const { return at_ == bytes_.size(); }
  size_t position() const { return at_; }

  void fail_here(ErrorCode code, std::string message) {
    if (!error_) error_ = Error{code, std::move(message), {}, at_};
  }

  std::string_view take(size_t count) {
    if (failed() || count > bytes_.size() - at_) {
      fail_here(ErrorCode::Malformed, "the proof ends in the middle");
      return {};
    }
    at_ += count;
    return bytes_.substr(at_ - count, count);
  }

  uint8_t byte() {
    const std::string_view one = take(1);
    return one.empty() ? 0 : static_cast<uint8_t>(one.front());
  }

  // LEB128, of 64 bits at most.
  uint64_t number() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !failed(); shift += 7) {
      const uint8_t next = byte();
      if (shift == 63 && next > 1) break;
      value |= uint64_t{next & 0x7fu} << shift;
      if ((next & 0x80) == 0) return value;
    }
    fail_here(ErrorCode::LimitExceeded, "a number in the proof has more than 64 bits");
    return 0;
  }

  std::string_view bytes(size_t least, size_t most) {
    const uint64_t count = number();
    if (!failed() && (count < least || count > most)) {
      fail_here(ErrorCode::LimitExceeded, "a part of the proof has " + std::to_string(count) + " bytes");
    }
    return failed() ? std::string_view() : take(static_cast<size_t>(count));
  }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  std::optional<Error> error_;
};

class Parser {
 public:
  explicit Parser(std::string_view bytes) : in_(bytes) {}

  Result<OtsProof> run() {
    OtsProof proof;
    if (Result<Digest> digest = head(); digest) {
      proof.digest = *digest;
    } else {
      return fail(digest.error());
    }
    tree(std::string(proof.digest.view()), 0);
    if (!in_.failed() && !in_.at_end()) in_.fail_here(ErrorCode::Malformed, "there are bytes after the proof");
    if (in_.failed()) return fail(in_.error());
    proof.attestations = std::move(attestations_);
    return proof;
  }

 private:
  Result<Digest> head() {
    if (in_.take(magic.size()) != magic) return fail(ErrorCode::Malformed, "this is no OpenTimestamps proof", 0);
    if (in_.number() != version) return fail(ErrorCode::Unsupported, "the proof is of another version", magic.size());
    if (in_.byte() != op_sha256) {
      return fail(ErrorCode::Unsupported, "the proof is not over a SHA-256 digest", in_.position());
    }
    const auto digest = Digest::from_bytes(in_.take(Digest::size_bytes));
    if (!digest) return fail(ErrorCode::Malformed, "the proof ends in the middle", in_.position());
    return *digest;
  }

  // A tree is branches, all but the last behind a fork mark. `message` is unknown after an operation we cannot do.
  void tree(const std::optional<std::string>& message, unsigned depth) {
    if (depth > depth_max) return in_.fail_here(ErrorCode::LimitExceeded, "the proof is nested too deeply");
    uint8_t next = in_.byte();
    for (; next == op_fork && !in_.failed(); next = in_.byte()) branch(in_.byte(), message, depth);
    branch(next, message, depth);
  }

  void branch(uint8_t operation, const std::optional<std::string>& message, unsigned depth) {
    if (in_.failed()) return;
    if (operation == op_attestation) return attestation(message);
    const std::optional<std::string> result = apply(operation, message);
    if (!in_.failed()) tree(result, depth + 1);
  }

  std::optional<std::string> apply(uint8_t operation, const std::optional<std::string>& message) {
    std::string argument;
    if (operation == op_append || operation == op_prepend) argument = in_.bytes(1, message_bytes_max);
    switch (operation) {
      case op_ripemd160:
      case op_keccak256:
        return std::nullopt;
      case op_sha1:
      case op_sha256:
      case op_append:
      case op_prepend:
      case op_reverse:
      case op_hexlify:
        break;
      default:
        in_.fail_here(ErrorCode::Malformed, "the proof has an operation that there is not");
        return std::nullopt;
    }
    if (!message) return std::nullopt;
    std::string result = changed(operation, *message, argument);
    if (result.size() > message_bytes_max)
      in_.fail_here(ErrorCode::LimitExceeded, "a message of the proof is too long");
    return result;
  }

  static std::string changed(uint8_t operation, const std::string& message, const std::string& argument) {
    switch (operation) {
      case op_sha1:
        return *checksum("sha1", message);
      case op_sha256:
        return std::string(sha256(message).view());
      case op_append:
        return message + argument;
      case op_prepend:
        return argument + message;
      case op_reverse:
        return {message.rbegin(), message.rend()};
      default:
        return hexlified(message);
    }
  }

  static std::string hexlified(const std::string& message) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : message) {
      text += digits[static_cast<uint8_t>(c) >> 4];
      text += digits[static_cast<uint8_t>(c) & 15];
    }
    return text;
  }

  void attestation(const std::optional<std::string>& message) {
    if (attestations_.size() == attestations_max) {
      return in_.fail_here(ErrorCode::LimitExceeded, "the proof has too many attestations");
    }
    const std::string_view tag = in_.take(tag_pending.size());
    const std::string_view payload = in_.bytes(0, payload_bytes_max);
    if (in_.failed()) return;
    OtsAttestation found;
    found.message = message;
    Reader inner(payload);
    if (tag == tag_pending) {
      found.kind = OtsAttestation::Kind::Pending;
      found.calendar = inner.bytes(0, uri_bytes_max);
      if (!is_address(found.calendar)) inner.fail_here(ErrorCode::Malformed, "the calendar's address is none");
    } else if (tag == tag_bitcoin || tag == tag_litecoin) {
      found.kind = tag == tag_bitcoin ? OtsAttestation::Kind::Bitcoin : OtsAttestation::Kind::Litecoin;
      found.height = inner.number();
    }
    const bool read_whole = found.kind == OtsAttestation::Kind::Unknown || (!inner.failed() && inner.at_end());
    if (!read_whole) return in_.fail_here(ErrorCode::Malformed, "an attestation of the proof cannot be read");
    attestations_.push_back(std::move(found));
  }

  // The characters that the reference allows: nothing in it can mislead a terminal or a page.
  static bool is_address(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return is_ascii_alphanumeric(c) || "-._/:"sv.find(c) != std::string_view::npos; });
  }

  Reader in_;
  std::vector<OtsAttestation> attestations_;
};

}  // namespace

const char* ots_kind_name(OtsAttestation::Kind kind) {
  switch (kind) {
    case OtsAttestation::Kind::Pending:
      return "pending";
    case OtsAttestation::Kind::Bitcoin:
      return "bitcoin";
    case OtsAttestation::Kind::Litecoin:
      return "litecoin";
    case OtsAttestation::Kind::Unknown:
      return "unknown";
  }
  return "";
}

Result<OtsProof> parse_ots(std::string_view bytes) {
  if (bytes.size() > kOtsBytesMax) return fail(ErrorCode::LimitExceeded, "an OpenTimestamps proof cannot be so large");
  return Parser(bytes).run();
}

// https://developer.bitcoin.org/reference/block_chain.html#block-headers
Result<Timestamp> verify_against_block(const OtsAttestation& attestation, std::string_view block_header) {
  constexpr size_t header_bytes = 80;
  constexpr size_t root_at = 36;
  constexpr size_t time_at = 68;
  if (attestation.kind != OtsAttestation::Kind::Bitcoin) {
    return fail(ErrorCode::Refused, "only a Bitcoin attestation can be held against a block");
  }
  if (block_header.size() != header_bytes) {
    return fail(ErrorCode::Malformed, "a block header has 80 bytes, not " + std::to_string(block_header.size()));
  }
  if (!attestation.message || *attestation.message != block_header.substr(root_at, Digest::size_bytes)) {
    return fail(ErrorCode::Mismatch, "the proof does not lead to the Merkle root of the block");
  }
  uint32_t seconds = 0;
  for (size_t i = 4; i-- > 0;) seconds = (seconds << 8) | static_cast<uint8_t>(block_header[time_at + i]);
  return Timestamp{seconds};
}

}  // namespace strongroom::log
