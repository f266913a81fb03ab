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

function isRemembered(name) {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

const lazily = (name, module, start) => {
  for (const button of document.querySelectorAll(`[data-refgen="${name}"]`)) {
    button.hidden = false;
    button.addEventListener("click", async () => (await import(module))[start](button));
  }
};
lazily("contents", "./contents.js", "toggleContents");
for (const link of document.querySelectorAll('[data-refgen="more"]')) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector('[data-refgen="contents"]')?.click();
  });
}
lazily("search", "./search.js", "openSearch");
lazily("compare", "./compare.js", "toggleCompare");
lazily("rest", "./results.js", "showRest");
lazily("run", "./run.js", "openRunner");

// Search is ready before it is asked for, once the page is; a reader who saves data waits for it instead.
if (document.querySelector('[data-refgen="search"]') && !navigator.connection?.saveData) {
  const idle = globalThis.requestIdleCallback ?? ((start) => setTimeout(start, 500));
  idle(async () => (await import("./search.js")).prepareSearch());
}

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
if (isRemembered("refgen.contents")) document.querySelector('[data-refgen="contents"]')?.click();
// The list of all findings may be long: it is loaded where a reader comes near it.
const findings = document.querySelector("[data-refgen=findings]");
if (findings) {
  new IntersectionObserver(async (entries, watcher) => {
    if (!entries.some((one) => one.isIntersecting)) return;
    watcher.disconnect();
    (await import("./findings.js")).startFindings();
  }, { rootMargin: "300px" }).observe(findings);
}

// A link to a finding opens what it says.
addEventListener("hashchange", openFinding);
openFinding();
function openFinding() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.id.startsWith("d-")) return;
  const box = target.closest("details");
  if (box) box.open = true;
  let mark = target;
  while (mark && !mark.matches(".rg-mark")) mark = mark.nextElementSibling;
  mark?.popoverTargetElement?.showPopover({ source: mark });
}

// For whoever waits for the page to answer: tests, and scripts of readers.
document.documentElement.dataset.ready = "";
