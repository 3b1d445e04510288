// What a page fetches, what it leaves behind, what it says to developers and whether it jumps.
import { after, before, test } from "node:test";
import { assertNone, place } from "./faults.mjs";
import { FULL, NOT_FOUND, buildExample, launch, serve, typesOn } from "./site.mjs";

const PATH = "/en/mapp/";

let browser;
const sites = [];

before(async () => {
  sites.push(await serve(await buildExample()));
  sites.push(await serve(await buildExample({ basadress: `https://exempel.example${PATH}` }), PATH));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await Promise.all(sites.map((site) => site.close()));
});

/** Runs before the page's own scripts: notes what they touch and what moves. */
function watch() {
  window.noted = [];
  window.shifts = [];
  const note = (what) => window.noted.push(what);
  for (const name of ["getItem", "setItem", "removeItem", "key"]) {
    const own = Storage.prototype[name];
    Storage.prototype[name] = function (...given) {
      note(this === localStorage ? "localStorage" : "sessionStorage");
      return own.apply(this, given);
    };
  }
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) { note("indexedDB"); return open.apply(this, given); };
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(Document.prototype, "cookie", {
    get() { note("a cookie is read"); return cookie.get.call(this); },
    set(value) { note("a cookie is set"); cookie.set.call(this, value); },
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.shifts.push([entry.value, entry.sources.map(({ node }) => (node?.outerHTML ?? "?").replace(/\s+/g, " ").slice(0, 80)).join(" | ")]);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

async function visit(site, address) {
  const faults = [];
  const page = site.base === `${site.origin}/` ? place(address) : `${PATH}${address}`;
  const fault = (rule, element, detail) => faults.push({ rule, element, detail, page });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript(watch);
  const tab = await context.newPage();
  tab.on("request", (request) => {
    if (!request.url().startsWith(site.base) && !request.url().startsWith("data:")) fault("asks another site", request.url());
  });
  tab.on("response", (response) => {
    const expected = address === NOT_FOUND && response.url() === site.base + address ? 404 : 200;
    if (response.status() !== expected) fault(`answers ${response.status()}`, response.url());
  });
  tab.on("pageerror", (error) => fault("error in a script", error.message));
  tab.on("console", (message) => {
    // The browser says so itself of a page that is not there.
    if (address === NOT_FOUND && message.location().url === site.base + address) return;
    if (["error", "warning"].includes(message.type())) fault(`${message.type()} in the console`, message.text(), message.location().url);
  });
  await tab.goto(site.base + address, { waitUntil: "load" });
  await tab.evaluate(async () => {
    // What comes late moves what is there.
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve, 200));
    // All the way down, so that what waits to be seen is fetched.
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
      window.scrollTo(0, top);
      await new Promise(requestAnimationFrame);
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  const { noted, shifts, kept } = await tab.evaluate(async () => ({
    noted: window.noted,
    shifts: window.shifts,
    kept: {
      localStorage: Object.getOwnPropertyNames(localStorage).length,
      sessionStorage: Object.getOwnPropertyNames(sessionStorage).length,
      indexedDB: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      "service workers": (await navigator.serviceWorker.getRegistrations()).length,
    },
  }));
  for (const what of new Set(noted)) fault("touches what is kept with the reader", what);
  for (const [what, count] of Object.entries(kept)) if (count) fault("keeps something with the reader", what);
  for (const { name } of await context.cookies()) fault("sets a cookie", name);
  for (const [value, nodes] of shifts) fault("moves while the page loads", nodes, String(value));
  await context.close();
  return faults;
}

test("a page asks nobody else, keeps nothing, complains of nothing and does not jump", { timeout: 600_000 }, async () => {
  const faults = [];
  const [atRoot, belowPath] = sites;
  for (const { address } of typesOn(atRoot.folder)) faults.push(...await visit(atRoot, address));
  const some = ["start", "case with much", "list of courses", "page not found", "case in Arabic"];
  for (const { type, address } of typesOn(belowPath.folder)) {
    if (FULL || some.includes(type)) faults.push(...await visit(belowPath, address));
  }
  assertNone(faults);
});
