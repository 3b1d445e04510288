// Whether a page can be read on the narrowest phone, with more space in the text and with larger text.
import { after, before, test } from "node:test";
import { assertNone, place } from "./faults.mjs";
import { FULL, addStyle, buildExample, launch, newTab, removeStyles, serve, typesOn, unfold } from "./site.mjs";
import { clipped, tooWide, tornLines } from "./layout.mjs";

const ENLARGED = {
  "as it is": "",
  // The values of WCAG 2.2, success criterion 1.4.12. Letters of a picture (an SVG with the role of one) are
  // drawn rather than set; the same words stand in the table beside it.
  "more space in the text": "*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
  "text twice as large": "html { font-size: 200% !important }",
};

let browser, site;
const faults = { tooWide: [], clipped: [], torn: [] };

before(async () => {
  site = await serve(await buildExample());
  browser = await launch();
  for (const width of FULL ? [320, 360, 640, 1280] : [320, 1280]) {
    const tab = await newTab(browser, { width });
    for (const { address } of typesOn(site.folder)) {
      await tab.goto(site.base + address);
      await unfold(tab);
      for (const fault of await tornLines(tab)) faults.torn.push({ ...fault, page: place(address, `${width} px`) });
      for (const [name, css] of Object.entries(ENLARGED)) {
        if (css) await addStyle(tab, css);
        const page = place(address, `${width} px`, name);
        for (const fault of await tooWide(tab)) faults.tooWide.push({ ...fault, page });
        for (const fault of await clipped(tab)) faults.clipped.push({ ...fault, page });
        await removeStyles(tab);
      }
    }
    await tab.context().close();
  }
}, { timeout: 3_600_000 });

after(async () => {
  await browser?.close();
  await site?.close();
});

test("nothing is wider than a phone, also with larger text", () => assertNone(faults.tooWide));

test("links in running text leave its lines as they are", () => assertNone(faults.torn));

test("no text is cut off, also with larger text", () => assertNone(faults.clipped));
