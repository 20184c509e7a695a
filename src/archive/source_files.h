// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace strongroom::archive {

// The files to read, in an order that is the same on every machine: the sources as given, folders with all below them
// sorted bytewise, each file once. Left out below a folder: names that begin with a dot, links to folders, what is no
// regular file, and the folder that a browser saved beside a page ("News_files" beside "News.html"). One error for each
// source that is not there or cannot be listed, for each link that leads nowhere, and for each folder that is an
// archive, of which nothing is read.
struct SourceFiles {
  std::vector<Path> files;
  std::vector<Error> errors;
};

SourceFiles list_source_files(const std::vector<Path>& sources);

}  // namespace strongroom::archive
