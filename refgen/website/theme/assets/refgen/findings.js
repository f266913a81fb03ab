// The findings of the dashboard: loaded once, filtered here.
import { fetchJson, locale, make, plural, text, toRoot } from "./site.js";

const STEP = 50;
const nameOf = (code) => text(`language.${code}`);
const SHOWN = { locale: nameOf, severity: (value) => text(`severity.${value}`) };

export async function startFindings() {
  const place = document.querySelector("[data-refgen=findings]");
  const [{ findings: all }, said] = await Promise.all([fetchJson("drift/findings.json"), fetchJson(`drift/messages-${locale}.json`)]);
  for (const one of all) one.said = said[one.message];
  // A link from a chart names what to show.
  const asked = new URLSearchParams(location.search);
  const state = { shown: STEP };
  for (const key of ["query", "locale", "check", "severity"]) state[key] = asked.get(key) ?? "";
  const body = make("tbody");
  const counted = make("p", { role: "status" });
  const more = make("button", { type: "button", class: "rg-button", onclick: () => draw(STEP) }, text("drift.more"));
  const heads = ["drift.language", "drift.page", "drift.check", "drift.severity"].map((key) => make("th", { scope: "col" }, text(key)));
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body);
  const filter = (key, value) => {
    state[key] = value;
    state.shown = 0;
    draw(STEP);
  };
  const search = make("input", { type: "search", value: state.query, oninput: () => filter("query", search.value.toLowerCase()) });
  place.append(
    make("div", { class: "rg-filters" }, make("label", {}, text("drift.filter"), search), ...["locale", "check", "severity"].map((key) => select(key))),
    counted, make("div", { class: "rg-table", tabindex: "0", role: "region", "aria-label": text("drift.list") }, table), more,
  );
  function select(key) {
    const label = { locale: "drift.language", check: "drift.check", severity: "drift.severity" }[key];
    const values = [...new Set(all.map((one) => one[key]))].sort();
    const element = make("select", { onchange: () => filter(key, element.value) }, make("option", { value: "" }, text(`drift.all.${key}`)),
      ...values.map((value) => make("option", { value }, SHOWN[key]?.(value) ?? value)));
    element.value = state[key];
    return make("label", {}, text(label), element);
  }
  function draw(step) {
    const found = all.filter((one) => ["locale", "check", "severity"].every((key) => !state[key] || one[key] === state[key])
      && (!state.query || `${one.page} ${one.said ?? ""} ${one.message} ${one.source} ${one.target}`.toLowerCase().includes(state.query.toLowerCase())));
    state.shown += step;
    body.replaceChildren(...found.slice(0, state.shown).map(row));
    counted.textContent = plural("drift.found", found.length);
    more.hidden = state.shown >= found.length;
  }
  state.shown = 0;
  draw(STEP);
}

function row(finding) {
  const label = `${finding.page.split("/").at(-1)}:${finding.line}`;
  const link = finding.url ? make("a", { href: toRoot(finding.url) }, label) : label;
  const said = make("td", {}, finding.said ?? make("span", { lang: "en" }, finding.message));
  if (finding.target) said.append(make("br"), make("q", { lang: finding.locale }, finding.target));
  return make("tr", {}, make("td", {}, nameOf(finding.locale)), make("td", {}, link), make("td", {}, make("code", {}, finding.check), make("br"), ...said.childNodes),
    make("td", {}, text(`severity.${finding.severity}`)));
}
