// The pages in whose texts a term stands, from the parts of a language's index that it needs.
import { RELEVANCE } from "./relevance.js";
import { gramsOf, isRun, shardOf } from "./words.js";

// Of letters also the words that they begin; of Chinese or Japanese what has all overlapping stretches of it.
export async function findInBody(read, index, language, term) {
  const lists = (token) => shardFor(read, index, language, token);
  if (!isRun(term) || term.length === 1) return begun(await lists(term), term, index.pages);
  const found = await Promise.all(gramsOf(term).map(async (gram) => new Set(numbers((await lists(gram))[gram]))));
  const [first = new Set(), ...others] = found.sort((one, other) => one.size - other.size);
  return new Map([...first].filter((page) => others.every((pages) => pages.has(page))).map((page) => [page, RELEVANCE.read]));
}

// Two letters begin hundreds of words, on thousands of places: these are put down by number, and made a map of once.
function begun(lists, term, count) {
  const best = new Float32Array(count);
  // A code that is one as it is begins no other: E_FAIL is not looked for in E_FAILED.
  const isWhole = term.includes("_") && Object.hasOwn(lists, term);
  for (const [token, gaps] of Object.entries(lists)) {
    if (isWhole ? token !== term : !token.startsWith(term)) continue;
    const worth = token === term ? RELEVANCE.read : RELEVANCE.read / 2;
    let page = 0;
    for (const gap of gaps) {
      page += gap;
      if (best[page] < worth) best[page] = worth;
    }
  }
  const pages = new Map();
  best.forEach((worth, page) => worth && pages.set(page, worth));
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
