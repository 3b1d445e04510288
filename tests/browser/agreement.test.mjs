// Whether `sprida check --html` finds what axe-core finds, and nothing of what ACT rules say where axe finds nothing:
// real pages of the example, each changed in one way. The manual's page about it is written by this test when
// SPRIDA_WRITE_MANUAL=1, and must be what the test finds.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { PROGRAM, buildExample, launch, newTab, temporaryFolder } from "./site.mjs";

const require = createRequire(import.meta.url);
const SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VERSION = require("axe-core/package.json").version;
const MANUAL = new URL("../../manual/content/sidor/axe.md", import.meta.url);

// What takes a style sheet, a layout, a script in each frame or a person to judge. A page without `main` and headings
// (bypass) is told of as main-landmark and main-heading.
const NOT_JUDGED = [
  "color-contrast", "color-contrast-enhanced", "css-orientation-lock", "frame-tested", "hidden-content",
  "identical-links-same-purpose", "link-in-text-block", "p-as-heading", "scrollable-region-focusable",
  "skip-link", "table-fake-caption", "target-size", "bypass",
];

// axe's rules and our codes for the same mistake.
const CODES = {
  "accesskeys": ["repeated-accesskey"],
  "area-alt": ["link-without-name"],
  "aria-allowed-attr": ["unsupported-aria-attribute"],
  "aria-allowed-role": ["unsuitable-role"],
  "aria-braille-equivalent": ["braille-without-name"],
  "aria-command-name": ["button-without-name", "link-without-name"],
  "aria-conditional-attr": ["unsupported-aria-attribute"],
  "aria-deprecated-role": ["unknown-role"],
  "aria-dialog-name": ["dialog-without-name"],
  "aria-hidden-body": ["hidden-body"],
  "aria-hidden-focus": ["hidden-focus"],
  "aria-input-field-name": ["field-without-label"],
  "aria-meter-name": ["meter-without-name"],
  "aria-progressbar-name": ["meter-without-name"],
  "aria-prohibited-attr": ["unsupported-aria-attribute"],
  "aria-required-attr": ["missing-aria-attribute"],
  "aria-required-children": ["missing-required-child"],
  "aria-required-parent": ["missing-required-parent"],
  "aria-roles": ["unknown-role"],
  "aria-tab-name": ["widget-without-name"],
  "aria-text": ["unknown-role"],
  "aria-toggle-field-name": ["field-without-label"],
  "aria-tooltip-name": ["widget-without-name"],
  "aria-treeitem-name": ["widget-without-name"],
  "aria-valid-attr": ["unknown-aria-attribute"],
  "aria-valid-attr-value": ["invalid-aria-value", "dangling-reference"],
  "autocomplete-valid": ["invalid-autocomplete"],
  "avoid-inline-spacing": ["fixed-spacing"],
  "blink": ["moving-text"],
  "button-name": ["button-without-name"],
  "definition-list": ["broken-definition-list"],
  "dlitem": ["broken-definition-list"],
  "document-title": ["page-title"],
  "duplicate-id-aria": ["repeated-id"],
  "empty-heading": ["heading-without-text"],
  "empty-table-header": ["empty-table-header"],
  "focus-order-semantics": ["focus-without-role"],
  "form-field-multiple-labels": ["several-labels"],
  "frame-focusable-content": ["frame-out-of-reach"],
  "frame-title": ["frame-without-title"],
  "frame-title-unique": ["repeated-frame-title"],
  "heading-order": ["heading-order"],
  "html-has-lang": ["page-language"],
  "html-lang-valid": ["unknown-language"],
  "html-xml-lang-mismatch": ["language-mismatch"],
  "image-alt": ["image-without-alternative"],
  "image-redundant-alt": ["repeated-image-text"],
  "input-button-name": ["button-without-name"],
  "input-image-alt": ["image-button-without-name"],
  "label": ["field-without-label"],
  "label-content-name-mismatch": ["label-name-mismatch"],
  "label-title-only": ["field-named-by-hint"],
  "landmark-banner-is-top-level": ["misplaced-landmark"],
  "landmark-contentinfo-is-top-level": ["misplaced-landmark"],
  "landmark-main-is-top-level": ["misplaced-landmark"],
  "landmark-no-duplicate-banner": ["misplaced-landmark"],
  "landmark-no-duplicate-contentinfo": ["misplaced-landmark"],
  "landmark-no-duplicate-main": ["main-landmark"],
  "landmark-one-main": ["main-landmark"],
  "landmark-unique": ["repeated-landmark", "misplaced-landmark", "main-landmark"],
  "link-name": ["link-without-name"],
  "list": ["broken-list"],
  "listitem": ["broken-list"],
  "marquee": ["moving-text"],
  "meta-refresh": ["delayed-refresh"],
  "meta-refresh-no-exceptions": ["delayed-refresh"],
  "meta-viewport": ["forbidden-zoom"],
  "meta-viewport-large": ["forbidden-zoom"],
  "nested-interactive": ["nested-control"],
  "no-autoplay-audio": ["autoplay"],
  "object-alt": ["object-without-name"],
  "page-has-heading-one": ["main-heading"],
  "presentation-role-conflict": ["conflicting-presentation"],
  "region": ["content-outside-landmarks"],
  "role-img-alt": ["image-without-alternative"],
  "scope-attr-valid": ["invalid-scope"],
  "select-name": ["field-without-label"],
  "server-side-image-map": ["server-image-map"],
  "summary-name": ["summary-without-name"],
  "svg-img-alt": ["drawing-without-name"],
  "tabindex": ["positive-tabindex"],
  "table-duplicate-name": ["repeated-caption"],
  "td-has-header": ["table-without-headers"],
  "td-headers-attr": ["wrong-headers-attribute", "dangling-reference"],
  "th-has-data-cells": ["header-without-cells"],
  "valid-lang": ["unknown-language"],
  "video-caption": ["video-without-captions"],
};

