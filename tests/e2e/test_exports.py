# SPDX-License-Identifier: Apache-2.0
"""What an export holds and an archive does not take in is said, and is no failure."""
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


if __name__ == "__main__":
    unittest.main()
