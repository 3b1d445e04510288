// Whether the script in the browser makes the same words of a text as the program that made the index,
// in Swedish, English and Arabic: words of every alphabet, and the forms of made-up words.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pick, random } from "./random.mjs";
import { BASE, buildFiles, fetchFrom, importClient, page } from "./site.mjs";

// Beginnings, middles and ends that words of each language are put together from.
const LANGUAGES = {
  sv: {
    parts: ["arbets", "marknads", "skol", "ung", "sam", "verk", "stöd", "läg", "mål", "väg", "sök", "bild", "plan", "möt", "grän", "sjuk", "för", "språng", "kvist", "strand", "boll", "dröm", "gård", "lönn", "mjöl"],
    endings: ["", "a", "an", "ar", "arna", "arnas", "e", "en", "ens", "er", "erna", "ernas", "et", "ets", "het", "heten", "heterna", "ad", "ade", "at", "ande", "ning", "ningar", "ningen", "lig", "ligt", "liga", "or", "orna", "s", "eln", "el", "lar"],
    count: 22_000,
  },
  en: {
    parts: ["work", "plan", "teach", "meet", "young", "mark", "view", "report", "happi", "relat", "organ", "communi", "support", "learn", "build", "care", "hope", "stabil", "nation", "govern"],
    endings: ["", "s", "ed", "ing", "ings", "er", "ers", "ness", "nesses", "ation", "ations", "ize", "izes", "izing", "ization", "ful", "fully", "less", "ment", "ments", "ty", "ties", "ly", "al", "ally", "'s"],
    count: 18_000,
  },
  ar: {
    parts: ["كتب", "درس", "عمل", "بلد", "شرك", "تعل", "مجت", "معل", "شبا", "خدم", "برن", "مدر", "نتا", "تقي", "مشر", "طرق"],
    endings: ["", "ة", "ات", "ون", "ين", "ها", "هم", "نا", "ية", "يون", "كم", "ان", "تها", "وا"],
    beginnings: ["", "ال", "وال", "بال", "لل", "و", "ف", "ي", "ت", "ن", "أ", "سي"],
    count: 14_000,
  },
};

function formsOf({ parts, endings, beginnings = [""], count }) {
  const forms = new Set();
  while (forms.size < count) {
    const middle = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(parts)).join("");
    forms.add(pick(beginnings) + middle + pick(endings));
  }
  return [...forms];
}

// Each letter, sign and digit of Unicode's first plane between two others, and combined with accents.
function oddWords() {
  const words = [];
  for (let code = 0xa0; code < 0xfffe; code += 1 + Math.floor(random() * 3)) {
    if (code >= 0xd800 && code <= 0xf8ff) continue;
    const letter = String.fromCharCode(code);
    words.push(`a${letter}b`, letter);
  }
  for (const letter of "aeiouyåäöcnsz") for (const accent of ["\u0301", "\u0308", "\u030a", "\u0327", "\u00ad"]) words.push(`k${letter}${accent}t`);
  return words.filter((word) => !/[<>&`*_[\]{}|\\~"'#\s]/.test(word));
}

const inPages = (language, words) => Object.fromEntries(Array.from({ length: Math.ceil(words.length / 2000) }, (_, number) => [
  `content/sidor/ord-${number}${language === "sv" ? "" : `.${language}`}.md`,
  page(`Ord ${number}`, words.slice(number * 2000, (number + 1) * 2000).join(" \n")),
]));

/** Every word that a site's index holds, as the program understood it. */
async function indexed({ Files }, site, language) {
  const manifest = JSON.parse(readFileSync(join(site, `sok/index/${language}.json`), "utf8"));
  const files = new Files(BASE, fetchFrom(site), manifest);
  const forms = [];
  for (let number = 0; number <= manifest.words.length; number++) forms.push(...await files.words(number));
  return { files, forms };
}

test("the browser makes the same words of a text as the program", { timeout: 600_000 }, async () => {
  const odd = oddWords();
  const texts = Object.fromEntries(Object.entries(LANGUAGES).map(([language, recipe]) => [language, [...formsOf(recipe), ...language === "sv" ? odd : []]]));
  const site = buildFiles(Object.assign({}, ...Object.entries(texts).map(([language, words]) => inPages(language, words))));
  const client = await importClient(site);
  let compared = 0;
  for (const [language, words] of Object.entries(texts)) {
    const { files, forms } = await indexed(client, site, language);
    const known = new Set(forms.filter(({ frequency }) => frequency).map(({ text }) => text));
    const own = new Set(words.flatMap((word) => client.words(word)).flatMap((word) => /[-\u2010\u2011]/.test(word) ? [...word.split(/[-\u2010\u2011]/), word.replace(/[-\u2010\u2011]/g, "")] : [word]));
    const missing = [...own].filter((word) => !known.has(word));
    assert.deepEqual(missing.slice(0, 10), [], `${language}: ${missing.length} words are not in the index`);
    // The pages' own titles and summaries are in the index too.
    const extra = [...known].filter((word) => !own.has(word) && !/^(ord|xq|\d+)$/.test(word));
    assert.deepEqual(extra.slice(0, 10), [], `${language}: ${extra.length} words are only in the index`);
    compared += own.size;
    // What a word is inflected from leads to one term, whichever of its forms is asked for.
    const terms = new Map();
    for (const { stem, term } of forms) {
      if (stem === undefined) continue;
      const address = term.join();
      assert.equal(terms.get(stem) ?? address, address, `${language}: ${stem} is two terms`);
      terms.set(stem, address);
    }
    const lookup = new client.Words(files);
    for (let number = 0; number < 300; number++) {
      const word = pick([...own]);
      assert.equal((await lookup.find(word))?.text, word);
    }
  }
  assert.ok(compared >= 50_000, `${compared} words`);
});
