// Whether a page can be used with keys alone, and with a fingertip.
import { after, before, test } from "node:test";
import { assertNone, place } from "./faults.mjs";
import { focusEach, focused, markReachable, tooSmall, unreached } from "./layout.mjs";
import { FULL, buildExample, launch, newTab, serve, typesOn, unfold } from "./site.mjs";

let browser, site;

before(async () => {
  site = await serve(await buildExample());
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Presses Tab until the focus leaves the part or comes round again. */
async function walk(tab, part) {
  const faults = [];
  const most = await markReachable(tab, part) + 50;
  for (let pressed = 0; pressed < most; pressed += 1) {
    await tab.keyboard.press("Tab");
    const at = await focused(tab, part);
    if (!at || at.again) break;
    faults.push(...at.faults);
  }
  return [...faults, ...await unreached(tab)];
}

test("Tab comes to everything that can be used, and it shows where", { timeout: 3_600_000 }, async () => {
  const settings = [[320, "light"], [1280, "forced colours"], [1280, "dark"]];
  // Pressing Tab a hundred times takes its time. In the sample the other types have the focus put where Tab would.
  const walked = new Set(["start", "case with much", "course", "list of courses", "case in Arabic"]);
  const faults = [];
  for (const [number, { type, address }] of typesOn(site.folder).entries()) {
    for (const [width, mode] of FULL ? settings : [settings[number % settings.length]]) {
      const tab = await newTab(browser, { width, mode });
      await tab.goto(site.base + address);
      const page = place(address, `${width} px`, mode);
      if (FULL || walked.has(type)) {
        for (const fault of await walk(tab)) faults.push({ ...fault, page });
      } else {
        // So that the browser knows that keys are used.
        await tab.keyboard.press("Tab");
        await markReachable(tab);
        for (const fault of await focusEach(tab)) faults.push({ ...fault, page });
      }
      await tab.context().close();
    }
  }
  assertNone(faults);
});

test("the menu opens and closes with keys, and what is in it can be reached", async () => {
  const faults = [];
  for (const address of ["", "ar/", "en/"]) {
    const tab = await newTab(browser, { width: 320 });
    await tab.goto(site.base + address);
    const fault = (rule) => faults.push({ rule, element: "the menu", page: place(address) });
    const opener = tab.locator("header button[popovertarget]:visible").first();
    if (await opener.count()) {
      const part = `#${await opener.getAttribute("popovertarget")}`;
      const menu = tab.locator(part);
      await opener.focus();
      await tab.keyboard.press("Enter");
      if (!await menu.isVisible()) fault("Enter does not open it");
      for (const found of await walk(tab, part)) faults.push({ ...found, page: place(address, "menu open") });
      for (const found of await tooSmall(tab)) faults.push({ ...found, page: place(address, "menu open") });
      await opener.focus();
      if (!await menu.isVisible()) await tab.keyboard.press("Enter");
      await tab.keyboard.press("Tab");
      await tab.keyboard.press("Escape");
      if (await menu.isVisible()) fault("Escape does not close it");
      if (!await opener.evaluate((button) => button === document.activeElement)) fault("the focus does not go back to the button when it closes");
    } else if (!await tab.locator("header nav a:visible").count()) {
      fault("there is neither a menu nor a button that opens one");
    }
    await tab.context().close();
  }
  assertNone(faults);
});

test("everything that is pressed is as large as a fingertip", async () => {
  const faults = [];
  for (const width of [320, 1280]) {
    const tab = await newTab(browser, { width });
    for (const { address } of typesOn(site.folder)) {
      await tab.goto(site.base + address);
      await unfold(tab);
      for (const fault of await tooSmall(tab)) faults.push({ ...fault, page: place(address, `${width} px`) });
    }
    await tab.context().close();
  }
  assertNone(faults);
});
