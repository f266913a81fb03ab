// The findings of the dashboard: what filters need of all is loaded at once, the words of each as it is shown.
import { before, goBack, isAtEnd } from "./left.js";
import { COMPARE, orderHeads, ordering } from "./order.js";
import { breakableIn, fetchJson, locale, make, number, plural, text, toRoot } from "./site.js";
import { fold } from "./words.js";

const STEP = 50;
const AHEAD = 400;
// How many are looked through to count what is found; beyond that, the count is a least one.
const COUNTED = 20_000;
const FILTERS = ["locale", "check", "severity"];
const LABELS = { locale: "drift.language", check: "drift.check", severity: "drift.severity" };
const nameOf = (code) => text(`language.${code}`);
const SHOWN = { locale: nameOf, severity: (value) => text(`severity.${value}`) };

export async function startFindings() {
  const place = document.querySelector("[data-refgen=findings]");
  const wasAtEnd = isAtEnd();
  const all = rowsOf(await fetchJson("drift/index.json"));
  // A link from a chart names what to show, and so does the address of what a reader has chosen.
  const asked = new URLSearchParams(location.search);
  const state = Object.fromEntries(["query", ...FILTERS, "order"].map((key) => [key, asked.get(key) ?? ""]));
  const inOrder = ordering(all);
  let wanted = STEP;
  let turn = 0;
  const body = make("tbody");
  const counted = make("p", { role: "status" });
  const more = make("button", { type: "button", class: "rg-button", hidden: "", onclick: () => draw(wanted + STEP) }, text("drift.more"));
  const heads = orderHeads({ locale: "drift.language", page: "drift.page", check: "drift.check", severity: "drift.severity" }, state.order, (order) => filter("order", order));
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body);
  const filter = (key, value) => {
    state[key] = value;
    const address = new URL(location.href);
    for (const [name, chosen] of Object.entries(state)) {
      if (chosen) address.searchParams.set(name, chosen);
      else address.searchParams.delete(name);
    }
    // Whoever is given the address is to see the list, which is far down.
    address.hash = "findings";
    history.replaceState(history.state, "", address);
    draw(STEP);
  };
  const search = make("input", { type: "search", value: state.query, oninput: () => filter("query", search.value) });
  place.append(
    make("div", { class: "rg-filters" }, make("label", {}, text("drift.filter"), search), ...FILTERS.map((key) => select(key))),
    counted, make("div", { class: "rg-table rg-found", tabindex: "0", role: "region", "aria-label": text("drift.list") }, table), more,
  );
  function select(key) {
    // What an address asks for is named also where nothing of it is left.
    const values = [...new Set([...all.map((one) => one[key]), state[key]])].filter(Boolean).sort(key === "severity" ? COMPARE.severity : undefined);
    const element = make("select", { onchange: () => filter(key, element.value) }, make("option", { value: "" }, text(`drift.all.${key}`)),
      ...values.map((value) => make("option", { value }, SHOWN[key]?.(value) ?? value)));
    element.value = state[key];
    return make("label", {}, text(LABELS[key]), element);
  }
  async function draw(most) {
    wanted = most;
    const mine = (turn += 1);
    const counts = find(inOrder(state.order), state, wanted, () => mine === turn);
    const { value } = await counts.next();
    const rows = await Promise.all(value.found.slice(0, wanted).map(async (one) => row(one, await wordsOf(one))));
    if (mine !== turn) return;
    body.replaceChildren(...rows);
    tell(value);
    // Nobody waits for the rest to be counted; without a network the first count stands.
    counts.next().then((rest) => mine === turn && rest.value && tell(rest.value), () => undefined);
  }
  function tell({ found: { length }, isAll }) {
    counted.textContent = isAll ? plural("drift.found", length) : text("drift.found.least", { count: number(length) });
    more.hidden = isAll && wanted >= length;
  }
  const heading = document.getElementById("findings");
  const isAsked = location.hash === "#findings" && heading.getBoundingClientRect().top < innerHeight;
  await draw(before.findings ?? STEP);
  if (goBack(wasAtEnd, () => ({ findings: wanted }))) return;
  // What the address names was as far up as the page was long.
  if (isAsked) heading.scrollIntoView();
}

// The reader's own language first.
function rowsOf({ parts, rows, ...names }) {
  const places = parts.flatMap(([part, count]) => Array.from({ length: count }, (_, at) => ({ part, at })));
  const all = rows.map(([language, page, check, severity], place) => ({
    locale: names.locale[language], page: names.page[page], check: names.check[check], severity: names.severity[severity], ...places[place],
  }));
  return [...all.filter((one) => one.locale === locale), ...all.filter((one) => one.locale !== locale)];
}

async function wordsOf({ part, at }) {
  const { findings, messages } = await fetchJson(`drift/${part}.json`);
  const words = findings[at];
  return { ...words, said: messages[locale]?.[words.message] };
}

// What is wrong with a page, with the words that say so.
export async function findingsOf(page, locales) {
  const all = rowsOf(await fetchJson("drift/index.json")).filter((one) => one.page === page && locales.includes(one.locale));
  return Promise.all(all.map(async (one) => ({ ...one, ...(await wordsOf(one)) })));
}

// What the filters leave: all of it, or first as much as is to be shown.
async function* find(all, state, wanted, isAsked) {
  const left = all.filter((one) => FILTERS.every((key) => !state[key] || one[key] === state[key]));
  const query = fold(state.query);
  // A folder between slashes stands for the pages in it, not for those below; a slash alone for those in none.
  const isFolder = query.startsWith("/") && query.endsWith("/");
  const folderOf = (page) => `/${page}`.slice(0, page.lastIndexOf("/") + 2);
  const isNamed = (one) => (query === "/" ? folderOf(one.page) === query : isFolder ? fold(folderOf(one.page)).endsWith(query) : fold(`${one.page} ${one.check}`).includes(query));
  if (!query || query.includes("/")) {
    yield { found: left.filter(isNamed), isAll: true };
    return;
  }
  const found = [];
  let isShown = false;
  let at = 0;
  while (at < left.length && isAsked() && !(isShown && at >= COUNTED)) {
    const some = left.slice(at, at + AHEAD);
    const fits = await Promise.all(some.map(async (one) => isNamed(one) || isSaid(await wordsOf(one), query)));
    found.push(...some.filter((_, place) => fits[place]));
    at += AHEAD;
    if (!isShown && found.length > wanted && at < left.length) {
      isShown = true;
      yield { found, isAll: false };
    }
  }
  yield { found, isAll: at >= left.length };
}

const isSaid = ({ said, message, source, target }, query) => fold(`${said ?? ""} ${message} ${source} ${target}`).includes(query);

function row({ locale: language, check, severity }, words) {
  const label = `${words.page.split("/").at(-1)}:${words.line}`;
  const link = words.url ? make("a", { href: toRoot(words.url) }, label) : label;
  const said = make("td", {}, ...(words.said ? breakableIn(words.said) : [make("span", { lang: "en" }, ...breakableIn(words.message))]));
  if (words.target) said.append(make("br"), make("q", { lang: language }, ...breakableIn(words.target)));
  // What a translation lacks is only in the original: without it nobody knows which row or sentence is meant.
  else if (words.source) said.append(make("br"), `${text("mark.original")} `, make("q", { lang: "en" }, ...breakableIn(words.source)));
  return make("tr", {}, make("td", {}, nameOf(language)), make("td", {}, link), make("td", {}, make("code", {}, check), make("br"), ...said.childNodes),
    make("td", {}, text(`severity.${severity}`)));
}
