// SPDX-License-Identifier: Apache-2.0
#include "ingest/warc/byte_source.h"

#include <algorithm>

#include "ingest/warc/inflater.h"

namespace strongroom::ingest::warc {

namespace {

class PlainSource final : public ByteSource {
 public:
  PlainSource(std::string_view file, uint64_t from) : file_(file), at_(std::min<uint64_t>(from, file.size())) {}

  std::string_view peek(size_t wanted) override { return file_.substr(at_, wanted); }
  void consume(size_t n) override { at_ += n; }
  uint64_t offset() const override { return at_; }
  uint64_t member_offset() const override { return 0; }
  bool at_member_start() const override { return true; }
  bool at_member_end() override { return at_ >= file_.size(); }
  bool next_member() override {
    at_ = file_.size();
    return false;
  }
  bool join_next_member(const std::function<bool(std::string_view)>&) override { return false; }
  std::optional<Error> take_fault() override { return std::nullopt; }
  bool is_compressed() const override { return false; }

 private:
  std::string_view file_;
  size_t at_;
};

class CompressedSource final : public ByteSource {
 public:
  CompressedSource(std::string_view file, uint64_t from, std::unique_ptr<Inflater> inflater)
      : file_(file), member_(from), inflater_(std::move(inflater)) {
    begin_member(from);
  }

  std::string_view peek(size_t wanted) override {
    while (buffer_.size() - start_ < wanted && !ended_) fill(wanted);
    return std::string_view(buffer_).substr(start_, wanted);
  }

  void consume(size_t n) override {
    start_ += n;
    passed_ += n;
  }

  uint64_t offset() const override { return member_ + passed_; }
  uint64_t member_offset() const override { return member_; }
  bool at_member_start() const override { return passed_ == 0; }
  bool at_member_end() override { return peek(1).empty(); }

  bool next_member() override {
    while (!ended_) {  // what the caller does not want still has to be walked through to find the member's end
      start_ = buffer_.size();
      fill(1);
    }
    const bool was_broken = is_broken_;
    const size_t found = was_broken ? resume_after(member_) : inflater_->find_member(file_, input_);
    if (!was_broken && found != input_ && !fault_) {
      const size_t garbage = std::min(found, file_.size()) - input_;
      fault_ =
          Error{ErrorCode::Malformed, std::to_string(garbage) + " bytes between members belong to none", {}, input_};
    }
    if (found >= file_.size()) {
      begin_member(file_.size());
      return false;
    }
    begin_member(found);
    return true;
  }

  bool join_next_member(const std::function<bool(std::string_view)>& goes_on) override {
    const bool follows =
        input_ < file_.size() && inflater_->find_member(file_.substr(0, input_ + 16), input_) == input_;
    if (!ended_ || is_broken_ || !follows) return false;
    std::string head;
    inflater_->begin();
    const auto step = inflater_->run(file_.substr(input_), 4096, head);
    if (step.state == InflateState::Broken || !goes_on(head)) return false;
    buffer_ += head;
    input_ += step.consumed;
    ended_ = step.state == InflateState::Ended;
    return true;
  }

  std::optional<Error> take_fault() override { return std::exchange(fault_, std::nullopt); }
  bool is_compressed() const override { return true; }

 private:
  void begin_member(size_t at) {
    member_ = input_ = at;
    passed_ = start_ = 0;
    is_broken_ = false;
    buffer_.clear();
    ended_ = at >= file_.size();
    if (!ended_) inflater_->begin();
  }

  // The next place that not only looks like a member's start but also begins to decompress into text: compressed bytes
  // hold the two or three bytes of a magic number by chance.
  size_t resume_after(size_t broken_member) {
    size_t at = inflater_->find_member(file_, broken_member + 1);
    for (; at < file_.size(); at = inflater_->find_member(file_, at + 1)) {
      std::string head;
      inflater_->begin();
      const auto step = inflater_->run(file_.substr(at), 64, head);
      const bool is_text =
          std::all_of(head.begin(), head.end(), [](char c) { return c >= ' ' || c == '\r' || c == '\n'; });
      if (step.state != InflateState::Broken && head.size() >= 16 && is_text) break;
    }
    return at;
  }

  void fill(size_t wanted) {
    if (start_ > 0) {
      buffer_.erase(0, start_);
      start_ = 0;
    }
    const size_t more = std::clamp<size_t>(wanted, 16 << 10, 4 << 20);
    const auto step = inflater_->run(file_.substr(input_), more, buffer_);
    input_ += step.consumed;
    if (step.state == InflateState::More && input_ < file_.size()) return;
    ended_ = true;
    is_broken_ = step.state == InflateState::Broken;
    if (is_broken_) {
      fault_ = Error{ErrorCode::Malformed, "the compressed data is broken", {}, member_};
    } else if (step.state == InflateState::More) {
      fault_ = Error{ErrorCode::Malformed, "the compressed data ends early", {}, member_};
    }
  }

  std::string_view file_;
  uint64_t member_;     // start of the current member in the file
  size_t input_ = 0;    // next compressed byte
  std::string buffer_;  // decompressed bytes, those before start_ consumed
  size_t start_ = 0;
  uint64_t passed_ = 0;  // decompressed bytes of this member consumed
  bool ended_ = false;
  bool is_broken_ = false;  // the member ended because it does not decompress
  std::optional<Error> fault_;
  std::unique_ptr<Inflater> inflater_;
};

}  // namespace

std::unique_ptr<ByteSource> open_byte_source(std::string_view file, uint64_t from) {
  if (auto inflater = Inflater::for_file(file)) {
    const size_t first = from > 0 ? static_cast<size_t>(from) : inflater->find_member(file, 0);
    return std::make_unique<CompressedSource>(file, std::min(first, file.size()), std::move(inflater));
  }
  return std::make_unique<PlainSource>(file, from);
}

}  // namespace strongroom::ingest::warc
