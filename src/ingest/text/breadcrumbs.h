// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::ingest::dump {

// The crumbs of a line. Where separators stand between them (» > / | › ::) they tell; where all ran together when the
// page became text ("Home Media Center Harbour News"), what is known does: the word for the home page, names of
// categories and headings of the same page (`known`), and names that most press sites use. What is left between those
// is one crumb.
std::vector<std::string> split_breadcrumbs(std::string_view line, const std::vector<std::string>& known);

// Whether a line is breadcrumbs by its looks: "You are here: …", or begins with the word for the home page and has
// separators.
bool is_breadcrumb_line(std::string_view line);

// "You are here:" and nothing else: the crumbs stand on the next lines.
bool is_breadcrumb_label(std::string_view line);

// The word for a home page and nothing else.
bool is_home(std::string_view line);

// Whether it begins with the word for a home page ("Home", "الرئيسية").
bool begins_with_home(std::string_view line);

}  // namespace strongroom::ingest::dump
