// The field in the header leads to the search page: what searching takes is fetched as soon as somebody goes there.
const form = document.querySelector("form.site-search");
form.addEventListener("focusin", () => {
  // The search page says it if they cannot be had.
  for (const address of form.dataset.ahead.split(" ")) fetch(new URL(address, location.href), { priority: "low" }).catch(() => {});
}, { once: true });
