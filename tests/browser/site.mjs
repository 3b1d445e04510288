// Sites to prove: built in a folder of their own, served as a web server would, with a page of each type.
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const REPOSITORY = new URL("../../", import.meta.url).pathname;
export const PROGRAM = process.env.SPRIDA ?? join(REPOSITORY, "target/debug/sprida");
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const FULL = process.env.FULL === "1";
// The day that the example is built for, so that courses and reviews do not move.
const DATE = "2026-11-22";

// What a reader meets, by address. A type may be shown by several pages: full and sparse, long and short.
export const TYPES = {
  start: "",
  "case with much": "exempel/tjanstedesign-i-sju-kommuner/",
  "case with little": "exempel/samlade-aktiviteter-i-staden/",
  "case with blocks": "exempel/processkartlaggning-i-tva-steg/",
  evaluation: "utvarderingar/boss-samverkansenkat/",
  "evaluation of unknown response": "utvarderingar/boss-kompetensenkat/",
  course: "kurser/tjanstedesign-for-processledare/",
  project: "projekt/boss/",
  "project with a budget": "projekt/finsam-kavlinge-lomma/",
  method: "metoder/tjanstedesign/",
  report: "rapporter/boss-slutrapport/",
  "report of progress": "rapporter/trelleborg-svedala-delrapport/",
  process: "processer/finsam-processen/",
  page: "hur-vet-vi/",
  "accessibility statement": "tillganglighetsredogorelse/",
  "accessibility statement from settings": "en/tillganglighetsredogorelse/",
  "list of cases": "exempel/",
  "list by municipality": "exempel/sortera/kommun/",
  "list of courses": "kurser/",
  "list of a term": "teman/samverkan/",
  municipality: "kommuner/trelleborg/",
  "municipality outside the region": "kommuner/ronneby/",
  "all municipalities": "kommuner/",
  "municipalities and themes in a table": "kommuner/oversikt/",
  "cases compared in a table": "exempel/tabell/samverkan/",
  "all terms": "teman/",
  organisation: "organisationer/skanes-kommuner/",
  "page not found": "finns/inte/",
  "list to embed": "badda-in/tema/samverkan/",
  "open data": "oppna-data/",
  search: "sok/",
  "search with hits": "sok/?q=nyanl%C3%A4nda&kind=exempel",
  "search without hits": "sok/?q=qwxz",
  "start in English": "en/",
  "case in English": "en/exempel/tjanstedesign-i-sju-kommuner/",
  "start in Arabic": "ar/",
  "case in Arabic": "ar/exempel/inkluderingskoordinator/",
  "search in Arabic": "ar/sok/?q=%D8%A7%D9%84%D8%A8%D9%84%D8%AF%D9%8A%D8%A9",
};

export const NOT_FOUND = TYPES["page not found"];

const temporary = [];
process.once("exit", () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `sprida-${name}-`));
  temporary.push(folder);
  return folder;
}

/** Builds the sources in `root` and returns the folder of the finished site. */
export async function build(root) {
  const output = temporaryFolder("built");
  try {
    await promisify(execFile)(PROGRAM, ["build", "--root", root, "--output", output, "--date", DATE, "--language", "en"], { maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`the site in ${root} was not built:\n${error.stdout ?? ""}${error.stderr ?? ""}${error.message}`);
  }
  return output;
}

/** Copies the example's sources, exchanges settings in site.toml and builds. */
export async function buildExample(settings = {}) {
  const root = temporaryFolder("example");
  for (const part of ["content", "data", "static", "locales", "site.toml"]) {
    if (existsSync(join(REPOSITORY, part))) cpSync(join(REPOSITORY, part), join(root, part), { recursive: true });
  }
  let text = readFileSync(join(root, "site.toml"), "utf8");
  for (const [name, value] of Object.entries(settings)) {
    const line = new RegExp(`^${name} = .*$`, "m");
    if (!line.test(text)) throw new Error(`site.toml has no line for ${name}`);
    text = text.replace(line, `${name} = ${JSON.stringify(value)}`);
  }
  writeFileSync(join(root, "site.toml"), text);
  return build(root);
}

/** Builds the manual, which has a page of every part in all its states. */
export const buildManual = () => build(join(REPOSITORY, "manual"));
export const ALL_PARTS = "komponenter/";

/** Builds a site from a table of files and their content. */
export function buildFiles(files) {
  const root = temporaryFolder("scratch");
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return build(root);
}

export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  }).sort();
}

