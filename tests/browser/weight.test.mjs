// Whether a page comes quickly on a poor connection.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { assertNone, place } from "./faults.mjs";
import { buildExample, isRedirect, pagesOf } from "./site.mjs";

const MOST = 60 * 1024;
const MOST_SCRIPT = 15 * 1024;

let folder;

before(async () => { folder = await buildExample(); });

const weigh = (content) => gzipSync(content, { level: 9 }).length;

test(`no page's HTML, styles and scripts weigh more than ${MOST / 1024} KB compressed, its scripts ${MOST_SCRIPT / 1024} KB`, () => {
  const faults = [];
  const weights = new Map();
  for (const { file, address } of pagesOf(folder)) {
    if (isRedirect(file)) continue;
    const html = readFileSync(file, "utf8");
    const fetched = (pattern) => [...new Set([...html.matchAll(pattern)].map(([, target]) => new URL(target, `http://site/${address}`).pathname))].map((path) => {
      if (!weights.has(path)) weights.set(path, weigh(readFileSync(join(folder, path))));
      return [path, weights.get(path)];
    });
    const styles = fetched(/<link(?=[^>]*\brel="?stylesheet)[^>]*\bhref="([^"]+)"/g);
    const scripts = fetched(/<script[^>]*\bsrc="([^"]+)"/g);
    const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)(?![^>]*application\/(?:ld\+)?json)[^>]*>([^]*?)<\/script>/g)].map(([, text]) => text).join("");
    const sum = (files) => files.reduce((total, [, weight]) => total + weight, 0);
    const script = sum(scripts) + (inline ? weigh(inline) : 0);
    const all = weigh(html) + sum(styles) + sum(scripts);
    const told = [[address || "index.html", weigh(html)], ...styles, ...scripts].map(([name, weight]) => `${name} ${weight}`).join(", ");
    if (all > MOST) faults.push({ rule: `heavier than ${MOST} bytes`, element: `${all} bytes`, detail: told, page: place(address) });
    if (script > MOST_SCRIPT) faults.push({ rule: `scripts heavier than ${MOST_SCRIPT} bytes`, element: `${script} bytes`, detail: told, page: place(address) });
  }
  assertNone(faults);
});
