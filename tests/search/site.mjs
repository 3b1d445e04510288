// The search of a built site, read from its folder as a browser would fetch it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const INDEX = "sok/index/";

/** The script that a site publishes, as a module. */
export async function importClient(site) {
  const folder = mkdtempSync(join(tmpdir(), "sprida-search-"));
  const file = join(folder, "search.mjs");
  writeFileSync(file, readFileSync(join(site, INDEX, "search.js")));
  try {
    return await import(pathToFileURL(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Answers from a folder; `fetched` is told of every file: its address and its bytes. */
export const fetchFrom = (site, fetched = () => {}) => async (address) => {
  let bytes;
  try {
    bytes = readFileSync(join(site, decodeURIComponent(new URL(address).pathname)));
  } catch {
    return new Response("", { status: 404 });
  }
  fetched(address, bytes);
  return new Response(bytes);
};

export async function openSite(site, language = "sv", fetched) {
  const { openIndex } = await importClient(site);
  return openIndex(`http://site.example/${INDEX}`, { fetch: fetchFrom(site, fetched), language });
}
