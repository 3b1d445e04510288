// Whether `sprida search` answers as the script in browsers does: the same pages in the same order
// with the same scores, to queries spelled right, spelled wrong, and made of parts of the site's words.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { misspelled, pick } from "./random.mjs";
import { askProgram, buildExample, linesOf, openSite, temporaryFolder } from "./site.mjs";

const site = buildExample();
const index = await openSite(site);
const queries = linesOf("example.txt").map((line) => line.split("=")[0].trim());
const words = [...new Set(queries.flatMap((query) => query.toLowerCase().split(/\s+/)))].filter((word) => word.length > 2);
const half = (word) => [word.slice(0, Math.ceil(word.length / 2)), word.slice(Math.floor(word.length / 2))];
const made = {
  "as they are": queries,
  "each word alone": words,
  "misspelled": words.flatMap((word) => [misspelled(word), misspelled(word), misspelled(misspelled(word))]),
  "without dots": words.map((word) => word.replace(/[åä]/g, "a").replace(/ö/g, "o")),
  "beginnings and ends": words.flatMap(half).filter((part) => part.length > 2),
  "put together": Array.from({ length: 300 }, () => half(pick(words))[0] + pick(["", "s", "o"]) + pick(words)),
  "odd": ["", "🙂", "(.*)", "<script>", "å".repeat(10_000), "sfi-elever", "och det som är", "\u200fمرحبا"],
};

for (const [name, asked] of Object.entries(made)) {
  test(`the program answers as the browser does: ${name}`, async () => {
    const file = join(temporaryFolder(), "queries.json");
    writeFileSync(file, JSON.stringify(asked));
    const said = askProgram(site, "--queries", file);
    const different = [];
    for (const query of asked) {
      const { total, hits } = await index.search(query, { facets: false });
      const own = JSON.stringify([total, hits.map(({ id }) => id)]);
      if (JSON.stringify(said[query]) !== own) different.push(`${query}: ${JSON.stringify(said[query])} instead of ${own}`);
    }
    assert.deepEqual(different, []);
  });
}

test("the program gives the same scores, excerpts and corrections", async () => {
  for (const query of [...queries.slice(0, 20), ...made.misspelled.slice(0, 40)]) {
    const { total, exact, hits, corrected } = await index.search(query, { facets: false });
    const told = hits.map(({ url, ...hit }) => ({ ...hit, url: new URL(url).pathname }));
    const said = askProgram(site, "--", query);
    assert.deepEqual(said, { total, exact, hits: told, corrected }, query);
  }
});
