// The search page: what is asked and chosen stands in the address, so that it can be shared and gone back to.

const form = document.querySelector("form.search");
const field = form.querySelector("input");
const found = document.getElementById("s_funnet");
const ways = document.getElementById("s_vagar");
const list = found.querySelector("ol");
const more = document.getElementById("s_fler");
const filters = document.getElementById("s_filter");
const clear = filters.querySelector(":scope > button");
const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");
document.body.append(status);

const HITS = 10;
const TYPING = 150;
const ANNOUNCING = 900;
const { lang } = document.documentElement;
const plural = new Intl.PluralRules(lang);
const figures = new Intl.NumberFormat(lang);
const says = (name) => form.dataset[name];
const capital = (word) => word.replace(/^./, (letter) => letter.toUpperCase());
const counted = (count) => says(`count${capital(plural.select(count))}`).replace("%", figures.format(count));

let opened, client, latest = 0, announced, typed;
let chosen = Object.create(null);

/** The script and the index, from the first time that somebody is about to search. */
function open() {
  opened ??= import(new URL(says("client"), location.href)).then((module) => {
    client = module;
    return module.openIndex(new URL(says("index"), location.href).href, { language: lang });
  });
  opened.catch(() => { opened = undefined; });
  return opened;
}

/** The query and the choices that the address holds. */
function readAddress() {
  const parameters = new URLSearchParams(location.search);
  field.value = parameters.get("q") ?? "";
  chosen = Object.create(null);
  for (const [name, value] of parameters) if (name !== "q") (chosen[name] ??= []).push(value);
}

function addressOf() {
  const parameters = new URLSearchParams();
  if (field.value.trim()) parameters.set("q", field.value.trim());
  for (const [name, values] of Object.entries(chosen)) for (const value of values) parameters.append(name, value);
  const query = parameters.toString();
  return query ? `?${query}` : location.pathname;
}

