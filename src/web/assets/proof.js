// SPDX-License-Identifier: Apache-2.0
// Checks the proof file that its page shows, step by step, with what the browser brings (WebCrypto). Nothing is fetched,
// so a saved page does the same offline. Without this script the page says how to check by hand.
(() => {
  "use strict";
  const section = document.getElementById("check");
  const proofText = document.getElementById("proof-file")?.textContent;
  if (!section || !proofText) return;
  section.hidden = false;

  const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const same = (a, b) => a.length === b.length && a.every((byte, place) => byte === b[place]);
  const utf8 = new TextEncoder();
  const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));

  // https://c2sp.org/tlog-proof
  function parseProof(text) {
    const split = text.indexOf("\n\n");
    const lines = text.slice(0, split).split("\n");
    if (split < 0 || lines.shift() !== "c2sp.org/tlog-proof@v1") throw new Error("format");
    const extra = lines.shift().replace(/^extra /, "");
    const index = Number(lines.shift().replace(/^index /, ""));
    const carried = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(fromBase64(extra)));
    return { ...carried, index, hashes: lines.map(fromBase64), checkpoint: text.slice(split + 2) };
  }

  // https://c2sp.org/tlog-checkpoint
  function parseCheckpoint(note) {
    const end = note.lastIndexOf("\n\n");
    const [origin, size, root] = note.slice(0, end).split("\n");
    return { origin, size: Number(size), root: fromBase64(root), text: note.slice(0, end + 1), signatures: note.slice(end + 2) };
  }

  // RFC 9162, section 2.1.3.2; the hashes are those of RFC 6962.
  async function rootFrom(leaf, index, size, hashes) {
    let fn = index;
    let sn = size - 1;
    let root = leaf;
    if (!(index < size)) throw new Error("index");
    for (const hash of hashes) {
      if (sn === 0) throw new Error("length");
      if (fn % 2 === 1 || fn === sn) {
        root = await sha256([1], hash, root);
        while (fn % 2 === 0 && fn !== 0) {
          fn = Math.floor(fn / 2);
          sn = Math.floor(sn / 2);
        }
      } else {
        root = await sha256([1], root, hash);
      }
      fn = Math.floor(fn / 2);
      sn = Math.floor(sn / 2);
    }
    if (sn !== 0) throw new Error("length");
    return root;
  }

  // https://c2sp.org/signed-note; null when this browser has no Ed25519.
  async function isSigned(checkpoint, vkey) {
    const [name, id, ...rest] = vkey.split("+");
    const key = fromBase64(rest.join("+"));
    const expectedId = hex((await sha256(utf8.encode(`${name}\n`), key)).slice(0, 4));
    if (key[0] !== 1 || key.length !== 33 || id !== expectedId || name !== checkpoint.origin) return false;
    let imported;
    try {
      imported = await crypto.subtle.importKey("raw", key.slice(1), { name: "Ed25519" }, false, ["verify"]);
    } catch {
      return null;
    }
    for (const line of checkpoint.signatures.split("\n")) {
      const [dash, signer, encoded] = line.split(" ");
      if (dash !== "\u2014" || signer !== name || !encoded) continue;
      const bytes = fromBase64(encoded);
      if (hex(bytes.slice(0, 4)) !== id) continue;
      return crypto.subtle.verify({ name: "Ed25519" }, imported, bytes.slice(4), utf8.encode(checkpoint.text));
    }
    return false;
  }

  const STEPS = [
    ["record", async ({ proof }) => {
      const entry = JSON.parse(proof.entry);
      const salt = Uint8Array.from((proof.salt ?? "").match(/../g) ?? [], (byte) => parseInt(byte, 16));
      const digest = hex(await sha256(salt, utf8.encode(proof.record)));
      return JSON.parse(proof.record).id === section.dataset.item && digest === (proof.salt ? entry.commitment : entry.digest);
    }],
    ["log", async ({ proof, checkpoint }) => {
      const leaf = await sha256([0], utf8.encode(proof.entry));
      return same(await rootFrom(leaf, proof.index, checkpoint.size, proof.hashes), checkpoint.root);
    }],
    ["signature", ({ proof, checkpoint }) => isSigned(checkpoint, proof.vkey)],
  ];

  function tell(element, verdict) {
    element.textContent = section.dataset[verdict];
    element.className = `verdict ${verdict}`;
  }

  async function run() {
    const outcome = section.querySelector("[data-outcome]");
    if (!globalThis.crypto?.subtle) {
      outcome.textContent = section.dataset.unable;
      return;
    }
    let worst = "holds";
    let material = null;
    try {
      const proof = parseProof(proofText);
      material = { proof, checkpoint: parseCheckpoint(proof.checkpoint) };
    } catch {
      worst = "fails";
    }
    for (const [name, check] of STEPS) {
      let held = false;
      try {
        held = material !== null && await check(material);
      } catch {
        held = false;
      }
      const verdict = held === null ? "open" : held ? "holds" : "fails";
      tell(section.querySelector(`[data-step="${name}"] .verdict`), verdict);
      if (verdict === "fails" || worst === "holds") worst = verdict;
    }
    section.dataset.verdict = worst;
    outcome.textContent = section.dataset[`all${worst}`];
    outcome.className = `outcome ${worst}`;
  }

  run();
})();
