// Lighthouse's four marks for every type of page, on a phone and on a desk.
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { assertNone, place } from "./faults.mjs";
import { FULL, NOT_FOUND, buildExample, launch, serve, typesOn } from "./site.mjs";

const LEAST = { accessibility: 100, "best-practices": 100, seo: 100, performance: 99 };
const RUNS = 3;

const skip = !FULL && "only with --full";
let browser, site, port, lighthouse, desktop;

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const found = server.address().port;
    server.close(() => resolve(found));
  });
});

before(async () => {
  if (skip) return;
  ({ default: lighthouse } = await import("lighthouse"));
  ({ default: desktop } = await import("lighthouse/core/config/desktop-config.js"));
  site = await serve();
  // The site knows its own address and may be found: canonical addresses and robots are part of the marks.
  site.folder = await buildExample({ basadress: site.base, dold_for_sokmotorer: false });
  port = await freePort();
  browser = await launch([`--remote-debugging-port=${port}`]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One page's marks, each in per cent, and the audits that lowered them. */
async function marks(address, form) {
  const performance = [];
  const faults = [];
  const page = place(address, form);
  for (let run = 0; run < RUNS; run += 1) {
    const onlyCategories = run ? ["performance"] : Object.keys(LEAST);
    const { lhr } = await lighthouse(site.base + address, { port, output: [], logLevel: "error", onlyCategories }, form === "desktop" ? desktop : undefined);
    if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`);
    performance.push(Math.round(lhr.categories.performance.score * 100));
    for (const category of onlyCategories.filter((name) => name !== "performance")) {
      const { score, auditRefs } = lhr.categories[category];
      if (score * 100 >= LEAST[category]) continue;
      for (const { id, weight } of auditRefs) {
        const audit = lhr.audits[id];
        if (!weight || audit.score === null || audit.score === 1) continue;
        const items = (audit.details?.items ?? []).map((item) => item.node?.selector ?? item.description ?? item.url ?? "").filter(Boolean).slice(0, 3);
        faults.push({ rule: `${category}: ${id}`, element: items.join(" | ") || audit.title, page });
      }
    }
  }
  if (median(performance) < LEAST.performance) faults.push({ rule: "performance", element: `${median(performance)} of 100`, detail: performance.join(", "), page });
  return faults;
}

for (const form of ["mobile", "desktop"]) {
  test(`Lighthouse is content with every type of page (${form})`, { skip, timeout: 7_200_000 }, async () => {
    const faults = [];
    for (const { type, address } of typesOn(site.folder)) {
      // A page that answers 404, and one that is only ever part of another, are not to be found.
      if (address === NOT_FOUND || type === "list to embed") continue;
      faults.push(...await marks(address, form));
    }
    assertNone(faults);
  });
}
