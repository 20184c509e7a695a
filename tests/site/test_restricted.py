# SPDX-License-Identifier: Apache-2.0
"""Nothing of what is withheld reaches the site: every page, feed, API answer, tile and error is fetched and searched."""

import base64
import hashlib
import html
import json
import pathlib
import re
import time
import unittest
import urllib.parse

from live_server import LiveServer

MARKERS = ("zyrqualia", "quorvex", "hidden-page")
SECRET = "The pilot Zyrqualia guided the ship in at night and was promised that his name is kept."
OPEN = "The ferry to the island sails twice a day from the first of June until October."
LATER = "The lighthouse keeper retired this week and was thanked by the council for forty years."
PAGES_MAX = 3000


def dump(date, body, category="Harbour News"):
    return (f"{category}\n{date} In {category}\n\n{body} (Source: Harbour Press Office)\n\n"
            f"Page 1 of 1\nHome Media {category} Items filtered by date: May 2019")


class RestrictedServer(LiveServer):
    """A public item, one that was restricted from the start, and one for each test to decide about."""

    def _make_archive(self):
        folder = pathlib.Path(self._folder)
        files = {"open.txt": dump("6 May 2019", OPEN), "later.txt": dump("5 May 2019", LATER),
                 "hidden-page.txt": dump("7 May 2019", SECRET, "Quorvex Affairs")}
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        config = folder / "strongroom.toml"
        config.write_text(f'base_url = "{self.url}"\n', encoding="utf-8")
        self.run("init", self.archive, "--config", config)
        self.run("ingest", self.archive, folder / "open.txt", folder / "later.txt")
        self.run("ingest", self.archive, folder / "hidden-page.txt", "--visibility", "restricted")
        self.hidden = json.loads(self.run("withheld", self.archive, "--json"))
        self.hidden_original = hashlib.sha256(files["hidden-page.txt"].encode()).hexdigest()
        self.public_original = hashlib.sha256(files["later.txt"].encode()).hexdigest()

    def item_about(self, word):
        (line,) = self.run("search", self.archive, word, "--json").splitlines()
        found = json.loads(line)
        return found.get("id") or found["item"]["id"]


def addresses_in(answer):
    """What a page, feed, sitemap or JSON answer links to."""
    text = answer.body.decode("utf-8", "replace")
    found = re.findall(r'(?:href|src|action)="([^"]+)"', text) + re.findall(r"<loc>([^<]+)</loc>", text)
    found += re.findall(r'"(https?://[^"\\]+|/[^"\\ ]*)"', text)
    return [html.unescape(address) for address in found]


def crawl(server, starts):
    """Every address on the site that can be reached from the starts, with its answer."""
    waiting, answers = list(starts), {}
    while waiting and len(answers) < PAGES_MAX:
        path = waiting.pop()
        if path in answers:
            continue
        answers[path] = server.get(path)
        for address in addresses_in(answers[path]):
            whole = urllib.parse.urljoin(server.url + path, address)
            if not whole.startswith(server.url + "/"):
                continue
            parts = urllib.parse.urlsplit(whole)
            waiting.append(urllib.parse.quote(parts.path, safe="/%") + (f"?{parts.query}" if parts.query else ""))
        if answers[path].headers.get("Location", "").startswith("/"):
            waiting.append(answers[path].headers["Location"])
    assert len(answers) < PAGES_MAX, "the crawl does not end"
    return answers


class RestrictedTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = RestrictedServer()
        cls.hidden = cls.server.hidden

    def starts(self):
        description = self.server.get("/api/openapi.json").json()
        plain = [path for path in description["paths"] if "{" not in path]
        entries = int(self.server.get("/log/checkpoint").text.splitlines()[1])
        return ["/", "/ar/", "/robots.txt", "/sitemap.xml", "/feed.xml", "/feed.json", "/2019/05", "/search",
                "/search?q=ship", "/api/v1/search?q=ship", "/api/v1/items", "/log/checkpoint", "/healthz", "/nothing",
                f"/log/tile/0/000.p/{entries}", f"/log/tile/entries/000.p/{entries}", *plain]

    def test_no_answer_holds_anything_of_it(self):
        answers = crawl(self.server, self.starts())
        self.assertGreater(len(answers), 60, "the crawl found too little to say anything")
        bundle = next(answer for path, answer in answers.items() if path.startswith("/log/tile/entries/"))
        self.assertIn(b'{"commitment":"', bundle.body)
        secrets = [*MARKERS, self.hidden["id"], self.server.hidden_original,
                   *(capture["id"] for capture in self.hidden["captures"]), "guided the ship"]
        for path, answer in answers.items():
            seen = (answer.body.decode("utf-8", "replace") + str(answer.headers)).lower()
            for secret in secrets:
                self.assertNotIn(secret.lower(), seen, path)

    def test_asking_for_it_is_answered_like_asking_for_what_never_was(self):
        unknown = "2019-05-07-zzzzzz"
        unknown_digest = hashlib.sha256(b"never seen").hexdigest()
        hidden = self.hidden["id"]
        for pattern in ("/items/{}", "/items/{}/words", "/items/{}/revisions", "/items/{}/proof",
                        "/items/{}/proof.tlog-proof", "/items/{}/item.json", "/api/v1/items/{}",
                        "/api/v1/items/{}/revisions", "/api/v1/items/{}/captures", "/api/v1/items/{}/custody"):
            asked, other = self.server.get(pattern.format(hidden)), self.server.get(pattern.format(unknown))
            self.assertEqual((asked.status, asked.body.replace(hidden.encode(), unknown.encode())),
                             (404, other.body), pattern)
        asked = self.server.get(f"/originals/{self.server.hidden_original}")
        other = self.server.get(f"/originals/{unknown_digest}")
        self.assertEqual((asked.status, asked.body.replace(self.server.hidden_original.encode(), unknown_digest.encode())),
                         (404, other.body))

    def test_it_counts_nowhere_and_nothing_finds_it(self):
        self.assertEqual(self.server.get("/api/v1/items").json()["total"], 2)
        self.assertEqual(sum(month["items"] for month in self.server.get("/api/v1/months").json()["months"]), 2)
        for words in ("zyrqualia", "zyr*", "category:quorvex-affairs", "pilot"):
            found = self.server.get("/api/v1/search?q=" + urllib.parse.quote(words)).json()
            self.assertEqual((found["total"], found["hits"]), (0, []), words)
        kinds = [path for path in self.server.get("/api/openapi.json").json()["paths"] if path.startswith("/api/v1/terms")]
        self.assertTrue(kinds)
        self.assertEqual(self.server.get("/category/quorvex-affairs").status, 404)
        newest = self.server.get("/api/v1/items").json()["items"][0]["id"]
        self.assertNotIn("rel=\"prev\"", self.server.get(f"/items/{newest}").text)

    def test_the_log_still_gives_its_root(self):
        lines = self.server.get("/log/checkpoint").text.splitlines()
        bundle = self.server.get(f"/log/tile/entries/000.p/{lines[1]}").body
        leaves = []
        while bundle:
            size = int.from_bytes(bundle[:2], "big")
            leaves.append(hashlib.sha256(b"\0" + bundle[2:2 + size]).digest())
            bundle = bundle[2 + size:]
        self.assertEqual(len(leaves), int(lines[1]))
        self.assertEqual(tree_root(leaves).hex(), base64.b64decode(lines[2]).hex())


def tree_root(leaves):
    """RFC 6962, section 2.1."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\1" + tree_root(leaves[:split]) + tree_root(leaves[split:])).digest()


class DecidedTest(unittest.TestCase):
    """The same for what was public: the server notices while it runs."""

    def setUp(self):
        self.server = RestrictedServer()
        self.item = self.server.item_about("lighthouse")

    def decide(self, *arguments):
        self.server.run(*arguments)
        time.sleep(1.5)  # the server looks for what is new once a second

    def assert_gone_from_the_site(self):
        for path, answer in crawl(self.server, ["/", "/ar/", "/feed.xml", "/sitemap.xml", "/2019/05",
                                                "/api/v1/items", "/api/v1/search?q=keeper"]).items():
            self.assertNotIn("lighthouse", answer.body.decode("utf-8", "replace").lower(), path)

    def test_a_restricted_item_leaves_the_running_site(self):
        self.assertEqual(self.server.get(f"/originals/{self.server.public_original}").status, 200)
        self.decide("restrict", self.server.archive, self.item, "--reason", "a reason")
        self.assert_gone_from_the_site()
        self.assertEqual(self.server.get(f"/items/{self.item}").status, 404)
        self.assertEqual(self.server.get(f"/originals/{self.server.public_original}").status, 404)

    def test_a_withdrawn_item_is_gone_with_the_reason(self):
        self.decide("withdraw", self.server.archive, self.item, "--reason", "the <figures> were wrong",
                        "--by", "Press desk")
        self.assert_gone_from_the_site()
        page = self.server.get(f"/items/{self.item}")
        self.assertEqual(page.status, 410)
        self.assertIn("the &lt;figures&gt; were wrong", page.text)
        problem = self.server.get(f"/api/v1/items/{self.item}")
        self.assertEqual((problem.status, "Press desk" in problem.json()["detail"]), (410, True))

    def test_custody_is_on_the_page_and_in_the_api(self):
        self.decide("custody", self.server.archive, "add", "received", self.item, "--from", "A. Hale", "--note", "by hand")
        self.decide("custody", self.server.archive, "add", "viewed", self.item, "--by", "B. Stone",
                        "--visibility", "restricted")
        events = self.server.get(f"/api/v1/items/{self.item}/custody").json()["custody"]
        self.assertEqual([event["type"] for event in events], ["received"])
        address = self.server.get(f"/items/{self.item}").headers["Location"]
        page = self.server.get(address).text
        self.assertIn("by hand", page)
        self.assertNotIn("B. Stone", page)


if __name__ == "__main__":
    unittest.main()
