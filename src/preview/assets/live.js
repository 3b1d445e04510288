// Shows changes while somebody writes: the page is changed in place, so that the place on it, the
// focus, open details and typed text stay. Served with the preview only, never published.
(() => {
  const script = document.currentScript;
  let shown = script.dataset.generation;
  let stream = null;
  let polling = null;
  let failures = 0;

  // --- Changing the page in place -----------------------------------------------------------

  const isOurs = (node) => node.nodeType === 1 && (node.id === "sprida-preview" || node.hasAttribute("data-sprida") || (node.nodeName === "SCRIPT" && node.getAttribute("src") === script.getAttribute("src")));
  const isStyle = (node) => node.nodeType === 1 && node.nodeName === "LINK" && node.rel === "stylesheet";
  const alike = (left, right) => left.nodeType === right.nodeType && left.nodeName === right.nodeName
    && (left.nodeType !== 1 || left.id === right.id) && !isStyle(left) && !isStyle(right);

  function morph(from, to) {
    if (from.nodeType !== 1) {
      if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
      return;
    }
    morphAttributes(from, to);
    if (from.nodeName !== "TEXTAREA") morphChildren(from, to);
  }

  function morphAttributes(from, to) {
    for (const { name, value } of [...to.attributes]) {
      if (unmarked(from.getAttribute(name)) !== value && !isState(from, name)) from.setAttribute(name, value);
    }
    for (const { name } of [...from.attributes]) {
      if (!to.hasAttribute(name) && !isState(from, name)) from.removeAttribute(name);
    }
  }

  // What the reader has done to the page, which the new page knows nothing of.
  const isState = (node, name) => (node.nodeName === "DETAILS" && name === "open")
    || (["INPUT", "TEXTAREA", "SELECT", "OPTION"].includes(node.nodeName) && ["value", "checked", "selected"].includes(name));

  function morphChildren(from, to) {
    let old = from.firstChild;
    for (const next of [...to.childNodes]) {
      if (isOurs(next)) continue;
      while (old && isOurs(old)) old = old.nextSibling;
      const match = find(old, next);
      if (!match) {
        from.insertBefore(isStyle(next) ? styleSheet(next) : document.importNode(next, true), old);
        continue;
      }
      while (old !== match) old = removed(old);
      old = match.nextSibling;
      if (!isStyle(match)) morph(match, next);
    }
    while (old) old = removed(old);
  }

  // The next old node that can become the new one; one with the same id is found further off.
  function find(old, next) {
    const farthest = next.nodeType === 1 && next.id ? 400 : 8;
    for (let distance = 0; old && distance < farthest; old = old.nextSibling) {
      if (isOurs(old)) continue;
      if (isStyle(old) && isStyle(next) && unmarked(old.getAttribute("href")) === next.getAttribute("href")) return old;
      if (alike(old, next)) return old;
      distance += 1;
    }
    return null;
  }

  function removed(node) {
    const next = node.nextSibling;
    // A style sheet stays until the one in its place has come, so that the page is never bare.
    if (isStyle(node)) node.setAttribute("data-sprida", "old");
    else if (!isOurs(node)) node.remove();
    return next;
  }

  const waitingStyles = new Set();
  const pendingStyle = () => [...waitingStyles].some((sheet) => sheet.isConnected);

  function dropOldStyles() {
    for (const old of document.querySelectorAll('link[data-sprida="old"]')) old.remove();
  }

  function styleSheet(link) {
    const sheet = document.importNode(link, true);
    waitingStyles.add(sheet);
    const done = () => {
      waitingStyles.delete(sheet);
      dropOldStyles();
      document.dispatchEvent(new CustomEvent("sprida:style"));
    };
    sheet.addEventListener("load", done, { once: true });
    sheet.addEventListener("error", done, { once: true });
    return sheet;
  }

  // --- Files that lie at the same address as before -------------------------------------------

  // The browser keeps what it has once shown, so a changed file is asked for by a marked address.
  const MARK = /[?&]sprida=\d+$/;
  const unmarked = (address) => (address === null ? null : address.replace(MARK, ""));
  let marks = Date.now();

  function renew(files) {
    const marked = (address) => {
      const plain = unmarked(address);
      marks += 1;
      return plain + (plain.includes("?") ? "&" : "?") + "sprida=" + marks;
    };
    const isChanged = (address) => {
      const url = new URL(address, location.href);
      return url.origin === location.origin && files.includes(decodeURIComponent(url.pathname));
    };
    for (const image of document.querySelectorAll("img[src]")) {
      if (isChanged(image.src)) image.setAttribute("src", marked(image.getAttribute("src")));
    }
    for (const link of document.querySelectorAll('link[rel="stylesheet"][href]')) {
      if (!isChanged(link.href)) continue;
      const fresh = link.cloneNode();
      fresh.setAttribute("href", marked(link.getAttribute("href")));
      link.before(styleSheet(fresh));
      link.setAttribute("data-sprida", "old");
    }
  }

  async function update(generation) {
    const answer = await fetch(location.href, { cache: "no-store" });
    const type = answer.headers.get("content-type") || "";
    if (!type.startsWith("text/html")) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement;
    morphAttributes(document.documentElement, page.documentElement);
    morphChildren(document.head, page.head);
    morphAttributes(document.body, page.body);
    morphChildren(document.body, page.body);
    if (!pendingStyle()) dropOldStyles();
    if (focused && focused.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
    shown = generation;
    document.dispatchEvent(new CustomEvent("sprida:update", { detail: generation }));
    await panel();
  }

  let latest = null;
  let busy = false;

  // One update at a time; of several that come meanwhile only the last is wanted.
  async function arrived(generation) {
    latest = generation;
    if (busy || generation === shown) return;
    busy = true;
    try {
      while (latest !== shown) await update(latest);
    } catch {
      // The server is away for the moment: the next connection tells what is new.
    } finally {
      busy = false;
    }
  }

  // --- Hearing of changes -------------------------------------------------------------------

  // A browser opens few connections to one server, so of all tabs that are seen one listens and tells
  // the others. Where the browser cannot agree on one (no locks without a secure context), each does.
  const others = "BroadcastChannel" in window ? new BroadcastChannel("sprida") : null;
  let waiting = null;
  let stopListening = null;

  if (others) {
    others.onmessage = (event) => {
      if (Array.isArray(event.data)) renew(event.data);
      else if (document.visibilityState === "visible") arrived(event.data);
    };
  }

  function listen() {
    if (document.visibilityState !== "visible") return quiet();
    if (waiting || stream || polling) return;
    ask();
    if (!("EventSource" in window) || failures > 3) return poll();
    if (!others || !navigator.locks) return open();
    waiting = new AbortController();
    navigator.locks
      .request("sprida-events", { signal: waiting.signal }, () => new Promise((resolve) => {
        stopListening = resolve;
        open();
      }))
      .catch(() => {});
  }

  function open() {
    stream = new EventSource("/_sprida/events");
    stream.addEventListener("state", (event) => {
      failures = 0;
      if (others) others.postMessage(event.data);
      arrived(event.data);
    });
    stream.addEventListener("files", (event) => {
      const files = JSON.parse(event.data);
      if (others) others.postMessage(files);
      renew(files);
    });
    stream.addEventListener("error", () => {
      failures += 1;
      if (stream && stream.readyState === EventSource.CLOSED) {
        quiet();
        setTimeout(listen, 1000);
      }
    });
  }

  // What is the latest now: a tab that was not seen has heard nothing.
  async function ask() {
    try {
      const answer = await fetch("/_sprida/state", { cache: "no-store" });
      if (answer.ok) await arrived(await answer.text());
    } catch {
      // Away for the moment.
    }
  }

  function poll() {
    polling = setInterval(ask, 1500);
  }

  function quiet() {
    if (stream) stream.close();
    if (waiting) waiting.abort();
    if (stopListening) stopListening();
    clearInterval(polling);
    stream = polling = waiting = stopListening = null;
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", quiet);
  addEventListener("pageshow", listen);

  // --- The panel ----------------------------------------------------------------------------

  async function panel() {
    let host = document.getElementById("sprida-preview");
    if (window.top !== window) return;
    if (!host) {
      host = document.createElement("aside");
      host.id = "sprida-preview";
      host.setAttribute("aria-label", "Sprida");
      host.attachShadow({ mode: "open" });
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = "/_sprida/preview.css";
      const inside = document.createElement("div");
      host.shadowRoot.append(style, inside);
      document.body.append(host);
    }
    const inside = host.shadowRoot.lastElementChild;
    try {
      const answer = await fetch("/_sprida/panel?route=" + encodeURIComponent(location.pathname), { cache: "no-store" });
      if (!answer.ok) return;
      const html = await answer.text();
      const old = inside.querySelector("details");
      const open = old ? old.open : sessionStorage.getItem("sprida-panel") === "open";
      const fresh = new DOMParser().parseFromString(html, "text/html").body;
      if (old) morphChildren(inside, fresh);
      else inside.replaceChildren(...fresh.childNodes);
      const details = inside.querySelector("details");
      details.open = open;
      details.ontoggle = () => sessionStorage.setItem("sprida-panel", details.open ? "open" : "closed");
      host.dataset.generation = shown;
    } catch {
      // Away for the moment.
    }
  }

  panel();
  listen();
})();
