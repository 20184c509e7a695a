// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "archive/timestamps.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/output.h"
#include "fetch/curl_fetcher.h"

namespace strongroom::cli {

namespace {

using nlohmann::ordered_json;

class TimestampCommand final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("--tsa", urls_, "Address of a time stamp authority (RFC 3161); may be given several times");
    Option authorities = options.add("--ca", authorities_,
                                     "PEM file with the authorities' root certificates; may be given several times");
    options.add("--ots", proofs_, "An OpenTimestamps proof over the checkpoint, to be kept").excludes(authorities);
    options.add("--allow-host", allowed_hosts_, "A host that is not on the public internet and may be asked");
    options.add_flag("--print-checkpoint", print_,
                     "Print the bytes that are to be stamped, remember them, and ask nobody");
    options.add_flag("--json", json_, "Print what was kept, or is to be stamped, as JSON (docs/formats/output.md)");
    options.footer(
        "Has the published checkpoint stamped: from then on every record under it is dated by others than you. The\n"
        "answers are verified up to the given certificates and kept in log/timestamps/; strongroom prove puts them\n"
        "into proofs, and strongroom check verifies them again. With --ots a proof that an OpenTimestamps client made\n"
        "is kept; give the same one again when the client has upgraded it.\n"
        "\n"
        "  strongroom timestamp my-archive --tsa https://tsa.example.org --ca tsa-root.pem\n"
        "  strongroom timestamp my-archive --print-checkpoint > checkpoint && ots stamp checkpoint\n"
        "  strongroom timestamp my-archive --ots checkpoint.ots");
  }

  int run() override {
    if (urls_.empty() && proofs_.empty() && !print_) {
      return ended_by({ErrorCode::Usage, "give --tsa, --ots or --print-checkpoint", {}, {}});
    }
    if (!urls_.empty() && authorities_.empty()) {
      return ended_by({ErrorCode::Usage, "give the authorities' root certificates with --ca", {}, {}});
    }
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    Result<archive::StampedCheckpoint> stamped = archive::stampable_checkpoint(*opened);
    if (!stamped) return ended_by(stamped.error());
    if (print_) return print(*opened, *stamped);
    if (Result<void> gathered = gather(*opened, *stamped); !gathered) return ended_by(gathered.error());
    tell(*stamped);
    return failed_ ? exit_no : exit_success;
  }

 private:
  // One authority that does not answer does not keep the others from stamping.
  Result<void> gather(const archive::Archive& archive, archive::StampedCheckpoint& stamped) {
    const Result<std::vector<TrustedAuthorities>> roots = read_roots();
    if (!roots) return fail(roots.error());
    Result<fetch::AddressPolicy> addresses = fetch::AddressPolicy::create(allowed_hosts_);
    if (!addresses) return fail(addresses.error());
    fetch::FetcherOptions options;
    options.addresses = std::move(*addresses);
    fetch::CurlFetcher fetcher(options);
    for (const std::string& url : urls_) {
      keep(archive, stamped, ask(fetcher, url, stamped.digest(), *roots), url);
    }
    for (const std::string& file : proofs_) take_proof(archive, stamped, file);
    return {};
  }

  // It may be over an earlier checkpoint: it takes hours until a block confirms one.
  void take_proof(const archive::Archive& archive, archive::StampedCheckpoint& stamped, const std::string& file) {
    Result<archive::Stamp> stamp = read_proof(file);
    const Result<log::OtsProof> proof = stamp ? log::parse_ots(stamp->bytes) : fail(stamp.error());
    if (!proof) return keep(archive, stamped, fail(proof.error()), file);
    Result<archive::StampedCheckpoint> earlier = archive::checkpoint_of(archive, proof->digest);
    if (!earlier) return keep(archive, stamped, fail(earlier.error()), file);
    stamped.head = earlier->head;
    stamped.note = earlier->note;
    keep(archive, stamped, std::move(stamp), file);
  }

  // The bytes are kept too, so that the stamp is recognised when it comes.
  int print(const archive::Archive& archive, const archive::StampedCheckpoint& stamped) const {
    if (Result<void> kept = archive::keep_stamps(archive, stamped); !kept) return ended_by(kept.error());
    if (json_) {
      ordered_json checkpoint = as_json(stamped.head);
      checkpoint["note"] = stamped.note;
      checkpoint["sha256"] = stamped.digest().hex();
      print_line(print_json(ordered_json{{"checkpoint", checkpoint}, {"stamps", ordered_json::array()}}));
    } else {
      print_bytes(stamped.note);
    }
    return exit_success;
  }

