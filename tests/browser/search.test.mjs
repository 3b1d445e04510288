// Whether a reader finds by searching: from any page, with keys only, back and forward, and when something fails.
import assert from "node:assert/strict";
import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { buildExample, launch, newTab, serve } from "./site.mjs";

const PATH = "/en/mapp/";
let browser, site, below;

before(async () => {
  site = await serve(await buildExample());
  below = await serve(await buildExample({ basadress: `https://exempel.example${PATH}` }), PATH);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await below?.close();
  await site?.close();
});

/** What a test sees of the page when nothing more is on its way. */
async function seen(tab) {
  await tab.waitForFunction(() => !document.getElementById("s_funnet").hidden);
  await tab.waitForLoadState("networkidle");
  return tab.evaluate(() => ({
    count: document.querySelector(".search-count").textContent,
    corrected: document.querySelector("#s_menade:not([hidden])")?.textContent,
    hits: [...document.querySelectorAll(".search-hits > li")].map((hit) => hit.innerText),
    links: [...document.querySelectorAll(".search-hits a")].map((link) => link.href),
    marked: [...document.querySelectorAll(".search-hits mark")].map((mark) => mark.textContent.toLowerCase()),
    filters: [...document.querySelectorAll(".search-filters summary")].map((summary) => summary.textContent),
    ways: !document.getElementById("s_vagar").hidden,
  }));
}

const search = async (tab, address) => {
  await tab.goto(address);
  return seen(tab);
};

test("what searching takes is fetched when a reader goes to the field, and not before", async () => {
  for (const { base } of [site, below]) {
    const tab = await newTab(browser);
    const fetched = [];
    tab.on("requestfinished", (request) => fetched.push(new URL(request.url()).pathname));
    await tab.goto(`${base}kurser/`, { waitUntil: "networkidle" });
    assert.ok(!fetched.some((path) => path.includes("/sok/")), fetched.join());
    await tab.locator(".site-search input").focus();
    await tab.waitForLoadState("networkidle");
    await tab.waitForTimeout(300);
    const path = new URL(base).pathname;
    for (const file of ["sok/index/search.js", "sok/index/sv.json"]) assert.ok(fetched.includes(path + file), fetched.join());
    await tab.close();
  }
});

test("a reader searches from any page, with keys only, and comes to the page that was found", async () => {
  for (const { base } of [site, below]) {
    const tab = await newTab(browser);
    await tab.goto(`${base}kurser/`);
    await tab.locator(".site-search input").focus();
    await tab.keyboard.type("tjänstedesign kommuner");
    await tab.keyboard.press("Enter");
    await tab.waitForURL(/\/sok\/\?q=/);
    const { count, links, marked } = await seen(tab);
    assert.match(count, /^\d+ träffar$/);
    assert.equal(links[0], `${base}exempel/tjanstedesign-i-sju-kommuner/`);
    assert.ok(marked.includes("tjänstedesign"), marked.join());
    await tab.locator("#s_fraga").focus();
    for (let presses = 0; presses < 30; presses++) {
      await tab.keyboard.press("Tab");
      if (await tab.evaluate(() => document.activeElement.closest(".search-hits") !== null)) break;
    }
    await tab.keyboard.press("Enter");
    await tab.waitForURL(links[0]);
    await tab.context().close();
  }
});

test("what is typed is searched for at once, and the count is told politely", async () => {
  const tab = await newTab(browser);
  await tab.goto(`${site.base}sok/`);
  await tab.locator("#s_fraga").pressSequentially("samverk", { delay: 20 });
  const { hits } = await seen(tab);
  assert.ok(hits.length > 3);
  await tab.waitForFunction(() => [...document.querySelectorAll("[role=status]")].some((status) => /träff/.test(status.textContent)));
  assert.match(tab.url(), /\?q=samverk$/);
  await tab.context().close();
});

