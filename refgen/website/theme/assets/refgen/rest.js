// The further parts of a page that is too long for one file, put behind what is there: it is one page again.
import { goBack, isAtEnd } from "./left.js";

const goesOn = () => document.querySelector(".rg-rest a[rel=next]");

let loading;
export const loadRest = () => (loading ??= load().catch(() => (loading = undefined)));

async function load() {
  let wasAtEnd;
  for (let next = goesOn(); next; next = goesOn()) {
    const answer = await fetch(next.href);
    if (!answer.ok) throw new Error(next.href);
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    const place = next.pathname;
    const after = part.querySelector(".rg-rest");
    const article = document.getElementById("content");
    wasAtEnd ??= isAtEnd();
    join(article, part.getElementById("content"));
    list(part);
    next.parentElement.remove();
    if (after) article.append(document.adoptNode(after));
    for (const link of document.querySelectorAll("a[href]")) if (link.hash && link.pathname === place) link.setAttribute("href", link.hash);
  }
  document.dispatchEvent(new Event("refgen:more"));
  goBack(wasAtEnd);
}

// An element that a part's end has cut is marked in the next part, and what it repeats of its head is too.
function join(into, from) {
  for (const child of [...from.childNodes]) {
    const { again, goesOn } = child.dataset ?? {};
    // A box that several marks open goes with each part that has one.
    const isThere = child.popover && child.id && document.getElementById(child.id);
    if (again !== undefined || isThere) continue;
    if (goesOn === undefined) into.append(document.adoptNode(child));
    else {
      const cut = [...into.children].filter((one) => one.tagName === child.tagName && one.className === child.className).at(-1);
      // Whatever a page has become, what a part brings is shown.
      if (cut) join(cut, child);
      else into.append(document.adoptNode(child));
    }
  }
}

// A part's own headings, but for those that the first part's table of contents has room for.
function list(part) {
  const toc = document.querySelector("[data-refgen=toc]");
  if (!toc) return;
  const known = new Set([...toc.querySelectorAll("a")].map((link) => link.hash));
  for (const link of part.querySelectorAll("[data-refgen=toc] a")) if (!known.has(link.hash)) toc.append(document.adoptNode(link.parentElement));
}
