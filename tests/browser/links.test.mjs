// Whether a reader without scripts finds everything, and no link leads nowhere.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { assertNone, place } from "./faults.mjs";
import { NOT_FOUND, buildExample, pagesOf, serve } from "./site.mjs";

const MOST_CLICKS = 4;
const PATH = "/en/mapp/";

const sites = [];

before(async () => {
  sites.push(await serve(await buildExample()));
  sites.push(await serve(await buildExample({ basadress: `https://exempel.example${PATH}` }), PATH));
});

after(() => Promise.all(sites.map((site) => site.close())));

const decode = (text) => text.replace(/&(amp|lt|gt|quot|#39|#x([0-9a-f]+)|#(\d+));/gi, (_, name, hex, number) =>
  hex ? String.fromCodePoint(parseInt(hex, 16)) : number ? String.fromCodePoint(Number(number)) : { amp: "&", lt: "<", gt: ">", quot: "\"", "#39": "'" }[name.toLowerCase()]);

/** The start tags of a page and their attributes. */
function tagsOf(html) {
  const shown = html.replace(/<!--.*?-->/gs, "");
  return [...shown.matchAll(/<([a-z][a-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi)].map(([whole, name, rest]) => ({
    whole,
    name: name.toLowerCase(),
    attributes: Object.fromEntries([...rest.matchAll(/([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g)].map(([, key, double, single, bare]) => [key.toLowerCase(), decode(double ?? single ?? bare)])),
  }));
}

/** Where a tag leads or what it fetches. */
function targetsOf({ attributes }) {
  const { href, src, srcset, poster, action, data } = attributes;
  return [href, src, poster, action, data, ...(srcset ?? "").split(",").map((part) => part.trim().split(/\s+/)[0])].filter((target) => target !== undefined && target !== "");
}

/** Every page of a site, its tags and its ids, by address. */
function readSite(site) {
  return new Map(pagesOf(site.folder).map(({ file, address }) => {
    const tags = tagsOf(readFileSync(file, "utf8"));
    const ids = new Set(tags.flatMap(({ attributes }) => attributes.id ?? []));
    return [address === "404.html" ? NOT_FOUND : address, { tags, ids }];
  }));
}

/** An address below the site's own, or undefined when it leads to another site. */
function within(site, url) {
  if (url.origin !== site.origin) return undefined;
  return url.href.startsWith(site.base) ? decodeURI(url.pathname.slice(new URL(site.base).pathname.length)) : null;
}

test("every link on every page leads somewhere, at the root and below a path", () => {
  const faults = [];
  for (const site of sites) {
    const pages = readSite(site);
    for (const [address, { tags }] of pages) {
      for (const tag of tags) {
        for (const target of targetsOf(tag)) {
          const url = new URL(target, site.base + address);
          const to = within(site, url);
          if (to === undefined) continue;
          const fault = (rule) => faults.push({ rule, element: tag.whole, page: site.base === `${site.origin}/` ? place(address) : `${PATH}${address}` });
          if (to === null) {
            fault("leads outside the path that the site is below");
          } else if (!(to === "" || to.endsWith("/") ? existsSync(join(site.folder, to, "index.html")) : existsSync(join(site.folder, to)))) {
            if (to !== NOT_FOUND) fault("leads nowhere");
          } else if (url.hash.length > 1 && pages.has(to) && !pages.get(to).ids.has(decodeURIComponent(url.hash.slice(1)))) {
            fault("leads to a place that is not on the page");
          }
        }
      }
    }
  }
  assertNone(faults);
});

test(`everything is within ${MOST_CLICKS} clicks of the start without scripts`, () => {
  const faults = [];
  for (const site of sites) {
    const pages = readSite(site);
    const clicks = new Map([["", 0]]);
    for (const [address, count] of clicks) {
      for (const tag of pages.get(address).tags) {
        if (tag.name !== "a" && tag.name !== "area" || tag.attributes.href === undefined) continue;
        const to = within(site, new URL(tag.attributes.href, site.base + address));
        if (pages.has(to) && !clicks.has(to)) clicks.set(to, count + 1);
      }
    }
    // The site map holds what the site wants to be found.
    const map = readFileSync(join(site.folder, "sitemap.xml"), "utf8");
    const start = new URL(map.match(/<loc>([^<]*?)<\/loc>/)[1]);
    const own = start.origin + new URL(site.base).pathname;
    for (const [, location] of map.matchAll(/<loc>([^<]*)<\/loc>/g)) {
      const address = decodeURI(decode(location)).slice(own.length);
      const count = clicks.get(address);
      if (!(count <= MOST_CLICKS)) faults.push({ rule: count ? `${count} clicks from the start` : "cannot be reached from the start", element: `/${address}`, page: "the start" });
    }
  }
  assertNone(faults);
});
