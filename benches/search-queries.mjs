// What a query costs: bytes and milliseconds, by kind of query.
//
//   node benches/search-queries.mjs DIRECTORY            (as benches/search.py made it)
//
// Each query is asked of an index that nobody has opened before: the script, the manifest and every file
// until the first hits can be drawn are counted, compressed as a server sends them. Then all queries are
// asked again of one open index, for the time that a query takes when nothing need be fetched.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fetchFrom, importClient } from "../tests/search/site.mjs";

const [directory] = process.argv.slice(2);
if (!directory) {
  console.error("node benches/search-queries.mjs DIRECTORY");
  process.exit(2);
}
const site = join(directory, "public");
const queries = JSON.parse(readFileSync(join(directory, "queries.json"), "utf8"));
const { openIndex } = await importClient(site);
const base = "http://site.example/sok/index/";
const script = gzipSync(readFileSync(join(site, "sok/index/search.js"))).length;
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const ascending = (values) => [...values].sort((left, right) => left - right);

const sizes = new Map();
for (const [kind, query] of queries) {
  let bytes = script;
  const fetch = fetchFrom(site, (address, content) => { bytes += address.endsWith(".json") ? gzipSync(content).length : content.length; });
  const index = await openIndex(base, { fetch });
  await index.search(query, { facets: false });
  sizes.set(kind, [...sizes.get(kind) ?? [], bytes]);
}
console.log(`script ${(script / 1024).toFixed(1)} KB of each`);
for (const [kind, bytes] of sizes) {
  const sorted = ascending(bytes);
  console.log(`${kind.padEnd(20)} bytes to the first hits: median ${(at(sorted, 0.5) / 1024).toFixed(1)} KB, most ${(sorted.at(-1) / 1024).toFixed(1)} KB`);
}

const index = await openIndex(base, { fetch: fetchFrom(site) });
const times = new Map();
for (const round of [0, 1]) {
  for (const [kind, query] of queries) {
    const begun = performance.now();
    await index.search(query, { facets: false });
    if (round) times.set(kind, [...times.get(kind) ?? [], performance.now() - begun]);
  }
}
const all = ascending([...times.values()].flat());
console.log(`warm: median ${at(all, 0.5).toFixed(1)} ms, p95 ${at(all, 0.95).toFixed(1)} ms, most ${all.at(-1).toFixed(1)} ms`);
for (const [kind, taken] of times) console.log(`${kind.padEnd(20)} warm: p95 ${at(ascending(taken), 0.95).toFixed(1)} ms`);

// The same in Chromium, where the browser tests' packages are installed.
if (process.argv.includes("--browser")) {
  const { launch, serve } = await import("../tests/browser/site.mjs");
  const served = await serve(site);
  const browser = await launch();
  const tab = await browser.newPage();
  await tab.goto(`${served.base}sok/`);
  const taken = await tab.evaluate(async ({ base, queries }) => {
    const { openIndex } = await import(`${base}sok/index/search.js`);
    const index = await openIndex(`${base}sok/index/`);
    const times = [], prefixes = [];
    for (const round of [0, 1]) {
      for (const [, query] of queries) {
        const begun = performance.now();
        await index.search(query, { facets: false });
        if (round) times.push(performance.now() - begun);
      }
    }
    for (const letters of ["s", "sk", "sko", "a", "ar", "k", "ko", "kom", "utb", "i", "sam", "för", "st", "m"]) {
      await index.search(letters, { facets: false, typing: true });
      const begun = performance.now();
      await index.search(letters, { facets: false, typing: true });
      prefixes.push(performance.now() - begun);
    }
    return { times, prefixes };
  }, { base: served.base, queries });
  const sorted = ascending(taken.times);
  console.log(`Chromium, warm: median ${at(sorted, 0.5).toFixed(1)} ms, p95 ${at(sorted, 0.95).toFixed(1)} ms, most ${sorted.at(-1).toFixed(1)} ms; beginnings of words: most ${Math.max(...taken.prefixes).toFixed(1)} ms`);
  await browser.close();
  await served.close();
}
