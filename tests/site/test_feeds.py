# SPDX-License-Identifier: Apache-2.0
"""Feeds: Atom (RFC 4287) with archives (RFC 5005), RSS 2.0 and JSON Feed 1.1, on the site and on its lists."""

import datetime
import email.utils
import re
import unittest
import xml.etree.ElementTree as ElementTree

from live_server import expected, live_server

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
ITEM_ID = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-z]{6,}")
LISTS = ["", "/2023", "/2023/10", "/category/assembly-news", "/ar"]


def links(element, rel):
    return [link.get("href") for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == rel]


class Atom(unittest.TestCase):
    def test_lists_have_feeds_with_what_a_reader_needs(self):
        for base in LISTS:
            with self.subTest(feed=base):
                answer = live_server().get(f"{base}/feed.xml")
                self.assertEqual(answer.status, 200)
                self.assertTrue(answer.headers["Content-Type"].startswith("application/atom+xml"))
                feed = ElementTree.fromstring(answer.body)
                self.assertEqual(links(feed, "self"), [f"{live_server().url}{base}/feed.xml"])
                for name in ("id", "title", "updated"):
                    self.assertTrue(feed.findtext(f"{ATOM}{name}"), msg=name)
                self.check_entries(feed.findall(f"{ATOM}entry"))

    def check_entries(self, entries):
        self.assertTrue(entries)
        for entry in entries:
            self.assertRegex(entry.findtext(f"{ATOM}id"), r"^tag:[^,]+,\d{4}(-\d{2}-\d{2})?:.*" + ITEM_ID.pattern)
            self.assertTrue(entry.findtext(f"{ATOM}title"))
            self.assertTrue(links(entry, "alternate"))
            for name in ("published", "updated"):
                self.assertIsNotNone(datetime.datetime.fromisoformat(entry.findtext(f"{ATOM}{name}")).tzinfo)

    def test_entries_link_to_the_page_of_their_item(self):
        feed = ElementTree.fromstring(live_server().get("/feed.xml").body)
        for entry in feed.findall(f"{ATOM}entry"):
            page = live_server().get(links(entry, "alternate")[0])
            self.assertEqual(page.status, 200)
            self.assertIn(ITEM_ID.search(entry.findtext(f"{ATOM}id"))[0], links(entry, "alternate")[0])

    def test_the_chain_of_archives_holds_every_item_once(self):
        # https://www.rfc-editor.org/rfc/rfc5005#section-4
        seen, address, documents = [], "/feed.xml", 0
        while address:
            documents += 1
            self.assertLess(documents, 200, msg="the chain does not end")
            answer = live_server().get(address)
            self.assertEqual(answer.status, 200, msg=address)
            feed = ElementTree.fromstring(answer.body)
            is_archive = feed.find(f"{HISTORY}archive") is not None
            self.assertEqual(is_archive, documents > 1, msg=address)
            if is_archive:
                self.assertEqual(links(feed, "current"), [f"{live_server().url}/feed.xml"])
            seen += [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
            address = next(iter(links(feed, "prev-archive")), None)
        self.assertGreater(documents, 1)
        self.assertEqual(len(set(seen)), expected()["items"])

    def test_a_changed_item_is_updated_after_it_was_published(self):
        feed = ElementTree.fromstring(live_server().get("/2023/10/feed.xml").body)
        changed = [entry for entry in feed.findall(f"{ATOM}entry")
                   if entry.findtext(f"{ATOM}published") < entry.findtext(f"{ATOM}updated")]
        self.assertTrue(changed)


class Rss(unittest.TestCase):
    def test_items(self):
        for base in LISTS:
            with self.subTest(feed=base):
                answer = live_server().get(f"{base}/rss.xml")
                self.assertEqual(answer.status, 200)
                channel = ElementTree.fromstring(answer.body).find("channel")
                self.assertEqual(links(channel, "self"), [f"{live_server().url}{base}/rss.xml"])
                for name in ("title", "link", "description"):
                    self.assertTrue(channel.findtext(name), msg=name)
                items = channel.findall("item")
                self.assertTrue(items)
                for item in items:
                    self.assertEqual(item.find("guid").get("isPermaLink"), "false")
                    self.assertRegex(item.findtext("guid"), ITEM_ID)
                    self.assertIsNotNone(email.utils.parsedate_to_datetime(item.findtext("pubDate")))
                    self.assertTrue(item.findtext(f"{CONTENT}encoded"))

    def test_guids_are_the_ids_of_the_atom_feed(self):
        atom = ElementTree.fromstring(live_server().get("/feed.xml").body)
        rss = ElementTree.fromstring(live_server().get("/rss.xml").body)
        self.assertEqual([entry.findtext(f"{ATOM}id") for entry in atom.findall(f"{ATOM}entry")],
                         [item.findtext("guid") for item in rss.iter("item")])


class SearchFeeds(unittest.TestCase):
    def test_a_page_of_results_leads_to_feeds_of_the_same_items(self):
        page = live_server().get("/search?q=registry&category=assembly-news&order=newest").body.decode()
        address = re.search(r'type="application/atom\+xml" title="[^"]*" href="([^"]*)"', page)[1].replace("&amp;", "&")
        self.assertEqual(address, "/search/feed.xml?q=registry&category=assembly-news")
        feed = ElementTree.fromstring(live_server().get(address).body)
        ids = [ITEM_ID.search(entry.findtext(f"{ATOM}id"))[0] for entry in feed.findall(f"{ATOM}entry")]
        shown = list(dict.fromkeys(re.findall(r'href="/items/(' + ITEM_ID.pattern + ")/", page)))
        self.assertTrue(shown)
        self.assertEqual(ids[: len(shown)], shown)
        self.assertRegex(feed.findtext(f"{ATOM}subtitle"), r"^\d+ items? match")

    def test_rss_and_json_name_the_page_of_results(self):
        page = f"{live_server().url}/search?q=registry"
        channel = ElementTree.fromstring(live_server().get("/search/rss.xml?q=registry").body).find("channel")
        self.assertEqual(channel.findtext("link"), page)
        self.assertEqual(live_server().get("/search/feed.json?q=registry").json()["home_page_url"], page)

    def test_without_a_question_there_is_no_feed(self):
        self.assertEqual(live_server().get("/search/feed.xml").status, 400)


class JsonFeed(unittest.TestCase):
    # https://www.jsonfeed.org/version/1.1/
    def test_items(self):
        for base in LISTS:
            with self.subTest(feed=base):
                answer = live_server().get(f"{base}/feed.json")
                self.assertEqual(answer.status, 200)
                self.assertTrue(answer.headers["Content-Type"].startswith("application/feed+json"))
                feed = answer.json()
                self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
                self.assertEqual(feed["feed_url"], f"{live_server().url}{base}/feed.json")
                self.assertTrue(feed["items"])
                for item in feed["items"]:
                    self.assertRegex(item["id"], ITEM_ID)
                    self.assertTrue(item.get("content_html") or item.get("content_text"))
                    self.assertIsNotNone(datetime.datetime.fromisoformat(item["date_published"]).tzinfo)


if __name__ == "__main__":
    unittest.main()
