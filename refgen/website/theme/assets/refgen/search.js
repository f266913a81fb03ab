// Search: names and result codes from one small file, words from the parts of the index that the query needs.
import { fetchJson, locale, make, number, plural, text, toRoot } from "./site.js";
import { fold, partsMatch, partsOf, queryTokens, shardOf } from "./words.js";

const SHOWN_NAMES = 20;
const SHOWN_PAGES = 12;
const SHOWN_CODES = 8;
let dialog;
let input;
let list;
let said;
let options = [];
let more;
let chosen = 0;
let asked = 0;
// How many times as many as at first are shown.
let share = 1;

// What the first keystrokes need, loaded before they come.
export const prepareSearch = () => names().then(() => plural("search.count", 2)).catch(() => {});

const NO_NAMES = { apis: [], codes: {} };
const NO_PAGES = { shown: [], total: 0 };

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
  const made = make("dialog", { class: "rg-search", "aria-label": text("search.open") }, form, said, list, more);
  document.body.append(made);
  return made;
}

let loadedNames;
export function names() {
  loadedNames ??= fetchJson("search/names.json").then((data) => {
    let page = -1;
    const apis = data.apis.map(([id, kind, folder, file, gap = 1]) => {
      page += gap;
      const name = file || `${id.replaceAll(".", "-").toLowerCase()}-${data.kinds[kind]}`;
      const last = id.slice(id.lastIndexOf(".") + 1);
      return {
        id, page, kind: data.kinds[kind], name: last, last: last.toLowerCase(), whole: id.toLowerCase(),
        url: `${locale}/${data.folders[folder] ? `${data.folders[folder]}/` : ""}${name}.html`,
      };
    });
    return { apis, codes: data.codes };
  });
  loadedNames.catch(() => (loadedNames = undefined));
  return loadedNames;
}

// What follows a tilde only tells apart what the documentation calls by one name.
export const nameOf = (api) => api.id.split("~")[0].replaceAll(".", "::");

function begin() {
  share = 1;
  find();
}

function goOn() {
  share *= 3;
  find();
  input.focus();
}

async function find() {
  const ask = (asked += 1);
  const query = input.value.trim();
  if (query.length < 2 && !/[^\x00-\x7f]/.test(query)) return show([], "");
  const { apis, codes } = await names().catch(() => NO_NAMES);
  if (ask !== asked) return;
  const named = findNames(apis, query);
  const coded = findCodes(codes, query);
  // A code that is asked for by its name or number is what is meant.
  const quick = (coded.isExact ? [coded, named] : [named, coded]).flatMap((one) => one.shown);
  show(quick, query, named.total + coded.total);
  // What a name stands for comes in with the rest: it is no reason to wait for the name.
  const described = describe(quick);
  let pages = await findPages(query, locale, named.pages).catch(() => NO_PAGES);
  if (ask !== asked) return;
  // Words of another language lead to the pages where they stand.
  if (!quick.length && !pages.total) pages = await findElsewhere(query);
  const all = [...(await described), ...pages.shown];
  if (ask !== asked) return;
  show(all, query, named.total + coded.total + pages.total);
}

async function findElsewhere(query) {
  const others = [...document.querySelectorAll(".rg-languages [data-language]")].map((link) => link.dataset.language).filter((one) => one !== locale);
  const found = await Promise.all(others.map((one) => findPages(query, one, new Set()).catch(() => NO_PAGES)));
  const shown = found.flatMap((pages, at) => pages.shown.map((one) => ({ ...one, group: `language.${others[at]}`, lang: others[at] })));
  return { shown, total: found.reduce((sum, pages) => sum + pages.total, 0) };
}

function findNames(apis, query) {
  const wanted = fold(query).replace(/::|->/g, ".").replace(/[\s()]+/g, "");
  const name = wanted.replace(/\.$/, "");
  const scored = [];
  for (const api of apis) {
    const score = nameScore(api, wanted, name);
    if (score) scored.push([score, api]);
  }
  scored.sort(([one, first], [other, second]) => other - one || first.id.length - second.id.length || (first.id < second.id ? -1 : 1));
  const shown = scored.slice(0, SHOWN_NAMES * share).map(([, api]) => ({ title: nameOf(api), group: `kind.${api.kind}`, url: api.url, page: api.page }));
  return { shown, total: scored.length, pages: new Set(scored.map(([, api]) => api.page)) };
}

