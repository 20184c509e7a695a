// SPDX-License-Identifier: Apache-2.0
#include "web/old_urls.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

std::string described(std::string_view target) {
  const auto request = Request::from_target(target, {"en", "ar"});
  if (!request) return "refused";
  const auto list = parse_old_list(*request);
  if (!list) return "no list";
  std::string said;
  if (list->query.day) said += list->query.day->iso();
  if (list->query.month) said += list->query.month->iso();
  if (list->query.term)
    said += std::string(store::term_kind_name(list->query.term->kind)) + " " + list->query.term->slug;
  if (!list->category.empty()) said += " (number " + list->category + ")";
  if (list->query.year) said += std::to_string(*list->query.year);
  if (list->is_search) said += "search " + list->search;
  if (list->start != 0) said += " from " + std::to_string(list->start);
  if (!list->feed.empty()) said += " as " + list->feed;
  if (list->guessed) said += ", perhaps";
  return said;
}

TEST(OldUrls, ReadsK2Lists) {
  const struct {
    std::string_view target;
    std::string_view list;
  } cases[] = {
      {"/en/media/itemlist/date/2017/10", "2017-10"},
      {"/media/itemlist/date/2017/10?start=20", "2017-10 from 20"},
      {"/component/k2/itemlist/date/2016/3/5.html?start=12", "2016-03-05 from 12"},
      {"/index.php/media/itemlist/date/2015/09/5.html", "2015-09-05"},
      {"/ar/media/itemlist/date/2017/10?start=0", "2017-10"},
      {"/media/date/2017/10", "2017-10"},
      {"/media/itemlist/category/12-press-releases?start=10", "category press-releases (number 12) from 10"},
      {"/media/itemlist/tag/civil%20registry.html", "tag civil-registry"},
      {"/media/itemlist/user/42-press-desk", "author press-desk"},
      {"/media/itemlist/search?searchword=records+office", "search records office"},
      {"/index.php?option=com_k2&view=itemlist&task=date&year=2017&month=10&Itemid=5&limitstart=20", "2017-10 from 20"},
      {"/?option=com_k2&view=itemlist&task=date&year=2017&month=10&day=5", "2017-10-05"},
      {"/index.php?option=com_k2&view=itemlist&task=category&id=12:press", "category press (number 12)"},
      {"/?option=com_k2&view=itemlist&task=date&year=2017", "2017"},
      {"/?option=com_k2&view=itemlist&task=date", "no list"},
      {"/index.php?option=com_k2&view=itemlist&task=tag&tag=land", "tag land"},
      {"/media/itemlist/date/2017/10?start=24&limit=12", "2017-10 from 24"},
      {"/media/itemlist/category/12-press?format=feed", "category press (number 12) as rss.xml"},
      {"/media/itemlist/date/2017/10?format=feed&type=atom", "2017-10 as feed.xml"},
      {"/media/itemlist/date/2017/10?format=json", "2017-10 as feed.json"},
      {"/index.php?option=com_k2&view=itemlist&task=user&id=42:press-desk&format=feed&type=rss",
       "author press-desk as rss.xml"},
      {"/media/itemlist/category/12", "category 12 (number 12)"},
      {"/media/itemlist/date/2017/10?catid=3&start=10", "2017-10 (number 3) from 10"},
      {"/media/itemlist/calendar?month=10&year=2017", "2017-10"},
      {"/index.php?option=com_k2&view=itemlist&task=calendar&month=2&year=2016&catid=3", "2016-02"},
      {"/media/itemlist/tag/land+registry", "tag land-registry"},
      {"/media/tag/land%20registry.html", "tag land-registry, perhaps"},
      {"/index.php/media/author/42-press-desk", "author press-desk, perhaps"},
      {"/media/category/12-press", "category press (number 12), perhaps"},
      {"/media/itemlist/date/2017/13", "no list"},
      {"/media/itemlist/date/2017/2/30", "no list"},
      {"/media/itemlist/date/99999999999999999999/1", "no list"},
      {"/media/itemlist/date/2017", "2017"},
      {"/media/itemlist/date/99999", "no list"},
      {"/media/itemlist/search", "search "},
      {"/media/itemlist", "no list"},
      {"/media/itemlist/category", "no list"},
      {"/media/itemlist/other/x", "no list"},
      {"/media/item/123-title", "no list"},
      {"/index.php?option=com_k2&view=item&id=123:title", "no list"},
      {"/update/2017/10", "no list"},
      {"/", "no list"},
  };
  for (const auto& c : cases) EXPECT_EQ(described(c.target), c.list) << c.target;
}

TEST(OldUrls, ReadsK2ItemNumbers) {
  const struct {
    std::string_view target;
    std::string_view number;
  } cases[] = {
      {"/media/item/123-title.html", "123"},
      {"/component/k2/item/123", "123"},
      {"/index.php?option=com_k2&view=item&id=123:title", "123"},
      {"/media/item/123-title?tmpl=component&print=1", "123"},
      {"/media/item/download/5_abc", ""},
      {"/index.php?option=com_k2&view=item&task=download&id=5", ""},
      {"/media/item", ""},
      {"/media/item/12x", ""},
      {"/items/123-title", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(parse_old_item_number(*Request::from_target(c.target, {"en"})).value_or(""), c.number) << c.target;
  }
}

TEST(OldUrls, KnowsTheirQueries) {
  EXPECT_TRUE(is_old_query(*Request::from_target("/?option=com_k2&view=item&id=1", {"en"})));
  EXPECT_TRUE(is_old_query(*Request::from_target("/?format=feed&type=rss", {"en"})));
  EXPECT_TRUE(is_old_query(*Request::from_target("/?format=json", {"en"})));
  EXPECT_FALSE(is_old_query(*Request::from_target("/?page=2", {"en"})));
}

}  // namespace
}  // namespace strongroom::web
