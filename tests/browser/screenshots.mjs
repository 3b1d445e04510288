// Pictures of every type of page, for people to look at: node screenshots.mjs SITE_DIR OUT_DIR
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, newTab, serve, typesOn } from "./site.mjs";

const [folder, output] = process.argv.slice(2);
if (!folder || !output) {
  console.error("node screenshots.mjs SITE_DIR OUT_DIR");
  process.exit(2);
}

const LOOKS = {
  phone: { width: 360 },
  "phone-dark": { width: 360, mode: "dark" },
  desktop: { width: 1280 },
  "desktop-dark": { width: 1280, mode: "dark" },
  "desktop-forced": { width: 1280, mode: "forced colours" },
};

mkdirSync(output, { recursive: true });
const site = await serve(folder);
const browser = await launch();
for (const [look, options] of Object.entries(LOOKS)) {
  const tab = await newTab(browser, options);
  for (const { type, address } of typesOn(folder)) {
    await tab.goto(site.base + address, { waitUntil: "networkidle" });
    const name = join(output, type.replaceAll(" ", "-"));
    await tab.screenshot({ path: `${name}.${look}.png`, fullPage: true });
    if (look === "desktop") await tab.pdf({ path: `${name}.print.pdf`, format: "A4", printBackground: false });
  }
  await tab.context().close();
}
// Paper as a picture too: as wide as A4 at 96 points an inch.
const paper = await newTab(browser, { width: 1280 });
await paper.setViewportSize({ width: 794, height: 1123 });
await paper.emulateMedia({ media: "print", colorScheme: "light" });
for (const { type, address } of typesOn(folder)) {
  await paper.goto(site.base + address, { waitUntil: "networkidle" });
  await paper.screenshot({ path: join(output, `${type.replaceAll(" ", "-")}.print.png`), fullPage: true });
}
await browser.close();
await site.close();
