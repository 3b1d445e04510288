#!/usr/bin/env python3
"""How fast the preview shows an edit, and how Hugo's server does.

    cargo build --release && python3 benches/preview.py

The corpus is compare.py's. An edit is a file written in place; what is measured ends when the page's
new bytes have been received: Sprida's after its event, Hugo's by asking again and again from the
moment of the edit, which gives Hugo no handicap. README.md beside this file says more.
"""

import argparse
import http.client
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from compare import DATE, HERE, SPRIDA, TMPFS, VENV, hugo_binary  # noqa: F401

PORT = 4870
GOALS = {"body": 60, "title": 150, "template": 400, "style": 40}
GOAL_LARGE_BODY = 200
GOAL_RATIO = 0.02


class Preview:
    """A running preview server of either contestant."""

    def __init__(self, name, program, site, port):
        self.name, self.site, self.port = name, site, port
        if name == "hugo":
            command = [hugo_binary(), "server", "--source", site, "--port", str(port), "--bind", "127.0.0.1",
                       "--renderToMemory", "--clock", f"{DATE}T12:00:00+01:00", "--quiet", "--baseURL", f"http://127.0.0.1:{port}/"]
        else:
            command = [program, "serve", "--root", site, "--port", str(port), "--date", DATE]
        started = time.perf_counter()
        self.process = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "HOME": str(site.parent), "HUGO_CACHEDIR": str(site.parent / "hugo-cache")},
        )
        while True:
            try:
                if self.get("/")[0] == 200:
                    break
            except OSError:
                time.sleep(0.002)
            if self.process.poll() is not None:
                sys.exit(f"{name} has ended")
        self.started_in = time.perf_counter() - started

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body

    def mebibytes(self):
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0.0

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        started = time.perf_counter()
        self.process.wait()
        return time.perf_counter() - started


class Events:
    """Sprida's server-sent events."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.sendall(f"GET /_sprida/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        self.file = self.socket.makefile("rb")
        self.state = self.next()

    def next(self):
        name = b""
        for line in self.file:
            if line.startswith(b"event: "):
                name = line.strip()
            if name == b"event: state" and line.startswith(b"data: "):
                return line.strip()
        sys.exit("the stream of events has ended")


def replace(path, edit):
    """Edit a file as an editor does that writes it in place."""
    text = path.read_text(encoding="utf-8")
    path.write_text(edit(text), encoding="utf-8")


def timed(preview, events, path, edit, page, marker):
    """Milliseconds from the write to the new bytes."""
    started = time.perf_counter()
    replace(path, edit)
    if events:
        while True:
            events.next()
            if marker in preview.get(page)[1]:
                break
    else:
        while marker not in preview.get(page)[1]:
            pass
    return (time.perf_counter() - started) * 1000


def measure(preview, runs, kinds):
    """Samples by kind of edit."""
    sprida = preview.name == "sprida"
    events = Events(preview.port) if sprida else None
    folder = preview.site / "content/exempel"
    pages = sorted(folder.glob("[!_i]*.md"))
    samples = {}
    for kind in kinds:
        samples[kind] = []
        for run in range(runs):
            page = pages[(run * 7919) % len(pages)]
            address = f"/exempel/{page.stem}/"
            marker = f"Provtext{kind}{run}x".encode()
            text = marker.decode()
            preview.get(address)
            if kind == "body":
                edit = lambda old: old + f"\n{text}\n"
            elif kind == "title":
                key = next(key for key in ("title", "titel") if f"{key} = " in page.read_text(encoding="utf-8"))
                edit = lambda old: "\n".join(
                    f'{key} = "{text} om samverkan"' if line.startswith(f"{key} = ") else line for line in old.split("\n"))
            elif kind == "template":
                page = preview.site / ("themes/bench/templates/case.html" if sprida else "layouts/page.html")
                edit = lambda old: old.replace("<article>", f"<article><!-- {text} -->", 1)
            else:
                page = next(path for path in (preview.site / "themes/bench/assets/style.css", preview.site / "static/style.css") if path.exists())
                edit = lambda old: old + f"\n/* {text} */\n"
                address = style_address(preview)
            before = page.read_bytes()
            if kind == "style":
                samples[kind].append(timed_style(preview, events, page, edit, marker))
            else:
                samples[kind].append(timed(preview, events, page, edit, address, marker))
            page.write_bytes(before)
            if events:
                events.next()
            else:
                while marker in preview.get(address)[1]:
                    time.sleep(0.01)
            time.sleep(0.4)
    return samples


def style_address(preview):
    """Where the page's style sheet is now."""
    page = preview.get("/")[1].decode()
    href = page.split('rel="stylesheet" href="', 1)[1].split('"', 1)[0]
    return "/" + href.lstrip("./").split("127.0.0.1:%d/" % preview.port)[-1]


