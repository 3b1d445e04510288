// axe-core with every rule that is not deprecated, also those that are off by default.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Finds violations and what axe cannot decide, on the page or a part of it. Evaluated, not linked, so that no policy of the page's own stops it. */
export async function axe(tab, part) {
  if (!await tab.evaluate(() => Boolean(window.axe))) await tab.evaluate(SOURCE);
  return tab.evaluate(async (part) => {
    const rules = {};
    for (const { ruleId, tags } of window.axe.getRules()) rules[ruleId] = { enabled: !tags.includes("deprecated") };
    const { violations, incomplete } = await window.axe.run(part ?? document, { rules, resultTypes: ["violations", "incomplete"] });
    const told = (results) => results.flatMap(({ id, nodes }) => nodes.map(({ target, html, any, all, none }) => ({
      rule: id,
      element: target.flat().join(" "),
      detail: [html.replace(/\s+/g, " ").slice(0, 160), ...[...any, ...all, ...none].map(({ message }) => message)].join(" – ").slice(0, 400),
    })));
    return { violations: told(violations), undecided: told(incomplete) };
  }, part);
}
