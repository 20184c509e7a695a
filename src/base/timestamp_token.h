// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/civil_time.h"
#include "base/digest.h"
#include "base/result.h"

// Time stamps of authorities: https://www.rfc-editor.org/rfc/rfc3161, by OpenSSL.
namespace strongroom {

inline constexpr size_t kTimestampReplyBytesMax = 256 << 10;

// What is sent to an authority, as application/timestamp-query.
struct TimestampRequest {
  std::string der;
  std::string nonce;  // hexadecimal, as TimestampToken::nonce

  // Asks for the digest's time, with a new nonce, and for the certificates that are needed to check the answer.
  static TimestampRequest create(const Digest& digest);
};

// What an authority says in its reply (application/timestamp-reply).
struct TimestampToken {
  Timestamp time;
  Digest digest;          // of what was stamped
  std::string nonce;      // hexadecimal; empty when it has none
  std::string serial;     // hexadecimal
  std::string authority;  // the subject of the certificate that signed, as RFC 2253 writes it
};

// Certificates that are trusted to begin a chain. Immutable and thread-safe.
class TrustedAuthorities {
 public:
  // PEM, one or more certificates; those that another one issued serve as links of the chain. Malformed when there is
  // none in it.
  static Result<TrustedAuthorities> parse(std::string_view pem);
  ~TrustedAuthorities();
  TrustedAuthorities(TrustedAuthorities&&) noexcept;
  TrustedAuthorities& operator=(TrustedAuthorities&&) noexcept;

 private:
  friend Result<TimestampToken> verify_timestamp_reply(std::string_view, const Digest&, const TrustedAuthorities&);
  struct Certificates;
  explicit TrustedAuthorities(std::unique_ptr<Certificates> certificates);
  std::unique_ptr<Certificates> certificates_;
};

// Reads a reply and believes nothing in it. Malformed, LimitExceeded, or Refused when the authority granted no token;
// Unsupported for a token over another digest than SHA-256.
Result<TimestampToken> read_timestamp_reply(std::string_view der);

// As above, and the signature holds, its certificate is for time stamping and for nothing else, and it leads to one of
// the authorities, all at the time that the token states. Mismatch when something does not hold, or when the token is
// not over `digest`. Revocation lists are not asked for.
Result<TimestampToken> verify_timestamp_reply(std::string_view der, const Digest& digest,
                                              const TrustedAuthorities& authorities);

}  // namespace strongroom
