// The preview in a real browser: what changes, what stays, and whether everybody can use it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { axe } from "./axe.mjs";
import { assertNone, place } from "./faults.mjs";
import { PROGRAM, launch, temporaryFolder } from "./site.mjs";

const PORT = 4930;
const SITE = 'titel = "Prov"\nbasadress = "https://prov.example/"\ntema = "eget"\nredigerare = "vscode://file/{fil}:{rad}:{kolumn}"\n';

let root, server, browser, base;

const write = (path, content) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};

const page = (title, text) => `+++
titel = "${title}"
sammanfattning = "En kort sammanfattning som är lång nog för att säga vad som gjordes och vad det blev."
kommuner = ["Lund"]
publicerad = 2026-01-31
+++
${text}
`;

const filler = Array.from({ length: 60 }, (_, number) => `Stycke nummer ${number} med litet text som gör sidan lång.`).join("\n\n");

const long = (text) => page("Ett långt exempel", `## Först

${text}

<details><summary>Mer</summary><p>Det som är dolt.</p></details>

${filler}

## Sist

Slut.`);

async function start(port = PORT) {
  server = spawn(PROGRAM, ["serve", "--root", root, "--port", String(port), "--date", "2026-11-22", "--language", "sv"], { stdio: ["ignore", "pipe", "inherit"] });
  base = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (data) => {
      said += data;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (address) resolve(address[0]);
    });
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

const stop = () => new Promise((resolve) => {
  server.removeAllListeners("exit");
  server.once("exit", resolve);
  server.kill("SIGINT");
});

before(async () => {
  root = temporaryFolder("preview");
  write("site.toml", SITE);
  write("themes/eget/assets/style.css", "body { color: rgb(1, 2, 3); }\n");
  write("content/exempel/a.md", long("Den första texten."));
  write("content/exempel/b.md", page("Ett annat exempel", "Se [a](a.md)."));
  await start();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  if (server?.exitCode === null) await stop();
});

async function open(path, options = {}) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(error.message));
  await tab.goto(base + path);
  await tab.waitForFunction(() => document.getElementById("sprida-preview")?.dataset.generation);
  // Lost when the page is loaded again rather than changed in place.
  await tab.evaluate(() => { window.sameDocument = true; });
  return { tab, context, errors };
}

const isSame = (tab) => tab.evaluate(() => window.sameDocument === true);

test("a saved text shows, and the place on the page, open details and focus stay", async () => {
  const { tab, context, errors } = await open("exempel/a/", { viewport: { width: 1000, height: 700 } });
  await tab.locator("details summary").first().click();
  await tab.evaluate(() => window.scrollTo(0, 900));
  const link = tab.locator("footer a").first();
  await link.evaluate((node) => node.focus({ preventScroll: true }));
  const before = await tab.evaluate(() => window.scrollY);
  write("content/exempel/a.md", long("Den andra texten."));
  await tab.waitForFunction(() => document.body.textContent.includes("Den andra texten."));
  assert.ok(await isSame(tab), "changed in place");
  assert.equal(await tab.evaluate(() => window.scrollY), before);
  assert.ok(await tab.evaluate(() => document.querySelector("main details").open), "open details stay open");
  assert.ok(await link.evaluate((node) => node === document.activeElement), "the focus stays");
  assert.deepEqual(errors, []);
  await context.close();
});

test("typed text and the caret stay in a half-filled form", async () => {
  const { tab, context } = await open("_sprida/");
  const title = tab.getByLabel("Titel");
  await title.fill("Halvfärdig titel");
  await title.evaluate((node) => node.setSelectionRange(4, 4));
  await tab.getByLabel("Sammanfattning", { exact: false }).fill("Påbörjad");
  await title.focus();
  write("content/exempel/b.md", page("Ett annat exempel.", "Se [a](a.md)."));
  await tab.waitForFunction(() => document.body.textContent.includes("Titeln slutar med punkt."));
  assert.ok(await isSame(tab));
  assert.equal(await title.inputValue(), "Halvfärdig titel");
  assert.equal(await tab.getByLabel("Sammanfattning", { exact: false }).inputValue(), "Påbörjad");
  assert.ok(await title.evaluate((node) => node === document.activeElement && node.selectionStart === 4));
  write("content/exempel/b.md", page("Ett annat exempel", "Se [a](a.md)."));
  await context.close();
});

test("a style sheet is exchanged without loading the page again", async () => {
  const { tab, context } = await open("exempel/b/");
  const colour = () => tab.evaluate(() => getComputedStyle(document.body).color);
  assert.equal(await colour(), "rgb(1, 2, 3)");
  write("themes/eget/assets/style.css", "body { color: rgb(4, 5, 6); }\n");
  await tab.waitForFunction(() => getComputedStyle(document.body).color === "rgb(4, 5, 6)");
  assert.ok(await isSame(tab));
  await tab.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  await context.close();
});

