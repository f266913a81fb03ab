// The entry: what every page needs at once, the rest when a reader asks for it.
import { startChrome } from "./chrome.js";
import { startOriginals } from "./originals.js";

startChrome();
startOriginals();

const lazily = (name, module, start) => {
  for (const button of document.querySelectorAll(`[data-refgen="${name}"]`)) {
    button.hidden = false;
    button.addEventListener("click", async () => (await import(module))[start](button));
  }
};
lazily("search", "./search.js", "openSearch");
lazily("compare", "./compare.js", "toggleCompare");
lazily("run", "./run.js", "openRunner");

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const asked = event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey));
  if (asked && !typing) {
    event.preventDefault();
    document.querySelector('[data-refgen="search"]')?.click();
  }
});
if (new URLSearchParams(location.search).has("compare")) {
  document.querySelector('[data-refgen="compare"]')?.click();
}
if (document.querySelector("[data-refgen=findings]")) {
  (await import("./findings.js")).startFindings();
}
