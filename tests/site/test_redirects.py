# SPDX-License-Identifier: Apache-2.0
"""Every address that a rescued page had leads, in one hop, to what it showed."""

import re
import unittest
import urllib.parse

import sample_site
from live_server import live_server


class OldItemAddresses(unittest.TestCase):
    def test_addresses_as_the_pages_gave_them(self):
        for item in sample_site.known_items():
            for path in sample_site.linked_addresses(item):
                with self.subTest(path=path):
                    self.leads_to(path, item)

    def test_other_ways_to_write_the_same_address(self):
        item = sample_site.ITEMS[112]
        slug = sample_site.site.alias(item)
        for path in (
            f"/en/media/item/112-{slug}",
            f"/en/media/item/112-{slug}.html",
            f"/index.php/en/media/item/112-{slug}",
            f"/en/media/item/112-{slug}.html?tmpl=component&print=1",
            f"/component/k2/item/112-{slug}",
            "/en/media/item/112",
            f"/index.php?option=com_k2&view=item&id=112:{slug}&Itemid=101",
        ):
            with self.subTest(path=path):
                self.leads_to(path, item)

    def test_the_address_of_an_attachment_leads_to_its_item(self):
        item = live_server().get("/en/media/item/112").headers["Location"]
        page = live_server().get(item).text
        file = re.search(r'href="https://[^/"]*(/[^"]*/item/download/[^"]*)"', page)[1]
        number = re.search(r"/download/(\d+)", file)[1]
        for path in (file, f"/component/k2/item/download/{number}",
                     f"/index.php?option=com_k2&view=item&task=download&id={number}"):
            with self.subTest(path=path):
                answer = live_server().get(path)
                self.assertEqual((answer.status, answer.headers["Location"]), (301, item))
        self.assertEqual(live_server().get("/en/media/item/download/999999_0").status, 404)

    def test_items_that_nobody_saved_are_not_found(self):
        for number in (110, 111, 99999):
            with self.subTest(number=number):
                self.assertEqual(live_server().get(f"/en/media/item/{number}-anything").status, 404)

    def leads_to(self, path, item):
        answer = live_server().get(path)
        self.assertIn(answer.status, (301, 308), msg=path)
        target = answer.headers["Location"]
        page = live_server().get(target)
        self.assertEqual(page.status, 200, msg=f"{path} leads to {target}")
        self.assertIn(item.when.strftime("/items/%Y-%m-%d-"), target)
        first_words = " ".join(item.states[-1].title.split()[:3])
        if item.number not in (145, 147, 160, 161, 163, 164, 166):  # known from copied text, without a title
            self.assertIn(first_words, _text(page.text))


class OldListAddresses(unittest.TestCase):
    def test_months(self):
        for path in ("/en/media/itemlist/date/2023/10", "/en/media/itemlist/date/2023/10.html",
                     "/en/media/itemlist/date/2023/10?start=0", "/component/k2/itemlist/date/2023/10",
                     "/index.php?option=com_k2&view=itemlist&task=date&year=2023&month=10"):
            with self.subTest(path=path):
                self.leads_to_path(path, "/2023/10")

    def test_the_page_that_has_the_row_with_which_the_old_page_began(self):
        # The sample's pages have five items, and those of the site it comes from had as many.
        for path, wanted in (("/en/media/itemlist/date/2023/10?start=5", "/2023/10?page=2"),
                             ("/en/media/itemlist/date/2023/10?start=10", "/2023/10?page=3"),
                             ("/en/media/itemlist/date/2023/10?limitstart=6&limit=6", "/2023/10?page=2")):
            with self.subTest(path=path):
                self.leads_to_path(path, wanted)

    def test_other_formats_of_an_address(self):
        for path, wanted in (("/?format=json", "/feed.json"), ("/?format=feed&type=atom", "/feed.xml"),
                             ("/en/media/itemlist/date/2023/10?format=json&callback=x", "/2023/10/feed.json"),
                             ("/en/media/itemlist/date/2023/10?format=raw", "/2023/10"),
                             ("/en/media/itemlist/date/2023", "/2023"), ("/en/media/itemlist/search", "/search"),
                             ("/en/media/itemlist/search?searchword=land&format=json", "/search/feed.json?q=land")):
            with self.subTest(path=path):
                self.leads_to_path(path, wanted)
        answer = live_server().get("/en/media/item/112-anything?format=json")
        self.assertEqual(answer.status, 301)
        self.assertEqual(live_server().get(answer.headers["Location"]).json()["record"]["item"]["source_id"], "112")

    def test_the_front_page_and_the_feeds_of_other_systems(self):
        for path, wanted in (("/index.php", "/"), ("/index.html", "/"), ("/feed/", "/rss.xml"), ("/rss", "/rss.xml"),
                             ("/atom.xml", "/feed.xml"), ("/index.php/feed", "/rss.xml")):
            with self.subTest(path=path):
                self.leads_to_path(path, wanted)
        self.assertEqual(live_server().get("/feed/feed").status, 404)

    def test_categories(self):
        for category in sample_site.CATEGORIES.values():
            path = f"/{category.lang}/media/itemlist/category/{category.number}-{urllib.parse.quote(category.alias)}"
            for form in (path, path + ".html"):
                with self.subTest(path=form):
                    answer = live_server().get(form)
                    self.assertIn(answer.status, (301, 308))
                    target = answer.headers["Location"]
                    self.assertIn("/category/", target)
                    page = live_server().get(target)
                    self.assertEqual(page.status, 200)
                    self.assertIn(category.name, _text(page.text))

    def test_categories_that_are_named_by_their_number_alone(self):
        # By what the captured lists of these categories tell.
        category = next(one for one in sample_site.CATEGORIES.values() if one.lang == "en")
        number = category.number
        slug = live_server().get(f"/en/media/itemlist/category/{number}-{category.alias}").headers["Location"]
        for path, wanted in ((f"/en/media/itemlist/category/{number}", slug),
                             (f"/en/media/itemlist/category/{number}-renamed-since", slug),
                             (f"/en/media/itemlist/date/2023/10?catid={number}", f"{slug}/2023/10"),
                             (f"/index.php?option=com_k2&view=itemlist&task=date&year=2023&month=10&catid={number}", f"{slug}/2023/10"),
                             (f"/en/media/itemlist/category/{number}?format=feed&type=atom", f"{slug}/feed.xml"),
                             ("/en/media/itemlist/date/2023/10?catid=9999", "/2023/10")):
            with self.subTest(path=path):
                self.leads_to_path(path, wanted)

    def leads_to_path(self, path, wanted):
        answer = live_server().get(path)
        self.assertIn(answer.status, (301, 308))
        self.assertEqual(answer.headers["Location"].removeprefix(live_server().url), wanted)


class OwnAddresses(unittest.TestCase):
    def test_each_has_one_spelling(self):
        for path, wanted in (("/2023/9", "/2023/09"), ("/2023/10?page=1", "/2023/10"), ("/2023/10/", "/2023/10"),
                             ("/ar/2023/9", "/ar/2023/09")):
            with self.subTest(path=path):
                answer = live_server().get(path)
                self.assertIn(answer.status, (301, 308))
                self.assertEqual(answer.headers["Location"].removeprefix(live_server().url), wanted)


def _text(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)).replace("&#39;", "'").replace("&quot;", '"')


if __name__ == "__main__":
    unittest.main()