/** The finished site's pages: their addresses below the site's own, and their files. */
export function pagesOf(folder) {
  return filesBelow(folder)
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({ file, address: relative(folder, file).split(sep).join("/").replace(/(^|\/)index\.html$/, "$1") }));
}

/** A page that only sends the reader on. */
export const isRedirect = (file) => readFileSync(file, "utf8").includes('http-equiv="refresh"');

const CONTENT_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".geojson": "application/geo+json",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
  ".ics": "text/calendar; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};
const COMPRESSED = /^text\/|json|xml|javascript/;

/** Serves a finished site below `path`, with 404.html for what is not there. `folder` may be set later. */
export async function serve(folder, path = "/") {
  const site = { folder };
  const server = createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, "http://x/").pathname);
    const answer = (status, file) => {
      const type = CONTENT_TYPES[extname(file)] ?? "application/octet-stream";
      let body = readFileSync(file);
      const headers = { "Content-Type": type, "Cache-Control": "max-age=3600" };
      if (COMPRESSED.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
        body = gzipSync(body);
        headers["Content-Encoding"] = "gzip";
      }
      response.writeHead(status, headers);
      response.end(request.method === "HEAD" ? undefined : body);
    };
    if (address.startsWith(path) && !address.split("/").includes("..")) {
      const file = join(site.folder, address.slice(path.length));
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat?.isFile()) return answer(200, file);
      if (stat?.isDirectory() && existsSync(join(file, "index.html"))) {
        if (address.endsWith("/")) return answer(200, join(file, "index.html"));
        response.writeHead(301, { Location: `${address}/` });
        return response.end();
      }
    }
    return answer(404, join(site.folder, "404.html"));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.base = site.origin + path;
  site.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return site;
}

/** The pages of TYPES, or those named in ONLY, as in ONLY="start, course". A type whose page is not on the site is a fault of the table. */
export function typesOn(folder) {
  const only = process.env.ONLY?.split(",").map((type) => type.trim());
  for (const type of only ?? []) if (!(type in TYPES)) throw new Error(`no type of page is called "${type}"`);
  return Object.entries(TYPES).filter(([type]) => !only || only.includes(type)).map(([type, address]) => {
    if (address !== NOT_FOUND && !existsSync(join(folder, address.split("?")[0], "index.html"))) {
      throw new Error(`the site has no ${address}, the page that stands for "${type}" in site.mjs`);
    }
    return { type, address };
  });
}

export const launch = (args = []) => chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...args],
});

export const MODES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours": { colorScheme: "dark", forcedColors: "active" },
};
export const WIDTHS = [320, 640, 1024, 1440];
export const HEIGHTS = { 320: 640, 360: 740, 640: 900, 1024: 768, 1280: 900, 1440: 900 };

/** A tab in which nothing moves, so that what is measured has come to rest. */
export async function newTab(browser, { width = 1280, mode = "light" } = {}) {
  const context = await browser.newContext({ viewport: { width, height: HEIGHTS[width] }, reducedMotion: "reduce", ...MODES[mode] });
  return context.newPage();
}

export async function resize(tab, width, mode) {
  await tab.setViewportSize({ width, height: HEIGHTS[width] });
  await tab.emulateMedia({ reducedMotion: "reduce", ...MODES[mode] });
}

/** Adds style that no policy of the page's own can stop. */
export const addStyle = (tab, css) => tab.evaluate((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}, css);
export const removeStyles = (tab) => tab.evaluate(() => { document.adoptedStyleSheets = []; });

/** Everything that the reader can unfold, unfolded. */
export const unfold = (tab) => tab.evaluate(() => {
  for (const details of document.querySelectorAll("details")) {
    details.removeAttribute("name");
    details.open = true;
  }
});
