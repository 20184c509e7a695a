# SPDX-License-Identifier: Apache-2.0
"""What an export holds and an archive does not take in is said, and is no failure."""
import re
import unittest

from program import ProgramTest

EXPORT = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Harbour Council</title><link>https://harbour.example.org</link><wp:wxr_version>1.2</wp:wxr_version>
<item><title>The quay is open</title><link>https://harbour.example.org/quay</link><content:encoded>Ships are back.</content:encoded>
  <wp:post_id>1</wp:post_id><wp:post_date>2019-03-14 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
  <wp:comment><wp:comment_id>5</wp:comment_id></wp:comment></item>
<item><title>Not yet</title><wp:post_id>2</wp:post_id><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>
"""
NOTE = "not taken in: 2 (comment 1, draft 1)"

POST = """<item><title>The quay is open</title><link>https://harbour.example.org/quay</link><wp:post_date>2019-03-14 10:00:00</wp:post_date>{entry}
<wp:post_modified>{saved}</wp:post_modified><content:encoded>{text}</content:encoded></item>"""
PUBLISHED = "<wp:post_id>1</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
REVISION = """<wp:post_id>{number}</wp:post_id><wp:post_parent>1</wp:post_parent><wp:status>inherit</wp:status>
<wp:post_type>revision</wp:post_type><wp:post_name>1-revision-v1</wp:post_name>"""


def with_revisions(*saves):
    """An export of a post that stands before its revisions, which are (moment, text)."""
    head = EXPORT[: EXPORT.index("<item>")]
    post = POST.format(entry=PUBLISHED, saved="2019-03-17 12:00:00", text="Ships are back.")
    revisions = [POST.format(entry=REVISION.format(number=number), saved=saved, text=text)
                 for number, (saved, text) in enumerate(saves, 2)]
    return head + post + "".join(revisions) + "</channel></rss>"


class ExportTest(ProgramTest):
    def test_extract_says_what_it_leaves_out(self):
        result = self.run_program("extract", self.write("export.xml", EXPORT))
        self.assertIn("The quay is open", result.out)
        self.assertNotIn("Not yet", result.out)
        self.assertIn(NOTE, result.err)

    def test_ingest_says_what_it_leaves_out(self):
        result = self.run_program("ingest", self.archive, self.write("export.xml", EXPORT), "--json")
        self.assertIn('"errors":0', result.out)
        self.assertIn(NOTE, result.err)

    def test_a_damaged_export_fails_beside_its_note(self):
        cut = EXPORT[: EXPORT.index("</channel>")]
        result = self.run_program("extract", self.write("cut.xml", cut), code=1)
        self.assertIn(NOTE, result.err)

    def test_revisions_of_a_post_are_its_earlier_states(self):
        export = self.write("export.xml", with_revisions(("2019-03-15 08:00:00", "Ships return, says the mayor."),
                                                         ("2019-03-16 09:30:00", "Ships returned today."),
                                                         ("2019-03-14 10:00:00", "Ships will return.")))
        items = self.json_lines("extract", export)
        self.assertEqual(len(items), 1)
        self.assertEqual(items[0]["text"], "Ships are back.")
        self.assertEqual([state["saved_text"] for state in items[0]["revisions"]],
                         ["2019-03-14 10:00:00", "2019-03-15 08:00:00", "2019-03-16 09:30:00"])

        self.assertEqual(self.json("ingest", self.archive, export)["items"]["new"], 1)
        self.assertEqual(self.json("ingest", self.archive, export)["items"]["known"], 1)
        self.run_program("verify", self.archive)

        self.run_program("export", self.archive, self.folder / "site", "--site")
        page = next((self.folder / "site").glob("items/*/revisions/index.html")).read_text(encoding="utf-8")
        self.assertEqual(re.findall(r'<li id="(r\d)">', page), ["r4", "r3", "r2", "r1"])
        moments = re.findall(r"<dd>(\d+ March 2019, \d\d:\d\d)</dd>", page)
        self.assertEqual(moments, ["17 March 2019, 12:00", "16 March 2019, 09:30", "15 March 2019, 08:00",
                                   "14 March 2019, 10:00"])
        self.assertIn("words added", page)


if __name__ == "__main__":
    unittest.main()