const PAGES = {
  start: "", case: "exempel/tjanstedesign-i-sju-kommuner/", blocks: "exempel/processkartlaggning-i-tva-steg/",
  course: "kurser/tjanstedesign-for-processledare/", project: "projekt/boss/", search: "sok/",
  report: "rapporter/boss-slutrapport/", english: "en/", arabic: "ar/exempel/inkluderingskoordinator/",
  page: "hur-vet-vi/", overview: "kommuner/oversikt/", embed: "badda-in/tema/samverkan/",
};

// The site's own policy keeps style and frames out of the changed pages.
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

// Something put first in the main part.
const put = (html) => (page) => page.replace(/(<main[^>]*>)/, `$1${html}`);
const exchange = (from, to) => (page) => page.replace(from, to);

// What is changed, on which page, and what axe must say to it; where that is nothing, it is a right page that looks wrong.
const CHANGES = [
  ["start", "document-title", exchange(/<title>.*?<\/title>/s, "")],
  ["case", "document-title", exchange(/<title>.*?<\/title>/s, "<title> </title>")],
  ["course", "html-has-lang", exchange(/<html lang="sv"/, "<html")],
  ["english", "html-lang-valid", exchange(/<html lang="en"/, '<html lang="english"')],
  ["page", "html-xml-lang-mismatch", exchange(/<html lang="sv"/, '<html lang="sv" xml:lang="en"')],
  ["arabic", "valid-lang", put('<p lang="arabiska">نص</p>')],
  ["start", "image-alt", put('<img src="a.png">')],
  ["case", "image-alt", exchange(/<a class="skip-link"/, '<img src="a.png"><a class="skip-link"')],
  ["page", "role-img-alt", put('<span role="img">☺</span>')],
  ["page", "svg-img-alt", put('<svg role="img" width="9" height="9"><path d="M0 0h9v9"/></svg>')],
  ["page", "object-alt", put('<object data="a.pdf" width="9" height="9"></object>')],
  ["search", "input-image-alt", put('<form><input type="image" src="a.png"></form>')],
  ["project", "area-alt", put('<img src="a.png" alt="Karta" usemap="#m"><map name="m"><area href="a" shape="rect" coords="0,0,9,9"></map>')],
  ["start", "link-name", put('<a href="a"></a>')],
  ["overview", "link-name", put('<a href="a"><img src="a.png" alt=""></a>')],
  ["blocks", "link-name", exchange(/(<nav class="breadcrumbs[^>]*>)/, '$1<a href="a"></a>')],
  ["search", "button-name", put('<button type="button"></button>')],
  ["search", "input-button-name", put('<form><input type="button"></form>')],
  ["page", "aria-command-name", put('<div role="button" tabindex="0"></div>')],
  ["search", "label", put('<form><input name="a"></form>')],
  ["start", "label", exchange(/ aria-label="[^"]*" placeholder="[^"]*"/, "")],
  ["search", "select-name", put("<form><select><option>Lund</option></select></form>")],
  ["page", "aria-input-field-name", put('<div role="textbox" tabindex="0"></div>')],
  ["page", "aria-toggle-field-name", put('<div role="switch" aria-checked="true" tabindex="0"></div>')],
  ["search", "label-title-only", put('<form><input title="Namn"></form>')],
  ["search", "form-field-multiple-labels", put('<form><label for="a">Ett</label><label for="a">Två</label><input id="a"></form>'), "incomplete"],
  ["page", "frame-title", put('<iframe src="about:blank"></iframe>')],
  ["page", "frame-title-unique", put(`<iframe srcdoc="<p>A</p>" title="Ett"></iframe><iframe srcdoc="<p>B</p>" title="Ett"></iframe>`), "incomplete"],
  ["page", "frame-focusable-content", put(`<iframe title="Ett" tabindex="-1" srcdoc="<button>A</button>"></iframe>`)],
  ["page", "summary-name", put("<details><summary></summary>Text</details>")],
  ["page", "aria-dialog-name", put('<div role="dialog">Text</div>')],
  ["page", "aria-meter-name", put('<div role="meter" aria-valuenow="1"></div>')],
  ["page", "aria-progressbar-name", put('<div role="progressbar"></div>')],
  ["page", "aria-tooltip-name", put('<div role="tooltip"></div>')],
  ["page", "aria-tab-name", put('<div role="tablist" aria-label="A"><div role="tab"></div></div>'), "incomplete"],
  ["page", "aria-treeitem-name", put('<div role="tree" aria-label="A"><div role="treeitem"></div></div>')],
  ["case", "aria-roles", put('<div role="knapp">Text</div>')],
  ["case", "aria-deprecated-role", put('<div role="directory">Text</div>')],
  ["case", "aria-required-attr", put('<div role="slider" tabindex="0" aria-label="Ljud"></div>')],
  ["case", "aria-required-attr", put('<div role="checkbox" tabindex="0" aria-label="Ja"></div>')],
  ["case", "aria-valid-attr", put('<p aria-lable="x">Text</p>')],
  ["case", "aria-valid-attr-value", put('<button type="button" aria-expanded="ja">A</button>')],
  ["case", "aria-valid-attr-value", put('<nav aria-label="Ny"><a href="a" aria-current="sida">A</a></nav>'), "incomplete"],
  ["case", "aria-allowed-attr", put('<a href="a" aria-checked="true">A</a>')],
  ["case", "aria-prohibited-attr", put('<p aria-label="A">Text</p>'), "incomplete"],
  ["case", "aria-prohibited-attr", put('<span aria-label="A"></span>'), "incomplete"],
  ["case", "aria-conditional-attr", put('<label><input type="checkbox" aria-checked="true"> Ja</label>')],
  ["overview", "aria-conditional-attr", exchange(/<tr>/, '<tr aria-expanded="true">')],
  ["case", "aria-required-children", put('<div role="list"><div role="button" tabindex="0">A</div></div>')],
  ["case", "aria-required-parent", put('<div role="listitem">A</div>')],
  ["case", "aria-allowed-role", put('<h2 role="button" tabindex="0">A</h2>')],
  ["case", "aria-allowed-role", exchange(/<main /, '<main role="region" aria-label="A" ')],
  ["case", "aria-braille-equivalent", put('<div role="group" aria-label="A" aria-brailleroledescription="b">A</div>'), "incomplete"],
  ["start", "aria-hidden-body", exchange(/<body /, '<body aria-hidden="true" ')],
  ["start", "aria-hidden-focus", exchange(/<footer class="site-footer"/, '<footer class="site-footer" aria-hidden="true"')],
  ["page", "presentation-role-conflict", put('<img src="a.png" alt="" tabindex="0">')],
  ["page", "nested-interactive", put('<button type="button">A <a href="a">B</a></button>')],
  ["page", "nested-interactive", put('<div role="tab" tabindex="0">A <input aria-label="B"></div>')],
  ["start", "tabindex", exchange(/<a class="skip-link"/, '<a tabindex="3" class="skip-link"')],
  ["page", "heading-order", exchange(/<h2/, "<h4>A</h4><h2")],
  ["page", "empty-heading", put("<h2></h2>")],
  ["page", "page-has-heading-one", (page) => page.replace(/<h1/g, "<p").replace(/<\/h1>/g, "</p>")],
  ["embed", "landmark-one-main", (page) => page.replace(/<main/g, "<div").replace(/<\/main>/g, "</div>")],
  ["report", "landmark-no-duplicate-main", exchange(/<footer class="site-footer"/, '<main>A</main><footer class="site-footer"')],
  ["report", "landmark-no-duplicate-banner", exchange(/<main /, "<header>A</header><main ")],
  ["report", "landmark-no-duplicate-contentinfo", exchange(/<main /, "<footer>A</footer><main ")],
  ["report", "landmark-banner-is-top-level", put('<div role="banner">A</div>')],
  ["report", "landmark-contentinfo-is-top-level", put('<div role="contentinfo">A</div>')],
  ["report", "landmark-main-is-top-level", exchange(/<main [^>]*>/, (main) => `<nav aria-label="A">${main}`)],
  ["report", "landmark-unique", put("<nav><a href='a'>A</a></nav><nav><a href='b'>B</a></nav>")],
  ["report", "region", exchange(/<main /, "<p>Text</p><main ")],
  ["page", "region", exchange(/href="#s_innehall"/, 'href="#borta"')],
  ["page", "duplicate-id-aria", put('<p id="a">A</p><p id="a" >B</p><p aria-describedby="a">C</p>'), "incomplete"],
  ["search", "label-content-name-mismatch", put('<button type="button" aria-label="Nästa sida i listan">Till rapporten</button>')],
  ["search", "autocomplete-valid", put('<form><input aria-label="A" autocomplete="namn"></form>')],
  ["page", "avoid-inline-spacing", put('<p style="letter-spacing: 0 !important">A</p>')],
  ["page", "blink", put("<blink>A</blink>")],
  ["page", "marquee", put("<marquee>A</marquee>")],
  ["page", "meta-refresh", exchange(/<title>/, '<meta http-equiv="refresh" content="900"><title>')],
  ["page", "meta-refresh-no-exceptions", exchange(/<title>/, '<meta http-equiv="refresh" content="99999"><title>')],
  ["page", "meta-viewport", exchange(/initial-scale=1/, "user-scalable=no")],
  ["page", "meta-viewport-large", exchange(/initial-scale=1/, "maximum-scale=3")],
  ["page", "server-side-image-map", put('<a href="a"><img src="a.png" alt="A" ismap></a>'), "incomplete"],
  ["page", "accesskeys", put('<a href="a" accesskey="s">A</a><a href="b" accesskey="s">B</a>')],
  ["project", "definition-list", exchange(/<dl>/, "<dl><p>A</p>")],
  ["project", "dlitem", put("<dt>A</dt>")],
  ["start", "list", exchange(/<ul>/, "<ul><p>A</p>")],
  ["page", "listitem", put("<div><li>A</li></div>")],
  ["overview", "td-headers-attr", exchange(/<td/, '<td headers="s_innehall"')],
  ["overview", "scope-attr-valid", exchange(/scope="col"/, 'scope="kolumn"')],
  ["page", "th-has-data-cells", put('<table><tr><th scope="col">A</th><th scope="col">B</th></tr></table>'), "incomplete"],
  ["page", "empty-table-header", put("<table><tr><th></th><th>A</th></tr><tr><td>B</td><td>C</td></tr></table>")],
  ["page", "td-has-header", put(`<table><caption>A</caption>${"<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>".repeat(4)}</table>`)],
  ["page", "table-duplicate-name", put('<table summary="A"><caption>A</caption><tr><th>B</th><td>C</td></tr></table>')],
  ["page", "image-redundant-alt", put('<a href="a"><img src="a.png" alt="Rapport">Rapport</a>')],
  ["page", "focus-order-semantics", put('<div tabindex="0">A</div>')],
  // Right pages that look wrong.
  ["start", null, put('<img src="a.png" alt="">')],
  ["case", null, put('<a href="a" aria-label="Läs mer om A">Läs mer</a>')],
  ["page", null, put('<div role="heading" aria-level="2">A</div>')],
  ["search", null, put('<form><label>Namn <input name="a"></label></form>')],
  ["search", null, put('<form><label for="a">Namn</label><input id="a" autocomplete="section-a work email"></form>')],
  ["page", null, put('<table><tr><th scope="row">A</th><td>B</td></tr></table>')],
  ["page", null, put('<div role="list"><div role="listitem">A</div></div>')],
  ["page", null, put('<div aria-hidden="true"><a href="a" tabindex="-1">A</a></div>')],
  ["page", null, put('<button type="button"><img src="a.png" alt="Sök"></button>')],
  ["page", null, put("<ul role='list'><li>A</li></ul>")],
  ["page", null, put('<iframe title="A" src="about:blank"></iframe>')],
  ["page", null, put('<svg aria-hidden="true" width="9" height="9"><path d="M0 0"/></svg>')],
  ["page", null, put('<details><summary>A</summary>B</details>')],
  ["page", null, put('<p lang="en-GB">A</p>')],
  ["arabic", null, put('<p lang="prs">A</p>')],
  ["page", null, exchange(/<title>/, '<meta http-equiv="refresh" content="0; url=#a"><title>')],
];

let browser, folder, pages, ours;

before(async () => {
  const site = await buildExample();
  folder = temporaryFolder("agreement");
  pages = Object.entries(PAGES).map(([type, address]) => ({ name: type, expected: null, html: readFileSync(join(site, address, "index.html"), "utf8").replace(POLICY, "") }));
  const originals = Object.fromEntries(pages.map(({ name, html }) => [name, html]));
  for (const [number, [type, expected, change, certainty]] of CHANGES.entries()) {
    const html = change(originals[type]);
    assert.ok(html !== originals[type], `change ${number} (${expected}) of ${type} changes nothing`);
    pages.push({ name: `${number} ${expected ?? "right"} on ${type}`, expected, certainty, html });
  }
  for (const [number, page] of pages.entries()) {
    page.file = join(folder, `${number}.html`);
    writeFileSync(page.file, page.html);
  }
  const told = await new Promise((resolve) => execFile(PROGRAM, ["check", "--html", folder, "--format", "json"], { maxBuffer: 1 << 26 }, (_, stdout) => resolve(stdout)));
  ours = told.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));
  browser = await launch();
  const tab = await newTab(browser);
  for (const page of pages) {
    // Scripts and reloading would change what is judged.
    await tab.goto(pathToFileURL(page.file).href, { waitUntil: "commit" }).catch(() => {});
    await tab.waitForLoadState("domcontentloaded");
    Object.assign(page, await judgedByAxe(tab));
    page.codes = ours.filter(({ file }) => file === page.file).map(({ code }) => code);
  }
});

after(() => browser?.close());

async function judgedByAxe(tab) {
  for (const frame of tab.frames()) {
    await frame.evaluate(SOURCE).catch(() => {});
    await frame.evaluate(() => window.axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] })).catch(() => {});
  }
  return tab.evaluate(async (left) => {
    window.axe.configure({ checks: [{ id: "valid-scrollable-semantics", options: { roles: ["tooltip", "group"] } }] });
    const rules = {};
    for (const { ruleId, tags } of window.axe.getRules()) rules[ruleId] = { enabled: !tags.includes("deprecated") && !left.includes(ruleId) };
    const { violations, incomplete } = await window.axe.run(document, { rules, preload: false, resultTypes: ["violations", "incomplete"] });
    const told = (results) => results.map(({ id, nodes }) => ({ id, html: nodes[0].html.slice(0, 160) }));
    return { violations: told(violations), incomplete: told(incomplete) };
  }, NOT_JUDGED);
}

