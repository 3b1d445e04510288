// Whether everybody can use every type of page, in every width and every colour.
import { after, before, test } from "node:test";
import { axe } from "./axe.mjs";
import { assertNone, place } from "./faults.mjs";
import { ALL_PARTS, FULL, MODES, WIDTHS, addStyle, buildExample, buildManual, isRedirect, launch, newTab, pagesOf, resize, serve, typesOn, unfold } from "./site.mjs";

// What axe leaves to people to judge, and why it is well.
const JUDGED = [
  { rule: "hidden-content", element: /^#s_meny$/, why: "the menu on narrow screens, which is proved open below" },
  { rule: "hidden-content", element: /^\.menu-(button|close)$/, why: "opens and closes the menu, where there is one to open; proved on narrow screens below" },
  { rule: "hidden-content", element: /^\.region-outline$/, why: "decoration that is hidden where it would be in the way or out of colour" },
  { rule: /^color-contrast/, html: /^<text /, why: "letters of a picture: they have the page's own text colour and stand on its grounds or on plates of them, whose contrast a test of src/theme/accent.rs computes" },
  { rule: /^color-contrast/, html: /^<(td|th|a|span|time)\b.* partially obscured by another element/s, inScroller: true, why: "stands outside what is in view of a table that scrolls; on wide screens all of it is in view, on the same ground" },
  { rule: /^color-contrast/, html: /^<(time|p|li|dd)\b.* (partially obscured|overlapped) by another element/s, underLink: true, why: "the transparent padding of a link beside it, which makes the link easier to hit, lies over its line" },
  { rule: /^color-contrast/, html: /^<(td|a\b[^>]*)>\d<.*too short/s, why: "a figure of one digit, in the colours of the longer ones beside it" },
  { rule: "hidden-content", element: /^#s_(funnet|menade|filter|fler|vagar|rensa)$/, why: "what a search has not come to yet; seen on the pages of searches with hits and without" },
  { rule: "hidden-content", element: /^\.printed-address$/, why: "stands on paper only, where nothing is focused or announced" },
];

const isJudged = ({ rule, element, detail, isUnderLink, isInScroller }) => JUDGED.some((judged) =>
  (judged.rule === rule || judged.rule.test?.(rule)) && (judged.element?.test(element) ?? judged.html.test(detail)) && (isUnderLink || !judged.underLink) && (isInScroller || !judged.inScroller));

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

async function faultsOn(tab, address, width, mode, part) {
  // The shadow at the edge of a wide table is a picture behind it, on which axe judges no colour at all.
  // Without it the table stands on the same ground.
  await addStyle(tab, ".table-scroll { background: none !important }");
  const { violations, undecided } = await axe(tab, part);
  const page = place(address, width, mode, ...(part ? [part] : []));
  return [
    ...violations.map((fault) => ({ ...fault, page })),
    ...undecided.filter((fault) => !isJudged(fault)).map((fault) => ({ ...fault, rule: `${fault.rule} (cannot be decided: mend it, or write why it is well)`, page })),
  ];
}

test("nothing on any type of page hinders a reader", { timeout: 3_600_000 }, async () => {
  const settings = WIDTHS.flatMap((width) => Object.keys(MODES).map((mode) => [width, mode]));
  const faults = [];
  const tab = await newTab(browser);
  for (const [number, { address }] of typesOn(site.folder).entries()) {
    // The sample takes every third type below a path.
    for (const { base } of FULL ? [site, below] : [number % 3 ? site : below]) {
      await tab.goto(base + address);
      // What a search finds comes after the page.
      if (address.includes("?")) await tab.waitForLoadState("networkidle");
      await unfold(tab);
      // Five and twelve have no factor in common, so that the sample meets every width and every mode.
      for (const [width, mode] of FULL ? settings : [settings[(number * 5) % settings.length]]) {
        await resize(tab, width, mode);
        faults.push(...await faultsOn(tab, new URL(base + address).pathname.slice(1), `${width} px`, mode));
      }
    }
  }
  await tab.context().close();
  assertNone(faults);
});

test("no part in any state hinders a reader", { timeout: 3_600_000 }, async () => {
  const manual = await serve(await buildManual());
  const faults = [];
  const tab = await newTab(browser);
  await tab.goto(manual.base + ALL_PARTS);
  await unfold(tab);
  for (const width of [320, 1280]) {
    for (const mode of Object.keys(MODES)) {
      await resize(tab, width, mode);
      const found = await faultsOn(tab, ALL_PARTS, `${width} px`, mode);
      // The frame of a table that scrolls covers some of its cells; their colours are judged where it has room.
      const isCovered = ({ rule }) => width === 320 && rule.startsWith("color-contrast (");
      faults.push(...found.filter((fault) => !isCovered(fault)));
    }
  }
  await tab.context().close();
  await manual.close();
  assertNone(faults);
});

test("nothing in the open menu hinders a reader", async () => {
  const faults = [];
  const tab = await newTab(browser);
  for (const address of ["", "en/", "ar/"]) {
    await tab.goto(site.base + address);
    for (const width of [320, 640]) {
      for (const mode of Object.keys(MODES)) {
        await resize(tab, width, mode);
        const menu = await tab.evaluate(() => {
          const popover = document.querySelector("header [popover]");
          if (popover && !popover.matches(":popover-open")) popover.showPopover();
          return popover ? `#${popover.id}` : undefined;
        });
        if (menu) faults.push(...await faultsOn(tab, address, `${width} px`, mode, menu));
      }
    }
  }
  await tab.context().close();
  assertNone(faults);
});

test("nothing on any page at all hinders a reader", { skip: !FULL && "only with --full", timeout: 3_600_000 }, async () => {
  const faults = [];
  const tab = await newTab(browser);
  for (const { base, folder } of [site, below]) {
    for (const { file, address } of pagesOf(folder)) {
      if (isRedirect(file)) continue;
      await tab.goto(base + address);
      await unfold(tab);
      faults.push(...await faultsOn(tab, new URL(base + address).pathname.slice(1), "1280 px", "light"));
    }
  }
  await tab.context().close();
  assertNone(faults);
});
