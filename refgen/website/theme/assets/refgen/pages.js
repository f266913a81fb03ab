// The pages that the words of a query stand on, from the parts of a language's index that it needs.
import { PLACES } from "./relevance.js";
import { gramsOf, isRun, shardOf, termsOf } from "./words.js";

const SHOWN = 12;
// So many characters of Chinese or Japanese are one term; what is longer is made of several.
const TERM = 4;
export const NO_PAGES = { shown: [], total: 0 };

// `read` loads a file of the site; `known` are the numbers of pages that are found already.
export async function findPages(read, query, language, known, share) {
  const index = await read(`search/${language}/index.json`);
  const terms = await Promise.all(termsOf(query).map((term) => (isRun(term) ? findRun(read, index, language, term) : findWord(read, index, language, term))));
  const found = [...all(terms.flat())].filter(([page]) => !known.has(page));
  found.sort(([first, one], [second, other]) => other - one || first - second);
  const shown = await Promise.all(found.slice(0, SHOWN * share).map(async ([page, relevance]) => ({ ...(await pageOf(read, index, language, page)), relevance })));
  // Of titles that say it, the shorter says little else.
  shown.sort((one, other) => other.relevance - one.relevance || one.title.length - other.title.length);
  return { shown, total: found.length };
}

export async function pageOf(read, index, language, page) {
  const part = await read(`search/${language}/pages-${Math.floor(page / index.part)}.json`);
  const [title, summary, key, kind] = part[page % index.part];
  return { title, note: summary, group: `kind.${index.kinds[kind]}`, url: `${language}/${key}.html` };
}

// What all terms have in common. A word of most pages bears on their order alone, unless nothing else is asked for.
function all(terms) {
  const telling = terms.filter((term) => !term.isCommon);
  const strict = telling.length ? telling : terms.filter((term) => term.pages.size);
  const [first, ...others] = strict.map((term) => term.pages);
  const found = new Map();
  for (const page of first?.keys() ?? []) {
    if (!others.every((pages) => pages.has(page))) continue;
    found.set(page, terms.reduce((sum, term) => sum + (term.pages.get(page) ?? 0), 0) / terms.length);
  }
  return found;
}

async function findWord(read, index, language, word) {
  const pages = new Map();
  for (const [token, lists] of Object.entries(await shardFor(read, index, language, word))) {
    if (token.startsWith(word)) note(pages, lists, token === word ? 1 : 2);
  }
  return { pages, isCommon: index.common.includes(word) };
}

async function findGram(read, index, language, gram) {
  const pages = new Map();
  const lists = (await shardFor(read, index, language, gram))[gram];
  if (lists) note(pages, lists, 1);
  return { pages, isCommon: index.common.includes(gram) };
}

async function shardFor(read, index, language, token) {
  const shard = shardOf(token);
  return index.shards.includes(shard) ? read(`search/${language}/${shard}.json`) : {};
}

function note(pages, lists, times) {
  lists.forEach((gaps, place) => {
    let page = 0;
    for (const gap of gaps) {
      page += gap;
      pages.set(page, Math.max(pages.get(page) ?? 0, PLACES[place] / times));
    }
  });
}

// A short run is a term, and so is a longer one that stands anywhere as it is; else it is taken for several.
async function findRun(read, index, language, run) {
  if (run.length === 1) return [await findWord(read, index, language, run)];
  const grams = new Map();
  const lengths = run.length > TERM ? [2, 3] : [Math.min(run.length, 3)];
  const wanted = lengths.flatMap((length) => Array.from({ length: run.length - length + 1 }, (_, at) => run.slice(at, at + length)));
  await Promise.all(wanted.map(async (gram) => grams.set(gram, await findGram(read, index, language, gram))));
  const whole = standing(grams, run);
  return run.length <= TERM || whole.pages.size ? [whole] : divided(grams, run, index.pages);
}

// The pages on which all grams of a stretch stand.
function standing(grams, stretch) {
  const found = gramsOf(stretch).map((gram) => grams.get(gram));
  return found.every((one) => one.isCommon) ? { pages: found[0].pages, isCommon: true } : { pages: all(found), isCommon: false };
}

// The likeliest words that make up a run: those that the index knows from the most pages. What is between them, as a particle, does not count.
function divided(grams, run, count) {
  const best = [{ cost: 0, words: [] }];
  for (let end = 1; end <= run.length; end += 1) {
    best[end] = { cost: best[end - 1].cost + Math.log(count), words: best[end - 1].words };
    for (let start = end - 2; start >= Math.max(0, end - TERM); start -= 1) {
      const word = standing(grams, run.slice(start, end));
      const pages = word.isCommon ? count / 2 : word.pages.size;
      if (!pages) continue;
      const cost = best[start].cost + Math.log(count / pages);
      if (cost < best[end].cost) best[end] = { cost, words: [...best[start].words, word] };
    }
  }
  return best[run.length].words;
}
