// Whether a query stays cheap on a site of ten thousand pages: every byte until the hits can be drawn.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { BASE, build, fetchFrom, importClient, temporaryFolder } from "./site.mjs";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const MOST = { query: 45 * 1024, scripts: 18 * 1024, manifest: 4 * 1024 };
// Words that somebody has not finished or has misspelled cost more to guess.
const WHOLE = ["common", "common, two words", "compound", "part of compounds", "rare", "rare and common", "two compounds"];

test("a query of one or two words fetches no more than 45 KB, script included", { timeout: 900_000 }, async () => {
  const folder = temporaryFolder();
  execFileSync("python3", [join(REPOSITORY, "benches/search.py"), folder, "--pages", "10000", "--only-write"]);
  const site = build(join(folder, "site"));
  const { openIndex } = await importClient(site);
  const interfaceScript = gzipSync(readFileSync(join(REPOSITORY, "themes/default/assets/search.js"))).length;
  const scripts = interfaceScript + gzipSync(readFileSync(join(site, "sok/index/search.js"))).length;
  assert.ok(scripts <= MOST.scripts, `scripts: ${scripts} bytes`);
  assert.ok(gzipSync(readFileSync(join(site, "sok/index/sv.json"))).length <= MOST.manifest);
  const tooHeavy = [];
  let heaviest = 0;
  for (const [kind, query] of JSON.parse(readFileSync(join(folder, "queries.json"), "utf8"))) {
    if (!WHOLE.includes(kind)) continue;
    let bytes = scripts;
    const fetch = fetchFrom(site, (address, content) => { bytes += address.endsWith(".json") ? gzipSync(content).length : content.length; });
    const index = await openIndex(BASE, { fetch });
    await index.search(query, { facets: false });
    heaviest = Math.max(heaviest, bytes);
    if (bytes > MOST.query) tooHeavy.push(`${query}: ${bytes}`);
  }
  console.log(`scripts ${scripts} bytes, the heaviest query ${heaviest} bytes`);
  assert.deepEqual(tooHeavy, []);
});
