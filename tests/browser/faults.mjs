// What was found, told so that it can be mended: the rule, the element, and the pages where it shows.
import assert from "node:assert/strict";

const SHOWN = 4;

/** Fails with every fault, the same rule and element once with its pages. */
export function assertNone(faults) {
  const groups = new Map();
  for (const { rule, element, page, detail } of faults) {
    const key = `${rule}: ${element}`;
    const places = groups.get(key) ?? [];
    places.push(detail ? `on ${page}: ${detail}` : `on ${page}`);
    groups.set(key, places);
  }
  const told = [...groups].map(([key, places]) => {
    const shown = [...new Set(places)];
    const rest = shown.splice(SHOWN).length;
    return [key, ...shown.map((line) => `  ${line}`), ...(rest ? [`  and ${rest} more`] : [])].join("\n");
  });
  if (told.length) assert.fail(`${told.length} faults:\n${told.join("\n")}`);
}

/** How a place is called in a fault: the page's address, and what was set. */
export const place = (address, ...settings) => [`/${address}`, ...settings].join(", ");
