// The original of a sentence, and a link to it to be shared: on hover, tap or focus. What has no original to show offers the link where it is
// clicked, tapped or focused. One tab stop enters the text, arrows go from sentence to sentence, and the next tab stop is in the box.
import { make, pageData, text, worded } from "./site.js";

let box;
let words;
let copier;
let said;
let keys;
// Who has pressed an arrow need not be told of them.
let isVersed;
// The sentence that the box is of, and that which is looked up.
let shown;
let wanted;
// A box that only offers the link was asked for: it stays while the pointer goes elsewhere.
let isKept;
// What Escape has closed stays closed until the pointer or the focus has been elsewhere.
let closed;

export function startOriginals() {
  const first = document.querySelector(".rg-page .s[id]");
  if (!first || !document.documentElement.dataset.data) return;
  words = make("p", { id: "rg-original-words" });
  copier = make("button", { type: "button", onclick: copy }, text("original.copy"));
  said = make("span", { role: "status" });
  keys = make("span", { id: "rg-original-keys", hidden: "" }, text("original.keys"));
  box = make("div", { id: "rg-original", class: "rg-original", role: "note", "aria-label": text("original.title"), hidden: "" }, keys, words, copier, said);
  // Inside the page's main part, so that whoever reads by landmarks finds it.
  document.querySelector("main").append(box);
  first.tabIndex = 0;
  const article = document.querySelector(".rg-page");
  article.addEventListener("pointerover", (event) => over(sentenceOf(event.target)));
  article.addEventListener("click", (event) => {
    if (isKept && isSelecting()) hide();
    else if (!event.target.closest("a, button")) over(event.target.closest(".s[id]"), true);
  });
  // A finger leaves where a pointer stays: what it has opened is closed by the next tap beside it. A pointer may go into the box, and back.
  for (const [one, other] of [[article, box], [box, article]]) {
    one.addEventListener("pointerleave", (event) => event.pointerType === "touch" || isKept || other.contains(event.relatedTarget) || leave());
  }
  document.addEventListener("click", (event) => sentenceOf(event.target) || event.target.closest(".rg-original") || hide());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    closed = shown;
    if (box.contains(document.activeElement)) closed.focus();
    hide();
  });
  article.addEventListener("focusin", (event) => over(sentenceOf(event.target), event.target.matches(".s:focus-visible")));
  for (const one of [article, box]) one.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || event.relatedTarget === shown || hide());
  article.addEventListener("keydown", (event) => move(event));
  article.addEventListener("keydown", enter);
  copier.addEventListener("keydown", goOn);
}

// A mark has a box of its own: of what is included it stands inside the sentence.
const sentenceOf = (target) => (target.closest(".rg-mark") ? null : target.closest(".s[id]"));

// The box stands behind all of the page: the way of the focus goes through it as if it came after its sentence.
function enter(event) {
  if (event.key !== "Tab" || event.shiftKey || box.hidden || event.target !== shown) return;
  event.preventDefault();
  copier.focus();
}

function goOn(event) {
  if (event.key !== "Tab") return;
  if (event.shiftKey) event.preventDefault();
  const sentence = shown;
  hide();
  closed = event.shiftKey ? undefined : sentence;
  sentence.focus();
}

// Of the whole page: a part of it may end elsewhere some day.
async function copy() {
  const start = document.querySelector('[data-refgen="start"]');
  // A browser that asks for leave first takes the focus, and the box is closed meanwhile.
  const { id } = shown;
  const address = `${(start?.href ?? location.href).split(/[?#]/)[0]}#${id}`;
  try {
    await navigator.clipboard.writeText(address);
    said.textContent = text("original.copied");
  } catch {
    // Browsers lend the clipboard only to pages that nobody can have changed on the way.
    history.replaceState(history.state, "", `#${id}`);
    said.textContent = text("original.address");
  }
  // What it says takes room, and must not hide the sentence.
  if (shown) place(shown);
}

function move(event) {
  // A long page grows while it is read.
  const sentences = [...document.querySelectorAll(".rg-page .s[id]")];
  const at = sentences.indexOf(event.target);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (at < 0 || !step || !sentences[at + step]) return;
  event.preventDefault();
  isVersed = true;
  sentences[at].tabIndex = -1;
  sentences[at + step].tabIndex = 0;
  sentences[at + step].focus();
}

async function over(sentence, isAsked = false) {
  if (sentence !== closed) closed = undefined;
  if (!sentence || sentence === closed || (sentence === wanted && !isAsked)) return;
  wanted = sentence;
  const original = await originalOf(sentence);
  if (wanted !== sentence) return;
  const isBare = !original;
  if (isBare && (!isAsked || isSelecting())) {
    if (!isKept) putAway();
    return;
  }
  putAway();
  shown = sentence;
  isKept = isBare;
  words.hidden = isBare;
  words.replaceChildren(...(original ?? []));
  box.setAttribute("aria-label", isBare ? text("original.copy") : words.firstChild.textContent);
  said.textContent = "";
  box.hidden = false;
  keys.hidden = isVersed || !sentence.matches(":focus-visible");
  const described = [words, keys].filter((one) => !one.hidden).map((one) => one.id);
  if (described.length) sentence.setAttribute("aria-describedby", described.join(" "));
  place(sentence);
}

// What is being selected must not be covered by what says nothing of it.
const isSelecting = () => !getSelection().isCollapsed;

// Undefined where it says the same, as on the canonical page itself.
async function originalOf(sentence) {
  const data = await pageData().catch(() => null);
  const original = data?.sentences[sentence.id]?.[data.canonical];
  if (!original || data.canonical === document.documentElement.dataset.locale || original.replaceAll("`", "") === sentence.textContent) return undefined;
  // Without English, one translation stands for the original of the others.
  const title = text(data.canonical.startsWith("en") ? "original.title" : `language.${data.canonical}`);
  return [make("small", {}, title), make("span", { lang: data.canonical }, ...worded(original))];
}

function place(sentence) {
  const spot = sentence.getClientRects()[0];
  const width = Math.min(480, document.documentElement.clientWidth - 16);
  box.style.maxWidth = `${width}px`;
  const origin = box.offsetParent.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(spot.left, document.documentElement.clientWidth - width - 8)) - origin.left}px`;
  const above = spot.top - box.offsetHeight - 8;
  const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
  box.style.top = `${(above > header ? above : sentence.getBoundingClientRect().bottom + 8) - origin.top}px`;
}

function leave() {
  closed = undefined;
  hide();
}

function hide() {
  wanted = undefined;
  putAway();
}

function putAway() {
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  isKept = false;
  box.hidden = true;
}
