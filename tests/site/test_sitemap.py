# SPDX-License-Identifier: Apache-2.0
"""Sitemaps (https://www.sitemaps.org/protocol.html): an index, shards, the news sitemap, and robots.txt."""

import datetime
import unittest
import xml.etree.ElementTree as ElementTree

from live_server import expected, live_server

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def shards():
    index = ElementTree.fromstring(live_server().get("/sitemap.xml").body)
    return [entry.findtext(f"{MAP}loc") for entry in index.findall(f"{MAP}sitemap")]


def addresses():
    for shard in shards():
        yield from ElementTree.fromstring(live_server().get(shard).body).findall(f"{MAP}url")


class Sitemap(unittest.TestCase):
    def test_the_index_leads_to_shards(self):
        self.assertTrue(shards())
        for shard in shards():
            with self.subTest(shard=shard):
                answer = live_server().get(shard)
                self.assertEqual(answer.status, 200)
                self.assertIn("xml", answer.headers["Content-Type"])

    def test_every_item_is_in_it_in_both_languages(self):
        locations = [url.findtext(f"{MAP}loc") for url in addresses()]
        self.assertEqual(len(locations), len(set(locations)))
        items = {location.removeprefix(live_server().url) for location in locations if "/items/" in location}
        for prefix in ("/items/", "/ar/items/"):
            self.assertEqual(len([item for item in items if item.startswith(prefix)]), expected()["items"], msg=prefix)

    def test_every_address_answers_and_is_canonical(self):
        for url in addresses():
            location = url.findtext(f"{MAP}loc")
            answer = live_server().get(location)
            self.assertEqual(answer.status, 200, msg=location)
            self.assertIn(f'rel="canonical" href="{location}"', answer.text.replace("&amp;", "&"), msg=location)

    def test_dates_and_alternates_are_told(self):
        for url in addresses():
            location = url.findtext(f"{MAP}loc")
            if "/items/" not in location:
                continue
            self.assertIsNotNone(datetime.datetime.fromisoformat(url.findtext(f"{MAP}lastmod")), msg=location)
            alternates = {link.get("hreflang") for link in url.findall(f"{XHTML}link")}
            self.assertLessEqual({"en", "ar"}, alternates, msg=location)

    def test_robots_names_the_index(self):
        answer = live_server().get("/robots.txt")
        self.assertEqual(answer.status, 200)
        self.assertIn(f"Sitemap: {live_server().url}/sitemap.xml", answer.text.splitlines())


class NewsSitemap(unittest.TestCase):
    def test_it_parses_although_nothing_is_new(self):
        names = [line.removeprefix("Sitemap: ") for line in live_server().get("/robots.txt").text.splitlines()
                 if line.startswith("Sitemap: ")]
        news = [name for name in names + shards() if "news" in name]
        self.assertTrue(news, msg="no news sitemap in robots.txt or the index")
        root = ElementTree.fromstring(live_server().get(news[0]).body)
        self.assertEqual(root.tag, f"{MAP}urlset")


if __name__ == "__main__":
    unittest.main()
