// The order of the findings: by the column whose head is pressed; pressed again, from its other end, and then as they come.
import { language, make, text } from "./site.js";

// The worst first.
const SEVERITIES = ["error", "warning", "info"];
const { compare } = new Intl.Collator(language, { numeric: true });
const nameOf = (code) => text(`language.${code}`);
const fileOf = (page) => page.slice(page.lastIndexOf("/") + 1);

// By column, of what it shows.
export const COMPARE = {
  locale: (one, other) => compare(nameOf(one), nameOf(other)),
  page: (one, other) => compare(fileOf(one), fileOf(other)) || compare(one, other),
  check: compare,
  severity: (one, other) => SEVERITIES.indexOf(one) - SEVERITIES.indexOf(other),
};

// An order is the name of a column, with a minus before it from its other end; '' and whatever else an address may hold is none.
const columnOf = (order) => order.replace(/^-/, "");

// Made once for each order: whoever types into the filter asks for the same again and again.
export function ordering(all) {
  let known = { order: "", rows: all };
  return (order) => {
    if (order !== known.order) known = { order, rows: ordered(all, order) };
    return known.rows;
  };
}

function ordered(all, order) {
  const column = columnOf(order);
  if (!Object.hasOwn(COMPARE, column)) return all;
  const values = [...new Set(all.map((one) => one[column]))].sort(COMPARE[column]);
  const ranks = new Map((order === column ? values : values.reverse()).map((value, rank) => [value, rank]));
  return all.toSorted((one, other) => ranks.get(one[column]) - ranks.get(other[column]));
}

// A head for each column, by the key of its name; `choose` is told the new order.
export function orderHeads(columns, order, choose) {
  let now = Object.hasOwn(COMPARE, columnOf(order)) ? order : "";
  const heads = Object.entries(columns).map(([column, key]) => {
    const press = () => {
      now = { [column]: `-${column}`, [`-${column}`]: "" }[now] ?? column;
      tell();
      choose(now);
    };
    return make("th", { scope: "col", "data-column": column }, make("button", { type: "button", class: "rg-order", onclick: press }, text(key)));
  });
  function tell() {
    for (const head of heads) {
      if (head.dataset.column === columnOf(now)) head.setAttribute("aria-sort", now.startsWith("-") ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }
  tell();
  return heads;
}
