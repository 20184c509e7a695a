# SPDX-License-Identifier: Apache-2.0
"""Packages out and in: bags, OCFL, WARC, copies of the site; each checked by the tools that others would use."""
import http.server
import json
import re
import subprocess
import threading
import unittest
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

from program import SEED, ProgramTest, dump_page

PREMIS = "{http://www.loc.gov/premis/v3}"


class PackageTest(ProgramTest):
    """An archive of three items of an invented press office, two of them from one listing."""

    def setUp(self):
        super().setUp()
        self.write("pages/may.txt", dump_page([("7 May 2019", "The harbour board met on the registry."),
                                               ("3 May 2019", "The quay is closed for repair until June.")]))
        self.write("pages/june.txt", dump_page([("2 June 2019", "The quay is open again.")], month="June 2019"))
        self.json("ingest", self.archive, self.folder / "pages")
        self.target = self.folder / "package"

    def export(self, *options):
        return self.json("export", self.archive, self.target, *options)

    def check(self, code=0):
        return self.json("check", self.target, code=code)

    def sha256sum(self, name="manifest-sha256.txt"):
        return subprocess.run(["sha256sum", "--strict", "--quiet", "-c", name], cwd=self.target, check=False,
                              capture_output=True).returncode

    def damage(self, path):
        file = self.target / path
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)


class BagTest(PackageTest):
    def test_a_bag_verifies_by_sha256sum_alone_and_by_check(self):
        summary = self.export("--bag")
        self.assertEqual((summary["items"], summary["captures"], summary["originals"]), (3, 2, 2))
        self.assertEqual(self.sha256sum(), 0)
        self.assertEqual(self.sha256sum("tagmanifest-sha256.txt"), 0)
        report = self.check()
        self.assertTrue(report["valid"])
        self.assertEqual(report["proofs"], 5)
        info = (self.target / "bag-info.txt").read_text(encoding="utf-8")
        self.assertIn(f"Payload-Oxum: {summary['bytes']}.{summary['files']}\n", info)

    def test_premis_is_well_formed_and_names_every_file(self):
        self.export("--bag")
        root = ElementTree.parse(self.target / "data/premis.xml").getroot()
        self.assertEqual(root.tag, PREMIS + "premis")
        places = {place.text for place in root.iter(PREMIS + "contentLocationValue")}
        here = {str(file.relative_to(self.target / "data")) for file in (self.target / "data").rglob("*")
                if file.is_file() and file.parts[-1].endswith(".json") or file.parent.name == "originals"}
        self.assertEqual(places, here)
        kinds = {event.text for event in root.iter(PREMIS + "eventType")}
        self.assertLessEqual({"ingestion", "message digest calculation", "fixity check"}, kinds)

    def test_a_month_is_a_bag_of_its_own(self):
        self.assertEqual(self.export("--bag", "--month", "2019-06")["items"], 1)
        self.run_program("export", self.archive, self.folder / "none", "--bag", "--month", "1999-01", code=2)
        self.run_program("export", self.archive, self.folder / "none", "--bag", "--month", "June", code=2)

    def test_another_archive_takes_it_in_and_has_the_same_items(self):
        self.export("--bag")
        other = self.folder / "other"
        self.run_program("init", other)
        taken = self.json("import", other, self.target)
        self.assertEqual(taken["intake"]["items"]["new"], 3)
        self.assertEqual(taken["records"], {"same": 3, "differing": [], "absent": []})
        self.assertTrue(self.json("verify", other)["clean"])
        self.assertEqual(self.json("import", other, self.target)["intake"]["items"]["new"], 0)

    def test_a_zipped_bag_is_taken_in_too(self):
        self.export("--bag")
        packed = self.folder / "bag.zip"
        subprocess.run(["python3", "-m", "zipfile", "-c", packed, self.target], check=True)
        other = self.folder / "other"
        self.run_program("init", other)
        self.assertEqual(self.json("import", other, packed)["records"]["same"], 3)

    def test_a_damaged_bag_is_named_and_not_taken_in(self):
        self.export("--bag")
        self.damage("data/README.txt")
        report = self.check(code=1)
        self.assertEqual(report["failures"]["files"], {"changed": ["data/README.txt"], "missing": [], "untracked": []})
        other = self.folder / "other"
        self.run_program("init", other)
        self.assertIsNone(self.json("import", other, self.target, code=1)["intake"])
        self.assertEqual(self.json("verify", other)["items"], 0)

    def test_nothing_is_written_over(self):
        self.export("--bag")
        self.assertIn("already", self.run_program("export", self.archive, self.target, "--bag", code=2).err)

    def test_a_bag_asks_the_web_for_nothing(self):
        asked = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(404)

            def log_message(self, *arguments):
                pass

        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        self.addCleanup(server.server_close)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.shutdown)
        self.write("package/bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
        self.write("package/data/kept.txt", "kept")
        self.write("package/manifest-md5.txt", "0" * 32 + "  data/lost.txt\n")
        self.write("package/fetch.txt", f"http://127.0.0.1:{server.server_port}/lost - data/lost.txt\n")
        report = self.check(code=1)
        self.assertEqual(report["failures"]["files"]["missing"], ["data/lost.txt"])
        self.run_program("import", self.archive, self.target, code=1)
        self.assertEqual(asked, [])


class OcflTest(PackageTest):
    def test_a_storage_root_is_valid_and_each_damage_has_its_code(self):
        summary = self.export("--ocfl")
        self.assertEqual((summary["objects"], summary["versions"]), (3, 3))
        self.assertEqual((self.target / "0=ocfl_1.1").read_text(encoding="utf-8"), "ocfl_1.1\n")
        self.assertTrue(self.check()["valid"])
        record = next(self.target.rglob("content/item.json"))
        self.damage(record.relative_to(self.target))
        report = self.check(code=1)
        self.assertEqual(report["failures"]["files"]["changed"], [str(record.relative_to(self.target))])
        self.assertTrue(report["errors"][0]["message"].startswith("E092"))

    def test_inventories_agree_with_their_sidecars(self):
        self.export("--ocfl")
        for inventory in self.target.rglob("inventory.json"):
            folder = inventory.parent
            done = subprocess.run(["sha512sum", "inventory.json"], cwd=folder, check=True, capture_output=True, text=True)
            told = (folder / "inventory.json.sha512").read_text(encoding="utf-8")
            self.assertEqual(done.stdout.split(), told.split())
            self.assertEqual(json.loads(inventory.read_text(encoding="utf-8"))["head"], "v1")


class SiteTest(PackageTest):
    def crawl(self, base):
        """All pages that links lead to from the start, as a reader of the copy would find them."""
        waiting, seen = [base], set()
        while waiting:
            url = waiting.pop()
            if url in seen:
                continue
            seen.add(url)
            with urllib.request.urlopen(url) as answer:
                html = answer.read().decode("utf-8", "replace") if url.endswith(".html") else ""
            for link in re.findall(r'(?:href|src)="([^"#]+)', html):
                target = urllib.parse.urljoin(url, link.replace("&amp;", "&"))
                if target.startswith(base.rsplit("/", 1)[0] + "/"):
                    waiting.append(target)
        return seen

    def test_a_copy_verifies_itself_and_reads_without_a_server(self):
        summary = self.export("--site")
        self.assertEqual(summary["broken"], [])
        self.assertEqual(self.sha256sum(), 0)
        self.assertTrue(self.check()["valid"])
        pages = self.crawl((self.target / "index.html").as_uri())
        self.assertTrue(any("/items/" in page for page in pages))
        self.assertGreater(len(pages), 30)

    def test_any_web_server_serves_it(self):
        self.export("--site")
        folder = str(self.target)

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments):
                super().__init__(*arguments, directory=folder)

            def log_message(self, *arguments):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.addCleanup(server.server_close)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.shutdown)
        base = f"http://127.0.0.1:{server.server_port}"
        for path in ("/", "/2019/05/", "/ar/", "/log/checkpoint", "/feed.xml"):
            with urllib.request.urlopen(base + path) as answer:
                self.assertEqual(answer.status, 200, path)

    def test_a_changed_page_is_named(self):
        self.export("--site")
        self.damage("about/index.html")
        self.assertEqual(self.check(code=1)["failures"]["files"]["changed"], ["about/index.html"])

    def test_it_is_all_or_nothing(self):
        self.assertIn("whole site", self.run_program("export", self.archive, self.target, "--site", "--month", "2019-05",
                                                     code=2).err)
        self.assertFalse(self.target.exists())


