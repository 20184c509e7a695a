// SPDX-License-Identifier: Apache-2.0
// Counts what passed and prints what did not.

const FAULTS_SHOWN = 40;

// The cases of one check. A case is one question asked of one page.
class Cases {
  passed = 0;
  skipped = [];
  faults = [];

  // `faults`: sentences, none when all is well.
  add(where, faults) {
    if (faults.length === 0) this.passed += 1;
    else this.faults.push(...faults.map((fault) => `${where}: ${fault}`));
  }

  skip(why) {
    this.skipped.push(why);
  }
}

export class Report {
  passed = 0;
  failed = 0;
  skipped = 0;

  async run(name, check) {
    const started = performance.now();
    const cases = new Cases();
    try {
      await check(cases);
      if (cases.passed + cases.faults.length + cases.skipped.length === 0) cases.add(name, ["nothing was checked"]);
    } catch (error) {
      cases.add(name, [`the check itself broke: ${error.stack}`]);
    }
    this.#print(name, cases, (performance.now() - started) / 1000);
    this.passed += cases.passed;
    this.failed += cases.faults.length;
    this.skipped += cases.skipped.length;
  }

  // Prints the closing line; true when nothing failed.
  close() {
    console.log(`browser: ${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    return this.failed === 0 && this.passed > 0;
  }

  #print(name, cases, seconds) {
    const verdict = cases.faults.length === 0 ? "ok" : "FAILED";
    console.log(`${verdict.padEnd(6)} ${name.padEnd(14)} ${cases.passed} ok, ${cases.faults.length} faults, ${seconds.toFixed(1)} s`);
    for (const why of cases.skipped) console.log(`       skipped: ${why}`);
    for (const fault of cases.faults.slice(0, FAULTS_SHOWN)) console.log(`       ${fault}`);
    const hidden = cases.faults.length - FAULTS_SHOWN;
    if (hidden > 0) console.log(`       … and ${hidden} more`);
  }
}