test("an image that is saved again shows, and stays when the text changes", async () => {
  const picture = (size) => `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"/>`;
  write("static/bilder/karta.svg", picture(10));
  write("content/exempel/b.md", page("Ett annat exempel", "![Karta](/bilder/karta.svg)"));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { tab, context, errors } = await open("exempel/b/");
  const width = () => tab.evaluate(() => document.querySelector("main img[src*=karta]").naturalWidth);
  await tab.waitForFunction(() => document.querySelector("main img[src*=karta]").naturalWidth === 10);
  write("static/bilder/karta.svg", picture(20));
  await tab.waitForFunction(() => document.querySelector("main img[src*=karta]").naturalWidth === 20);
  write("content/exempel/b.md", page("Ett annat exempel", "![Karta](/bilder/karta.svg)\n\nMer text."));
  await tab.waitForFunction(() => document.body.textContent.includes("Mer text."));
  assert.equal(await width(), 20);
  assert.ok(await isSame(tab));
  assert.deepEqual(errors, []);
  write("content/exempel/b.md", page("Ett annat exempel", "Se [a](a.md)."));
  await context.close();
});

test("eight tabs all follow along", async () => {
  const context = await browser.newContext();
  const tabs = [];
  for (let number = 0; number < 8; number += 1) {
    const tab = await context.newPage();
    await tab.goto(base + "exempel/b/");
    await tab.waitForFunction(() => document.getElementById("sprida-preview")?.dataset.generation);
    tabs.push(tab);
  }
  write("content/exempel/b.md", page("Ett annat exempel", "Alla flikar ser det här."));
  await Promise.all(tabs.map((tab) => tab.waitForFunction(() => document.body.textContent.includes("Alla flikar ser det här."))));
  await context.close();
});

test("the panel says what is wrong, where, how to mend it, and opens the editor there", async () => {
  write("content/exempel/c.md", page("Ett exempel med fel", "Se [ingenting](finns-inte.md)."));
  const { tab, context } = await open("exempel/b/");
  await tab.goto(base + "exempel/c/");
  const panel = tab.locator("#sprida-preview");
  await panel.getByText("Förhandsvisning: 1 fel").click();
  await panel.getByText("Länken finns-inte.md leder ingenstans.").waitFor();
  await panel.getByText("content/exempel/c.md, rad 7").first().waitFor();
  const href = await panel.getByRole("link", { name: /Öppna i redigeraren/ }).first().getAttribute("href");
  assert.match(href, /^vscode:\/\/file\/.*content\/exempel\/c\.md:7:\d+$/);
  await panel.getByText("Webbplatsen går inte att publicera förrän felen är rättade.").waitFor();
  write("content/exempel/c.md", page("Ett exempel med fel", "Se [b](b.md)."));
  await panel.getByText("Webbplatsen går att publicera.").waitFor();
  assert.ok(await panel.locator("details").evaluate((node) => node.open), "it stays open");
  await context.close();
});

test("an error in the page's fields leaves the last good version under a notice", async () => {
  write("content/exempel/d.md", page("Ett exempel att förstöra", "Den goda texten."));
  const { tab, context } = await open("exempel/b/");
  await tab.goto(base + "exempel/d/");
  await tab.getByText("Den goda texten.").waitFor();
  write("content/exempel/d.md", page('Ett "exempel', "Den goda texten, ändrad."));
  await tab.locator("#sprida-preview").getByText("Du ser den senaste version som fungerade.").waitFor();
  assert.ok(await tab.getByText("Den goda texten.", { exact: true }).isVisible());
  write("content/exempel/d.md", page("Ett exempel att förstöra", "Den goda texten, ändrad."));
  await tab.getByText("Den goda texten, ändrad.").waitFor();
  await context.close();
});

test("the form makes a page and shows it", async () => {
  const { tab, context } = await open("_sprida/");
  await tab.getByLabel("Slag").selectOption({ label: "exempel" });
  await tab.getByLabel("Titel").fill("Språkcafé på biblioteket");
  await tab.getByLabel("Kommuner", { exact: false }).fill("Lund, Eslöv");
  await tab.getByRole("button", { name: "Skapa sidan" }).click();
  await tab.waitForURL("**/exempel/sprakcafe-pa-biblioteket/");
  await tab.getByRole("heading", { level: 1, name: "Språkcafé på biblioteket" }).waitFor();
  await context.close();
});

test("the page reconnects when the server has been started again", async () => {
  const { tab, context } = await open("exempel/b/");
  await stop();
  write("content/exempel/b.md", page("Ett annat exempel", "Skrivet medan servern var borta."));
  await start();
  await tab.waitForFunction(() => document.body.textContent.includes("Skrivet medan servern var borta."), null, { timeout: 20000 });
  assert.ok(await isSame(tab));
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in the panel and the overview (${colorScheme})`, async () => {
    write("content/exempel/e.md", page("Ett exempel med brister.", "Se [b](b.md)."));
    const { tab, context } = await open("exempel/b/", { colorScheme });
    for (const [path, part] of [["exempel/e/", "#sprida-preview"], ["_sprida/", undefined]]) {
      await tab.goto(base + path);
      await tab.locator("#sprida-preview summary").click();
      assertNone((await axe(tab, part)).violations.map((fault) => ({ ...fault, page: place(path) })));
    }
    await context.close();
  });
}