test("there is a page for each of axe's rules that no layout is needed for", () => {
  const tried = new Set(CHANGES.map(([, expected]) => expected));
  assert.ok(CHANGES.length >= 60);
  // Those that no page can be made for without media, and one that needs a script.
  const untried = Object.keys(CODES).filter((rule) => !tried.has(rule));
  assert.deepEqual(untried, ["aria-text", "no-autoplay-audio", "video-caption"]);
});

test("axe finds the mistake that each page was given", () => {
  const missed = pages.filter(({ expected, certainty, violations, incomplete }) =>
    expected && ![...violations, ...(certainty ? incomplete : [])].some(({ id }) => id === expected));
  assert.deepEqual(missed.map(({ name, violations, incomplete }) => `${name}: ${violations.map(({ id }) => id)}; perhaps ${incomplete.map(({ id }) => id)}`), []);
});

test("what axe finds is found", () => {
  const missed = pages.flatMap(({ name, violations, codes }) => violations
    .filter(({ id }) => !(CODES[id] ?? []).some((code) => codes.includes(code)))
    .map(({ id, html }) => `${name}: ${id} at ${html}; ours: ${codes}`));
  assert.deepEqual(missed, []);
});

test("nothing that ACT rules say is found where axe finds nothing", async () => {
  const rules = await new Promise((resolve) => execFile(PROGRAM, ["check", "--rules", "--format", "json"], { maxBuffer: 1 << 26 }, (_, stdout) => resolve(stdout)));
  const act = new Set(rules.trim().split("\n").map((line) => JSON.parse(line)).filter((rule) => rule.act.length).map(({ code }) => code));
  assert.ok(act.size > 20);
  const wrong = pages.filter(({ violations }) => !violations.length)
    .map(({ name, codes, incomplete }) => ({ name, codes: codes.filter((code) => act.has(code) && !incomplete.some(({ id }) => CODES[id]?.includes(code))) }))
    .filter(({ codes }) => codes.length);
  assert.deepEqual(wrong, []);
});

