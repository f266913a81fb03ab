// The entry: what every page needs at once, the rest when a reader asks for it.
import { startChrome } from "./chrome.js";
import { startOriginals } from "./originals.js";

startChrome();
startOriginals();

// The root leads on to the language that was read last, else to the browser's.
const entrance = document.querySelector('[data-refgen="entrance"]');
if (entrance) {
  const known = [...entrance.querySelectorAll("a")];
  const wanted = [remembered(), ...navigator.languages].filter(Boolean).map((one) => one.toLowerCase());
  const found = wanted.flatMap((one) => [
    known.find((link) => link.dataset.language === one),
    known.find((link) => link.dataset.language.split("-")[0] === one.split("-")[0]),
  ]).find(Boolean);
  if (found) location.replace(found.href);
}
function remembered() {
  try {
    return localStorage.getItem("refgen.locale");
  } catch {
    return null;
  }
}

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

// For whoever waits for the page to answer: tests, and scripts of readers.
document.documentElement.dataset.ready = "";
