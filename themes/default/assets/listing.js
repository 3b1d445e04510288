// Lists without loading whole pages, and a choice of rows to compare. Everything works without this:
// each filter, order and part of a list is a page of its own, and this only puts its content in place.

const LINKS = ".facets a, .orders a, .pagination a";
const PARTS = ["main", ".breadcrumbs", ".languages"];
const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");
document.body.append(status);

/** Says something to those who cannot see what changed; the same words twice must differ to be heard. */
function tell(text) {
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

let latest = 0;

/** Puts the content of another page of the site in place; loads it in full where that fails. */
async function show(address, isNew) {
  const mine = ++latest;
  const from = document.activeElement?.closest("details")?.querySelector("summary")?.textContent;
  let page;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || new URL(answer.url).origin !== location.origin) throw new Error(answer.statusText);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    location.assign(address);
    return;
  }
  if (mine !== latest) return;
  // Addresses in the new content count from its own place.
  if (isNew) history.pushState(null, "", address);
  const open = [...document.querySelectorAll(".facets details[open] > summary")].map(nameOf);
  document.title = page.title;
  for (const part of PARTS) {
    const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
    else if (old && part !== "main") old.remove();
  }
  for (const summary of document.querySelectorAll(".facets details > summary")) {
    summary.parentElement.open = open.includes(nameOf(summary));
  }
  chooseRows();
  const facts = document.querySelector(".list-facts")?.textContent.trim();
  status.textContent = facts ?? document.querySelector("main p")?.textContent.trim() ?? "";
  keepFocus(address, from);
}

/** What a group of filters is called, whatever is chosen in it. */
function nameOf(summary) {
  return summary.textContent.split(":")[0].trim();
}

/** Focus stays where it was: on the same choice, else on its group, else at the list. */
function keepFocus(address, from) {
  const wanted = new URL(address, location.href).href;
  const same = [...document.querySelectorAll(LINKS)].find((link) => link.href === wanted && link.checkVisibility());
  const summaries = [...document.querySelectorAll(".facets summary")];
  const group = from && summaries.find((summary) => nameOf(summary) === from.split(":")[0].trim());
  const place = same ?? group ?? document.querySelector("main");
  place.focus({ preventScroll: true });
  const list = document.querySelector(".facets, h1");
  if (list && list.getBoundingClientRect().bottom < 0) list.scrollIntoView();
}

addEventListener("click", (event) => {
  const link = event.target.closest?.(LINKS);
  const asked = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !asked || event.defaultPrevented || new URL(link.href).origin !== location.origin) return;
  event.preventDefault();
  show(link.href, true);
});
addEventListener("popstate", () => {
  if (document.querySelector(".facets, .orders, .pagination")) show(location.href, false);
});

/** Two to four rows of a comparison can be chosen; the address says which. What cannot be done just now
 * stays within reach of the keyboard, and says why. */
function chooseRows() {
  const table = document.querySelector("table.comparison[data-choose]");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const identify = (row) => row.querySelector("th a").pathname.split("/").filter(Boolean).pop();
  const wanted = (new URLSearchParams(location.search).get("val") ?? "").split(",");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.setAttribute("aria-describedby", table.dataset.hint);
  let alone = false;

  for (const row of rows) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = wanted.includes(identify(row));
    box.setAttribute("aria-label", `${table.dataset.choose}: ${row.querySelector("th a").textContent}`);
    const label = document.createElement("label");
    label.append(box);
    row.querySelector(".choice").append(label);
    box.addEventListener("click", (event) => {
      if (box.getAttribute("aria-disabled") !== "true") return;
      event.preventDefault();
      tell(table.dataset.most);
    });
    box.addEventListener("change", update);
  }
  table.classList.add("is-chosen-from");
  document.querySelector(".choose").append(button);
  button.addEventListener("click", () => {
    if (chosen().length < 2) {
      tell(document.getElementById(table.dataset.hint).textContent);
      return;
    }
    alone = !alone;
    update();
    const shown = rows.filter((row) => !row.hidden).length;
    tell(table.dataset.shown.replace("#", shown));
  });
  alone = chosen().length >= 2;
  update();

  function chosen() {
    return rows.filter((row) => row.querySelector("input").checked);
  }

  function update() {
    const picked = chosen();
    if (picked.length < 2) alone = false;
    for (const row of rows) {
      const box = row.querySelector("input");
      box.setAttribute("aria-disabled", picked.length >= 4 && !box.checked);
      row.hidden = alone && !box.checked;
    }
    button.setAttribute("aria-disabled", picked.length < 2);
    button.textContent = alone ? table.dataset.all : `${table.dataset.compare} (${picked.length})`;
    const address = new URL(location.href);
    if (picked.length) address.searchParams.set("val", picked.map(identify).join(","));
    else address.searchParams.delete("val");
    history.replaceState(null, "", address.href.replace(/%2C/g, ","));
  }
}
chooseRows();
