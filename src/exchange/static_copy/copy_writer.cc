// SPDX-License-Identifier: Apache-2.0
#include "exchange/static_copy/copy_writer.h"

#include <fmt/format.h>

#include <utility>

#include "base/digest.h"

namespace strongroom::exchange {

namespace {

constexpr size_t kBufferedBytesMax = 1 << 20;

constexpr const char* kReadme = R"(This folder is a copy of the site {url}

Open index.html to read it; no server and no network is needed. Only
searching asks the living site. To serve it, let any web server hand out
this folder, with index.html as the page of a folder.

IS IT WHOLE?          sha256sum -c manifest-sha256.txt
                      Every line must end in "OK".

IS IT TRUE?           strongroom check THIS-FOLDER --vkey "KEY"
                      checks every file and the whole log of records, from
                      its tiles up to the signed checkpoint. KEY is the
                      log's key. The one that came with the copy is in
                      log/log.vkey; compare it with the one that the
                      archive makes known elsewhere. It is

{key}

                      Any program for C2SP tlog-tiles can read log/, too.
                      verify/index.html explains what that proves.
)";

}  // namespace

Result<CopyWriter> CopyWriter::create(const Path& target) {
  auto output = OutputFolder::create(target);
  if (!output) return fail(output.error());
  return CopyWriter(std::move(*output));
}

void CopyWriter::add(const std::string& path, std::string_view bytes) {
  output_.write(path, bytes);
  lines_ += sha256(bytes).hex() + "  " + path + "\n";
  ++files_;
  bytes_ += bytes.size();
  if (lines_.size() > kBufferedBytesMax) output_.append(kCopyManifest, std::exchange(lines_, {}));
}

void CopyWriter::finish(const std::string& verifier_key, const std::string& base_url) {
  add(kCopyVerifierKey, verifier_key + "\n");
  add(kCopyReadme, fmt::format(fmt::runtime(kReadme), fmt::arg("url", base_url), fmt::arg("key", verifier_key)));
  output_.append(kCopyManifest, std::exchange(lines_, {}));
  output_.publish();
}

}  // namespace strongroom::exchange
