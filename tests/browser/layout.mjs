// What can be measured in a tab: what is too wide, what is cut off, and what is too small to hit.

/** Called in the page: an element as a person would look it up. */
const describe = `
  // The way to the element, the same for all that are alike; the text tells which.
  const nameOf = (element) => element.id ? "#" + element.id : element.localName + [...element.classList].map((name) => "." + name).join("");
  const describe = (element) => {
    const near = element.parentElement?.closest("[id], [class]");
    return (near && near !== document.documentElement && near !== document.body ? nameOf(near) + " " : "") + nameOf(element);
  };
  const textOf = (element) => "\u201d" + (element.getAttribute("aria-label") ?? element.textContent ?? "").replace(/\\s+/g, " ").trim().slice(0, 50) + "\u201d";
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
  const hasRing = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/^rgba\\(.*, 0\\)$|\\/ 0\\)$|^transparent$/.test(outlineColor);
  };
  const isForReadersOfScreensOnly = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { position, overflow, clipPath } = getComputedStyle(at);
      if (position === "absolute" && (overflow !== "visible" && at.clientWidth <= 1 && at.clientHeight <= 1 || clipPath === "inset(50%)")) return true;
    }
    return false;
  };
`;

const inPage = (tab, body) => tab.evaluate(`(() => { ${describe} ${body} })()`);

/** What makes the page scroll sideways, and what reaches outside it without a way to scroll there. */
export const tooWide = (tab) => inPage(tab, `
  const faults = [];
  const root = document.documentElement;
  const scrollsInside = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const outside = [...document.body.querySelectorAll("*")].filter((element) => {
    if (!isShown(element) || element.closest("svg svg, svg *")) return false;
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !scrollsInside(element) && !isForReadersOfScreensOnly(element);
  });
  // Only the innermost: what is around them is wide because they are.
  for (const element of outside.filter((element) => !outside.some((other) => other !== element && element.contains(other)))) {
    const box = element.getBoundingClientRect();
    faults.push({ rule: "reaches outside the page", element: describe(element), detail: textOf(element) + " " + Math.round(box.left) + " to " + Math.round(box.right) + " of " + root.clientWidth + " px" });
  }
  if (root.scrollWidth > root.clientWidth) {
    faults.push({ rule: "the page scrolls sideways", element: "html", detail: root.scrollWidth + " of " + root.clientWidth + " px" });
  }
  return faults;
`);

/** Text that is cut off: in a box that hides what does not fit, or outside the figure that it belongs to. */
export const clipped = (tab) => inPage(tab, `
  const faults = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (!isShown(element) || !element.textContent.trim() || isForReadersOfScreensOnly(element)) continue;
    if (element.localName === "text" && element.ownerSVGElement) {
      const box = element.getBoundingClientRect();
      const figure = element.ownerSVGElement.getBoundingClientRect();
      if (box.width > 0 && (box.left < figure.left - 1 || box.right > figure.right + 1 || box.top < figure.top - 1 || box.bottom > figure.bottom + 1)) {
        faults.push({ rule: "text outside its figure", element: describe(element), detail: textOf(element) });
      }
      continue;
    }
    if (element.closest("svg")) continue;
    const style = getComputedStyle(element);
    const hides = (overflow) => ["hidden", "clip"].includes(overflow);
    const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const high = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (wide || high) {
      faults.push({ rule: "text is cut off", element: describe(element), detail: textOf(element) + " " + element.scrollWidth + " × " + element.scrollHeight + " in " + element.clientWidth + " × " + element.clientHeight + " px" });
    }
  }
  return faults;
`);

/**
 * Targets that are smaller than a fingertip: 44 px, or 24 px in running text. Running text is a block
 * with text beside the link's own, be it only the commas of a list; a link there keeps to its line.
 */
export const tooSmall = (tab) => inPage(tab, `
  const BLOCKS = "p, li, dd, dt, td, th, caption, figcaption, blockquote, h1, h2, h3, h4, h5, h6";
  const faults = [];
  const isInText = (element) => {
    const block = element.closest(BLOCKS);
    if (!block || !getComputedStyle(element).display.startsWith("inline") || getComputedStyle(element).display !== "inline") return false;
    // The text of the block itself, without that of other links and of blocks inside it.
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent.closest(BLOCKS) === block && !parent.closest("a, button, summary") && isShown(parent) && !isForReadersOfScreensOnly(parent) && /\\S/.test(node.data)) return true;
    }
    return false;
  };
  const sizeOf = (element) => {
    const boxes = [element.getBoundingClientRect()];
    for (const label of element.labels ?? []) boxes.push(label.getBoundingClientRect());
    // A link may be stretched over what is around it.
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      if (style.content !== "none" && style.position === "absolute") {
        let around = element;
        while (around !== document.body && getComputedStyle(around).position === "static") around = around.parentElement;
        const inset = ["top", "right", "bottom", "left"].map((side) => parseFloat(style[side]) || 0);
        const box = around.getBoundingClientRect();
        boxes.push({ width: box.width - inset[1] - inset[3], height: box.height - inset[0] - inset[2] });
      }
    }
    return [Math.max(...boxes.map(({ width }) => width)), Math.max(...boxes.map(({ height }) => height))];
  };
  for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link]")) {
    if (!isShown(element) || isForReadersOfScreensOnly(element)) continue;
    const isLink = element.localName === "a";
    const needed = (isLink ? isInText(element) : element.closest("p")) ? 24 : 44;
    const [width, height] = sizeOf(element);
    if (width > 0 && (width < needed - 0.5 || height < needed - 0.5)) {
      faults.push({ rule: "smaller than " + needed + " px", element: describe(element), detail: textOf(element) + " " + Math.round(width) + " × " + Math.round(height) + " px" });
    }
  }
  return faults;
`);

