// The whole table of contents in place of the page's surroundings, a branch loaded when it is opened.
import { breakable, fetchJson, locale, make, toRoot } from "./site.js";

const OPEN = "refgen.contents";
const here = location.href.split(/[?#]/)[0];
let tree;

export async function toggleContents(button) {
  const near = [...button.closest("ul").querySelectorAll(":scope > [data-near]")];
  const isOpen = button.getAttribute("aria-expanded") === "true";
  if (!isOpen) {
    tree ??= make("ul", { class: "md-nav__list rg-tree" }, ...(await load("index")).map(entry));
    if (!tree.isConnected) button.parentElement.append(tree);
    await follow();
  }
  tree.hidden = isOpen;
  for (const group of near) group.hidden = !isOpen;
  button.setAttribute("aria-expanded", String(!isOpen));
  remember(!isOpen);
  if (!isOpen) reveal(tree.querySelector("[aria-current]"));
}

// In the middle of the navigation, with what is around it; the page itself stays where it is.
function reveal(current) {
  const side = current?.closest(".md-sidebar");
  if (!side) return;
  const [inside, around] = [current, side].map((one) => one.getBoundingClientRect());
  side.scrollTop += inside.top + inside.height / 2 - around.top - around.height / 2;
}

function remember(isOpen) {
  try {
    if (isOpen) sessionStorage.setItem(OPEN, "");
    else sessionStorage.removeItem(OPEN);
  } catch {
    // Storage is switched off: the choice lasts for this page.
  }
}

const load = (part) => fetchJson(`contents/${locale}/${part}.json`);

function entry([name, page, below, lang]) {
  const url = page && toRoot(`${locale}/${page}.html`);
  const label = url ? make("a", { class: "md-nav__link", href: url, lang, "aria-current": url === here ? "page" : null }, ...breakable(name)) : make("span", { class: "md-nav__link", lang }, ...breakable(name));
  const item = make("li", { class: "md-nav__item" }, label);
  if (!below) return item;
  const branch = make("button", { type: "button", class: "rg-branch", "aria-expanded": "false", "aria-label": name, lang, onclick: () => open(branch) });
  branch.below = below;
  item.prepend(branch);
  return item;
}

async function open(branch, isOpen = branch.getAttribute("aria-expanded") !== "true") {
  const item = branch.parentElement;
  let list = item.querySelector(":scope > ul");
  if (!list) {
    list = make("ul", { class: "md-nav__list" }, ...(Array.isArray(branch.below) ? branch.below : await load(branch.below)).map(entry));
    item.append(list);
  }
  list.hidden = !isOpen;
  branch.setAttribute("aria-expanded", String(isOpen));
}

// Opens the way to this page: the breadcrumbs have the same names.
async function follow() {
  let list = tree;
  for (const crumb of [...document.querySelectorAll(".md-path__item")].slice(1)) {
    const item = [...list.children].find((one) => one.querySelector(":scope > .md-nav__link").textContent === crumb.textContent);
    const branch = item?.querySelector(":scope > .rg-branch");
    if (!branch) return;
    await open(branch, true);
    list = item.querySelector(":scope > ul");
  }
}
