# SPDX-License-Identifier: Apache-2.0
"""The archive made of the sample holds what the sample says it must."""

import collections
import json
import unittest

from live_server import SAMPLES, expected, live_server


class SampleArchive(unittest.TestCase):
    def test_every_item_is_there_once(self):
        summary = live_server().ingested
        self.assertEqual(summary["items"]["total"], expected()["items"])
        self.assertEqual(summary["errors"], 0)
        self.assertEqual(summary["files"], expected()["files"])

    def test_taking_in_the_same_pages_again_changes_nothing(self):
        # The server holds the archive open for reading only; a writer may come and go beside it.
        before = live_server().get("/log/checkpoint").text
        again = json.loads(live_server().run("ingest", live_server().archive, SAMPLES / "pages", "--json"))
        self.assertEqual((again["items"]["new"], again["items"]["revised"]), (0, 0))
        self.assertEqual(live_server().get("/log/checkpoint").text.splitlines()[1:3], before.splitlines()[1:3])

    def test_months_count_the_items_of_their_printed_dates(self):
        months = live_server().get("/api/v1/months").json()
        rows = next(value for value in months.values() if isinstance(value, list)) if isinstance(months, dict) else months
        counted = {row["month"]: row["items"] for row in rows}
        self.assertEqual(counted, expected()["items_by_month"])

    def test_gaps_are_those_left_on_purpose(self):
        gaps = [json.loads(line) for line in live_server().run("gaps", live_server().archive, "--json").splitlines()]
        kinds = collections.Counter(gap["kind"] for gap in gaps)
        wanted = {kind: len(rows) for kind, rows in expected()["gaps"].items()}
        self.assertEqual(dict(kinds), wanted, msg="\n".join(map(str, gaps)))

    def test_gap_of_the_missing_page_names_the_address_that_would_fill_it(self):
        gaps = [json.loads(line) for line in live_server().run("gaps", live_server().archive, "--json").splitlines()]
        october = [gap for gap in gaps if gap["kind"] == "page" and gap["filter"].get("month") == 10]
        self.assertEqual([(gap["page"], gap["pages"]) for gap in october], [(2, 3)])
        self.assertIn("/itemlist/date/2023/10", october[0]["url"])
        self.assertIn("start=4", october[0]["url"])

    def test_verify_finds_nothing_wrong(self):
        live_server().run("verify", live_server().archive)


if __name__ == "__main__":
    unittest.main()
