# SPDX-License-Identifier: Apache-2.0
"""Bad input gets one clear error a file with the place; the rest goes on, and nothing is half-written."""
import random
import unittest

from program import ProgramTest, dump_page

GOOD = dump_page([("7 May 2019", "The northern quay opened to ships today after two years of repairs.")])


class BadInputTest(ProgramTest):
    def ingest_beside_good(self, name, content, errors):
        bad = self.write(f"in/{name}", content)
        self.write("in/zz-good.txt", GOOD)
        result = self.run_program("ingest", self.archive, self.folder / "in", "--json", code=1 if errors else 0)
        lines = [line for line in result.err.splitlines() if line.startswith("strongroom: ")]
        self.assertEqual(len(lines), errors, result.err)
        for line in lines:
            self.assertIn(str(bad), line)
        self.assertIn('"errors":%d' % errors, result.out)
        self.assertEqual(len(self.json_lines("search", self.archive, "northern")), 1)
        self.run_program("verify", self.archive)
        return lines

    def test_binary(self):
        lines = self.ingest_beside_good("noise.bin", random.Random(7).randbytes(100_000), 1)
        self.assertIn("at byte", lines[0])

    def test_empty(self):
        self.ingest_beside_good("empty.html", b"", 1)

    def test_not_a_press_page(self):
        self.ingest_beside_good("letter.txt", "Dear all,\nnothing to see here.\n", 1)

    def test_one_line_of_200_megabytes(self):
        file = self.folder / "in/line.txt"
        file.parent.mkdir()
        with file.open("wb") as out:
            for _ in range(200):
                out.write(b"a" * (1 << 20))
        self.write("in/zz-good.txt", GOOD)
        result = self.run_program("ingest", self.archive, self.folder / "in", "--json", code=1)
        self.assertEqual(len(result.err.strip().splitlines()), 2, result.err)  # it made the archive; the error
        self.assertIn("line.txt", result.err)
        self.assertIn('"errors":1', result.out)
        self.run_program("verify", self.archive)

    def test_wrong_charset(self):
        page = ("<html><head><meta charset=utf-8></head><body><div id=k2Container class=itemView>"
                "<span class=itemDateCreated>7 May 2019</span><h2 class=itemTitle>Caf\xe9 on the quay</h2>"
                "<div class=itemFullText><p>The caf\xe9 on the quay opened again after the repairs.</p></div>"
                "</div></body></html>").encode("windows-1252")
        self.write("in/page.html", page)
        self.run_program("ingest", self.archive, self.folder / "in")
        self.assertEqual(len(self.json_lines("search", self.archive, "café")), 1)

    def test_truncated_page_keeps_what_is_there(self):
        page = ("<html><body><div id=k2Container class=itemView><span class=itemDateCreated>7 May 2019</span>"
                "<h2 class=itemTitle>Quay opens</h2><div class=itemFullText><p>The southern quay opened to shi")
        self.write("in/page.html", page)
        self.run_program("ingest", self.archive, self.folder / "in")
        self.assertEqual(len(self.json_lines("search", self.archive, "southern")), 1)

    def test_hostile_nesting_does_no_harm(self):
        self.write("in/deep.html", "<div>" * 200_000 + "<p>7 May 2019</p>")
        self.write("in/zz-good.txt", GOOD)
        self.run_program("ingest", self.archive, self.folder / "in", code=1)
        self.assertEqual(len(self.json_lines("search", self.archive, "northern")), 1)
        self.run_program("verify", self.archive)

    def test_a_missing_source_is_an_error_and_the_rest_goes_on(self):
        good = self.write("good.txt", GOOD)
        result = self.run_program("ingest", self.archive, self.folder / "nowhere", good, code=1)
        self.assertIn("no such file", result.err)
        self.run_program("verify", self.archive)

    def test_extract_tells_errors_as_json_too(self):
        empty = self.write("empty.html", b"")
        lines = self.json_lines("extract", empty, code=1)
        self.assertEqual([(line["type"], line["source"]) for line in lines], [("error", str(empty))])


if __name__ == "__main__":
    unittest.main()
