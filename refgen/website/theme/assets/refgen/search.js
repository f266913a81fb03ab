// The dialog of search: a field, and below it what was found, or that it is being looked for, or that it could not be.
import { findAll } from "./find.js";
import { readNames } from "./names.js";
import { fetchJson, locale, make, number, plural, text, toRoot } from "./site.js";

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

// What the first keystrokes need, loaded before they come.
export const prepareSearch = () => Promise.all([names(), fetchJson(`search/${locale}/index.json`)]).then(() => plural("search.count", 2)).catch(() => {});

const SITE = {
  locale, names, read: fetchJson, documented: (count) => plural("results.apis", count),
  get others() {
    return [...document.querySelectorAll(".rg-languages [data-language]")].map((link) => link.dataset.language).filter((one) => one !== locale);
  },
};

export function openSearch() {
  dialog ??= build();
  dialog.showModal();
  input.select();
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
  const made = make("dialog", { class: "rg-search", "aria-label": text("search.open") }, form, said, again, list, more);
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
  if (query.length < 2 && !/[^\x00-\x7f]/.test(query)) return show(new Map(), "");
  said.textContent = text("search.searching");
  const { groups, count, total, isWhole } = await findAll(SITE, query, share, (found) => ask === asked && show(found, text("search.searching")));
  if (ask !== asked) return;
  show(groups, isWhole ? countOf(count, total) : text("search.failed"));
  more.hidden = total <= count;
  again.hidden = isWhole;
}

function countOf(count, total) {
  if (!count) return text("search.none");
  return total > count ? text("search.some", { count: number(count), total: number(total) }) : plural("search.count", count);
}

function show(groups, words) {
  const before = chosen ? options[chosen]?.result.url : undefined;
  options = [];
  const sections = [...groups].map(([group, found]) => {
    const heading = make("h3", { "aria-hidden": "true" }, text(group));
    return make("div", { role: "group", "aria-label": text(group) }, heading, ...found.map(option));
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
}

function follow(event) {
  event.preventDefault();
  options[chosen]?.element.click();
}
