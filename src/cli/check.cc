// SPDX-License-Identifier: Apache-2.0

#include "archive/proof.h"
#include "base/encoding.h"
#include "cli/check_package.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/package_words.h"
#include "log/proof.h"

namespace strongroom::cli {

namespace {

class Check final : public Command {
 public:
  void describe(Options options) override {
    options.add("FILE", file_, "A proof (.tlog-proof), or the folder of a package").required();
    Option key = options.add("--vkey", verifier_key_, "The log's key, as the publisher makes it known");
    options.add("--policy", policy_file_, "Which logs and witnesses are believed (C2SP tlog-policy)").excludes(key);
    Option authorities =
        options.add("--tsa-ca", authorities_,
                    "PEM file with the root certificates of a time stamp authority that is believed; one a file");
    options.add("--timestamps", timestamps_, "How many of them must have dated the record").needs(authorities);
    options.add("--bitcoin-header", headers_,
                "HEIGHT:FILE, the 80 bytes of a block header that is believed, for OpenTimestamps");
    options.add_flag("--json", json_, "Print the result as one JSON object (docs/formats/output.md)");
    options.footer(
        "Needs no archive and no network. Without --vkey or --policy the key that came with the proof is used, and "
        "the\n"
        "answer says so. A folder is checked as what it is: a bag (BagIt 0.93 to 1.0), an OCFL storage root or "
        "object,\n"
        "or a static copy of a site. Exits with 1 when something does not hold.\n"
        "\n"
        "  strongroom check item.tlog-proof\n"
        "  strongroom check item.tlog-proof --vkey \"$(cat published.vkey)\"\n"
        "  strongroom check october.bag --json\n"
        "  strongroom check item.tlog-proof --policy logs.policy --tsa-ca tsa-root.pem --timestamps 1");
  }

  int run() override {
    const Result<std::optional<log::Policy>> policy = policy_of(verifier_key_, policy_file_);
    if (!policy) return ended_by(policy.error());
    std::error_code unreadable;
    if (std::filesystem::is_directory(file_, unreadable)) {
      // Left out without a word, a demand for time stamps would seem to have been met.
      if (!authorities_.empty() || !headers_.empty()) {
        return ended_by(Error{ErrorCode::Usage,
                              "--tsa-ca and --bitcoin-header are for a proof, and this is a folder; check the proofs "
                              "in it one by one",
                              file_,
                              {}});
      }
      return check_package(file_, *policy, json_ ? ReportForm::Json : ReportForm::Words);
    }
    const Result<std::string> file = PosixFiles().read(file_, log::kProofBytesMax);
    if (!file) return ended_by(file.error());
    const Result<archive::TimestampPolicy> times = chosen_authorities();
    if (!times) return ended_by(times.error());
    const Result<archive::CheckedProof> checked = archive::check_proof(*file, *policy, *times);
    if (!checked) {
      Error error = checked.error();
      error.file = file_;
      error.message =
          file->starts_with("c2sp.org/tlog-proof@")
              ? "the proof does not hold: " + error.message
              : "it is no proof, which strongroom prove makes; a package in one file is to be unpacked first";
      print_error(error);
      if (json_) print_line(archive::failed_proof_json(error));
      return exit_no;
    }
    print_bytes(json_ ? checked->to_json() + "\n" : checked->to_string());
    return exit_success;
  }

 private:
  Result<archive::TimestampPolicy> chosen_authorities() const {
    constexpr uint64_t certificates_bytes_max = 4 << 20;
    archive::TimestampPolicy times;
    times.needed = timestamps_;
    for (const std::string& name : authorities_) {
      const Result<std::string> pem = PosixFiles().read(name, certificates_bytes_max);
      if (!pem) return fail(pem.error());
      Result<TrustedAuthorities> roots = TrustedAuthorities::parse(*pem);
      if (!roots) return fail(Error{ErrorCode::Usage, roots.error().message, name, {}});
      times.authorities.push_back({name, std::move(*roots)});
    }
    for (const std::string& header : headers_) {
      constexpr uint64_t header_bytes = 80;
      const size_t colon = header.find(':');
      const auto height = parse_decimal(header.substr(0, colon));
      if (colon == header.npos || !height) return fail(ErrorCode::Usage, "--bitcoin-header is HEIGHT:FILE");
      const Result<std::string> bytes = PosixFiles().read(header.substr(colon + 1), header_bytes);
      if (!bytes) return fail(bytes.error());
      times.blocks[*height] = *bytes;
    }
    return times;
  }

  std::string file_;
  std::vector<std::string> authorities_;
  size_t timestamps_ = 0;
  std::vector<std::string> headers_;
  std::string verifier_key_;
  std::string policy_file_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<Check>(); }

}  // namespace strongroom::cli
