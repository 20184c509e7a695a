// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

// Pages of an invented press office, as small as they can be.
namespace strongroom::test {

struct DumpItem {
  std::string date;  // "7 May 2019"
  std::string body;
};

// The text of a listing page, as it is found in page dumps.
inline std::string dump_page(const std::vector<DumpItem>& items, int page = 1, int pages = 1,
                             const std::string& month = "May 2019") {
  std::string text = "Harbour News\n";
  for (const DumpItem& item : items) {
    text += item.date + " In Harbour News\n\n" + item.body + " (Source: Harbour Press Office)\n\n";
  }
  return text + "Page " + std::to_string(page) + " of " + std::to_string(pages) +
         "\nHome Media Harbour News Items filtered by date: " + month;
}

// The first of `pages` pages of a Joomla K2 site's category, "Harbour News", with one item.
inline std::string k2_category_page(int pages) {
  const std::string list = "/news/itemlist/category/4-harbour-news";
  std::string links;
  for (int page = 2; page <= pages; ++page) {
    links += "<li><a href=\"" + list + "?start=" + std::to_string((page - 1) * 8) + "\">" + std::to_string(page) +
             "</a></li>";
  }
  return "<!DOCTYPE html><html lang=\"en\"><head><base href=\"https://harbour.example.org" + list +
         "\"></head><body><div id=\"k2Container\" class=\"itemListView\"><div class=\"itemListCategory\"><h2>Harbour "
         "News</h2></div><div class=\"itemList\"><div class=\"catItemView\"><span class=\"catItemDateCreated\">7 May "
         "2019</span><h3 class=\"catItemTitle\"><a href=\"/news/item/9-tide\">High tide</a></h3><div "
         "class=\"catItemIntroText\"><p>Water on the quay.</p></div><div class=\"catItemCategory\"><span>Published "
         "in</span> <a href=\"" +
         list + "\">Harbour News</a></div></div></div><div class=\"k2Pagination\"><ul><li><span>1</span></li>" + links +
         "</ul></div></div></body></html>";
}

// The page of one item on a Joomla K2 site.
inline std::string k2_item_page(const std::string& number, const std::string& title, const std::string& date,
                                const std::string& body) {
  return "<!DOCTYPE html><html lang=\"en\"><head><base href=\"https://harbour.example.org/news/item/" + number +
         "-page\"><title>" + title + "</title></head><body><span id=\"startOfPageId" + number +
         "\"></span><div id=\"k2Container\" class=\"itemView\"><div class=\"itemHeader\"><span "
         "class=\"itemDateCreated\">" +
         date + "</span><h2 class=\"itemTitle\">" + title +
         "</h2></div><div class=\"itemBody\"><div class=\"itemFullText\"><p>" + body +
         "</p></div></div><div class=\"itemLinks\"><div class=\"itemCategory\"><span>Published in</span>"
         "<a href=\"/news\">Harbour News</a></div></div></div></body></html>";
}

}  // namespace strongroom::test
