// SPDX-License-Identifier: Apache-2.0
#include "web/feeds/media_type.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"

namespace strongroom::web {

namespace {

// What press offices attach: documents, pictures, sound, moving pictures.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kTypes = {{
    {"avi", "video/x-msvideo"},
    {"csv", "text/csv"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"gif", "image/gif"},
    {"jpeg", "image/jpeg"},
    {"jpg", "image/jpeg"},
    {"m4a", "audio/mp4"},
    {"mov", "video/quicktime"},
    {"mp3", "audio/mpeg"},
    {"mp4", "video/mp4"},
    {"odt", "application/vnd.oasis.opendocument.text"},
    {"ogg", "audio/ogg"},
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"ppt", "application/vnd.ms-powerpoint"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"rtf", "application/rtf"},
    {"svg", "image/svg+xml"},
    {"txt", "text/plain"},
    {"webp", "image/webp"},
    {"xls", "application/vnd.ms-excel"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"zip", "application/zip"},
}};

}  // namespace

std::string_view media_type_of(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const size_t name = url.rfind('/');
  const size_t dot = url.rfind('.');
  // The dots of "https://example.org" end nothing.
  if (name == url.npos || dot == url.npos || dot < name || url.substr(0, name).ends_with(":/")) {
    return "application/octet-stream";
  }
  const std::string ending = ascii_lower(url.substr(dot + 1));
  const auto known = std::ranges::find(kTypes, ending, &std::pair<std::string_view, std::string_view>::first);
  return known == kTypes.end() ? "application/octet-stream" : known->second;
}

}  // namespace strongroom::web
