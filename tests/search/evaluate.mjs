// Answers of a built site's own search script to many queries:
//
//   node evaluate.mjs SITE QUERIES.json RESULTS.json [LANGUAGE]
//
// SITE is the folder of a built site. QUERIES.json is a list of queries, each alone or first in a list
// with its right answers. RESULTS.json becomes {query: [number of hits, [id, ...]]}, best first.
import { readFileSync, writeFileSync } from "node:fs";
import { openSite } from "./site.mjs";

const [site, queries, results, language = "sv"] = process.argv.slice(2);
if (!results) {
  console.error("node evaluate.mjs SITE QUERIES.json RESULTS.json [LANGUAGE]");
  process.exit(2);
}
const index = await openSite(site, language);
const answers = {};
for (const asked of JSON.parse(readFileSync(queries, "utf8"))) {
  const query = Array.isArray(asked) ? asked[0] : asked;
  const { total, hits } = await index.search(query, { facets: false });
  answers[query] = [total, hits.map(({ id }) => id)];
}
writeFileSync(results, `${JSON.stringify(answers)}\n`);
