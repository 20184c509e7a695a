# SPDX-License-Identifier: Apache-2.0
"""HTTP itself, as strangers use it: conditions, ranges, codings, methods, addresses with faults (RFC 9110)."""

import gzip
import re
import socket
import unittest
import urllib.parse

from live_server import live_server

PAGE = "/2023/10"


def get(path=PAGE, method="GET", **headers):
    return live_server().get(path, headers={name.replace("_", "-"): value for name, value in headers.items()}, method=method)


class Conditions(unittest.TestCase):
    def test_what_has_not_changed_is_not_sent_again(self):
        plain = get()
        tag, date = plain.headers["ETag"], plain.headers["Last-Modified"]
        for headers, status in (({"If_None_Match": tag}, 304),
                                ({"If_None_Match": f'"a", W/"b", {tag}, "c"'}, 304),
                                ({"If_None_Match": f"W/{tag}"}, 304),
                                ({"If_None_Match": "*"}, 304),
                                ({"If_None_Match": '"another"'}, 200),
                                ({"If_None_Match": '"another"', "If_Modified_Since": date}, 200),
                                ({"If_None_Match": tag.strip('"')}, 200),
                                ({"If_Modified_Since": date}, 304),
                                ({"If_Modified_Since": "Thu, 01 Jan 1970 00:00:00 GMT"}, 200),
                                ({"If_Modified_Since": "yesterday"}, 200)):
            for method in ("GET", "HEAD"):
                with self.subTest(method=method, **headers):
                    answer = get(method=method, **headers)
                    self.assertEqual(answer.status, status)
                    self.assertEqual(answer.headers["ETag"], tag)
                    if status == 304:
                        self.assertEqual(answer.body, b"")
                        self.assertEqual(answer.headers["Cache-Control"], plain.headers["Cache-Control"])
                        self.assertEqual(answer.headers["Vary"], plain.headers["Vary"])

    def test_head_tells_what_get_would(self):
        for path in (PAGE, "/feed.xml", "/sitemap.xml", "/log/checkpoint", "/api/v1/items", "/nothing"):
            with self.subTest(path=path):
                whole, head = get(path), get(path, method="HEAD")
                self.assertEqual(head.status, whole.status)
                self.assertEqual(head.body, b"")
                for name in ("Content-Type", "Content-Length", "ETag", "Cache-Control", "Content-Security-Policy"):
                    self.assertEqual(head.headers[name], whole.headers[name], msg=name)


class Ranges(unittest.TestCase):
    def original(self):
        item = live_server().get("/api/v1/items").json()["items"][0]["id"]
        captures = live_server().get(f"/api/v1/items/{item}/captures").json()["captures"]
        return captures[0]["links"]["original"].removeprefix(live_server().url)

    def test_an_original_can_be_taken_in_parts(self):
        path = self.original()
        whole = get(path)
        self.assertEqual(whole.headers["Accept-Ranges"], "bytes")
        first = get(path, Range="bytes=0-99")
        rest = get(path, Range="bytes=100-", If_Range=whole.headers["ETag"])
        self.assertEqual((first.status, rest.status), (206, 206))
        self.assertEqual(first.headers["Content-Range"], f"bytes 0-99/{len(whole.body)}")
        self.assertEqual(first.body + rest.body, whole.body)
        self.assertEqual(get(path, Range="bytes=-7").body, whole.body[-7:])
        self.assertIn("sandbox", rest.headers["Content-Security-Policy"])

    def test_what_cannot_be_had_in_parts_is_refused_or_sent_whole(self):
        path = self.original()
        size = len(get(path).body)
        past = get(path, Range=f"bytes={size}-")
        self.assertEqual((past.status, past.headers["Content-Range"]), (416, f"bytes */{size}"))
        for headers in ({"Range": "bytes=5-2"}, {"Range": "lines=1-2"}, {"Range": "bytes=0-1,4-5"},
                        {"Range": "bytes=0-99", "If_Range": '"another"'}):
            with self.subTest(**headers):
                answer = get(path, **headers)
                self.assertEqual((answer.status, len(answer.body)), (200, size))


class Codings(unittest.TestCase):
    def test_the_best_that_is_accepted(self):
        for accepted, coding in (("gzip", "gzip"), ("br", "br"), ("gzip, br", "br"), ("gzip;q=1, br;q=0.5", "gzip"), ("*", "br"),
                                 ("identity", None), ("gzip;q=0", None), ("br;q=0, *", "gzip"), ("gzip;q=0.5, identity", None),
                                 ("identity;q=0, gzip", "gzip"), ("*;q=0", None), ("gzip;q=nonsense", None), ("", None),
                                 ("GZIP", "gzip"), ("compress, deflate", None), ("gzip;q=0.001", "gzip")):
            with self.subTest(accepted=accepted):
                answer = get(Accept_Encoding=accepted)
                self.assertEqual(answer.headers["Content-Encoding"], coding)
                self.assertEqual(answer.headers["Vary"], "Accept-Encoding")

    def test_codings_hold_the_same_page_under_tags_of_their_own(self):
        plain, packed = get(Accept_Encoding="identity"), get(Accept_Encoding="gzip")
        self.assertEqual(gzip.decompress(packed.body), plain.body)
        self.assertNotEqual(plain.headers["ETag"], packed.headers["ETag"])


