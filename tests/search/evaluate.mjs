// Answers of a built site's own search script to many queries:
//
//   node evaluate.mjs [--misspelled] SITE QUERIES.json RESULTS.json [LANGUAGE]
//
// SITE is the folder of a built site. QUERIES.json is a list of queries, each alone or first in a list
// with its right answers. RESULTS.json becomes {query: [number of hits, [id, ...]]}, best first. With
// --misspelled each word of five letters or more is searched for with one mistake.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { misspelled } from "./random.mjs";
import { openSite } from "./site.mjs";

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { misspelled: { type: "boolean" } } });
const [site, queries, results, language = "sv"] = positionals;
if (!results) {
  console.error("node evaluate.mjs [--misspelled] SITE QUERIES.json RESULTS.json [LANGUAGE]");
  process.exit(2);
}
const typed = options.misspelled ? (query) => query.replace(/\p{L}{5,}/gu, (word) => misspelled(word)) : (query) => query;
const index = await openSite(site, language);
const answers = {};
for (const asked of JSON.parse(readFileSync(queries, "utf8"))) {
  const query = Array.isArray(asked) ? asked[0] : asked;
  const { total, hits } = await index.search(typed(query), { facets: false });
  answers[query] = [total, hits.map(({ id }) => id)];
}
writeFileSync(results, `${JSON.stringify(answers)}\n`);
