// Searches a site's index from a browser or Node 20 and later, also from another site:
//
//   const index = await openIndex("https://site.example/sok/index/", { language: "sv" });
//   const { total, hits } = await index.search("lokaler för unga", { filters: { kind: ["exempel"] } });
//
// What the files hold is written in src/search/shards.rs. They are fetched when a query needs them.

const VERSION = 1;
const BEST_TITLE = 0.5, PARTS = 0.9, PREFIX = 0.35, HEAD = 0.5, EDIT = 0.7, NEXT_GUESS = 0.8;
const MOST_WORDS = 32, LONGEST_WORD = 64, MOST_PREFIXED = 10, MOST_PREFIX_FILES = 2, SHORTEST_PREFIX = 4, MOST_GUESSES = 5;
const MOST_RANGE_FILES = 10;
// What may stand between the parts of a compound, and what a first part may have lost: skolmat, arbetsliv.
const LINKS = ["s", "e", "o", "a", "u"], LOST = ["a", "e"];
const SHORTEST_COMPOUND = 6, SHORTEST_HEAD = 4, MOST_HEADS = 2, SHORTEST_PART = 3, SHORTEST_END = 3, FEWEST_OCCURRENCES = 2;

/** What went wrong: `code` is "missing", "damaged" or "version". */
export class SearchError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "SearchError";
    this.code = code;
  }
}

// Letters and digits as src/search/analysis.rs knows them: first and last code point of each range.
const LETTERS = "30 39 41 5a 5f 5f 61 7a aa aa b5 b5 ba ba c0 d6 d8 f6 f8 2c1 370 373 376 377 37b 37d 37f 37f 386 386 388 3ff 400 481 48a 556 561 587 5d0 5ea 620 669 66e 6d3 6d5 6d5 6ee 6fc 6ff 6ff 710 74a 750 7b1 8a0 8c9 904 963 966 1fff 2c00 2dff 3005 3007 3041 3096 30a1 30fa 3105 318e 3400 4dbf 4e00 9fff a000 a48c ac00 d7a3 f900 faff fb1d fdfb fe70 fefc ff10 ff19 ff21 ff3a ff41 ff5a ff66 ffdc".split(" ").map((code) => parseInt(code, 16));

function isLetter(code) {
  let low = 0, high = LETTERS.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (LETTERS[2 * middle + 1] < code) low = middle + 1;
    else high = middle;
  }
  return LETTERS[2 * low] <= code;
}

const ACCENTS = Object.fromEntries(["eéèêë", "uüûùú", "aàáâ", "iíïî", "oóô", "cç", "nñ", "اأإآٱ"].flatMap(([plain, ...accented]) => accented.map((letter) => [letter, plain])));
const isUnread = (code) => code === 0xad || code === 0x640 || code === 0x670 || code >= 0x64b && code <= 0x65f;
const isHyphen = (code) => code === 0x2d || code === 0x2010 || code === 0x2011;

/** A text in the form that words are compared in. */
export function fold(text) {
  let folded = "";
  for (const letter of text.normalize("NFC")) {
    const code = letter.codePointAt(0);
    if (isUnread(code)) continue;
    if (code === 0x130) folded += "i";
    else for (const lower of letter.toLowerCase()) folded += ACCENTS[lower] ?? lower;
  }
  return folded;
}

/** The words of a text, folded, in order; hyphens stay inside them. */
export function words(text) {
  const folded = fold(text), found = [];
  for (let place = 0; place < folded.length; place++) {
    if (!isLetter(folded.charCodeAt(place))) continue;
    let end = place + 1;
    for (let next = end; next < folded.length; next++) {
      const code = folded.charCodeAt(next);
      if (isLetter(code)) end = next + 1;
      else if (!isHyphen(code) || next > end) break;
    }
    if (end - place <= LONGEST_WORD) found.push(folded.slice(place, end));
    place = end - 1;
  }
  return found;
}

const halves = (word) => word.split(/[-\u2010\u2011]/);
const withoutDots = (word) => word.replace(/[åä]/g, "a").replace(/ö/g, "o");

/** Whether every dot and ring that somebody typed is where it was. */
function keepsDots(typed, meant) {
  if (typed.length !== meant.length) return true;
  for (let place = 0; place < typed.length; place++) {
    if (typed[place] !== meant[place] && /[åäö]/.test(typed[place]) && withoutDots(typed[place]) === withoutDots(meant[place])) return false;
  }
  return true;
}

