// Whether every page is right by the rules of HTML.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { assertNone, place } from "./faults.mjs";
import configuration from "./html-validate.mjs";
import { buildExample, buildManual, isRedirect, pagesOf } from "./site.mjs";

const VNU = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

let folders;

before(async () => { folders = [await buildExample(), await buildManual()]; });

test("the checker of the W3C finds no errors on any page", async () => {
  const said = await new Promise((resolve, reject) => {
    const java = execFile("java", ["-Xss4m", "-jar", VNU, "--skip-non-html", "--format", "json", ...folders], { maxBuffer: 1 << 28 }, (error, _, stderr) => {
      if (error && !stderr.trimStart().startsWith("{")) reject(new Error(`the checker did not run: ${error.message} ${stderr}`));
      else resolve(stderr);
    });
    java.stdin.end();
  });
  assertNone(JSON.parse(said).messages.filter(({ type }) => type !== "info").map(({ message, extract = "", url, lastLine }) => ({
    rule: message,
    element: extract.replace(/\s+/g, " ").trim(),
    page: `${folders.reduce((page, folder) => page.split(folder).pop(), url)}, line ${lastLine}`,
  })));
});

test("html-validate finds no errors on any page", async () => {
  const checker = new HtmlValidate(configuration);
  const faults = [];
  for (const { file, address } of folders.flatMap(pagesOf)) {
    const report = await checker.validateFile(file);
    const lines = readFileSync(file, "utf8").split("\n");
    for (const { messages } of report.results) {
      for (const { ruleId, message, line, column } of messages) {
        if (isRedirect(file) && ruleId === "meta-refresh") continue;
        faults.push({ rule: ruleId, element: message, detail: lines[line - 1].slice(Math.max(column - 2, 0), column + 120), page: `${place(address)}, line ${line}` });
      }
    }
  }
  assertNone(faults);
});
