// The pages that the words of a query stand on: in their heads, which are there already, then in their texts.
import { findInBody } from "./body.js";
import { findInHeads, headsOf } from "./heads.js";
import { nearest } from "./nearest.js";
import { RELEVANCE } from "./relevance.js";
import { isRun, termsOf } from "./words.js";

const ENGLISH = "en-us";
// The longest word that a run of Chinese or Japanese is taken apart into.
const LONGEST = 4;
// A word on a larger share of the pages, and on more than so many, is let go where no page has all words.
const COMMON = 0.4;
const COMMON_FROM = 50;

// What the first results are found in: a language's own heads, and the English ones, by which a page is found in every language.
export async function openIndex({ read, hasEnglish }, language) {
  const index = await read(`search/${language}/index.z`);
  const languages = hasEnglish && language !== ENGLISH ? [language, ENGLISH] : [language];
  return { read, language, index, heads: await Promise.all(languages.map((one) => headsOf(read, index, one))) };
}

// What is known of a page without its words, and the language that it is in where it has not been translated.
export const summaryOf = (opened, page) => headOf(opened, page)?.[1];
export const languageOf = (opened, page) => headOf(opened, page)?.[3];

// A title that consists of the very words is what is meant, whatever their order: languages put what a thing is before its name, or behind.
const inOrder = (text) => termsOf(text).sort().join(" ");

const headOf = ({ heads: [own], index }, page) => own[Math.floor(page / index.part)]?.rows[page % index.part];

// By number of a page how near it is, as far as heads tell; and a function that waits for what texts tell of further ones.
export function findPages(opened, query) {
  const terms = termsOf(query).map((word) => inHeads(opened, word));
  const pages = all(terms);
  // Words that stand side by side as they are asked for say more than the same words apart.
  if (terms.length > 1) {
    const together = inHeads(opened, query).pages;
    const asked = inOrder(query);
    for (const [page, relevance] of pages) {
      const isTitle = relevance >= RELEVANCE.titled && inOrder(headOf(opened, page)[0]) === asked;
      pages.set(page, isTitle ? RELEVANCE.called : relevance + 2 * (together.get(page) ?? 0));
    }
  }
  return { pages, further: () => findTexts(opened, terms, pages) };
}

async function findTexts(opened, terms, pages) {
  const found = (await Promise.all(terms.map((term) => inParts(opened, term)))).flat();
  const together = all(found);
  if (pages.size || together.size) return without(together, pages);
  const words = (await Promise.all(found.map((term) => apart(opened, term)))).flat();
  const telling = words.filter(({ pages: { size } }) => size <= Math.max(opened.index.pages * COMMON, COMMON_FROM));
  const [whole, told] = [words, telling].map(shared);
  if (whole.length || told.length) return sum(words, whole.length ? whole : told);
  // Of three words or more, as of a question, one may be missing.
  return telling.length < 3 ? new Map() : sum(words, [...new Set(telling.flatMap((_, left) => shared(telling.toSpliced(left, 1))))]);
}

export const without = (pages, known) => new Map([...pages].filter(([page]) => !known.has(page)));

// The nearest of them, as they are shown. `places` has of each page what it is and where.
export function shownOf(opened, pages, places, count) {
  // A site that is being built again may have files of two versions.
  const known = [...pages].filter(([page]) => places[page] && headOf(opened, page));
  const found = known.map(([page, worth]) => {
    // What is a member of something is less often looked for by its words than what has members.
    const relevance = places[page].kind === "method" ? worth : worth + 1;
    return { page, relevance, length: headOf(opened, page)[0].length };
  });
  // Of titles that say it, the shorter says little else.
  const order = (one, other) => other.relevance - one.relevance || one.length - other.length || one.page - other.page;
  return nearest(found, count, order).map(({ page, relevance }) => {
    const [title, note, , lang] = headOf(opened, page);
    return { relevance, title, note, lang, group: lang ? `language.${lang}` : `kind.${places[page].kind}`, url: `${opened.language}/${places[page].path}.html` };
  });
}

// A term, the pages whose heads have it, and those where only its letters stand: these wait for the texts, as letters inside a name do.
function inHeads({ heads }, word) {
  const term = { word, pages: new Map(), letters: new Map() };
  for (const one of heads) findInHeads(one, word, term.pages, term.letters);
  return term;
}

// A name that stands nowhere as it is, nor begins one, may be the end of one: what it is joined of.
async function inParts(opened, term) {
  const whole = await inAll(opened, term);
  if (whole.pages.size || !term.word.includes("_")) return [whole];
  const parts = termsOf(term.word.replaceAll("_", " "));
  return parts.length ? Promise.all(parts.map((word) => inAll(opened, inHeads(opened, word)))) : [whole];
}

async function inAll(opened, term) {
  const texts = await findInBody(opened.read, opened.index, opened.language, term.word);
  return { ...term, pages: new Map([...term.letters, ...texts, ...term.pages]) };
}

// What all terms have in common.
const all = (terms) => sum(terms, shared(terms));

function shared(terms) {
  const [least, ...others] = terms.map(({ pages }) => pages).toSorted((one, other) => one.size - other.size);
  return [...(least?.keys() ?? [])].filter((page) => others.every((pages) => pages.has(page)));
}

const sum = (terms, pages) => new Map(pages.map((page) => [page, terms.reduce((all, term) => all + (term.pages.get(page) ?? 0), 0) / terms.length]));

// A run that stands nowhere as it is: the likeliest words that make it up, those that are on the most pages. What is between them, as a particle, does not count.
async function apart(opened, term) {
  const run = term.word;
  if (!isRun(run) || term.pages.size || run.length < 3) return [term];
  const stretches = new Map();
  for (let start = 0; start < run.length; start += 1) {
    for (let end = start + 2; end <= Math.min(run.length, start + LONGEST); end += 1) stretches.set(run.slice(start, end), null);
  }
  const known = [...stretches.keys()].map((word) => inAll(opened, inHeads(opened, word)));
  for (const word of await Promise.all(known)) stretches.set(word.word, word);
  const words = divided(stretches, run, opened.index.pages);
  return words.length ? words : [term];
}

function divided(stretches, run, count) {
  const best = [{ cost: 0, words: [] }];
  for (let end = 1; end <= run.length; end += 1) {
    best[end] = { cost: best[end - 1].cost + Math.log(count), words: best[end - 1].words };
    for (let start = end - 2; start >= Math.max(0, end - LONGEST); start -= 1) {
      const word = stretches.get(run.slice(start, end));
      if (!word.pages.size) continue;
      const cost = best[start].cost + Math.log(count / word.pages.size);
      if (cost < best[end].cost) best[end] = { cost, words: [...best[start].words, word] };
    }
  }
  return best[run.length].words;
}
