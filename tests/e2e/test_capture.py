# SPDX-License-Identifier: Apache-2.0
"""Captures from a press office on this machine: its listing, its robots.txt, its redirects, and what changes there."""
import gzip
import http.server
import os
import signal
import subprocess
import threading
import time
import unittest

from program import BINARY, ProgramTest

ITEMS = range(1, 10)


def item_page(number, extra=""):
    return f"""<!doctype html><html lang="en"><head><title>Works at quay {number}</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2019-05-{number + 10}T09:00:00Z">
</head><body><article><h1>Works at quay {number}</h1><p>The harbour office said that works at quay {number} will begin
in the spring and that ships are to use the northern entrance until they end. {extra}</p>
<p>Masters are asked to tell the pilots of quay {number} their draught a day before they come in.</p></article></body></html>"""


def listing_page(page, pages=3):
    cards = "".join(
        f'<article class="card"><h2><a href="/items/{n}">Works at quay {n}</a></h2><time datetime="2019-05-{n + 10}">'
        f"{n + 10} May 2019</time><p>The harbour office said that works at quay {n} will begin in the spring.</p></article>"
        for n in ITEMS[(page - 1) * 3:page * 3])
    following = f'<a rel="next" href="/news?page={page + 1}">Next</a>' if page < pages else ""
    return f"""<!doctype html><html lang="en"><head><title>News</title></head><body><main><h1>News of the harbour</h1>{cards}
<nav class="pagination">Page {page} of {pages} {following}</nav></main></body></html>"""


