// What a screen reader is told of every type of page, for people to read: node trees.mjs SITE_DIR OUT_DIR
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, newTab, serve, typesOn } from "./site.mjs";

const [folder, output] = process.argv.slice(2);
if (!folder || !output) {
  console.error("node trees.mjs SITE_DIR OUT_DIR");
  process.exit(2);
}

mkdirSync(output, { recursive: true });
const site = await serve(folder);
const browser = await launch();
for (const width of [360, 1280]) {
  const tab = await newTab(browser, { width });
  for (const { type, address } of typesOn(folder)) {
    await tab.goto(site.base + address, { waitUntil: "networkidle" });
    writeFileSync(join(output, `${type.replaceAll(" ", "-")}.${width}.yaml`), `# ${await tab.title()}\n${await tab.locator("html").ariaSnapshot()}\n`);
  }
  await tab.context().close();
}
await browser.close();
await site.close();
