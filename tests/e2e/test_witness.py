# SPDX-License-Identifier: Apache-2.0
"""A log and its witness, two live processes."""
import hashlib
import shutil
import unittest
import urllib.error
import urllib.request

from live_program import LiveProgram, free_port
from program import ProgramTest, dump_page


class WitnessTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.run_program("ingest", self.archive, self.write("a.txt", dump_page([("7 May 2019", "The quay opened today.")])))
        self.key = self.run_program("key", self.archive).out.strip()
        self.witness = self.folder / "witness"
        self.port = free_port()
        self.witness_key = self.run_program("witness", self.witness, "--name", "witness.example.org", "--key").out.strip()
        (self.archive / "witnesses.policy").write_text(
            f"log {self.key}\nwitness w {self.witness_key} http://127.0.0.1:{self.port}\nquorum w\n")

    def start(self):
        live = LiveProgram("witness", self.witness, "--log", self.key, "--listen", f"127.0.0.1:{self.port}")
        self.addCleanup(live.stop)
        return live

    def cosign(self, archive=None, code=0):
        return self.json("cosign", archive or self.archive, "--allow-host", f"127.0.0.1:{self.port}", code=code)

    def add(self, name, text, archive=None):
        self.run_program("ingest", archive or self.archive, self.write(name, dump_page([("9 May 2019", text)])))

    def test_a_cosigned_proof_checks_with_the_same_policy(self):
        self.start()
        report = self.cosign()
        self.assertEqual((report["cosigned"], report["quorum_met"], report["published"]), (["w"], True, True))
        item = self.json_lines("search", self.archive, "quay")[0]["id"]
        proof = self.folder / "item.tlog-proof"
        self.run_program("prove", self.archive, item, "-o", proof)
        checked = self.json("check", proof, "--policy", self.archive / "witnesses.policy")
        self.assertEqual([witness["name"] for witness in checked["witnesses"]], ["witness.example.org"])
        # Taking in again what is there keeps the cosignature.
        self.run_program("ingest", self.archive, self.folder / "a.txt")
        self.assertIn("witness.example.org", (self.archive / "log/checkpoint").read_text())

    def test_it_follows_the_log_and_shows_what_it_cosigned(self):
        live = self.start()
        self.cosign()
        self.add("b.txt", "The ferry sails twice a day.")
        self.cosign()
        origin = self.key.split("+")[0]
        with urllib.request.urlopen(f"{live.url}/{hashlib.sha256(origin.encode()).hexdigest()}/checkpoint") as answer:
            shown = answer.read().decode()
        self.assertEqual(shown.splitlines()[:3], (self.archive / "log/checkpoint").read_text().splitlines()[:3])
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{live.url}/add-checkpoint")
        self.assertEqual(refused.exception.code, 405)
        refused.exception.close()

    def test_killed_it_remembers_and_refuses_a_fork(self):
        live = self.start()
        fork = self.folder / "fork"
        shutil.copytree(self.archive, fork)
        self.add("b.txt", "The ferry sails twice a day.")
        self.cosign()
        live.kill()
        # The checkpoint that it cosigned before stays cosigned.
        away = self.cosign()
        self.assertEqual((len(away["refused"]), away["cosigned"], away["quorum_met"]), (1, [], True))
        self.start()
        self.add("c.txt", "No ferry sails at all today.", fork)
        report = self.cosign(fork, code=1)
        self.assertIn("422", report["refused"][0]["message"])
        self.assertEqual(len(list((self.witness / "evidence").rglob("offered"))), 1)
        self.assertTrue(self.cosign()["quorum_met"])

    def test_an_old_state_that_was_put_back_is_told(self):
        self.start()
        old = self.folder / "old"
        shutil.copytree(self.archive, old)
        self.add("b.txt", "The ferry sails twice a day.")
        self.cosign()
        report = self.cosign(old, code=1)
        self.assertIn("old state", report["refused"][0]["message"])

    def test_an_unknown_log_and_a_witness_that_is_away_are_told(self):
        self.assertEqual(len(self.cosign(code=1)["refused"]), 1)
        other = self.folder / "other"
        self.run_program("init", other, "--base-url", "https://other.example.org")
        shutil.copy(self.archive / "witnesses.policy", other)
        self.start()
        self.assertIn("404", self.cosign(other, code=1)["refused"][0]["message"])

    def test_two_witnesses_cannot_share_a_folder(self):
        self.start()
        self.run_program("witness", self.witness, "--log", self.key, "--listen", "127.0.0.1:0", code=1)

    def test_wrong_use_is_told(self):
        self.run_program("witness", self.folder / "new", "--key", code=2)
        self.run_program("witness", self.witness, code=2)
        self.run_program("witness", self.witness, "--log", "nonsense", code=2)
        self.run_program("witness", self.witness, "--log", self.witness_key, code=2)


if __name__ == "__main__":
    unittest.main()
