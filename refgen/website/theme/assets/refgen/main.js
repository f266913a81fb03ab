// The entry: what every page needs at once, the rest when a reader asks for it.
import { startChrome } from "./chrome.js";
import { startGone } from "./gone.js";
import { startOriginals } from "./originals.js";
import { make, named, text } from "./site.js";

// The root leads on to the language that was read last, else to the browser's; what no page has is said in that language.
const { base, locale, known } = document.documentElement.dataset;
if (known && document.querySelector('[data-refgen="entrance"]')) location.replace(`${base}${known}/index.html`);
const missing = document.querySelector('[data-refgen="missing"]');
// A page that has become shorter has its further parts no more.
const PART = /\.part-\d+(?=\.html$)/;
if (missing && PART.test(location.pathname)) location.replace(location.pathname.replace(PART, "") + location.hash);
if (missing && missing.dataset.language !== locale) await become(`${base}${locale}/404.html`);

startChrome();
startOriginals();

async function become(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return;
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.title = other.title;
  for (const part of [".rg-skip", ".md-header", ".md-container"]) document.querySelector(part).replaceWith(document.adoptNode(other.querySelector(part)));
}

function isRemembered(name) {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

// What is loaded when its button is used.
const LAZY = {
  contents: (button) => orSay(button, async () => (await import("./contents.js")).toggleContents(button)),
  search: async () => {
    try {
      (await import("./search.js")).openSearch();
    } catch {
      sayNoSearch();
    } finally {
      delete document.documentElement.dataset.asked;
    }
  },
  compare: (button) => orSay(button, async () => (await import("./compare.js")).toggleCompare(button)),
  rest: (button) => orSay(button, async () => (await import("./results.js")).showRest(button)),
  run: async (button) => {
    const example = button.closest(".rg-example");
    example.querySelector(":scope > [role=status]")?.remove();
    const runner = await import("./run.js").catch(() => null);
    if (runner) await runner.openRunner(button);
    else example.append(make("p", { class: "rg-runner__said", role: "status" }, text("example.unavailable")));
  },
};
// What a network keeps back, a script or what it needs, is told where it was asked for, until it is there.
async function orSay(place, use) {
  if (place.nextElementSibling?.matches(".rg-failed")) place.nextElementSibling.remove();
  try {
    await use();
    return true;
  } catch {
    place.after(make("p", { class: "rg-failed", role: "status" }, text("notice.failed")));
    return false;
  }
}
// The dialog of search comes with what cannot be loaded.
let noSearch;
function sayNoSearch() {
  noSearch ??= make("dialog", { class: "rg-search", "aria-label": text("search.open") },
    make("p", { class: "rg-search__said", role: "status" }, text("search.failed")),
    make("form", { method: "dialog" },
      make("button", { class: "rg-button", onclick: () => document.querySelector('button[data-refgen="search"]').click() }, text("search.again")),
      make("button", { class: "rg-button" }, text("search.close"))));
  document.body.append(noSearch);
  if (!noSearch.open) noSearch.showModal();
}

// They do nothing without scripts; what a script has hidden since stays so.
const enlivened = new WeakSet();
const show = () => {
  for (const button of document.querySelectorAll("button[data-refgen]")) {
    if (!(button.dataset.refgen in LAZY) || enlivened.has(button)) continue;
    enlivened.add(button);
    button.hidden = false;
  }
};
show();
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-refgen]");
  // It lies over the title.
  document.querySelector(".rg-actions > .rg-failed")?.remove();
  LAZY[button?.dataset.refgen]?.(button);
});
for (const link of document.querySelectorAll('[data-refgen="more"]')) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector('[data-refgen="contents"]')?.click();
  });
}
function whenIdle(start) {
  (globalThis.requestIdleCallback ?? ((later) => setTimeout(later, 500)))(start);
}

// Search is ready before it is asked for, once the page is; a reader who saves data waits for it instead.
if (document.querySelector('[data-refgen="search"]') && !navigator.connection?.saveData) {
  whenIdle(() => import("./search.js").then((search) => search.prepareSearch(), () => {}));
}

// It was asked for before this script was here.
if (document.documentElement.dataset.asked !== undefined) LAZY.search();
if (new URLSearchParams(location.search).has("compare")) {
  document.querySelector('[data-refgen="compare"]')?.click();
}
if (isRemembered("refgen.contents")) document.querySelector('[data-refgen="contents"]')?.click();
// The list of all findings may be long: it is loaded where a reader comes near it, which may be in a further part of the page.
let findings;
watchFindings();
document.addEventListener("refgen:more", watchFindings);
function watchFindings() {
  if (findings) return;
  findings = document.querySelector("[data-refgen=findings]");
  if (!findings) return;
  new IntersectionObserver(async (entries, watcher) => {
    if (!entries.some((one) => one.isIntersecting)) return;
    watcher.disconnect();
    const load = () => orSay(findings, async () => (await import("./findings.js")).startFindings());
    if (!(await load())) addEventListener("online", load, { once: true });
  }, { rootMargin: "300px" }).observe(findings);
}

// A page that goes on in further files becomes whole: at once where the address names something in them.
if (document.querySelector(".rg-rest")) {
  const rest = async () => (await import("./rest.js")).loadRest();
  const isElsewhere = () => named() && !document.getElementById(named());
  const asked = isElsewhere();
  document.addEventListener("refgen:more", () => {
    show();
    // The browser looks for what the address names when it is gone to, and it was not there.
    if (asked && !isElsewhere()) location.replace(location.hash);
    if (asked) openFinding();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".rg-rest a") || !location.protocol.startsWith("http")) return;
    event.preventDefault();
    rest();
  });
  addEventListener("beforeprint", rest);
  if (asked) rest();
  else if (!navigator.connection?.saveData && location.protocol.startsWith("http")) whenIdle(rest);
}

// A link to a finding opens what it says.
addEventListener("hashchange", openFinding);
openFinding();
function openFinding() {
  const target = document.getElementById(named());
  if (!target?.id.startsWith("d-")) return;
  const box = target.closest("details");
  if (box) box.open = true;
  let mark = target;
  while (mark && !mark.matches(".rg-mark")) mark = mark.nextElementSibling;
  mark?.popoverTargetElement?.showPopover({ source: mark });
}

if (!missing && !document.querySelector('[data-refgen="entrance"]')) startGone();

// What is folded away would be lost on paper.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll(".rg-page-findings:not([open])")];
  for (const box of unfolded) box.open = true;
});
addEventListener("afterprint", () => {
  for (const box of unfolded) box.open = false;
});

// For whoever waits for the page to answer: tests, and scripts of readers.
document.documentElement.dataset.ready = "";
