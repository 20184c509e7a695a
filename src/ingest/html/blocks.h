// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ingest/html/dom.h"
#include "records/item.h"

namespace strongroom::ingest::html {

struct Body {
  std::vector<records::Block> blocks;
  std::vector<records::Image> images;
};

// The body that an editor's HTML shows: paragraphs of p, div, double line breaks and loose text; headings; lists with
// nested ones flattened into entries; quotations; tables of data (tables that only lay out become what they hold);
// images with captions; links as ranges. Scripts, styles, form controls, players, e-mail cloaks, plugin tags and empty
// paragraphs are left out. Addresses are resolved against `base_url`. `skip` leaves out further nodes with all they
// hold. Linear in the size of the markup.
Body blocks_of(Node root, const std::string& base_url, const std::function<bool(const Node&)>& skip = {});

// The same of the siblings from `first` up to `end`, which may be empty: then up to the last.
Body blocks_of_siblings(Node first, Node end, const std::string& base_url,
                        const std::function<bool(const Node&)>& skip = {});

// The address an image is shown from: the real one where a script would load it later (data-src, srcset). Empty for
// inlined and tracking images.
std::string image_address(const Node& img, const std::string& base_url);

}  // namespace strongroom::ingest::html
