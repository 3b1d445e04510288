// Whether a search fails in a way that can be told, and works with little.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { BASE, buildFiles, fetchFrom, importClient, openSite, page } from "./site.mjs";

const folderOf = (site) => {
  const index = join(site, "sok/index");
  return join(index, readdirSync(index).find((name) => statSync(join(index, name)).isDirectory()));
};

test("a site without pages and one with a single page can be searched", async () => {
  const none = await openSite(buildFiles({ "content/exempel/.gitkeep": "" }));
  assert.deepEqual((await none.search("skola")).hits, []);
  const one = await openSite(buildFiles({ "content/sidor/a.md": page("En skola", "Text.") }));
  const { total, hits, exact } = await one.search("skolan");
  assert.deepEqual([total, exact, hits[0].id], [1, true, "a"]);
  assert.equal(hits[0].url, "http://site.example/a/");
});

test("a language without pages says that it has no index", async () => {
  const site = buildFiles({ "content/sidor/a.md": page("En skola", "Text.") });
  await assert.rejects(openSite(site, "fi"), { name: "SearchError", code: "missing" });
});

test("odd queries find nothing and do no harm", async () => {
  const index = await openSite(buildFiles({ "content/sidor/a.md": page("En skola", "Text och mer.") }));
  for (const query of ["", " ", "a".repeat(10_000), "🙂", "\u0000\u0007", "(.*)[a-z]+\\", "<script>", "\u200f\u200e", "-", "__proto__", "constructor", "x ".repeat(5_000)]) {
    assert.deepEqual((await index.search(query)).hits, [], query.slice(0, 20));
  }
  const { total } = await index.search("skola", { filters: { finnsinte: ["x"], kind: ["x"], __proto__: ["y"], constructor: "z" } });
  assert.equal(total, 1);
});

test("each file of the index that is missing, cut off or full of nonsense is told", async () => {
  const pages = Object.fromEntries(["skola", "arbete", "förening"].map((word, number) => [`content/sidor/${number}.md`, page(`En ${word} till`, `${word} `.repeat(20))]));
  for (const spoil of [(file) => truncateSync(file, 15), (file) => writeFileSync(file, "nonsens"), (file) => writeFileSync(file, "")]) {
    for (const name of ["w0.bin", "p0.bin", "d0.bin"]) {
      const site = buildFiles(pages);
      spoil(join(folderOf(site), name));
      const index = await openSite(site);
      await assert.rejects(index.search("skola"), { name: "SearchError" }, name);
    }
  }
});

test("an index of another version is refused", async () => {
  const site = buildFiles({ "content/sidor/a.md": page("En skola", "Text.") });
  const manifest = join(site, "sok/index/sv.json");
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, "utf8")), version: 999 }));
  await assert.rejects(openSite(site), { name: "SearchError", code: "version" });
  writeFileSync(manifest, "{");
  await assert.rejects(openSite(site), { name: "SearchError", code: "damaged" });
});

test("an open page finds what has been published meanwhile", async () => {
  const [old, fresh] = ["En skola", "En helt annan förskola"].map((title) => buildFiles({ "content/sidor/a.md": page(title, "Text.") }));
  const { openIndex } = await importClient(old);
  let site = old;
  const index = await openIndex(BASE, { fetch: (address) => fetchFrom(site)(address) });
  site = fresh;
  assert.equal((await index.search("förskola")).hits[0].title, "En helt annan förskola");
});
