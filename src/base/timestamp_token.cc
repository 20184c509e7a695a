// SPDX-License-Identifier: Apache-2.0
#include "base/timestamp_token.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/obj_mac.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <ctime>
#include <vector>

#include "base/encoding.h"
#include "base/fault.h"

namespace strongroom {

namespace {

template <auto free_function>
struct Free {
  template <typename T>
  void operator()(T* object) const {
    free_function(object);
  }
};
template <typename T, auto free_function>
using Owned = std::unique_ptr<T, Free<free_function>>;

using Reply = Owned<TS_RESP, TS_RESP_free>;
using Certificate = Owned<X509, X509_free>;

void clear_text(char* text) { OPENSSL_free(text); }
using Text = Owned<char, clear_text>;

void free_stack(STACK_OF(X509) * stack) { sk_X509_free(stack); }
using CertificateStack = Owned<STACK_OF(X509), free_stack>;

template <typename T>
T* required(T* object) {
  if (!object) throw Fault("the cryptographic library has no memory or no entropy left");
  return object;
}

// The library's own reason, in one sentence; its queue is empty afterwards.
std::string reason() {
  const unsigned long code = ERR_peek_last_error();
  const char* words = ERR_reason_error_string(code);
  const char* data = nullptr;
  int flags = 0;
  ERR_peek_last_error_all(nullptr, nullptr, nullptr, &data, &flags);
  std::string sentence = words ? words : "no reason given";
  if (data && (flags & ERR_TXT_STRING) != 0 && *data) sentence += std::string(" (") + data + ")";
  ERR_clear_error();
  return sentence;
}

std::string hex_of(const ASN1_INTEGER* number) {
  if (!number) return {};
  const Owned<BIGNUM, BN_free> big(required(ASN1_INTEGER_to_BN(number, nullptr)));
  const Text text(required(BN_bn2hex(big.get())));
  return text.get();
}

std::string name_of(const X509* certificate) {
  const Owned<BIO, BIO_free> out(required(BIO_new(BIO_s_mem())));
  X509_NAME_print_ex(out.get(), X509_get_subject_name(certificate), 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  char* data = nullptr;
  const long size = BIO_get_mem_data(out.get(), &data);
  return {data, static_cast<size_t>(size)};
}

// The subject of the certificate that signed, when it came with the token.
std::string signer_of(PKCS7* token) {
  const CertificateStack signers(PKCS7_get0_signers(token, nullptr, 0));
  ERR_clear_error();
  if (!signers || sk_X509_num(signers.get()) < 1) return {};
  return name_of(sk_X509_value(signers.get(), 0));
}

std::optional<Timestamp> moment_of(const ASN1_GENERALIZEDTIME* time) {
  std::tm parts{};
  if (!time || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  return Timestamp{static_cast<int64_t>(::timegm(&parts))};
}

Result<Reply> parse_reply(std::string_view der) {
  if (der.size() > kTimestampReplyBytesMax) {
    return fail(ErrorCode::LimitExceeded, "a reply of a time stamp authority cannot be so large");
  }
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  const auto* const begin = at;
  Reply reply(d2i_TS_RESP(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  if (!reply) return fail(ErrorCode::Malformed, "this is no reply of a time stamp authority");
  if (static_cast<size_t>(at - begin) != der.size()) {
    return fail(ErrorCode::Malformed, "there are bytes after the reply of the authority",
                static_cast<uint64_t>(at - begin));
  }
  if (!TS_RESP_get_token(reply.get()) || !TS_RESP_get_tst_info(reply.get())) {
    return fail(ErrorCode::Refused, "the authority granted no time stamp");
  }
  return reply;
}

Result<Digest> digest_in(TS_TST_INFO* info) {
  TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info);
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
  const ASN1_OCTET_STRING* bytes = TS_MSG_IMPRINT_get_msg(imprint);
  const auto digest = Digest::from_bytes(
      {reinterpret_cast<const char*>(ASN1_STRING_get0_data(bytes)), static_cast<size_t>(ASN1_STRING_length(bytes))});
  if (OBJ_obj2nid(algorithm) != NID_sha256 || !digest) {
    return fail(ErrorCode::Unsupported, "the time stamp is not over a SHA-256 digest");
  }
  return *digest;
}

Result<TimestampToken> token_in(TS_RESP* reply) {
  TS_TST_INFO* info = TS_RESP_get_tst_info(reply);
  const Result<Digest> digest = digest_in(info);
  if (!digest) return fail(digest.error());
  const std::optional<Timestamp> time = moment_of(TS_TST_INFO_get_time(info));
  if (!time) return fail(ErrorCode::Malformed, "the time stamp states no time");
  return TimestampToken{*time, *digest, hex_of(TS_TST_INFO_get_nonce(info)), hex_of(TS_TST_INFO_get_serial(info)),
                        signer_of(TS_RESP_get_token(reply))};
}

}  // namespace

struct TrustedAuthorities::Certificates {
  std::vector<Certificate> all;
};

TrustedAuthorities::TrustedAuthorities(std::unique_ptr<Certificates> certificates)
    : certificates_(std::move(certificates)) {}
TrustedAuthorities::~TrustedAuthorities() = default;
TrustedAuthorities::TrustedAuthorities(TrustedAuthorities&&) noexcept = default;
TrustedAuthorities& TrustedAuthorities::operator=(TrustedAuthorities&&) noexcept = default;

Result<TrustedAuthorities> TrustedAuthorities::parse(std::string_view pem) {
  constexpr size_t certificates_max = 1000;
  const Owned<BIO, BIO_free> in(required(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))));
  auto certificates = std::make_unique<Certificates>();
  while (certificates->all.size() < certificates_max) {
    Certificate next(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
    if (!next) break;
    certificates->all.push_back(std::move(next));
  }
  ERR_clear_error();
  if (certificates->all.empty()) return fail(ErrorCode::Malformed, "there is no certificate in it (PEM is expected)");
  return TrustedAuthorities(std::move(certificates));
}

TimestampRequest TimestampRequest::create(const Digest& digest) {
  constexpr int nonce_bits = 64;
  const Owned<TS_REQ, TS_REQ_free> request(required(TS_REQ_new()));
  const Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free> imprint(required(TS_MSG_IMPRINT_new()));
  const Owned<X509_ALGOR, X509_ALGOR_free> algorithm(required(X509_ALGOR_new()));
  const Owned<BIGNUM, BN_free> number(required(BN_new()));
  X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
  std::string bytes(digest.view());
  const bool made =
      BN_rand(number.get(), nonce_bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
      TS_REQ_set_version(request.get(), 1) == 1 && TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
      TS_MSG_IMPRINT_set_msg(imprint.get(), reinterpret_cast<unsigned char*>(bytes.data()),
                             static_cast<int>(bytes.size())) == 1 &&
      TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1 && TS_REQ_set_cert_req(request.get(), 1) == 1;
  if (!made) throw Fault("a time stamp request cannot be made: " + reason());
  const Owned<ASN1_INTEGER, ASN1_INTEGER_free> nonce(required(BN_to_ASN1_INTEGER(number.get(), nullptr)));
  if (TS_REQ_set_nonce(request.get(), nonce.get()) != 1) throw Fault("a time stamp request cannot be made");

  unsigned char* der = nullptr;
  const int size = i2d_TS_REQ(request.get(), &der);
  if (size <= 0) throw Fault("a time stamp request cannot be written: " + reason());
  TimestampRequest made_request{std::string(reinterpret_cast<char*>(der), static_cast<size_t>(size)),
                                hex_of(nonce.get())};
  OPENSSL_free(der);
  return made_request;
}

Result<TimestampToken> read_timestamp_reply(std::string_view der) {
  const Result<Reply> reply = parse_reply(der);
  if (!reply) return fail(reply.error());
  return token_in(reply->get());
}

// RFC 3161 section 2.4.2 and RFC 5816, in TS_RESP_verify_response; the chain is judged at the token's own time.
Result<TimestampToken> verify_timestamp_reply(std::string_view der, const Digest& digest,
                                              const TrustedAuthorities& authorities) {
  const Result<Reply> reply = parse_reply(der);
  if (!reply) return fail(reply.error());
  Result<TimestampToken> token = token_in(reply->get());
  if (!token) return token;
  if (token->digest != digest) return fail(ErrorCode::Mismatch, "the time stamp is over something else");

  X509_STORE* store = required(X509_STORE_new());
  for (const Certificate& certificate : authorities.certificates_->all) {
    X509_STORE_add_cert(store, certificate.get());
  }
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), static_cast<std::time_t>(token->time.seconds));
  const Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free> context(required(TS_VERIFY_CTX_new()));
  TS_VERIFY_CTX_set_flags(context.get(), TS_VFY_VERSION | TS_VFY_SIGNATURE);
  TS_VERIFY_CTX_set_store(context.get(), store);  // owns it from here
  if (TS_RESP_verify_response(context.get(), reply->get()) == 1) return token;
  return fail(ErrorCode::Mismatch, "the time stamp does not hold: " + reason());
}

}  // namespace strongroom
