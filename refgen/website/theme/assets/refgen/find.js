// What a query finds: names, codes and the heads of pages at once, then the pages that have its words in their texts.
import { findCodes, findNames } from "./names.js";
import { findPages, languageOf, openIndex, shownOf, summaryOf, without } from "./pages.js";
import { RELEVANCE } from "./relevance.js";

// Before the name of a group that is above already.
export const FURTHER = "further ";
const SHOWN = 12;
const NO_NAMES = { apis: [], codes: [], places: [] };
const NO_PAGES = { pages: new Map(), further: async () => new Map() };

// `site` says where to look: `read` loads a file, `names` that of names, `others` are the further languages. `early` gets what is found at once,
// and tells, when that is on the screen, whether the rest is still wanted; where it is not, there is no answer.
export async function findAll(site, query, share, early, isShortened = false) {
  let isWhole = true;
  const lacking = (nothing) => () => {
    isWhole = false;
    return nothing;
  };
  const { apis, codes, places } = await site.names().catch(lacking(NO_NAMES));
  const named = findNames(apis, query, share);
  const coded = findCodes(codes, query, site.locale, share, site.documented);
  const quick = [...coded.shown, ...named.shown];
  // Letters somewhere in a name are less than any word: they wait for the words, and where these find something they only disturb.
  const [near, far] = [true, false].map((isNear) => quick.filter((one) => one.relevance > RELEVANCE.inside === isNear));
  const opening = places.length ? openIndex(site, site.locale).catch(lacking(null)) : null;
  // Heads are mostly there, and then all is shown in one go.
  if (!(await isThere(opening)) && !(await early(grouped(near)))) return null;
  const opened = await opening;
  const noted = (found) => found.map((one) => (opened && one.page !== undefined ? { ...one, note: summaryOf(opened, one.page), lang: languageOf(opened, one.page) } : one));
  const found = opened && !named.isWhole ? findPages(opened, query) : NO_PAGES;
  const heads = without(found.pages, named.near);
  const soon = [...noted(near), ...shownOf(opened, heads, places, SHOWN * share)];
  if (!(await early(grouped(soon)))) return null;
  const texts = without(await found.further().catch(lacking(new Map())), named.near);
  // Words of another language lead to the pages where they stand; what stands in for a page that is not translated is in another language, too.
  const isNothing = !quick.length && ![...heads.keys(), ...texts.keys()].some((page) => !languageOf(opened, page));
  const elsewhere = isNothing ? await Promise.all(site.others.map((one) => findIn(site, one, query, places, SHOWN * share, new Map([...heads, ...texts])).catch(lacking({ shown: [], total: 0 })))) : [];
  const late = [...shownOf(opened, texts, places, Math.max(0, SHOWN * share - heads.size)), ...(soon.length ? [] : noted(far)), ...elsewhere.flatMap((one) => one.shown)];
  const groups = grouped(soon, late);
  const count = [...groups.values()].flat().length;
  const [codesFound, namesFound] = soon.length ? [coded.near, named.near] : [coded.total, named.pages];
  const total = elsewhere.reduce((sum, one) => sum + one.total, codesFound + new Set([...namesFound, ...heads.keys(), ...texts.keys()]).size);
  if (!count && isWhole && !isShortened && shortened(query) !== query) return findAll(site, shortened(query), share, early, true);
  return { groups, count, total: Math.max(total, count), isWhole };
}

// Plurals and other endings mostly differ in the last letter: without it, a word is the beginning of its other forms.
const shortened = (query) => query.replace(/[\p{Script=Latin}\p{M}]{5,}/gu, (word) => word.slice(0, -1));

// Whether a promise is kept already: then it comes before any task.
const isThere = (promise) => Promise.race([Promise.resolve(promise).then(() => true), new Promise((later) => setTimeout(later, 0, false))]);

async function findIn(site, language, query, places, count, known) {
  const opened = await openIndex({ ...site, hasEnglish: false }, language);
  const { pages, further } = findPages(opened, query);
  // What is not in that language is found where it is.
  const [heads, texts] = [pages, await further()].map((found) => new Map([...without(found, known)].filter(([page]) => !languageOf(opened, page))));
  const shown = [...shownOf(opened, heads, places, count), ...shownOf(opened, texts, places, Math.max(0, count - heads.size))];
  return { shown: shown.map((one) => ({ ...one, group: `language.${language}`, lang: language })), total: heads.size + texts.size };
}

// By kind, that of the best result first, each place once; what comes late goes below what is shown, so that nothing moves away under a reader's hand.
function grouped(soon, late = []) {
  const groups = new Map();
  const places = new Set();
  for (const [results, isLate] of [[soon, false], [late, true]]) {
    const above = new Set(isLate ? groups.keys() : []);
    for (const result of results.toSorted((one, other) => other.relevance - one.relevance)) {
      if (places.has(result.url)) continue;
      places.add(result.url);
      const group = above.has(result.group) ? `${FURTHER}${result.group}` : result.group;
      groups.set(group, [...(groups.get(group) ?? []), result]);
    }
  }
  return groups;
}