function nameScore(api, wanted, name) {
  if (api.whole === name || api.last === name) return 100;
  if (api.whole.startsWith(wanted)) return 90;
  if (api.last.startsWith(wanted)) return 80;
  if (api.whole.includes(wanted)) return 60;
  const letters = wanted.replace(/[^a-z0-9]/g, "");
  if (letters.length < 3) return 0;
  api.parts ??= partsOf(api.name);
  if (partsMatch(api.parts, letters)) return 50;
  api.all ??= partsOf(api.id);
  return partsMatch(api.all, letters) ? 40 : 0;
}

function findCodes(codes, query) {
  const wanted = query.toLowerCase().replace(/^0x/, "");
  const hex = (value) => (value === null ? "" : value.toString(16).padStart(8, "0"));
  const isExact = ([code, [value]]) => code.toLowerCase() === wanted || hex(value) === wanted;
  const found = Object.entries(codes).filter(([code, [value]]) => code.toLowerCase().includes(wanted) || hex(value).includes(wanted));
  found.sort((one, other) => isExact(other) - isExact(one));
  const shown = found.slice(0, SHOWN_CODES * share).map(([code, [value, count]]) => ({
      title: code, group: "search.result", url: `${locale}/site/results.html#${code.replace(/\s+/g, "-")}`,
      note: `${value === null ? "" : `0x${value.toString(16).toUpperCase().padStart(8, "0")} · `}${plural("results.apis", count)}`,
    }));
  return { shown, total: found.length, isExact: found.some(isExact) };
}

// The pages that the query's words are on, but for those that are found by name.
async function findPages(query, language, known) {
  const index = await fetchJson(`search/${language}/index.json`);
  const common = new Set(index.common);
  const tokens = queryTokens(query).filter((token) => !common.has(token));
  if (!tokens.length) return NO_PAGES;
  const scores = await Promise.all(tokens.map((token) => tokenScores(index, language, token)));
  const both = [...scores[0]].filter(([page]) => !known.has(page) && scores.every((one) => one.has(page)));
  const sums = both.map(([page]) => [page, scores.reduce((sum, one) => sum + one.get(page), 0)]);
  sums.sort(([first, one], [second, other]) => other - one || first - second);
  const shown = await Promise.all(sums.slice(0, SHOWN_PAGES * share).map(([page]) => pageOf(index, language, page)));
  return { shown, total: sums.length };
}

async function tokenScores(index, language, token) {
  const found = new Map();
  const shard = shardOf(token);
  if (!index.shards.includes(shard)) return found;
  const words = await fetchJson(`search/${language}/${shard}.json`);
  for (const [word, lists] of Object.entries(words)) {
    if (!word.startsWith(token)) continue;
    const exact = word === token ? 2 : 1;
    lists.forEach((gaps, place) => {
      let page = 0;
      for (const gap of gaps) {
        page += gap;
        found.set(page, Math.max(found.get(page) ?? 0, exact * (place ? 1 : 4)));
      }
    });
  }
  return found;
}

async function pageOf(index, language, page) {
  const part = await fetchJson(`search/${language}/pages-${Math.floor(page / index.part)}.json`);
  const [title, summary, key, kind] = part[page % index.part];
  return { title, note: summary, group: `kind.${index.kinds[kind]}`, url: `${language}/${key}.html` };
}

// The summaries of the APIs that were found by name.
async function describe(found) {
  try {
    const index = await fetchJson(`search/${locale}/index.json`);
    return await Promise.all(found.map(async (one) => (one.page === undefined ? one : { ...one, note: (await pageOf(index, locale, one.page)).note })));
  } catch {
    return found;
  }
}

function show(results, query, total = 0) {
  const before = chosen ? options[chosen]?.result.url : undefined;
  const groups = new Map();
  for (const result of results) groups.set(result.group, [...(groups.get(result.group) ?? []), result]);
  options = [];
  const sections = [...groups].map(([group, found]) => {
    const heading = make("h3", { "aria-hidden": "true" }, text(group));
    return make("div", { role: "group", "aria-label": text(group) }, heading, ...found.map(option));
  });
  list.replaceChildren(...sections);
  const count = results.length;
  const some = total > count ? text("search.some", { count: number(count), total: number(total) }) : plural("search.count", count);
  more.hidden = total <= count;
  said.textContent = query ? (count ? some : text("search.none")) : "";
  // What a reader has moved to stays chosen when further results come in.
  choose(Math.max(0, options.findIndex((one) => one.result.url === before)));
}

function option(result) {
  const element = make("div", { role: "option", id: `rg-option-${options.length}`, "aria-selected": "false", lang: result.lang, onclick: () => go(result) }, result.title);
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
  if (options[chosen]) go(options[chosen].result);
}

function go(result) {
  dialog.close();
  location.href = toRoot(result.url);
}