/** Says how many hits there are when nobody has typed for a while. */
function announce(text) {
  clearTimeout(announced);
  announced = setTimeout(() => { status.textContent = text; }, ANNOUNCING);
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** A text in which the words that were searched for are marked. */
function marked(target, text, stems) {
  const isFound = (word) => client.words(word).some((folded) => stems.some((stem) => folded.startsWith(stem) || stem.length >= 5 && folded.includes(stem)));
  target.replaceChildren(...text.split(/([\s/()]+)/).map((word) => word.trim() && isFound(word) ? element("mark", word) : word));
}

function drawHit({ url, title, kind, excerpt }, stems) {
  const hit = element("li"), heading = element("h3"), link = element("a");
  link.href = url;
  marked(link, title, stems);
  heading.append(link);
  hit.append(heading);
  if (kind) hit.append(element("p", says(`kind${capital(kind)}`), "card-kind"));
  if (excerpt) {
    const lead = element("p", undefined, "search-excerpt");
    marked(lead, excerpt, stems);
    hit.append(lead);
  }
  list.append(hit);
}

/** Each facet as a group of boxes to tick; values without hits are left out, but for chosen ones. */
function drawFilters(facets) {
  const wasOpen = new Set([...filters.querySelectorAll("details[open]")].map((group) => group.dataset.facet));
  const focused = document.activeElement?.closest?.(".search-filters") && document.activeElement.id;
  const groups = [];
  for (const { name, title, values } of facets) {
    const shown = values.filter(({ count, chosen }) => count || chosen);
    if (shown.length < 2 && !shown.some(({ chosen }) => chosen)) continue;
    const group = element("details");
    group.dataset.facet = name;
    group.open = wasOpen.has(name);
    const summary = element("summary", title);
    summary.id = `s_${name}`;
    const picked = shown.filter(({ chosen }) => chosen);
    if (picked.length) summary.append(element("span", `: ${picked.map(({ title }) => title).join(", ")}`, "facet-chosen"));
    const options = element("ul");
    options.setAttribute("role", "list");
    options.setAttribute("aria-label", title);
    for (const value of shown) {
      const item = element("li"), label = element("label"), box = element("input");
      box.type = "checkbox";
      box.id = `s_${name}_${value.name}`;
      box.checked = value.chosen;
      box.addEventListener("change", () => {
        const others = (chosen[name] ?? []).filter((other) => other !== value.name);
        chosen[name] = box.checked ? [...others, value.name] : others;
        if (!chosen[name].length) delete chosen[name];
        history.pushState(null, "", addressOf());
        search();
      });
      label.append(box, element("span", value.title), " ", element("span", `(${figures.format(value.count)})`, "count"));
      item.append(label);
      options.append(item);
    }
    group.append(summary, options);
    groups.push(group);
  }
  filters.querySelector(".facets-row").replaceChildren(...groups);
  const picked = Object.values(chosen).flat().length;
  filters.hidden = !groups.length && !picked;
  clear.hidden = !picked;
  filters.querySelector(".facet-chosen").textContent = picked ? ` (${figures.format(picked)})` : "";
  if (focused) document.getElementById(focused)?.focus();
}

/** Searches for what the field holds and draws it: hits first, then what takes longer to count. */
async function search(offset = 0) {
  const mine = ++latest;
  const query = field.value;
  if (!query.trim()) {
    found.hidden = true;
    offerWays(true);
    announce("");
    return;
  }
  try {
    const index = await open();
    const options = { filters: chosen, offset, limit: HITS, complete: offset > 0 };
    const first = await index.search(query, { ...options, facets: false });
    if (mine !== latest) return;
    draw(first, offset);
    const whole = await index.search(query, { ...options, complete: true });
    if (mine !== latest) return;
    drawFilters(whole.facets);
    tellCount(whole, offset);
  } catch (error) {
    if (mine !== latest) return;
    console.error(error);
    fail(says("failed"));
  }
}

function offerWays(isWanted) {
  ways.hidden = !isWanted;
  ways.classList.add("is-decided");
}

function fail(text) {
  found.hidden = false;
  offerWays(true);
  found.querySelector(".search-count").textContent = text;
  found.querySelector(".search-corrected").hidden = true;
  list.replaceChildren();
  filters.hidden = true;
  more.hidden = true;
  announce(text);
}

function draw(answer, offset) {
  found.hidden = false;
  offerWays(!answer.total);
  if (!answer.total) filters.hidden = !Object.keys(chosen).length;
  if (!offset) list.replaceChildren();
  const before = list.children.length;
  for (const hit of answer.hits) drawHit(hit, answer.stems);
  if (offset) list.children[before]?.querySelector("a").focus();
  const corrected = found.querySelector(".search-corrected");
  corrected.hidden = !answer.corrected;
  corrected.replaceChildren();
  if (answer.corrected) corrected.append(`${says("corrected")} `, element("strong", answer.corrected));
  tellCount(answer, offset);
}

function tellCount({ total, exact, corrected }, offset) {
  const count = total ? counted(total) : says("none");
  found.querySelector(".search-count").textContent = exact || !total ? count : `${says("atLeast")} ${count}`;
  more.hidden = list.children.length >= total;
  if (offset) return;
  announce(corrected ? `${count}. ${says("corrected")} ${corrected}` : `${count}${total ? "" : `. ${says("empty")}`}`);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typed);
  const address = addressOf();
  if (new URL(address, location.href).href !== location.href) history.pushState(null, "", address);
  search();
});
field.addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(() => {
    history.replaceState(null, "", addressOf());
    search();
  }, TYPING);
});
more.querySelector("button").addEventListener("click", () => search(list.children.length));
clear.addEventListener("click", () => {
  chosen = Object.create(null);
  history.pushState(null, "", addressOf());
  search();
  filters.querySelector("summary").focus();
});
addEventListener("popstate", () => {
  readAddress();
  search();
});
readAddress();
offerWays(!field.value.trim());
if (field.value) search();
else open().catch(() => {});
