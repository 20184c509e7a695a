// SPDX-License-Identifier: Apache-2.0
// The sample archive, made in a temporary folder and served on a free port.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const START_SECONDS_MAX = 20;
const run = promisify(execFile);

const SAMPLE = path.join(REPOSITORY, "samples/pages");

// `pages` is the folder that the archive is made from. Only the sample can be a site that is served already.
export async function startServer(pages = SAMPLE) {
  if (process.env.STRONGROOM_URL && pages === SAMPLE) return { url: process.env.STRONGROOM_URL, stop: async () => [] };
  const binary = process.env.STRONGROOM_BINARY ?? path.join(REPOSITORY, "build/release/strongroom");
  const folder = await mkdtemp(path.join(os.tmpdir(), "strongroom-browser-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const archive = path.join(folder, "archive");
  await makeArchive(binary, folder, archive, url, pages);

  const server = spawn(binary, ["serve", archive, "--port", String(port)], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (bytes) => { said = (said + bytes).slice(-4000); });
  await untilAnswering(url, server, () => said);
  return {
    url,
    // Sentences: none if the server was still there.
    stop: async () => {
      const ended = new Promise((resolve) => { server.once("exit", resolve); });
      const faults = server.exitCode === null && server.signalCode === null ? []
        : [`the server ended with ${server.exitCode ?? server.signalCode}: ${said}`];
      if (faults.length === 0) {
        server.kill("SIGTERM");
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
      return faults;
    },
  };
}

async function makeArchive(binary, folder, archive, url, pages) {
  const samples = path.join(REPOSITORY, "samples");
  const settings = await readFile(path.join(samples, "strongroom.toml"), "utf8");
  const config = path.join(folder, "strongroom.toml");
  await writeFile(config, settings.replace(/^base_url = .*$/m, `base_url = "${url}"`));
  await run(binary, ["init", archive, "--config", config]);
  await run(binary, ["ingest", archive, pages]);
}

async function untilAnswering(url, server, said) {
  for (let waited = 0; waited < START_SECONDS_MAX * 20; waited += 1) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}: ${said()}`);
    try {
      const answer = await fetch(url);
      await answer.arrayBuffer();
      return;
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }
  throw new Error(`no answer from ${url} in ${START_SECONDS_MAX} s: ${said()}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