  void keep(const archive::Archive& archive, archive::StampedCheckpoint& stamped, Result<archive::Stamp> stamp,
            const std::string& from) {
    archive::StampedCheckpoint one{stamped.head, stamped.note, {}};
    if (stamp) one.stamps.push_back(*stamp);
    const Result<void> kept = stamp ? archive::keep_stamps(archive, one) : Result<void>(fail(stamp.error()));
    if (kept) {
      stamped.stamps.push_back(std::move(*stamp));
      return;
    }
    failed_ = true;
    Error error = kept.error();
    if (error.file.empty()) error.file = from;
    print_error(error);
  }

  Result<std::vector<TrustedAuthorities>> read_roots() const {
    constexpr uint64_t certificates_bytes_max = 4 << 20;
    std::vector<TrustedAuthorities> roots;
    for (const std::string& file : authorities_) {
      const Result<std::string> pem = PosixFiles().read(file, certificates_bytes_max);
      if (!pem) return fail(pem.error());
      Result<TrustedAuthorities> parsed = TrustedAuthorities::parse(*pem);
      if (!parsed) return fail(Error{ErrorCode::Usage, parsed.error().message, file, {}});
      roots.push_back(std::move(*parsed));
    }
    return roots;
  }

  // RFC 3161 section 3.4.
  static Result<archive::Stamp> ask(fetch::Fetcher& fetcher, const std::string& url, const Digest& digest,
                                    const std::vector<TrustedAuthorities>& roots) {
    constexpr unsigned ok = 200;
    const TimestampRequest question = TimestampRequest::create(digest);
    fetch::Request request;
    request.url = url;
    request.method = fetch::Method::Post;
    request.fields = {{"Content-Type", "application/timestamp-query"}};
    request.body = question.der;
    request.limits.body_bytes_max = kTimestampReplyBytesMax;
    Result<fetch::Response> answer = fetcher.fetch(request);
    if (!answer) return fail(answer.error());
    if (answer->status != ok) {
      return fail(ErrorCode::Refused, fmt::format("the authority answered with status {}", answer->status));
    }
    const Result<TimestampToken> token = verified(answer->body, digest, roots);
    if (!token) return fail(token.error());
    if (token->nonce != question.nonce) {
      return fail(ErrorCode::Mismatch, "the authority answered another question (its nonce differs)");
    }
    return archive::Stamp{archive::stamp_name(url), archive::StampKind::Rfc3161, std::move(answer->body)};
  }

  static Result<TimestampToken> verified(const std::string& reply, const Digest& digest,
                                         const std::vector<TrustedAuthorities>& roots) {
    Result<TimestampToken> token = fail(ErrorCode::Mismatch, "no authority was named");
    for (const TrustedAuthorities& authority : roots) {
      token = verify_timestamp_reply(reply, digest, authority);
      if (token) break;
    }
    return token;
  }

  static Result<archive::Stamp> read_proof(const std::string& file) {
    Result<std::string> bytes = PosixFiles().read(file, log::kOtsBytesMax);
    if (!bytes) return fail(bytes.error());
    return archive::Stamp{"opentimestamps", archive::StampKind::OpenTimestamps, std::move(*bytes)};
  }

  static ordered_json as_json(const log::TreeHead& head) {
    return {{"size", head.size.value}, {"root", head.root.hex()}};
  }

  void tell(const archive::StampedCheckpoint& stamped) const {
    ordered_json list = ordered_json::array();
    for (const archive::Stamp& stamp : stamped.stamps) {
      const auto said = archive::check_stamp(stamp, stamped.digest(), {});
      if (!said) continue;
      for (const archive::CheckedStamp& one : *said) {
        const std::string time = one.time ? one.time->rfc3339() : "";
        list.push_back({{"name", one.name},
                        {"kind", archive::stamp_kind_name(one.kind)},
                        {"time", one.time ? ordered_json(time) : ordered_json(nullptr)},
                        {"authority", one.authority}});
        if (!json_) print_line(fmt::format("{}: {}{}", one.name, time.empty() ? "" : time + ", ", one.authority));
      }
    }
    const uint64_t size = stamped.head.size.value;
    if (json_) {
      print_line(print_json(ordered_json{{"checkpoint", as_json(stamped.head)}, {"stamps", list}}));
    } else {
      print_line(fmt::format("Kept {} over the checkpoint of {} in {}/log/timestamps/{}.",
                             count_of(stamped.stamps.size(), "time stamp", "time stamps"),
                             count_of(size, "entry", "entries"), folder_, size));
    }
  }

  std::string folder_;
  std::vector<std::string> urls_;
  std::vector<std::string> authorities_;
  std::vector<std::string> proofs_;
  std::vector<std::string> allowed_hosts_;
  bool print_ = false;
  bool json_ = false;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<Command> make_timestamp() { return std::make_unique<TimestampCommand>(); }

}  // namespace strongroom::cli
