// Two languages side by side, a row for each sentence; what differs in identifiers and numbers is marked.
import { findingsOf } from "./findings.js";
import { breakable, breakableIn, language, locale, make, named, pageData, plural, text, worded } from "./site.js";

// Bare values, files, names, numbers with the letter of a version. A short word of capitals (UI, APIs) is no name, but where the page has it
// as code or declares something by it (IID): for others languages have words of their own, and say it again or not.
const FACT = /\b0[xX][\dA-Fa-f]+\b|\b\w+\.(?:h|dll|lib|exe|idl)\b|(?:[A-Z]{2,}[a-z]\w+|\w*[a-z]\w*[A-Z]\w*|\w+_\w+|[A-Z][A-Z\d]{3,}|\b[A-Z][A-Z\d]{1,2}\b)(?:::\w+)*|\bv?\d+(?:[.,]\d+)*\b/g;
const SHORT = /^[A-Z][A-Z\d]{1,2}$/;
// Of a declaration, a type and what it refers to: `REFIID` is a reference to an `IID`.
const DECLARED = /\b(?:REF)?([A-Z][A-Z\d]{1,2})\b/g;
const COMMENT = /\/\/.*|\/\*[^]*?\*\/|#.*/g;
let names = new Set();
let view;
let shown;

// A comparison that a reader has opened is a step of its own, which Back takes back, and so does the button.
export async function toggleCompare(button) {
  if (view && history.state?.compared) return history.back();
  if (view) return leave(button);
  const isAsked = askedFor() !== null;
  await show(button, (address) => (isAsked ? replace(address) : history.pushState({ compared: true }, "", address)));
}

addEventListener("popstate", () => {
  const button = document.querySelector('[data-refgen="compare"]');
  if (askedFor() !== null && askedFor() !== shown) show(button, () => {});
  else if (askedFor() === null && view) {
    close(button);
    // Where the step before names a place, such as that of the link past the navigation, browsers move the focus there after this.
    setTimeout(() => button.focus());
  }
});

// What a long page goes on with brings headings of its own.
document.addEventListener("refgen:more", () => view && contents(view));

const replace = (address) => history.replaceState(history.state, "", address);
const askedFor = () => new URLSearchParams(location.search).get("compare");

async function show(button, write) {
  const data = await pageData();
  if (!data) return;
  const locales = Object.keys(data.urls);
  const asked = askedFor()?.split("~") ?? [];
  const left = locales.includes(asked[0]) ? asked[0] : data.canonical === locale ? locales.find((one) => one !== locale) : data.canonical;
  const right = locales.includes(asked[1]) ? asked[1] : locale;
  open({ button, data, locales, left, right, write });
}

function open(asked) {
  const { button, data, locales, left, right, write } = asked;
  shown = `${left}~${right}`;
  const address = new URL(location.href);
  address.searchParams.set("compare", shown);
  // Before the rows, whose links are made from it.
  write(address);
  const page = document.querySelector(".rg-page");
  view?.remove();
  page.hidden = true;
  button.setAttribute("aria-pressed", "true");
  // The focus stays where the choice was made. A language that the other side has changes places with it.
  const draw = (pair, at) => {
    open({ ...asked, ...pair, write: replace });
    view.querySelectorAll("select")[at].focus();
  };
  const first = pick(locales, left, "compare.left", (one) => draw({ left: one, right: one === right ? left : right }, 0));
  const second = pick(locales, right, "compare.right", (one) => draw({ right: one, left: one === left ? right : left }, 1));
  const done = make("button", { type: "button", class: "rg-button", onclick: () => toggleCompare(button) }, text("compare.close"));
  view = make("section", { class: "rg-comparison", "aria-label": text("compare.title") },
    make("h1", {}, ...breakable(document.querySelector(".rg-page h1")?.firstChild?.textContent ?? document.title)),
    make("div", { class: "rg-filters" }, first, second, done), table(data, left, right));
  page.after(view);
  contents(view);
  mark(view, data, [left, right]);
  const row = view.querySelector(`[data-sentence="${CSS.escape(named())}"]`);
  row?.scrollIntoView({ block: "center" });
  ask(row);
  document.dispatchEvent(new Event("refgen:compared"));
}

function close(button) {
  view.remove();
  view = undefined;
  shown = undefined;
  contents(null);
  document.querySelector(".rg-page").hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.focus();
}

function leave(button) {
  close(button);
  const address = new URL(location.href);
  address.searchParams.delete("compare");
  replace(address);
}

// "On this page" leads to the rows of the comparison while it is shown; what has no row is not listed.
function contents(comparison) {
  for (const link of document.querySelectorAll('[data-refgen="toc"] a')) {
    const sentence = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.querySelector(".s[id]");
    const row = sentence && comparison?.querySelector(`[data-sentence="${CSS.escape(sentence.id)}"]`);
    link.parentElement.hidden = Boolean(comparison) && !row;
    link.onclick = row ? (event) => {
      event.preventDefault();
      replace(`${location.search}#${sentence.id}`);
      row.scrollIntoView({ block: "start" });
      row.querySelector("a").focus({ preventScroll: true });
    } : null;
  }
}

function pick(locales, current, label, change) {
  const select = make("select", { onchange: () => change(select.value) }, ...locales.map((one) => {
    const option = make("option", { value: one }, nameOf(one));
    option.selected = one === current;
    return option;
  }));
  return make("label", {}, text(label), select);
}

const nameOf = (code) => text(`language.${code}`);

