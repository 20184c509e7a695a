# SPDX-License-Identifier: Apache-2.0
"""The page that the whole design starts from, when it lies beside the repository."""
import unittest

from program import SEED, ProgramTest


@unittest.skipUnless(SEED.exists(), "the seed page is not beside the repository")
class SeedTest(ProgramTest):
    DATES = ["2017-10-11", "2017-10-10", "2017-10-07", "2017-10-07", "2017-10-06", "2017-10-05", "2017-10-04", "2017-10-02"]

    def test_extract_gives_the_listing_and_its_eight_items(self):
        lines = self.json_lines("extract", SEED)
        listings = [line for line in lines if line["type"] == "listing"]
        items = [line for line in lines if line["type"] == "item"]
        self.assertEqual(len(lines), 9)
        self.assertEqual((listings[0]["page"], listings[0]["pages"], listings[0]["items"]), (3, 3, 8))
        self.assertEqual(listings[0]["filter"], {"kind": "date", "year": 2017, "month": 10})
        self.assertEqual([item["date"] for item in items], self.DATES)
        text = SEED.read_text(encoding="utf-8")
        category = text.splitlines()[0]
        crumbs = listings[0]["breadcrumbs"]
        self.assertEqual((len(crumbs), crumbs[0], crumbs[-1]), (3, "Home", category))
        self.assertIn(" ".join(crumbs), text)
        for item in items:
            self.assertEqual(item["categories"], [category])
            self.assertIn(item["source_credit"], text)
            self.assertFalse(item["truncated"])
            for block in item["blocks"]:
                self.assertIn(block["text"], text)

    def test_ingest_gives_the_eight_items_and_all_of_it_verifies(self):
        summary = self.json("ingest", self.archive, SEED)
        self.assertEqual(summary, {"files": 1, "listings": 1, "items": {"total": 8, "new": 8, "revised": 0, "known": 0},
                                   "gaps": 2, "errors": 0})
        self.assertTrue(self.json("verify", self.archive)["clean"])

    def test_pages_one_and_two_are_gaps(self):
        self.json("ingest", self.archive, SEED)
        gaps = self.json_lines("gaps", self.archive)
        self.assertEqual([(gap["kind"], gap["page"], gap["pages"]) for gap in gaps], [("page", 1, 3), ("page", 2, 3)])
        self.assertEqual(gaps[0]["filter"], {"kind": "date", "year": 2017, "month": 10})


if __name__ == "__main__":
    unittest.main()
