#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Requests per second of processor time: Strongroom against nginx with the same bytes, and against kiwix-serve.

    bench/web_bench.py [--program build/release/strongroom] [--seconds 5] [--connections 32]

Makes the sample archive in a temporary folder and serves it; saves a listing page and an item page as files; has nginx
serve those files at the same addresses; puts load on both with wrk, one after the other, and divides the requests answered by the processor
time that the servers took (from /proc/PID/stat, of all their processes). kiwix-serve joins when it and zimwriterfs are
installed. On a machine shared with wrk this is what stays comparable; requests per second are printed as well.
Needs wrk and nginx (Debian: wrk, nginx-light).
"""

import argparse
import contextlib
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")
NGINX = """
worker_processes {threads};
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
daemon off;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=100;
  keepalive_requests 10000000;
  gzip_static on;
  gzip_vary on;
  default_type "text/html; charset=utf-8";
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
{headers}
  server {{ listen 127.0.0.1:{port} reuseport; root {folder}/pages; }}
}}
"""
SENT_BY_NGINX = {"date", "content-length", "content-type", "etag", "last-modified", "vary", "connection"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(url, headers=None):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=10) as answer:
        return answer.read(), answer.headers


def wait_until_up(url):
    for _ in range(200):
        with contextlib.suppress(OSError):
            return fetch(url)
        time.sleep(0.05)
    raise SystemExit(f"{url} does not answer")


def family(pid):
    """The process and its children."""
    children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid] + [each for child in children for each in family(int(child))]


def processor_seconds(pid):
    total = 0
    for each in family(pid):
        fields = pathlib.Path(f"/proc/{each}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory_megabytes(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def load(url, seconds, connections, coding):
    headers = ["-H", f"Accept-Encoding: {coding}"] if coding else []
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", *headers, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{url}: {said}")
    return int(re.search(r"(\d+) requests in", said)[1]), float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def measure(name, pid, url, options, coding):
    load(url, 1, options.connections, coding)  # warm
    before = processor_seconds(pid)
    requests, rate = load(url, options.seconds, options.connections, coding)
    used = processor_seconds(pid) - before
    return {"server": name, "per_processor_second": requests / used, "microseconds": used / requests * 1e6, "rate": rate}


@contextlib.contextmanager
def running(command, url):
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until_up(url)
            yield process.pid
        finally:
            process.terminate()


@contextlib.contextmanager
def strongroom(options, folder):
    port = free_port()
    archive = folder / "archive"
    for arguments in (["init", archive, "--config", REPOSITORY / "samples/strongroom.toml"],
                      ["ingest", archive, REPOSITORY / "samples/pages"]):
        subprocess.run([options.program, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    command = [options.program, "serve", archive, "--port", str(port), "--threads", str(options.threads)]
    with running(command, url + "/healthz") as pid:
        yield pid, url


@contextlib.contextmanager
def nginx(options, folder, pages, headers):
    """Serves the pages at their addresses, with the headers that Strongroom sends, packed beforehand as well."""
    port = free_port()
    for page in pages.values():
        file = folder / "pages" / urllib.parse.unquote(page["path"]).removeprefix("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page["plain"])
        file.with_name(file.name + ".gz").write_bytes(page["gzip"])
    lines = "\n".join(f'  add_header {name} "{value}";' for name, value in headers.items()
                      if name.lower() not in SENT_BY_NGINX)
    (folder / "nginx.conf").write_text(
        NGINX.format(folder=folder, port=port, threads=options.threads, headers=lines), encoding="utf-8")
    url = f"http://127.0.0.1:{port}"
    folder.chmod(0o755)
    with running(["nginx", "-c", str(folder / "nginx.conf")], url + pages["listing"]["path"]) as pid:
        yield pid, url


@contextlib.contextmanager
def kiwix(folder, pages):
    """kiwix-serve with a ZIM file of the same pages; nothing when it cannot be made."""
    if not shutil.which("kiwix-serve") or not shutil.which("zimwriterfs"):
        yield None
        return
    source = folder / "zim"
    source.mkdir()
    for name, page in pages.items():
        (source / f"{name}.html").write_bytes(page["plain"])
    (source / "icon.png").write_bytes(bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001"
        "e221bc330000000049454e44ae426082"))
    archive = folder / "pages.zim"
    subprocess.run(["zimwriterfs", "--welcome", f"{next(iter(pages))}.html", "--illustration", "icon.png", "--language", "eng",
                    "--title", "Pages", "--description", "Pages", "--creator", "bench", "--publisher", "bench",
                    "--name", "pages", source, archive], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with running(["kiwix-serve", "--port", str(port), str(archive)], url + "/") as pid:
        yield pid, url


def sample_pages(url):
    item = json.loads(fetch(url + "/api/v1/items?limit=1")[0])["items"][0]["links"]["html"]
    paths = {"listing": "/2023/10", "item": "/items/" + item.partition("/items/")[2]}
    return {name: {"path": path, "plain": fetch(url + path)[0],
                   "gzip": fetch(url + path, {"Accept-Encoding": "gzip"})[0]} for name, path in paths.items()}


def report(name, coding, size, results):
    print(f"\n{name} page, {coding or 'plain'}, {size} bytes")
    for result in results:
        print(f"  {result['server']:<12} {result['per_processor_second']:>10,.0f} requests per processor second"
              f"  ({result['microseconds']:6.1f} us each, {result['rate']:>9,.0f} requests/s)")
    ours = results[0]["per_processor_second"]
    for other in results[1:]:
        print(f"  ratio to {other['server']}: {ours / other['per_processor_second']:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(REPOSITORY / "build/release/strongroom"))
    parser.add_argument("--seconds", type=int, default=5, help="of load for each measurement")
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--threads", type=int, default=1, help="of each server; wrk needs a core too")
    options = parser.parse_args()
    for needed in ("wrk", "nginx"):
        if not shutil.which(needed):
            raise SystemExit(f"{needed} is not installed")

    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="strongroom-bench-")))
        our_pid, our_url = stack.enter_context(strongroom(options, folder))
        pages = sample_pages(our_url)
        headers = dict(fetch(our_url + pages["listing"]["path"])[1].items())
        nginx_pid, nginx_url = stack.enter_context(nginx(options, folder, pages, headers))
        peer = stack.enter_context(kiwix(folder, pages))
        for name, page in pages.items():
            for coding in ("", "gzip"):
                results = [measure("strongroom", our_pid, our_url + page["path"], options, coding),
                           measure("nginx", nginx_pid, nginx_url + page["path"], options, coding)]
                if peer and not coding:
                    results.append(measure("kiwix-serve", peer[0], f"{peer[1]}/pages/{name}.html", options, coding))
                report(name, coding, len(page["gzip" if coding else "plain"]), results)
        if not peer:
            print("\nkiwix-serve: skipped, because kiwix-serve or zimwriterfs (zim-tools) is not installed")
        print(f"\nMemory of strongroom: {memory_megabytes(our_pid):.0f} MB")


if __name__ == "__main__":
    main()
