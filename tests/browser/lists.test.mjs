// Lists with script: filtered in place, with an address that can be shared, told to who cannot see it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildExample, launch, newTab, serve } from "./site.mjs";

let browser, site;

before(async () => {
  site = await serve(await buildExample());
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** A tab whose page says whether it has been loaded again. */
async function at(address) {
  const tab = await newTab(browser, { width: 1280 });
  await tab.goto(site.base + address);
  await tab.evaluate(() => { window.sameDocument = true; });
  return tab;
}

const isSame = (tab) => tab.evaluate(() => window.sameDocument === true);

test("a list is filtered in place, its address can be shared, and the count is told", async () => {
  const tab = await at("exempel/");
  const group = tab.locator(".facets details", { hasText: "Tema" }).first();
  await group.locator("summary").click();
  const choice = group.locator("a").first();
  const address = await choice.evaluate((link) => link.href);
  await choice.focus();
  await tab.keyboard.press("Enter");
  await tab.waitForURL(address);
  assert.ok(await isSame(tab), "the page was loaded again");
  const counted = (await tab.locator(".list-facts").textContent()).trim();
  assert.equal(await tab.locator("[role=status]").textContent(), counted);
  assert.ok(await tab.locator(".facets [aria-current]").count() > 0, "nothing is marked as chosen");
  const focused = await tab.evaluate(() => document.activeElement.closest(".facets") !== null);
  assert.ok(focused, "focus has left the filters");
  const shown = await tab.locator("main").innerText();
  await tab.goBack();
  await tab.waitForFunction(() => document.title.startsWith("Exempel"));
  assert.ok(await isSame(tab));
  const fresh = await at(new URL(address).pathname.slice(new URL(site.base).pathname.length));
  const closed = await fresh.locator(".list-facts").textContent();
  assert.equal(closed.trim(), counted);
  assert.ok(shown.includes(counted));
  await Promise.all([tab, fresh].map((one) => one.context().close()));
});

test("links in a filtered list lead where they should, below any path", async () => {
  const tab = await at("exempel/");
  await tab.locator(".orders a:not([aria-current])").first().click();
  await tab.waitForURL(/sort/);
  const first = tab.locator(".card a").first();
  const title = await first.textContent();
  await first.click();
  await tab.waitForFunction((title) => document.querySelector("h1")?.textContent === title, title);
  await tab.context().close();
});

test("two to four examples can be chosen and compared, and the address says which", async () => {
  const tab = await at("exempel/tabell/samverkan/");
  const boxes = tab.locator("table.comparison input[type=checkbox]");
  const button = tab.locator("main button");
  assert.equal(await button.getAttribute("aria-disabled"), "true");
  const told = () => tab.locator("[role=status]").textContent();
  const hint = await tab.locator(`#${await button.getAttribute("aria-describedby")}`).innerText();
  await button.focus();
  await tab.keyboard.press("Enter");
  assert.equal(await told(), hint, "why nothing happens is not told");
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await button.click();
  assert.equal(await tab.locator("table.comparison tbody tr:visible").count(), 2);
  assert.match(await told(), /^2 /);
  const address = tab.url();
  assert.match(address, /\?val=[a-z0-9-]+,[a-z0-9-]+$/);
  const fresh = await newTab(browser, { width: 1280 });
  await fresh.goto(address);
  assert.equal(await fresh.locator("table.comparison tbody tr:visible").count(), 2);
  await Promise.all([tab, fresh].map((one) => one.context().close()));
});

test("a fifth example cannot be chosen, which is told", async () => {
  const tab = await at("exempel/tabell/samverkan/");
  const boxes = tab.locator("table.comparison input[type=checkbox]");
  for (const place of [0, 1, 2, 3]) await boxes.nth(place).check();
  const fifth = boxes.nth(4);
  await fifth.focus();
  assert.equal(await fifth.getAttribute("aria-disabled"), "true");
  await tab.keyboard.press("Space");
  assert.ok(!await fifth.isChecked());
  assert.notEqual(await tab.locator("[role=status]").textContent(), "");
  await boxes.nth(0).uncheck();
  await fifth.check();
  await tab.context().close();
});

test("a page that cannot be fetched is loaded in full instead", async () => {
  const tab = await at("exempel/");
  await tab.evaluate(() => { window.fetch = () => Promise.reject(new TypeError("offline")); });
  await tab.locator(".orders a:not([aria-current])").first().click();
  await tab.waitForURL(/sort/);
  await tab.waitForLoadState();
  assert.ok(!await isSame(tab));
  await tab.context().close();
});