test("what is chosen stands in the address, and back and forward undo and redo it", async () => {
  const tab = await newTab(browser);
  const { count: all, filters } = await search(tab, `${site.base}sok/?q=samverkan`);
  assert.ok(filters.length > 4, filters.join());
  await tab.locator(".search-filters > summary").click();
  await tab.locator("details[data-facet=kind] > summary").click();
  await tab.locator("#s_kind_kurser").check();
  await tab.waitForFunction((before) => document.querySelector(".search-count").textContent !== before, all);
  const { count: courses, links } = await seen(tab);
  assert.ok(links.every((link) => link.startsWith(`${site.base}kurser/`)), links.join());
  assert.match(tab.url(), /\?q=samverkan&kind=kurser$/);
  assert.equal(await tab.evaluate(() => document.activeElement.id), "s_kind_kurser");
  await tab.goBack();
  await tab.waitForFunction((before) => document.querySelector(".search-count").textContent !== before, courses);
  assert.equal((await seen(tab)).count, all);
  await tab.goForward();
  await tab.waitForFunction((before) => document.querySelector(".search-count").textContent !== before, all);
  assert.equal((await seen(tab)).count, courses);
  await tab.context().close();
});

test("misspelled words say what was searched for, and unknown ones offer other ways", async () => {
  const tab = await newTab(browser);
  const { corrected, hits } = await search(tab, `${site.base}sok/?q=nyanlnda`);
  assert.equal(corrected, "Visar träffar för nyanlända");
  assert.ok(hits.length);
  const nothing = await search(tab, `${site.base}sok/?q=qwxz`);
  assert.equal(nothing.count, "Inga träffar");
  assert.ok(nothing.ways);
  await tab.context().close();
});

test("odd queries and unknown filters do no harm", async () => {
  const tab = await newTab(browser);
  const faults = [];
  tab.on("pageerror", (error) => faults.push(error.message));
  for (const query of ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a".repeat(5000), "🙂", "(.*)[a-z]+\\", "\u0007\u0000", "\u200fمرحبا\u200e", "och att det som", "-", "%", "__proto__ constructor"]) {
    await search(tab, `${site.base}sok/?q=${encodeURIComponent(query)}&kind=finnsinte&finnsinte=1&constructor=x`);
  }
  const { count } = await search(tab, `${site.base}sok/?q=samverkan&kind=finnsinte&finnsinte=1`);
  assert.match(count, /träff/);
  assert.deepEqual(faults, []);
  await tab.context().close();
});

test("the search works in every language of the site", async () => {
  const tab = await newTab(browser);
  const english = await search(tab, `${site.base}en/sok/?q=municipalities`);
  assert.match(english.count, /results/);
  assert.ok(english.links.every((link) => link.startsWith(`${site.base}en/`)));
  const arabic = await search(tab, `${site.base}ar/sok/?q=${encodeURIComponent("البلدية")}`);
  assert.ok(arabic.links.length && arabic.links.every((link) => link.startsWith(`${site.base}ar/`)));
  await tab.context().close();
});

test("a damaged index is told, and the lists are offered instead", async () => {
  const broken = await serve(await buildExample());
  const folder = join(broken.folder, "sok/index");
  const generation = readdirSync(folder).find((name) => existsSync(join(folder, name, "w4.bin")));
  const file = join(folder, generation, "w0.bin");
  const tab = await newTab(browser);
  const told = async (query) => {
    const { count, ways } = await search(tab, `${broken.base}sok/?q=${query}`);
    assert.equal(count, "Sökningen fungerar inte just nu. Hitta via listorna i stället.");
    assert.ok(ways);
    await tab.context().clearCookies();
    await tab.goto("about:blank");
  };
  renameSync(file, `${file}.away`);
  await told("arbete");
  writeFileSync(file, Buffer.from([0x1f, 0x8b, 8, 0, 1, 2]));
  await told("arbetet");
  writeFileSync(join(folder, "sv.json"), JSON.stringify({ version: 999 }));
  await told("arbeten");
  await tab.context().close();
  await broken.close();
});

test("without scripts the search page leads to the lists", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(`${site.base}sok/?q=samverkan`);
  assert.match(await tab.locator("main").innerText(), /Sökningen behöver JavaScript/);
  await tab.locator("#s_vagar a", { hasText: "Exempel" }).click();
  await tab.waitForURL(`${site.base}exempel/`);
  await context.close();
});