def timed_style(preview, events, path, edit, marker):
    """As timed; a style sheet's address may change with its content."""
    started = time.perf_counter()
    replace(path, edit)
    if events:
        events.next()
    while marker not in preview.get(style_address(preview))[1]:
        pass
    return (time.perf_counter() - started) * 1000


def full_build(program, site, scratch):
    """Seconds and peak MiB of a build without anything remembered."""
    output = Path(tempfile.mkdtemp(dir=scratch)) / "public"
    shutil.rmtree(site / ".sprida", ignore_errors=True)
    started = time.perf_counter()
    process = subprocess.Popen([str(program), "build", "--root", str(site), "--output", str(output), "--date", DATE],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    shutil.rmtree(output)
    return seconds, usage.ru_maxrss / 1024


def measure_starts(program, site, scratch):
    """Medians of a full build and of starts to the first page, in turn."""
    samples = {"build": [], "mebibytes": [], "cold": [], "warm": []}
    for _ in range(3):
        seconds, mebibytes = full_build(program, site, scratch)
        samples["build"].append(seconds)
        samples["mebibytes"].append(mebibytes)
        shutil.rmtree(site / ".sprida", ignore_errors=True)
        for state in ("cold", "warm"):
            preview = Preview("sprida", program, site, PORT)
            samples[state].append(preview.started_in)
            if state == "cold":
                while not (site / ".sprida/pages").exists():
                    time.sleep(0.05)
                time.sleep(0.2)
            preview.stop()
    return {name: statistics.median(values) for name, values in samples.items()}


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description="How fast the preview shows an edit.")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--hugo-runs", type=int, default=5)
    parser.add_argument("--no-hugo", action="store_true")
    parser.add_argument("--no-starts", action="store_true", help="only edits, not how long it takes to start")
    parser.add_argument("--only", action="append", choices=list(GOALS))
    parser.add_argument("--sprida", type=Path, default=SPRIDA)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    kinds = options.only or list(GOALS)
    results = {}
    with tempfile.TemporaryDirectory(prefix="sprida-preview-", dir=TMPFS) as scratch:
        corpus = Path(scratch) / "corpus"
        subprocess.run([sys.executable, HERE / "corpus.py", "--pages", str(options.pages), corpus], check=True)
        site = corpus / "sprida"
        contestants = () if options.no_starts else ("sprida", "default")
        started = {name: measure_starts(options.sprida, corpus / name, scratch) for name in contestants}
        preview = Preview("sprida", options.sprida, site, PORT)
        time.sleep(1 + options.pages / 5000)
        results["sprida"] = measure(preview, options.runs, kinds)
        memory = preview.mebibytes()
        stopped = preview.stop()
        if not options.no_hugo:
            preview = Preview("hugo", None, corpus / "hugo", PORT + 1)
            results["hugo"] = measure(preview, options.hugo_runs, [kind for kind in kinds if kind == "body"])
            preview.stop()
    print(f"\n{options.pages:,} pages: milliseconds from the write to the new bytes, median (least–most)\n")
    for name, samples in results.items():
        for kind, values in samples.items():
            goal = GOAL_LARGE_BODY if options.pages > 20_000 and kind == "body" else GOALS[kind]
            verdict = "" if name == "hugo" or (options.pages > 20_000 and kind != "body") else (
                f"  goal ≤ {goal}: {'met' if statistics.median(values) <= goal else 'MISSED'}")
            print(f"{name:8}{kind:10}{statistics.median(values):9.1f} ({min(values):.1f}–{max(values):.1f}), {len(values)} edits{verdict}")
    if "hugo" in results and "body" in kinds:
        ratio = statistics.median(results["sprida"]["body"]) / statistics.median(results["hugo"]["body"])
        print(f"Sprida / Hugo, body: {ratio:.4f}  goal ≤ {GOAL_RATIO}: {'met' if ratio <= GOAL_RATIO else 'MISSED'}")
    for name, figures in started.items():
        print(f"{name}: full build {figures['build']:.2f} s, {figures['mebibytes']:.0f} MiB")
        for state in ("cold", "warm"):
            ratio = figures[state] / figures["build"]
            print(f"{name}: start to first page, {state}: {figures[state]:.2f} s, {ratio:.2f} of a full build  goal ≤ 0.5: {'met' if ratio <= 0.5 else 'MISSED'}")
    if started:
        build_mebibytes = started["sprida"]["mebibytes"]
        print(f"peak memory {memory:.0f} MiB, {memory / build_mebibytes:.2f} of a build's  goal ≤ 2: {'met' if memory <= 2 * build_mebibytes else 'MISSED'}")
    print(f"Ctrl-C ends it in {stopped * 1000:.0f} ms")
    if options.json:
        options.json.write_text(json.dumps({"samples": results, "starts": started}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