class WarcTest(PackageTest):
    def test_captures_are_records_that_common_tools_can_read(self):
        self.target = self.folder / "captures.warc"
        summary = self.export("--warc")
        self.assertEqual((summary["records"], summary["revisits"]), (2, 0))
        text = self.target.read_bytes()
        self.assertEqual(text.count(b"WARC-Type: resource\r\n"), 2)
        for page in (self.folder / "pages").iterdir():
            self.assertIn(page.read_bytes(), text)


class CheckTest(ProgramTest):
    def test_a_folder_that_is_nothing_is_said_to_be_nothing(self):
        self.write("package/x", "x")
        self.assertIn("neither a bag", self.run_program("check", self.folder / "package", code=2).err)


@unittest.skipUnless(SEED.exists(), "the seed page is not beside the repository")
class SeedPackageTest(ProgramTest):
    def test_the_seed_travels_in_a_bag(self):
        self.json("ingest", self.archive, SEED)
        bag = self.folder / "seed.bag"
        self.assertEqual(self.json("export", self.archive, bag, "--bag", "--month", "2017-10")["items"], 8)
        self.assertTrue(self.json("check", bag)["valid"])
        other = self.folder / "other"
        self.run_program("init", other)
        self.assertEqual(self.json("import", other, bag)["records"]["same"], 8)


if __name__ == "__main__":
    unittest.main()