class Methods(unittest.TestCase):
    def test_only_reading_is_possible(self):
        for path in (PAGE, "/api/v1/items", "/feed.xml", "/log/checkpoint"):
            for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
                with self.subTest(path=path, method=method):
                    answer = get(path, method=method)
                    self.assertEqual((answer.status, answer.headers["Allow"]), (405, "GET, HEAD, OPTIONS"))

    def test_what_the_server_can_do_at_all(self):
        answer = get("*", method="OPTIONS")
        self.assertEqual((answer.status, answer.headers["Allow"]), (204, "GET, HEAD, OPTIONS"))

    def test_a_body_that_waits_to_be_asked_for_is_asked_for(self):
        host = urllib.parse.urlsplit(live_server().url)
        with socket.create_connection((host.hostname, host.port), timeout=5) as connection:
            connection.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
            self.assertTrue(connection.recv(1000).startswith(b"HTTP/1.1 100 Continue\r\n\r\n"))
            connection.sendall(b"abcde")
            self.assertTrue(connection.recv(1000).startswith(b"HTTP/1.1 405 "))

    def test_scripts_of_other_sites_may_ask_whether_something_changed_and_turn_pages(self):
        asked = get("/api/v1/items", method="OPTIONS", Origin="https://example.org", Access_Control_Request_Method="GET",
                    Access_Control_Request_Headers="if-none-match")
        self.assertEqual(asked.status, 204)
        self.assertEqual(asked.headers["Access-Control-Allow-Origin"], "*")
        self.assertIn("if-none-match", asked.headers["Access-Control-Allow-Headers"].lower())
        first = get("/api/v1/items?limit=3")
        self.assertEqual(first.headers["Access-Control-Expose-Headers"], "ETag, Link")
        self.assertEqual(get("/api/v1/items?limit=3", If_None_Match=first.headers["ETag"]).headers["Access-Control-Allow-Origin"], "*")
        following = re.search(r'<([^>]*)>; rel="next"', first.headers["Link"])[1]
        self.assertEqual(following, first.json()["next"])
        self.assertEqual(get(following).json()["previous"], f"{live_server().url}/api/v1/items?limit=3&page=1")


class Addresses(unittest.TestCase):
    def test_one_that_cannot_be_read_is_told_in_the_form_of_its_kind(self):
        for path, kind in (("/2023/10%zz", "text/html"), ("/%00", "text/html"), ("/ar/%", "text/html"),
                           ("/a%5Cb", "text/html"), ("/%ff", "text/html"), ("/api/v1/items/%zz", "application/problem+json"),
                           ("/" + "a" * 9000, "text/html"), ("/" + "a" * 20000, "text/plain")):
            with self.subTest(path=path[:40]):
                answer = get(path)
                self.assertEqual(answer.status, 414 if len(path) > 8192 else 400)
                self.assertTrue(answer.headers["Content-Type"].startswith(kind))
        self.assertIn('lang="ar" dir="rtl"', get("/ar/%").text)

    def test_pages_that_are_no_pages(self):
        for query in ("page=0", "page=-1", "page=abc", "page=", "page=1.5", "page=999999", "page=99999999999999999999999"):
            with self.subTest(query=query):
                answer = get(f"{PAGE}?{query}")
                self.assertEqual(answer.status, 404)
                self.assertRegex(answer.text, r'<ul class="links ways">\s*<li><a href="/2023/10')
        self.assertEqual(get("/search?q=council&page=0").status, 404)
        past = get("/search?q=council&page=99")
        self.assertEqual(past.status, 404)
        self.assertIn("/search?q=council&amp;page=", past.text)
        self.assertEqual(get("/api/v1/search?q=council&page=99").status, 404)
        self.assertEqual(get("/api/v1/items?page=99").status, 404)

    def test_invented_parameters_change_nothing(self):
        for path in ("/", PAGE, "/archive", "/feed.xml"):
            with self.subTest(path=path):
                self.assertEqual(get(path + "?utm_source=x&start=0").body, get(path).body)
        self.assertEqual(get("/?page=7").body, get("/").body)

    def test_the_icon_is_where_some_look_for_it(self):
        answer = get("/favicon.ico")
        self.assertEqual(answer.status, 302)
        self.assertEqual(get(answer.headers["Location"]).headers["Content-Type"], "image/svg+xml")


class Safety(unittest.TestCase):
    def test_every_answer_keeps_its_reader_safe(self):
        for path in ("/", PAGE, "/nothing", "/2023/10%zz", "/api/v1/items", "/feed.xml", "/favicon.ico", "/log/checkpoint"):
            with self.subTest(path=path):
                headers = get(path).headers
                self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
                self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
                self.assertEqual(headers["Referrer-Policy"], "no-referrer")
                self.assertIn(headers["Cross-Origin-Resource-Policy"], ("same-origin", "cross-origin"))
                self.assertIsNone(headers["Set-Cookie"])
                self.assertIsNone(headers["Server"])


if __name__ == "__main__":
    unittest.main()