// The short names of a page: what any language has as code in a sentence, and what blocks of code declare.
function shortNames(data) {
  const quoted = Object.values(data.sentences).flatMap((words) => Object.values(words)).flatMap((words) => words.split("`").filter((_, at) => at % 2));
  const declared = Object.values(data.code).flat().flatMap((code) => (typeof code === "string" ? [code] : Object.values(code)));
  return new Set([...quoted.filter((one) => SHORT.test(one)), ...declared.flatMap((code) => [...code.replace(COMMENT, "").matchAll(DECLARED)].map(([, name]) => name))]);
}

const factsOf = (piece) => [...piece.matchAll(FACT)].filter(([fact]) => !SHORT.test(fact) || names.has(fact));

function table(data, left, right) {
  names = shortNames(data);
  const heads = make("tr", {}, ...[left, right].map((one) => make("th", { scope: "col" }, nameOf(one))), make("th", { scope: "col", class: "rg-at" }, "#"));
  const rows = codeAfter(data, "", left, right);
  for (const [name, words] of Object.entries(data.sentences)) {
    // What only a third language says has no row here.
    if (!(data.canonical in words || left in words || right in words)) continue;
    rows.push(row(data, name, words, left, right), ...codeAfter(data, name, left, right));
  }
  return make("table", { class: "rg-compare" }, make("thead", {}, heads), make("tbody", {}, ...rows));
}

// Code that is the same in both languages stands in one cell under both; else its comments are translated. What has no text of the page has none of its code.
const codeAfter = (data, name, left, right) => (data.code[name] ?? []).map((code) => {
  const isShared = typeof code === "string";
  const [one, other] = [left, right].map((locale) => (isShared ? isThere(data, locale) && code : code[locale]) || undefined);
  const why = isShared || data.canonical in code ? "compare.absent" : "compare.added";
  const cells = one && one === other ? [[one, { colspan: 3 }]] : [[one, { lang: left, "data-name": nameOf(left) }], [other, { colspan: 2, lang: right, "data-name": nameOf(right) }]];
  return make("tr", { class: "rg-code" }, ...cells.map(([words, given]) => make("td", given, words ? make("pre", {}, make("code", { tabindex: 0 }, words)) : absent(why))));
});

const isThere = (data, locale) => Object.values(data.sentences).some((words) => locale in words);

const absent = (why) => make("span", { class: "rg-absent", lang: language }, text(why));

function row(data, name, words, left, right) {
  const isAdded = !(data.canonical in words);
  const role = isAdded ? null : Object.keys(data.roles).find((one) => data.roles[one].includes(name));
  const link = new URL(location.href);
  link.hash = name;
  const at = make("a", { href: link.search + link.hash, "aria-label": text("compare.link"), onclick: point }, "#");
  const cells = [[left, right], [right, left]].map(([one, other]) => cell(words[one], words[other], one, isAdded ? "compare.added" : "compare.absent"));
  return make("tr", { "data-sentence": name, "data-role": role ?? "paragraph" }, ...cells, make("td", { class: "rg-at" }, at));
}

// The address names the sentence, to be shared; it is no further step.
function point(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  replace(event.currentTarget.href);
  ask(event.currentTarget.closest("tr"));
}

function ask(row) {
  view.querySelector(".rg-asked")?.classList.remove("rg-asked");
  row?.classList.add("rg-asked");
}

function cell(own, other, code, why) {
  const element = make("td", { lang: code, "data-name": nameOf(code) });
  if (own === undefined) {
    element.append(absent(why));
    return element;
  }
  const there = other === undefined ? null : counted(other);
  element.append(...worded(own, (piece) => (there ? differing(piece, there) : breakableIn(piece))));
  return element;
}

// A piece of a sentence, with what the other language has fewer times marked.
function differing(piece, there) {
  const nodes = [];
  let position = 0;
  for (const match of factsOf(piece)) {
    const left = there.get(match[0]) ?? 0;
    there.set(match[0], left - 1);
    if (left > 0) continue;
    nodes.push(...breakableIn(piece.slice(position, match.index)), make("mark", {}, ...breakableIn(match[0])));
    position = match.index + match[0].length;
  }
  return [...nodes, ...breakableIn(piece.slice(position))];
}

// What is wrong with a translation stands at its sentence, as it does on the page.
async function mark(shown, data, locales) {
  const found = await findingsOf(data.page, locales).catch(() => []);
  const marks = new Map();
  for (const one of found) {
    const sentence = data.findings[one.locale]?.[one.url?.split("#d-")[1]];
    const cell = sentence && shown.querySelector(`[data-sentence="${sentence}"] td[lang="${one.locale}"]`);
    if (!cell) continue;
    const { box, button } = marks.get(cell) ?? added(cell, `c-${marks.size}`);
    marks.set(cell, { box, button });
    box.append(make("p", { class: `rg-finding rg-finding--${one.severity}` }, make("strong", {}, text(`severity.${one.severity}`)), " ", make("code", {}, one.check), make("br"),
      one.said ?? make("span", { lang: "en" }, one.message)));
    const worst = ["error", "warning", "info"].find((severity) => box.querySelector(`.rg-finding--${severity}`));
    button.className = `rg-mark rg-mark--${worst}`;
    button.textContent = box.children.length;
    button.setAttribute("aria-label", `${plural("mark", box.children.length)} (${text(`severity.${worst}`)})`);
  }
}

function added(cell, id) {
  const box = make("div", { popover: "", id, class: "rg-box", role: "note", "aria-label": text("mark.title"), lang: language });
  const button = make("button", { type: "button", class: "rg-mark", popovertarget: id, lang: language });
  cell.append(button, box);
  return { box, button };
}

function counted(words) {
  const found = new Map();
  for (const [fact] of words.split("`").flatMap(factsOf)) found.set(fact, (found.get(fact) ?? 0) + 1);
  return found;
}
