// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/check_bag.h"

#include "archive/proof.h"
#include "exchange/bagit/bag_layout.h"
#include "exchange/package_files.h"
#include "log/proof.h"

namespace strongroom::exchange {

namespace {

constexpr uint64_t kRecordBytesMax = 256ull << 20;

class ProofCheck {
 public:
  ProofCheck(const Path& bag, const std::optional<log::Policy>& policy, PackageReport& report)
      : bag_(bag), policy_(policy), report_(report) {}

  void run(const PackageFiles& files) {
    for (const PackageFile& file : files.files) {
      const std::string_view path = file.path;
      if (path.starts_with("data/originals/")) check_name(file.path);
      const bool is_record = path.starts_with("data/items/") || path.starts_with("data/captures/");
      if (is_record && path.ends_with(kRecordEnding)) check_proof_of(file.path);
    }
    if (!key_.empty()) {
      report_.facts.emplace_back(policy_ ? "the log's key, as given" : "the log's key, as it came with the bag", key_);
    }
  }

 private:
  void check_name(const std::string& path) {
    const auto bytes = MappedFile::open(bag_ / path);
    const auto told = Digest::from_hex(std::string_view(path).substr(path.rfind('/') + 1));
    if (bytes && told && sha256(bytes->bytes()) == *told) return;
    report_.error(ErrorCode::Mismatch, "the original does not have the SHA-256 that is its name", path);
  }

  void check_proof_of(const std::string& record_path) {
    const std::string_view ending = kRecordEnding;
    const std::string proof_path = record_path.substr(0, record_path.size() - ending.size()) + kProofEnding;
    const auto record = PosixFiles().read(bag_ / record_path, kRecordBytesMax);
    const auto proof = PosixFiles().read(bag_ / proof_path, log::kProofBytesMax);
    if (!record || !proof) return report_.error(ErrorCode::NotFound, "it has no proof beside it", record_path);
    const auto checked = archive::check_proof(*proof, policy_);
    if (!checked) {
      return report_.error(checked.error().code, "the proof does not hold: " + checked.error().message, proof_path,
                           checked.error().offset);
    }
    if (checked->record != *record) {
      return report_.error(ErrorCode::Mismatch, "the proof is of another record than the one beside it", proof_path);
    }
    ++report_.proofs;
    key_ = checked->verifier_key;
  }

  const Path& bag_;
  const std::optional<log::Policy>& policy_;
  PackageReport& report_;
  std::string key_;
};

}  // namespace

bool is_strongroom_bag(const BagInfo& info) { return info.value(kBagLabel) == kBagLayoutVersion; }

Result<CheckedBag> check_bag(const Path& bag, const std::optional<log::Policy>& policy,
                             const BytesProgress& on_progress) {
  const BagLimits limits;
  auto checked = validate_bag(bag, on_progress, limits);
  if (!checked || !is_strongroom_bag(checked->info)) return checked;
  const auto files = list_package_files(bag, limits.files_max);
  if (!files) return fail(files.error());
  ProofCheck(bag, policy, checked->report).run(*files);
  return checked;
}

}  // namespace strongroom::exchange
