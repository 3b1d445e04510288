#!/usr/bin/env python3
"""Measure the search index of a site of many short pages.

    python3 benches/search.py --pages 10000 DIRECTORY

writes DIRECTORY/site, a site of that many pages of about 240 words, and
DIRECTORY/queries.json, 500 queries of one and two words, common and rare,
whole words, inner parts of compounds, beginnings and misspellings. It builds
the site with and without search and prints times, memory and files; then
`node benches/search-queries.mjs DIRECTORY` measures what a query costs.

Besides the common words of corpus.py each page holds some that few others
do, as real pages do: names and terms, drawn from a vocabulary that grows with
the site (H.S. Heaps, "Information Retrieval", 1978).
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import corpus

REPOSITORY = Path(__file__).resolve().parent.parent
WORDS = 240
RARE_SHARE = 0.05
QUERIES = 500
SITE = """titel = "Sökprov"
sprak = "sv"
basadress = "https://prov.example/"
utgivare = "Prov"
tema = "bench"

# The theme leads to files that this site does without.
[allvar]
broken-page-link = "av"

[utdata]
floden = false
kalendrar = false
oppna_data = false
sidors_json = false
inbaddning = false
serverfiler = false
urval = false
sokning = {search}
"""


def rare_words(count):
    """Words of three or four syllables, none twice."""
    rng = random.Random("rare")
    onsets = "b d f g h j k l m n p r s t v bl br dr fl fr gr kl kr pl pr sk sl sm sn sp st str tr".split()
    vowels, codas = "a e i o u y å ä ö".split(), ["", "", "n", "r", "l", "s", "m", "nd", "rg", "st"]
    words = set()
    while len(words) < count:
        syllables = rng.choice((3, 3, 4))
        words.add("".join(rng.choice(onsets) + rng.choice(vowels) + rng.choice(codas) for _ in range(syllables)))
    return sorted(words)


def write_site(root, pages):
    """The pages; and the words that only some of them hold."""
    rare = rare_words(int(40 * pages**0.6))
    random.Random("order").shuffle(rare)
    folder = root / "content" / "exempel"
    folder.mkdir(parents=True)
    for number in range(pages):
        rng = random.Random(f"short page {number}")
        words = corpus.Words(rng)
        title = words.fill(corpus.TITLES)
        text = []
        while len(text) < WORDS:
            text += words.sentence().replace("*", "").split()
            if rng.random() < RARE_SHARE * 12:
                text.append(rare[int(len(rare) * rng.random() ** 3)])
        day = corpus.FIRST_DAY + timedelta(days=int(corpus.DAYS * rng.random()))
        (folder / f"sida-{number}.md").write_text(
            f'+++\ntitel = "{title}"\nsammanfattning = "{words.sentence().replace("*", "")}"\n'
            f'kommuner = ["{words.pick(corpus.MUNICIPALITIES)}"]\nteman = ["{words.pick(list(corpus.THEMES))}"]\n'
            f"publicerad = {day}\n+++\n\n{' '.join(text[:WORDS])}\n"
        )
    return rare


def write_queries(file, rare):
    """Mixed queries, the same in every run."""
    rng = random.Random("queries")
    nouns = [form for noun in corpus.NOUNS for form in noun[1:]]
    common = "arbetet kommunen projektet eleverna stöd samtal tid nämnden budget uppdrag deltagare ansvar".split()
    lasts = [noun.split()[0] for line in corpus.LAST_PARTS.strip().splitlines() for noun in line.split(": ")[1].split("; ")]
    noun = lambda: nouns[int(len(nouns) * rng.random() ** 2)]
    seldom = lambda: rare[int(len(rare) * rng.random())]

    def misspelled():
        word = noun()
        place = rng.randrange(1, len(word) - 1)
        return word[:place] + word[place + 1 :]

    kinds = {
        "common": lambda: rng.choice(common),
        "common, two words": lambda: " ".join(rng.sample(common, 2)),
        "compound": noun,
        "part of compounds": lambda: rng.choice(lasts),
        "rare": seldom,
        "rare and common": lambda: f"{seldom()} {rng.choice(common)}",
        "two compounds": lambda: f"{noun()} {noun()}",
        "beginning": lambda: noun()[: rng.randrange(4, 8)],
        "misspelled": misspelled,
    }
    queries = [(kind, kinds[kind]()) for kind in kinds for _ in range(QUERIES // len(kinds) + 1)]
    rng.shuffle(queries)
    file.write_text(json.dumps(queries[:QUERIES], ensure_ascii=False))


def build(program, root, output, search):
    """Seconds and megabytes of a build from nothing, and seconds of its phase that makes the index."""
    (root / "site.toml").write_text(SITE.format(search="true" if search else "false"))
    for left in (output, root / ".sprida"):
        shutil.rmtree(left, ignore_errors=True)
    command = [program, "build", "--root", root, "--output", output, "--date", "2026-11-22", "--timings"]
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - begun
    if process.returncode:
        sys.exit(told)
    return seconds, usage.ru_maxrss / 1000, told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--only-write", action="store_true", help="write the site and the queries, and build nothing")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--sprida", type=Path, default=REPOSITORY / "target/release/sprida")
    options = parser.parse_args()
    root, output = options.directory / "site", options.directory / "public"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    shutil.copytree(REPOSITORY / "benches/sprida-theme", root / "themes/bench")
    rare = write_site(root, options.pages)
    write_queries(options.directory / "queries.json", rare)
    if options.only_write:
        (root / "site.toml").write_text(SITE.format(search="true"))
        return
    for search in (False, True):
        runs = sorted(build(options.sprida, root, output, search) for _ in range(options.runs))
        seconds, megabytes, told = runs[len(runs) // 2]
        print(f"{'with' if search else 'without'} search: {seconds:.1f} s, {megabytes:.0f} MB")
    print(told)
    files = [file for file in (output / "sok/index").rglob("*") if file.is_file()]
    print(f"index: {len(files)} files, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