/** Optimal string alignment: how many letters are too many, too few, wrong or in each other's place; more than `most` is `most` + 1. */
function edits(left, right, most) {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let before = [], last = Array.from({ length: right.length + 1 }, (_, place) => place);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) cost = Math.min(cost, before[column - 2] + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, current];
  }
  return last[right.length];
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.place = 0;
  }

  get isAtEnd() {
    return this.place >= this.bytes.length;
  }

  byte() {
    if (this.isAtEnd) throw new SearchError("damaged", "a file of the search index ends too early");
    return this.bytes[this.place++];
  }

  number() {
    let number = 0, factor = 1, byte;
    do {
      byte = this.byte();
      number += (byte & 0x7f) * factor;
      factor *= 128;
    } while (byte & 0x80);
    return number;
  }

  difference() {
    const number = this.number();
    return number % 2 ? -(number + 1) / 2 : number / 2;
  }

  take(length) {
    if (this.place + length > this.bytes.length) throw new SearchError("damaged", "a file of the search index ends too early");
    this.place += length;
    return this.bytes.subarray(this.place - length, this.place);
  }
}

const TEXT = new TextDecoder();

/** Strings that each begin like the one before; `more` reads what follows each. */
function readWords(bytes, more) {
  const reader = new Reader(bytes), read = [];
  let last = new Uint8Array(0);
  while (!reader.isAtEnd) {
    const shared = reader.number(), rest = reader.take(reader.number());
    const spelled = new Uint8Array(shared + rest.length);
    spelled.set(last.subarray(0, shared));
    spelled.set(rest, shared);
    last = spelled;
    read.push(more(TEXT.decode(spelled), reader));
  }
  return read;
}

function readDocuments(reader) {
  const documents = new Uint32Array(reader.number());
  let next = 0;
  for (let place = 0; place < documents.length; place++) {
    documents[place] = next + reader.number();
    next = documents[place] + 1;
  }
  return documents;
}

function readClasses(reader) {
  const classes = [];
  while (!reader.isAtEnd) {
    const level = reader.byte();
    classes.push({ weight: (level >> 2) / 15, title: (level & 3) / 2, documents: readDocuments(reader) });
  }
  return classes;
}

