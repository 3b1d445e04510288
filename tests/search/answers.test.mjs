// Whether readers find what they mean, in the same tables that the command line is proved with.
import assert from "node:assert/strict";
import { test } from "node:test";
import { buildExample, buildFiles, linesOf, openSite, page } from "./site.mjs";

test("readers find what they mean", async () => {
  const lines = linesOf("queries.txt");
  const pages = lines.filter((line) => line.includes("|")).map((line) => line.split("|").map((part) => part.trim()));
  const files = pages.map(([title, text], number) => [`content/sidor/sida-${number}.md`, page(title, text)]);
  const index = await openSite(buildFiles(Object.fromEntries(files)));
  const wrong = [];
  for (const line of lines.filter((line) => !line.includes("|"))) {
    const [, query, first, titles] = line.match(/^(.*?)>(>?)(.*)$/);
    const { hits } = await index.search(query, { limit: 50, complete: true });
    const found = hits.map(({ title }) => title).slice(0, first ? 1 : 50).join(", ");
    if (found !== titles.trim()) wrong.push(`${query.trim()}: ${found} instead of ${titles.trim()}`);
  }
  assert.deepEqual(wrong, []);
});

// Which pages of the example site answer best what somebody might ask it. Written from the pages' titles
// and content, before anybody had looked at what the search gives.
const FLOOR = 0.9;

test("the example site's pages are found by what they are about", async () => {
  const index = await openSite(buildExample());
  let sum = 0;
  const rows = linesOf("example.txt").map((line) => line.split("=").map((part) => part.trim()));
  const missed = [];
  for (const [query, ids] of rows) {
    const right = ids.split(" ");
    const { hits } = await index.search(query, { facets: false });
    const rank = hits.findIndex(({ id }) => right.includes(id));
    sum += rank < 0 ? 0 : 1 / (rank + 1);
    if (rank) missed.push(`${query}: ${rank < 0 ? "not found" : `number ${rank + 1}`}`);
  }
  const mean = sum / rows.length;
  console.log(`MRR@10 ${mean.toFixed(3)} of ${rows.length} queries; not first: ${missed.join("; ")}`);
  assert.ok(rows.length >= 40);
  assert.ok(mean >= FLOOR, `MRR@10 is ${mean.toFixed(3)}`);
});
