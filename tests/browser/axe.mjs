// axe-core with every rule that is not deprecated, also those that are off by default.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Finds violations and what axe cannot decide, on the page or a part of it. Evaluated, not linked, so that no policy of the page's own stops it. */
export async function axe(tab, part) {
  if (!await tab.evaluate(() => Boolean(window.axe))) await tab.evaluate(SOURCE);
  return tab.evaluate(async (part) => {
    // A table that scrolls is a group: as a region, each would be one more landmark of its caption's name.
    window.axe.configure({ checks: [{ id: "valid-scrollable-semantics", options: { roles: ["tooltip", "group"] } }] });
    const rules = {};
    for (const { ruleId, tags } of window.axe.getRules()) rules[ruleId] = { enabled: !tags.includes("deprecated") };
    const { violations, incomplete } = await window.axe.run(part ?? document, { rules, resultTypes: ["violations", "incomplete"], elementRef: true });
    // Whether a link beside it, with the padding that makes it easy to hit, reaches over it.
    const isUnderLink = (element) => {
      const boxes = [...element.getClientRects()];
      const meets = (box, other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
      return [...document.links].some((link) =>
        [...link.getClientRects()].some((box) => !link.contains(element) && boxes.some((own) => meets(own, box))));
    };
    const told = (results) => results.flatMap(({ id, nodes }) => nodes.map(({ element, target, html, any, all, none }) => ({
      rule: id,
      element: target.flat().join(" "),
      isUnderLink: isUnderLink(element),
      isInScroller: element.closest(".table-scroll") !== null,
      detail: [html.replace(/\s+/g, " ").slice(0, 160), ...[...any, ...all, ...none].map(({ message }) => message)].join(" – ").slice(0, 400),
    })));
    return { violations: told(violations), undecided: told(incomplete) };
  }, part);
}
