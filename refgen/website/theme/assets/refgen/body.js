// The pages in whose texts a term stands, from the parts of a language's index that it needs.
import { RELEVANCE } from "./relevance.js";
import { gramsOf, isRun, shardOf } from "./words.js";

// So many pages have a word that no list is kept of them.
export const isCommon = (index, term) => (isRun(term) ? gramsOf(term) : [term]).every((one) => Object.hasOwn(index.common, one));

// Of letters also the words that they begin; of Chinese or Japanese what has all overlapping stretches of it.
export async function findInBody(read, index, language, term) {
  const lists = (token) => shardFor(read, index, language, token);
  if (!isRun(term) || term.length === 1) return begun(await lists(term), term);
  const grams = gramsOf(term).filter((gram) => !Object.hasOwn(index.common, gram));
  const found = await Promise.all(grams.map(async (gram) => new Set(numbers((await lists(gram))[gram]))));
  const [first = new Set(), ...others] = found.sort((one, other) => one.size - other.size);
  return new Map([...first].filter((page) => others.every((pages) => pages.has(page))).map((page) => [page, RELEVANCE.read]));
}

function begun(lists, term) {
  const pages = new Map();
  for (const [token, gaps] of Object.entries(lists)) {
    if (!token.startsWith(term)) continue;
    const worth = token === term ? RELEVANCE.read : RELEVANCE.read / 2;
    for (const page of numbers(gaps)) pages.set(page, Math.max(worth, pages.get(page) ?? 0));
  }
  return pages;
}

function numbers(gaps = []) {
  let page = 0;
  return gaps.map((gap) => (page += gap));
}

async function shardFor(read, index, language, token) {
  const shard = shardOf(token);
  return index.shards.includes(shard) ? read(`search/${language}/${shard}.z`) : {};
}
