// Sites to search: built in a folder of their own, and read from it as a browser would fetch them.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = process.env.SPRIDA ?? join(REPOSITORY, "target/debug/sprida");
const INDEX = "sok/index/";
export const BASE = `http://site.example/${INDEX}`;

const temporary = [];
process.once("exit", () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "sprida-search-"));
  temporary.push(folder);
  return folder;
}

/** Builds the sources in `root` and returns the folder of the finished site. */
export function build(root) {
  const output = temporaryFolder();
  execFileSync(PROGRAM, ["build", "--root", root, "--output", output, "--date", "2026-11-22", "--language", "en"], { stdio: ["ignore", "ignore", "pipe"], maxBuffer: 1 << 28 });
  return output;
}

/** What `sprida search` says of a site in `output`. */
export function askProgram(output, ...asked) {
  const text = execFileSync(PROGRAM, ["search", "--output", output, "--format", "json", ...asked], { encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(text);
}

/** Builds a site from a table of files and their content. */
export function buildFiles(files) {
  const root = temporaryFolder();
  const settings = 'titel = "Sökprov"\nsprak = "sv"\nbasadress = "http://site.example/"\nutgivare = "Prov"\n[sok]\nordlista = "ingen.dic"\n';
  for (const [path, content] of Object.entries({ "site.toml": settings, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return build(root);
}

/** Builds the example site. */
export function buildExample() {
  const root = temporaryFolder();
  for (const part of ["content", "data", "static", "locales", "site.toml"]) {
    if (existsSync(join(REPOSITORY, part))) cpSync(join(REPOSITORY, part), join(root, part), { recursive: true });
  }
  return build(root);
}

// Says nothing that anybody searches for.
const SUMMARY = "Xq xq xq xq xq xq xq xq xq xq xq xq xq xq xq xq xq xq xq xq xq xq xq xq.";

/** A page as a writer would save it. */
export const page = (title, text) => `+++\ntitel = ${JSON.stringify(title)}\nsammanfattning = "${SUMMARY}"\npublicerad = 2026-01-01\n+++\n\n${text}\n`;

/** The lines of a table of this folder that are neither empty nor comments. */
export const linesOf = (name) => readFileSync(new URL(name, import.meta.url), "utf8").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));

/** The script that a site publishes, as a module. */
export function importClient(site) {
  const file = join(temporaryFolder(), "search.mjs");
  writeFileSync(file, readFileSync(join(site, INDEX, "search.js")));
  return import(pathToFileURL(file));
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
  return openIndex(BASE, { fetch: fetchFrom(site, fetched), language });
}