/**
 * Links that are blocks of their own in a line of text: they make their line higher than the others and
 * the commas after them stand apart. Lists of files and links have room around each entry.
 */
export const tornLines = (tab) => inPage(tab, `
  const BLOCKS = "p, li, dd, dt, td, th, caption, figcaption, blockquote, h1, h2, h3, h4, h5, h6";
  const faults = [];
  for (const element of document.querySelectorAll("main a[href]")) {
    const block = element.closest(BLOCKS);
    if (!block || !isShown(element) || element.closest(".files, .links") || getComputedStyle(element).display === "inline") continue;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!/\\S/.test(node.data) || parent.closest(BLOCKS) !== block || parent.closest("a, button, summary") || !isShown(parent) || isForReadersOfScreensOnly(parent)) continue;
      faults.push({ rule: "a link that tears its line of text apart", element: describe(element), detail: textOf(element) });
      break;
    }
  }
  return faults;
`);

/** What Tab ought to reach on the page as it is, or in a part of it. */
export const markReachable = (tab, part = "body") => inPage(tab, `
  window.reached = new Set();
  window.ringedAlways = new Set([...document.querySelectorAll("body *")].filter((element) => hasRing(element) && !element.contains(document.activeElement)));
  const SELECTOR = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]";
  window.toReach = [...document.querySelectorAll(${JSON.stringify(part)})].flatMap((part) => [...part.querySelectorAll(SELECTOR)]).filter((element) => {
    if (element.disabled || element.tabIndex < 0 || !isShown(element) || element.closest("[inert]")) return false;
    // Only the chosen one of a group of radio buttons, or else any one of them.
    if (element.type === "radio" && element.name) {
      const group = [...document.querySelectorAll("input[type=radio][name=" + CSS.escape(element.name) + "]")];
      return (group.find((one) => one.checked) ?? group[0]) === element;
    }
    return true;
  });
  return window.toReach.length;
`);

/** Called in the page: what is wrong with how an element shows that it has the focus. */
const whenFocused = `
  const rightToLeft = () => document.documentElement.dir === "rtl";
  const whenFocused = (element) => {
    const faults = [];
    const fault = (rule, detail) => faults.push({ rule, element: describe(element), detail: textOf(element) + (detail ? " " + detail : "") });
    // The ring may stand around the card that the link is the link of, but not be there always.
    let ring = element;
    while (ring && !(hasRing(ring) && !window.ringedAlways.has(ring))) ring = ring.parentElement;
    if (!ring) fault("no ring of at least 2 px around what has the focus");
    const box = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    if (!box || isForReadersOfScreensOnly(element)) {
      fault("cannot be seen when it has the focus");
      return faults;
    }
    const whole = element.getBoundingClientRect();
    const fits = whole.height <= innerHeight && whole.width <= innerWidth;
    const beginsInView = whole.left >= -1 && whole.right <= innerWidth + 1
      // Browsers move a wide table only to what is wholly out of view; where a link begins must be seen.
      || element.closest(".table-scroll") && (rightToLeft() ? whole.right > 24 && whole.right <= innerWidth + 1 : whole.left >= -1 && whole.left < innerWidth - 24);
    if (fits && (whole.top < -1 || whole.bottom > innerHeight + 1 || !beginsInView)) {
      fault("is not in view when it has the focus", Math.round(whole.left) + ", " + Math.round(whole.top) + " to " + Math.round(whole.right) + ", " + Math.round(whole.bottom) + " of " + innerWidth + " × " + innerHeight + " px");
      return faults;
    }
    const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const hit = document.elementFromPoint(box.left + box.width / 2, middle);
    const labels = [...(element.labels ?? [])];
    if (hit && hit !== element && !element.contains(hit) && !labels.some((label) => label.contains(hit))) {
      fault("is covered when it has the focus", "by " + describe(hit));
    }
    return faults;
  };
`;

/** What has the focus: whether it is new, and what is wrong. Null when it is on the page itself or outside the part. */
export const focused = (tab, part = "body") => inPage(tab, `
  ${whenFocused}
  const element = document.activeElement;
  if (!element || !element.closest(${JSON.stringify(part)}) || element === document.body || element === document.documentElement) return null;
  const again = window.reached.has(element);
  window.reached.add(element);
  return { again, faults: again ? [] : whenFocused(element) };
`);

/** The same for all that Tab ought to reach, with the focus put there, which is quicker. */
export const focusEach = (tab) => inPage(tab, `
  ${whenFocused}
  return window.toReach.flatMap((element) => {
    element.focus();
    if (document.activeElement !== element) return [{ rule: "cannot have the focus", element: describe(element), detail: textOf(element) }];
    return whenFocused(element);
  });
`);

/** What Tab has not come to. */
export const unreached = (tab) => inPage(tab, `
  return window.toReach.filter((element) => !window.reached.has(element)).map((element) => ({ rule: "Tab does not come here", element: describe(element), detail: textOf(element) }));
`);