/** How many of the sorted beginnings a word is not before. */
function placeAmong(beginnings, word) {
  let low = 0, high = beginnings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beginnings[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Files of one generation of the index, each fetched once. */
export class Files {
  constructor(base, fetch, manifest) {
    this.base = base;
    this.fetch = fetch;
    this.manifest = manifest;
    this.kept = new Map();
  }

  /** A file as `read` understands it. */
  file(name, read) {
    let file = this.kept.get(name);
    if (!file) {
      file = this.bytes(name).then(read);
      this.kept.set(name, file);
      file.catch(() => this.kept.delete(name));
    }
    return file;
  }

  async bytes(name) {
    let answer;
    try {
      answer = await this.fetch(`${this.base}${this.manifest.generation}/${name}`);
    } catch (error) {
      throw new SearchError("missing", `${name} cannot be fetched: ${error.message}`);
    }
    if (!answer.ok) throw new SearchError("missing", `${name} is not there`);
    try {
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (!bytes.length && this.manifest.documents) throw new RangeError("empty");
      // A server may have taken the compression off already.
      if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
      const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Uint8Array(await new Response(plain).arrayBuffer());
    } catch {
      throw new SearchError("damaged", `${name} is damaged`);
    }
  }

  json(name) {
    return this.file(name, (bytes) => {
      try {
        return JSON.parse(TEXT.decode(bytes));
      } catch {
        throw new SearchError("damaged", `${name} is damaged`);
      }
    });
  }

  words(number) {
    return this.file(`w${number}.bin`, (bytes) => {
      const { endings } = this.manifest;
      let file = 0, slot = 0;
      return readWords(bytes, (text, reader) => {
        const frequency = reader.number(), ending = endings[reader.number() - 1];
        const term = [file += reader.difference(), slot += reader.difference()];
        const parts = Array.from({ length: reader.number() }, () => [reader.number(), reader.number()]);
        const stem = ending && text.endsWith(ending[0]) ? text.slice(0, text.length - ending[0].length) + ending[1] : undefined;
        return { text, key: withoutDots(text), frequency, term, parts, stem };
      });
    });
  }

  /** Words backwards, with how often they stand. */
  backwards(number) {
    return this.file(`b${number}.bin`, (bytes) => readWords(bytes, (text, reader) => ({ text, frequency: reader.number() })));
  }

  async postings([file, slot]) {
    const terms = await this.file(`p${file}.bin`, (bytes) => {
      const reader = new Reader(bytes);
      const lengths = Array.from({ length: reader.number() }, () => reader.number());
      return lengths.map((length) => reader.take(length));
    });
    if (!terms[slot]) throw new SearchError("damaged", `p${file}.bin holds no place ${slot}`);
    const reader = new Reader(terms[slot]);
    const holding = reader.number(), classes = readClasses(reader);
    const { documents } = this.manifest;
    const isAll = holding === classes.reduce((sum, { documents }) => sum + documents.length, 0);
    return { classes, isAll, holding, rarity: Math.log1p((documents - holding + 0.5) / (holding + 0.5)) };
  }

  rest([file, slot]) {
    return this.file(`p${file}-${slot}.bin`, (bytes) => readClasses(new Reader(bytes)));
  }

  async shown(document) {
    const { documentsPerFile } = this.manifest;
    const file = await this.json(`d${Math.floor(document / documentsPerFile)}.bin`);
    return file[document % documentsPerFile];
  }

  /** The values of a facet with their documents. */
  async facet(number) {
    const values = await this.json(`f${number}.bin`);
    return values.map(([name, title, gaps]) => {
      let next = 0;
      return { name, title, documents: gaps.map((gap) => (next += gap + 1) - 1) };
    });
  }
}

/** What a word of a query is on this site. */
export class Words {
  constructor(files) {
    this.files = files;
  }

  /** The file in which a word stands, if it does. */
  around(word) {
    return this.files.words(placeAmong(this.files.manifest.words, withoutDots(word)));
  }

  async find(word) {
    return (await this.around(word)).find(({ text }) => text === word);
  }

  /** A word that stands nowhere in this form: another form of the same word. */
  async otherForm(word, isSame) {
    const tried = [];
    for (const [ending, instead] of this.files.manifest.endings) {
      const rest = word.length - ending.length;
      if (ending && rest >= 2 && word.endsWith(ending)) tried.push({ stem: word.slice(0, rest) + instead, rest });
    }
    tried.push({ stem: word, rest: word.length });
    tried.sort((left, right) => right.rest - left.rest);
    for (const { stem, rest } of tried) {
      const found = (await this.around(word.slice(0, rest))).filter((form) => form.stem !== undefined && isSame(form.stem, stem));
      if (found.length) return found.reduce((best, form) => form.frequency > best.frequency ? form : best);
    }
    return undefined;
  }

  /** All words that begin so, from no more than a few files. */
  async beginning(start, most = MOST_RANGE_FILES) {
    const { words } = this.files.manifest, key = withoutDots(start);
    const from = placeAmong(words, key);
    let to = from;
    while (to < words.length && words[to].startsWith(key) && to - from < most - 1) to++;
    const files = await Promise.all(Array.from({ length: to - from + 1 }, (_, number) => this.files.words(from + number)));
    return files.flat().filter((form) => form.key.startsWith(key));
  }

  /** All words that end so, from no more than a few files. */
  async ending(end) {
    const beginnings = await this.files.json("b.bin");
    const start = [...withoutDots(end)].reverse().join("");
    const from = placeAmong(beginnings, start);
    let to = from;
    while (to < beginnings.length && beginnings[to].startsWith(start) && to - from < MOST_RANGE_FILES - 1) to++;
    const files = await Promise.all(Array.from({ length: to - from + 1 }, (_, number) => this.files.backwards(from + number)));
    return files.flat().map(({ text, frequency }) => ({ text: [...text].reverse().join(""), frequency })).filter(({ text }) => withoutDots(text).endsWith(withoutDots(end)));
  }

  /** The words that one that stands nowhere begins with and something goes on after, each with its end: without what links it too. */
  async beginnings(word) {
    const found = [];
    for (let end = SHORTEST_PART; end <= word.length - SHORTEST_END; end++) {
      const part = word.slice(0, end), forms = await this.around(part);
      const spelled = [part, ...LINKS.filter((link) => part.endsWith(link)).map((link) => part.slice(0, -link.length)), ...LOST.map((letter) => part + letter)];
      let best;
      for (const form of forms) {
        if (form.frequency < FEWEST_OCCURRENCES || form.text.length < SHORTEST_PART) continue;
        if (spelled.includes(form.text) && !(best?.frequency >= form.frequency)) best = form;
      }
      if (best && /[aeiouyåäö]/.test(part)) found.push({ form: best, end });
    }
    return found;
  }

  /** The parts of a compound that stands nowhere; the fewest, then the most frequent. */
  async split(word, most = 3) {
    if (word.length < SHORTEST_COMPOUND || !/^[a-zåäöæø]+$/.test(word)) return undefined;
    let best;
    const weigh = (parts) => parts.reduce((sum, { frequency }) => sum + Math.log1p(frequency), 0);
    const isBetter = (parts) => !best || parts.length < best.length || parts.length === best.length && weigh(parts) > weigh(best);
    for (const { form, end } of await this.beginnings(word)) {
      const rest = word.slice(end);
      const last = await this.find(rest) ?? await this.otherForm(rest, (known, stem) => known === stem);
      if (last && isBetter([form, last])) best = [form, last];
      if (last || most < 3 || best?.length === 2) continue;
      const parts = await this.split(rest, most - 1);
      if (parts && isBetter([form, ...parts])) best = [form, ...parts];
    }
    return best;
  }

  /** A compound of which the first part is known and the last one nearly so. */
  async guessesInPart(word) {
    const found = [];
    for (const { form, end } of await this.beginnings(word)) {
      const rest = word.slice(end);
      if (end < 4) continue;
      const like = await this.beginning(rest.slice(0, Math.ceil(rest.length / 2) - 1 || 1), 4);
      for (const { text, frequency, term, parts } of like) {
        if (frequency && text.length >= 4 && text[0] === rest[0] && edits(rest, text, 1) === 1 && keepsDots(rest, text)) {
          found.push({ text: word.slice(0, end) + text, frequency, edits: 1, together: [form.term, term], parts });
        }
      }
    }
    return found.sort((left, right) => right.frequency - left.frequency).slice(0, MOST_GUESSES);
  }

  /** What a word that stands nowhere may have been meant to be, the likeliest first. */
  async guesses(word) {
    if (word.length < 3 || !/^[a-zåäö]+$/.test(word)) return [];
    const told = (forms, edits) => forms.slice(0, MOST_GUESSES).map((form) => ({ ...form, edits }));
    const byFrequency = (left, right) => right.frequency - left.frequency || (left.text < right.text ? -1 : 1);
    if (word === withoutDots(word)) {
      const dotted = (await this.around(word)).filter(({ key, text, frequency }) => key === word && text !== word && frequency);
      if (dotted.length) return told(dotted.sort(byFrequency), 1);
      const form = await this.otherForm(word, (known, stem) => withoutDots(known) === stem);
      if (form) return told([form], 1);
    }
    if (word.length < 5) return [];
    let near = await this.near(word, 1);
    if (!near.length && word.length >= 9) near = await this.near(word, 2);
    if (!near.length && word.length >= 9) return this.guessesInPart(word);
    return near.sort((left, right) => left.edits - right.edits || byFrequency(left, right)).slice(0, MOST_GUESSES);
  }

  /** Words at most so many edits away; two only with the same first letter. One edit leaves a half of the word as it is. */
  async near(word, most) {
    const kept = most === 1 ? Math.ceil(word.length / 2) : Math.ceil(word.length / 3);
    const [like, alike] = await Promise.all([
      this.beginning(word.slice(0, most === 1 ? kept - 1 : kept)),
      this.ending(word.slice(most === 1 ? kept : -kept)),
    ]);
    const near = new Map();
    for (const { text, frequency } of [...like, ...alike]) {
      if (!frequency || text.length < 4 || near.has(text) || most === 2 && text[0] !== word[0]) continue;
      const count = edits(word, text, most);
      if (count <= most && keepsDots(word, text)) near.set(text, { text, frequency, edits: count });
    }
    return [...near.values()];
  }
}

/** What a word of the query says of documents: the best of all that it is. */
class Scores {
  constructor(files, isWhole) {
    this.files = files;
    this.isWhole = isWhole;
    this.isExact = true;
    this.score = new Float64Array(files.manifest.documents);
    this.title = new Float32Array(files.manifest.documents);
    this.documents = [];
  }

  raise(document, score, title) {
    if (!this.score[document]) this.documents.push(document);
    if (score > this.score[document]) this.score[document] = score;
    if (title > this.title[document]) this.title[document] = title;
  }

  async classes(term) {
    const postings = await this.files.postings(term);
    if (postings.isAll) return postings;
    if (this.isWhole) return { ...postings, classes: postings.classes.concat(await this.files.rest(term)) };
    this.isExact = false;
    return postings;
  }

  async term(term, factor, titleFactor) {
    const { classes, rarity } = await this.classes(term);
    for (const { weight, title, documents } of classes) {
      const score = factor * rarity * weight;
      for (const document of documents) this.raise(document, score, titleFactor * title);
    }
  }

  /** The mean of several terms; one that a document lacks counts as nothing. */
  async mean(terms, factor, titleShare) {
    const sums = new Map();
    for (const { classes, rarity } of await Promise.all(terms.map((term) => this.classes(term)))) {
      for (const { weight, title, documents } of classes) {
        const score = rarity * weight / terms.length;
        for (const document of documents) {
          const sum = sums.get(document);
          if (!sum) sums.set(document, [score, title ? titleShare : 0]);
          else {
            sum[0] += score;
            if (title) sum[1] += titleShare;
          }
        }
      }
    }
    for (const [document, [score, title]] of sums) this.raise(document, factor * score, title);
  }
}

/** Scores the documents of one word; `corrected` is what was searched for where nothing that was typed is on the site. */
async function score(files, word, isWhole) {
  const known = new Words(files), scores = new Scores(files, isWhole);
  const form = await known.find(word) ?? await known.otherForm(word, (known, stem) => known === stem);
  if (form) {
    await scores.term(form.term, 1, 1);
    if (form.parts.length) await scores.mean(form.parts, PARTS, 1 / form.parts.length);
  }
  const start = form?.stem ?? word;
  if (start.length >= SHORTEST_PREFIX) {
    const longer = new Map(), postings = new Set(form ? [form.term[0]] : []);
    const forms = (await known.beginning(start, 2)).filter(({ text }) => text.startsWith(start));
    for (const { term, text } of forms.sort((left, right) => left.text.length - right.text.length)) {
      const name = term.join();
      if (name === form?.term.join() || longer.has(name) || longer.size === MOST_PREFIXED) continue;
      // What is far away costs more to fetch than it tells.
      if (!postings.has(term[0]) && postings.size === MOST_PREFIX_FILES) continue;
      postings.add(term[0]);
      longer.set(name, term);
    }
    await Promise.all([...longer.values()].map((term) => scores.term(term, PREFIX, 0)));
  }
  scores.stems = [start];
  if (!form) {
    if (word.length >= SHORTEST_HEAD) {
      // Nobody has written the word alone, but perhaps at the end of longer ones.
      const heads = (await known.ending(word)).filter(({ text }) => text.endsWith(word) && text.length >= word.length + SHORTEST_PART);
      const found = await Promise.all(heads.sort((left, right) => right.frequency - left.frequency).slice(0, MOST_HEADS).map(({ text }) => known.find(text)));
      await Promise.all(found.filter(Boolean).map(({ term }) => scores.term(term, HEAD, 0.5)));
    }
    const compound = await known.split(word);
    if (compound) await scores.mean(compound.map(({ term }) => term), PARTS, 1 / compound.length);
    const isKnown = scores.documents.length > 0;
    for (const [rank, guess] of (await known.guesses(word)).entries()) {
      const factor = EDIT ** guess.edits * NEXT_GUESS ** rank;
      if (!isKnown) scores.corrected ??= guess.text;
      if (guess.together) {
        await scores.mean(guess.together, factor, 0.5);
        continue;
      }
      const meant = guess.term ? guess : await known.find(guess.text);
      if (!meant) continue;
      await scores.term(meant.term, factor, 0.5);
      if (meant.parts.length) await scores.mean(meant.parts, factor * PARTS, 0);
      scores.stems.push(meant.stem ?? meant.text);
    }
  }
  return scores;
}

/** Opens the index that lies at an address, which ends with a slash. */
export async function openIndex(baseUrl, { fetch = globalThis.fetch.bind(globalThis), language = "sv" } = {}) {
  const base = String(baseUrl).replace(/\/?$/, "/");
  const readManifest = async (options) => {
    let answer;
    try {
      answer = await fetch(`${base}${language}.json`, options);
    } catch (error) {
      throw new SearchError("missing", `the search index cannot be fetched: ${error.message}`);
    }
    if (!answer.ok) throw new SearchError("missing", `there is no search index at ${base}${language}.json`);
    let manifest;
    try {
      manifest = await answer.json();
    } catch {
      throw new SearchError("damaged", "the search index is damaged");
    }
    if (manifest.version !== VERSION) throw new SearchError("version", "the search index was made for another version of this script");
    return new Files(base, fetch, manifest);
  };
  let files = await readManifest();

  /** Searches; once more where the site has been published anew meanwhile. */
  async function search(query, options = {}) {
    try {
      return await searchIn(files, query, options);
    } catch (error) {
      if (error.code !== "missing") throw error;
      const { generation } = files.manifest;
      files = await readManifest({ cache: "reload" });
      if (files.manifest.generation === generation) throw error;
      return searchIn(files, query, options);
    }
  }
  return {
    language,
    get documents() {
      return files.manifest.documents;
    },
    get facets() {
      return files.manifest.facets;
    },
    search,
  };
}

/**
 * Documents that answer a query, best first. `filters` names values by facet: any of a facet's, and
 * of every facet. `facets: false` leaves out how many hits each value has. `complete: true` counts
 * every hit, also those of words that nearly every document holds.
 */
async function searchIn(files, query, { filters = {}, limit = 10, offset = 0, facets = true, complete = false } = {}) {
  const { manifest } = files;
  const asked = [...new Set(words(String(query)).flatMap(halves))].slice(0, MOST_WORDS);
  const found = await Promise.all(asked.map((word) => score(files, word, complete)));
  const totals = new Float64Array(manifest.documents), titles = new Float32Array(manifest.documents);
  let documents = [];
  for (const { documents: of, score, title } of found) {
    for (const document of of) {
      if (!totals[document]) documents.push(document);
      totals[document] += score[document];
      titles[document] += title[document];
    }
  }
  documents = documents.filter((document) => totals[document] > 0);
  for (const document of documents) {
    const share = titles[document] / asked.length;
    totals[document] *= 1 + BEST_TITLE * share * share;
  }
  const chosen = await choose(files, filters);
  const counted = facets ? await count(files, chosen, documents) : undefined;
  for (const { allowed } of chosen.values()) documents = documents.filter((document) => allowed.has(document));
  const isBefore = (left, right) => {
    const order = (left >= manifest.archivedFrom) - (right >= manifest.archivedFrom) || totals[right] - totals[left] || left - right;
    return order < 0;
  };
  const best = firstOf(documents, offset + limit, isBefore).slice(offset);
  const root = new URL("../../", new URL(files.base, globalThis.location?.href));
  const hits = await Promise.all(best.map(async (document) => {
    const [id, url, title, kind, excerpt] = await files.shown(document);
    return { id, url: new URL(url, root).href, title, kind, excerpt, score: Math.round(totals[document] * 1000) / 1000 };
  }));
  const isCorrected = found.some(({ corrected }) => corrected);
  return {
    total: documents.length,
    exact: found.every(({ isExact }) => isExact),
    hits,
    facets: counted,
    corrected: isCorrected ? asked.map((word, place) => found[place].corrected ?? word).join(" ") : null,
    stems: found.flatMap(({ stems }) => stems),
  };
}

/** The first few in order, without sorting all. */
function firstOf(documents, count, isBefore) {
  const first = [];
  for (const document of documents) {
    if (first.length === count && !isBefore(document, first[count - 1])) continue;
    let low = 0, high = first.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(first[middle], document)) low = middle + 1;
      else high = middle;
    }
    first.splice(low, 0, document);
    if (first.length > count) first.pop();
  }
  return first;
}

