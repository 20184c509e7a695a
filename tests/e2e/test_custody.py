# SPDX-License-Identifier: Apache-2.0
"""Who had what, and when: custody events as records of the log."""
import json
import sqlite3
import unittest

from program import ProgramTest, dump_page

FERRY = "The ferry to the island sails twice a day from the first of June until October."


class CustodyTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.json("ingest", self.archive, self.write("may.txt", dump_page([("6 May 2019", FERRY)])))

    def add(self, *arguments, code=0):
        out = self.run_program("custody", self.archive, "--json", "add", *arguments, code=code).out
        return json.loads(out) if code == 0 else None

    def list(self, *arguments):
        out = self.run_program("custody", self.archive, "--json", "list", *arguments).out
        return [json.loads(line) for line in out.splitlines()]

    def test_a_transfer_is_complete_when_both_sides_have_confirmed_it(self):
        holding = ("--holding", "LR-12")
        handed = self.add("transferred", *holding, "--from", "Land office", "--to", "Harbour Archive", "--extent",
                          "3 volumes", "--place", "North quay", "--acknowledged-by", "Land office", "--acknowledgement",
                          "receipt 114", "--at", "2026-03-01T10:00:00Z")
        self.assertEqual((handed["awaiting"], handed["at"]), (["Harbour Archive"], "2026-03-01T10:00:00Z"))
        self.add("acknowledged", *holding, "--acknowledges", handed["id"], "--by", "Harbour Archive")
        events = self.list(*holding)
        self.assertEqual([event["type"] for event in events], ["transferred", "acknowledged"])
        self.assertEqual(events[0]["awaiting"], [])
        self.assertNotIn("previous", events[0])
        self.assertEqual(len(events[1]["previous"]), 64)

    def test_events_are_entries_that_verify(self):
        before = self.json("verify", self.archive)["entries"]
        self.add("verified", "--outcome", "success")
        report = self.json("verify", self.archive)
        self.assertEqual((report["clean"], report["entries"]), (True, before + 1))
        self.run_program("rebuild", self.archive)
        self.assertEqual(len(self.list()), 1)

    def test_work_enters_its_own_event_when_asked_to(self):
        self.run_program("export", self.archive, self.folder / "copy.bag", "--bag", "--month", "2019-05", "--by", "A. Hale")
        self.run_program("verify", self.archive, "--by", "A. Hale")
        self.run_program("scrub", self.archive, "--rate", "max", "--by", "B. Ortmann")
        events = self.list()
        self.assertEqual([event["type"] for event in events], ["exported", "verified", "verified"])
        self.assertEqual([event["agents"][0]["name"] for event in events], ["A. Hale", "A. Hale", "B. Ortmann"])
        self.assertEqual(events[0]["note"], "bag of month 2019-05")
        self.assertEqual({event["outcome"] for event in events}, {"success"})
        next((self.archive / "originals").glob("*/*")).write_bytes(b"changed")
        self.run_program("verify", self.archive, "--by", "A. Hale", code=1)
        self.assertEqual(self.list()[-1]["outcome"], "1 finding")

    def test_a_chain_with_a_changed_link_is_found(self):
        self.add("received", "--holding", "LR-12", "--by", "A. Hale")
        self.add("sealed", "--holding", "LR-12", "--by", "A. Hale", "--seal", "S-9")
        with sqlite3.connect(self.archive / "records.db") as database:
            database.execute("UPDATE record SET body = replace(body, 'S-9', 'S-8') WHERE kind = 2")
        report = self.json("verify", self.archive, code=1)
        self.assertIn("not those that its entry commits to", json.dumps(report["findings"]))

    def test_an_event_that_says_too_little_is_refused(self):
        self.add("transferred", "--holding", "LR-12", "--from", "Land office", code=2)
        self.add("acknowledged", "--holding", "LR-12", "--by", "A. Hale", code=2)
        self.add("received", "2019-05-07-aaaaaa", "--by", "A. Hale", code=2)
        self.add("borrowed", "--holding", "LR-12", code=2)
        self.add("received", "--at", "yesterday", code=2)


if __name__ == "__main__":
    unittest.main()