test("the manual says so", () => {
  const rows = Object.entries(CODES).map(([rule, codes]) => {
    const on = pages.filter(({ violations, incomplete, expected, certainty }) => violations.some(({ id }) => id === rule) || certainty && expected === rule && incomplete.some(({ id }) => id === rule));
    const both = on.filter((page) => codes.some((code) => page.codes.includes(code)));
    return { rule, codes, on: on.length, both: both.length };
  }).filter(({ on }) => on);
  const wrong = pages.length - Object.keys(PAGES).length - CHANGES.filter(([, expected]) => !expected).length;
  const text = `+++
titel = "Jämförelse med axe-core"
sammanfattning = "Sprida granskar färdiga sidor med egna regler. Här står hur väl de stämmer med axe-core, ett verktyg som många använder."
publicerad = 2026-11-22
uppdaterad = 2026-11-22
granskas_senast = 2027-11-30
ansvarig = "Redaktionen för Sprida"
+++

Kommandot \`sprida check --html MAPP\` granskar en mapp med färdiga sidor. Sidorna kan vara gjorda med vilket program som helst. Samma regler granskar varje sida som Sprida själv bygger. Alla regler står på sidan [Alla regler](regler.md).

## Så jämför vi

Vi tar ${Object.keys(PAGES).length} sidor från exempelwebbplatsen och ändrar dem på ett sätt i taget. Det ger ${wrong} sidor med fel och ${CHANGES.length - wrong} sidor som är rätt men lätta att ta miste på. axe-core ${VERSION} och Sprida granskar dem var för sig. Jämförelsen görs om varje gång programmet provas.

Två saker ska stämma. Allt som axe hittar ska Sprida också hitta. På en sida där axe inte hittar något ska Sprida inte heller säga att en [ACT-regel](https://www.w3.org/WAI/standards-guidelines/act/rules/) är bruten.

## Det som inte jämförs

Sprida läser sidornas HTML, men inte deras formatmallar. Kontrast, storlek på knappar och det som skript gör måste prövas i en webbläsare. Därför är dessa regler i axe inte med: ${NOT_JUDGED.map((rule) => `\`${rule}\``).sort().join(", ")}.

Vid en del fel säger axe att en människa måste avgöra. De räknas här som fel som axe hittar.

## Regel för regel

Tabell: Regler i axe-core och koder i Sprida
| Regel i axe | Kod i Sprida | Sidor där axe hittar felet | Sidor där båda gör det |
|---|---|---:|---:|
${rows.map(({ rule, codes, on, both }) => `| \`${rule}\` | ${codes.map((code) => `\`${code}\``).join(", ")} | ${on} | ${both} |`).join("\n")}
`;
  if (process.env.SPRIDA_WRITE_MANUAL) writeFileSync(MANUAL, text);
  assert.ok(existsSync(MANUAL) && readFileSync(MANUAL, "utf8") === text, "manual/content/sidor/axe.md is not what is found: run this test with SPRIDA_WRITE_MANUAL=1");
});