/** The documents that each facet allows of which known values were chosen. */
async function choose(files, filters) {
  const chosen = new Map();
  for (const [number, { name }] of files.manifest.facets.entries()) {
    const wanted = [filters[name] ?? []].flat();
    if (!wanted.length) continue;
    const values = (await files.facet(number)).filter((value) => wanted.includes(value.name));
    if (values.length) chosen.set(name, { allowed: new Set(values.flatMap(({ documents }) => documents)), names: values.map((value) => value.name) });
  }
  return chosen;
}

/** How many hits each value of each facet has, given what is chosen of the others. */
async function count(files, chosen, documents) {
  const all = await Promise.all(files.manifest.facets.map((_, number) => files.facet(number)));
  return files.manifest.facets.map(({ name, title }, number) => {
    const hits = new Uint8Array(files.manifest.documents);
    const others = [...chosen].filter(([other]) => other !== name).map(([, { allowed }]) => allowed);
    for (const document of documents) if (others.every((allowed) => allowed.has(document))) hits[document] = 1;
    const values = all[number].map(({ name: value, title, documents }) => ({
      name: value,
      title,
      count: documents.reduce((sum, document) => sum + hits[document], 0),
      chosen: chosen.get(name)?.names.includes(value) ?? false,
    }));
    return { name, title, values };
  });
}
