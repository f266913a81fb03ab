// The dialog of search: a field, and below it what was found, or that it is being looked for, or that it could not be.
import { FURTHER, findAll } from "./find.js";
import { findNames, readNames } from "./names.js";
import { findPages, openIndex, shownOf } from "./pages.js";
import { fetchJson, locale, make, number, plural, text, toRoot } from "./site.js";
import { WIDE } from "./words.js";

let dialog;
let input;
let list;
let said;
let options = [];
let more;
let again;
let chosen = 0;
let asked = 0;
// How many times as many as at first are shown.
let share = 1;

const languages = () => [...document.querySelectorAll(".rg-languages [data-language]")].map((link) => link.dataset.language);

const SITE = {
  locale, names, read: fetchJson, documented: (count) => plural("results.apis", count),
  get others() {
    return languages().filter((one) => one !== locale);
  },
  get hasEnglish() {
    return languages().includes("en-us");
  },
};

// What the first keystrokes need, loaded before they come.
let prepared;
export const prepareSearch = () => (prepared ??= Promise.all([names(), openIndex(SITE, locale)]).then(rehearse).catch(() => (prepared = undefined)));

// What is done for the first time takes a slow phone ten times as long: it is done once before it counts.
function rehearse([{ apis, places }, opened]) {
  for (const query of ["aba", "de"]) {
    findNames(apis, query, 1);
    shownOf(opened, findPages(opened, query).pages, places, 1);
  }
  plural("search.count", 2);
}

// With what was typed since it was asked for; not where the reader has thought better of it.
export function openSearch() {
  const { asked: typed } = document.documentElement.dataset;
  if (typed === undefined || dialog?.open) return;
  dialog ??= build();
  dialog.showModal();
  if (typed) {
    input.value = typed;
    begin();
  } else input.select();
  prepareSearch();
}

function build() {
  input = make("input", {
    type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "rg-results", "aria-autocomplete": "list",
    "aria-label": text("search.hint"), placeholder: text("search.hint"), autocomplete: "off", spellcheck: "false", oninput: begin, onkeydown: keys,
  });
  list = make("div", { id: "rg-results", role: "listbox", "aria-label": text("search.open") });
  said = make("p", { class: "rg-search__said", role: "status" });
  const close = make("button", { type: "button", class: "rg-button", onclick: () => dialog.close() }, text("search.close"));
  const form = make("form", { onsubmit: follow }, input, close);
  more = make("button", { type: "button", class: "rg-button rg-search__more", hidden: "", onclick: goOn }, text("drift.more"));
  again = make("button", { type: "button", class: "rg-button rg-search__again", hidden: "", onclick: retry }, text("search.again"));
  const made = make("dialog", { class: "rg-search", "aria-label": text("search.open"), closedby: "any" }, form, said, again, list, more);
  document.body.append(made);
  return made;
}

let loadedNames;
export function names() {
  loadedNames ??= fetchJson("search/names.json").then((data) => readNames(data, locale));
  loadedNames.catch(() => (loadedNames = undefined));
  return loadedNames;
}

function begin() {
  share = 1;
  find();
}

// What has failed is asked for again.
function retry() {
  find();
  input.focus();
}

function goOn() {
  share *= 3;
  find();
  input.focus();
}

async function find() {
  const ask = (asked += 1);
  const query = input.value.trim();
  if (isShort(query)) return show(new Map(), query ? text("search.short") : "");
  said.textContent = text("search.searching");
  const early = async (found) => {
    if (ask !== asked) return false;
    show(found, text("search.searching"));
    await painted();
    return ask === asked;
  };
  const answer = await findAll(SITE, query, share, early);
  if (!answer || ask !== asked) return;
  const { groups, count, total, isWhole } = answer;
  show(groups, isWhole ? countOf(count, total) : text("search.failed"));
  more.hidden = total <= count;
  again.hidden = isWhole;
}

// A letter with an accent, an article that is not yet through (`l'`) or marks alone say nothing; one Chinese character does.
const isShort = (query) => query.search(WIDE) < 0 && [...query.matchAll(/[\p{L}\p{N}_]/gu)].length < 2;

// Nothing is painted where nobody looks.
const painted = () => new Promise((go) => {
  requestAnimationFrame(() => setTimeout(go));
  setTimeout(go, 200);
});

function countOf(count, total) {
  if (!count) return text("search.none");
  return total > count ? text("search.some", { count: number(count), total: number(total) }) : plural("search.count", count);
}

function show(groups, words) {
  const before = chosen ? options[chosen]?.result.url : undefined;
  options = [];
  const sections = [...groups].map(([group, found]) => {
    const kind = text(group.replace(FURTHER, ""));
    const name = group.startsWith(FURTHER) ? text("search.further", { kind }) : kind;
    return make("div", { role: "group", "aria-label": name }, make("h3", { "aria-hidden": "true" }, name), ...found.map(option));
  });
  list.replaceChildren(...sections);
  more.hidden = true;
  again.hidden = true;
  said.textContent = words;
  // What a reader has moved to stays chosen when further results come in.
  choose(Math.max(0, options.findIndex((one) => one.result.url === before)));
}

// A real link, so that it opens wherever links do; the field keeps the focus, and says which one is chosen.
function option(result) {
  const element = make("a", {
    role: "option", id: `rg-option-${options.length}`, "aria-selected": "false", tabindex: -1, href: toRoot(result.url), lang: result.lang,
    onclick: (event) => event.ctrlKey || event.metaKey || event.shiftKey || dialog.close(),
  }, result.title);
  if (result.note) element.append(make("small", {}, result.note));
  options.push({ element, result });
  return element;
}

function choose(index) {
  options[chosen]?.element.setAttribute("aria-selected", "false");
  chosen = Math.max(0, Math.min(index, options.length - 1));
  const current = options[chosen]?.element;
  current?.setAttribute("aria-selected", "true");
  if (current) input.setAttribute("aria-activedescendant", current.id);
  else input.removeAttribute("aria-activedescendant");
  if (index) current?.scrollIntoView({ block: "nearest" });
}

function keys(event) {
  // Browsers would empty the field first, and leave the dialog open.
  if (event.key === "Escape") dialog.close();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  choose(chosen + step);
  // With the first result comes what is said above it.
  if (!chosen) dialog.scrollTop = 0;
}

function follow(event) {
  event.preventDefault();
  options[chosen]?.element.click();
}