class PressOffice(http.server.BaseHTTPRequestHandler):
    """Answers from `server.pages`: path -> (status, body, extra header fields)."""
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        site = self.server
        site.asked.append((self.path, dict(self.headers)))
        time.sleep(site.pause)
        status, body, fields = site.pages.get(self.path, (404, "not here", {}))
        body = body.encode("utf-8")
        tag = '"%08x"' % (hash(body) & 0xFFFFFFFF)
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        if "gzip" in self.headers.get("Accept-Encoding", "") and status == 200:
            body = gzip.compress(body, mtime=0)
            fields = {**fields, "Content-Encoding": "gzip"}
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", "ETag": tag, **fields}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class CaptureTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), PressOffice)
        self.site.asked, self.site.pause = [], 0
        self.site.pages = {"/robots.txt": (200, "User-agent: *\nDisallow: /items/9\n", {"Content-Type": "text/plain"})}
        for page in (1, 2, 3):
            self.put("/news" if page == 1 else f"/news?page={page}", listing_page(page))
        for number in ITEMS:
            self.put(f"/items/{number}", item_page(number))
        threading.Thread(target=self.site.serve_forever, daemon=True).start()
        self.addCleanup(self.site.server_close)
        self.addCleanup(self.site.shutdown)
        self.host = f"127.0.0.1:{self.site.server_address[1]}"
        self.options = ["--allow-host", self.host, "--delay", "1ms"]

    def put(self, path, body, status=200, **fields):
        self.site.pages[path] = (status, body, {name.replace("_", "-"): value for name, value in fields.items()})

    def url(self, path):
        return f"http://{self.host}{path}"

    def capture(self, path="/news", *more, code=0):
        return self.json("capture", self.archive, self.url(path), *self.options, *more, code=code)

    def asked(self):
        return [path for path, _ in self.site.asked]

    def test_follows_a_listing_as_robots_allow(self):
        report = self.capture()
        self.assertEqual(self.asked()[0], "/robots.txt")
        self.assertEqual(sorted(set(self.asked())),
                         sorted(["/robots.txt", "/news", "/news?page=2", "/news?page=3"] + [f"/items/{n}" for n in range(1, 9)]))
        self.assertEqual(len(self.asked()), len(set(self.asked())))
        self.assertEqual(report["forbidden"], [self.url("/items/9")])
        self.assertEqual((report["new"], report["failed"], report["left"]), (11, [], 0))
        self.assertEqual(report["intake"]["items"]["total"], 9)
        self.assertEqual(report["intake"]["errors"], 0)
        self.run_program("verify", self.archive)
        self.assertTrue(all(fields["User-Agent"].startswith("strongroom/") for _, fields in self.site.asked))

    def test_notices_what_changed_and_what_vanished(self):
        self.capture()
        self.site.asked.clear()
        self.put("/items/2", item_page(2, "They will take until the autumn, it said later."))
        self.put("/items/3", "gone", status=410)
        report = self.capture()
        self.assertEqual(report["round"], 2)
        self.assertEqual(report["changed"], [self.url("/items/2")])
        self.assertEqual(report["vanished"], [self.url("/items/3")])
        self.assertEqual(report["unchanged"], 9)
        self.assertEqual(report["intake"]["items"]["revised"], 1)
        self.assertEqual(report["intake"]["items"]["total"], 9)
        conditional = [path for path, fields in self.site.asked if "If-None-Match" in fields]
        self.assertEqual(len(conditional), 11)
        self.run_program("verify", self.archive)
        third = self.capture()
        self.assertEqual((third["changed"], third["vanished"]), ([], []))
        self.assertEqual(third["intake"]["items"]["revised"], 0)

    def test_says_in_words_what_vanished(self):
        self.capture()
        self.put("/items/3", "gone", status=410)
        out = self.run_program("capture", self.archive, self.url("/news"), *self.options).out
        self.assertIn(f"vanished: {self.url('/items/3')} (it answered 410)\n", out)

    def test_refuses_to_be_led_to_other_hosts(self):
        asked_elsewhere = []

        class Inside(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked_elsewhere.append(self.path)
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        inside = http.server.HTTPServer(("127.0.0.1", 0), Inside)
        threading.Thread(target=inside.serve_forever, daemon=True).start()
        self.addCleanup(inside.server_close)
        self.addCleanup(inside.shutdown)
        private = f"http://127.0.0.1:{inside.server_address[1]}/secrets"
        self.put("/moved", "", status=302, Location=private)
        self.put("/away", "", status=302, Location="http://other.example/")
        self.put("/file", "", status=302, Location="file:///etc/passwd")
        failed = {}
        for path in ("/moved", "/away", "/file"):
            for failure in self.capture(path, code=1)["failed"]:
                failed[failure["url"]] = failure["message"]
        self.assertIn("loopback", str(failed))
        self.assertIn("another site", failed[self.url("/away")])
        self.assertIn("redirects nowhere", failed[self.url("/file")])
        self.assertEqual(asked_elsewhere, [])

    def test_without_the_allowance_nothing_here_is_asked(self):
        report = self.json("capture", self.archive, self.url("/news"), code=1)
        self.assertIn("loopback", report["failed"][0]["message"])
        self.assertEqual(self.site.asked, [])

    def test_follows_redirects_on_the_site(self):
        self.put("/old", "", status=301, Location="/items/1")
        report = self.capture("/old")
        self.assertEqual((report["redirected"], report["new"]), (1, 1))
        self.put("/loop", "", status=302, Location="/loop")
        self.assertEqual(self.capture("/loop")["asked"], 1)

    def test_goes_on_after_a_kill(self):
        self.site.pause = 0.05
        running = subprocess.Popen([BINARY, "capture", str(self.archive), self.url("/news"), *self.options],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while len(self.site.asked) < 6:
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
        running.wait()
        before = self.asked()
        self.site.asked.clear()
        report = self.capture()
        again = [path for path in self.asked() if path in before and path != "/robots.txt"]
        self.assertLessEqual(len(again), 1)  # the answer that was under way
        self.assertEqual(report["round"], 1)
        self.assertEqual(report["intake"]["items"]["total"], 9)
        self.assertEqual(report["intake"]["errors"], 0)
        self.run_program("verify", self.archive)

    def test_stops_when_asked_and_keeps_what_it_has(self):
        self.site.pause = 0.05
        running = subprocess.Popen([BINARY, "capture", str(self.archive), self.url("/news"), *self.options, "--json"],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        while len(self.site.asked) < 5:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        out = running.communicate(timeout=60)[0]
        self.assertEqual(running.returncode, 0)
        self.assertIn(b'"stopped":true', out)
        self.assertNotIn(b'"intake":null', out)
        self.assertEqual([name for name in os.listdir(self.archive / "capture") if name.endswith(".warc.gz")], [])

    def test_keeps_to_its_limits_and_goes_on_later(self):
        report = self.capture("/news", "--max-pages", "2")
        self.assertEqual((report["asked"], report["limit"]), (2, "--max-pages"))
        self.assertGreater(report["left"], 0)
        self.capture()
        self.assertEqual(set(self.asked()) >= {f"/items/{n}" for n in range(1, 9)}, True)
        self.put("/long", "x" * 5000)
        self.options += ["--max-bytes", "10"]
        self.assertIn("longer than 10 bytes", self.capture("/long", code=1)["failed"][0]["message"])

    def test_comes_back_when_a_busy_host_says_so(self):
        self.put("/news", "busy", status=503, Retry_After="1")
        threading.Timer(0.6, lambda: self.put("/news", listing_page(1, pages=1))).start()
        began = time.monotonic()
        report = self.capture()
        self.assertGreaterEqual(time.monotonic() - began, 1)
        self.assertEqual(report["failed"], [])
        self.assertEqual(self.asked().count("/news"), 2)

    def test_leaves_a_host_alone_whose_robots_fail(self):
        self.put("/robots.txt", "broken", status=500)
        report = self.capture(code=1)
        self.assertEqual(self.asked(), ["/robots.txt"])
        self.assertEqual((report["asked"], report["left"]), (0, 1))

    def test_watches(self):
        running = subprocess.Popen(
            [BINARY, "capture", str(self.archive), self.url("/items/1"), *self.options, "--every", "200ms", "--json"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        first = running.stdout.readline()
        self.put("/items/1", item_page(1, "Nothing will come in after dark."))
        changed = b""
        while b'"changed":["http' not in changed:
            changed = running.stdout.readline()
            self.assertTrue(changed)
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=60)
        self.assertIn(b'"new":1', first)
        self.assertEqual(running.returncode, 0)


if __name__ == "__main__":
    unittest.main()
