// All APIs that document a result, in place of the first few.
import { nameOf } from "./names.js";
import { names } from "./search.js";
import { fetchJson, make, toRoot } from "./site.js";

export async function showRest(button) {
  const row = button.closest("tr");
  const code = row.querySelector("code").textContent;
  const [{ apis }, documented] = await Promise.all([names(), fetchJson("search/results.json")]);
  const links = documented[code].map((place) => make("li", {}, make("a", { href: toRoot(apis[place].url) }, nameOf(apis[place]))));
  const list = make("ul", { class: "rg-index", tabindex: "-1" }, ...links);
  button.parentElement.replaceChildren(list);
  list.focus();
}
