// What a query finds: names and codes at once, then the pages of its words, all on one scale.
import { findCodes, findNames } from "./names.js";
import { NO_PAGES, findPages, pageOf } from "./pages.js";
import { RELEVANCE } from "./relevance.js";

const NO_NAMES = { apis: [], codes: {} };

// `site` says where to look: `read` loads a file, `names` that of names, `others` are the further languages. `early` gets what is found at once.
export async function findAll(site, query, share, early) {
  let isWhole = true;
  const without = (nothing) => () => {
    isWhole = false;
    return nothing;
  };
  const { apis, codes } = await site.names().catch(without(NO_NAMES));
  const named = findNames(apis, query, share);
  const coded = findCodes(codes, query, site.locale, share, site.documented);
  const quick = [...coded.shown, ...named.shown];
  // Letters somewhere in a name are less than any word: they wait for the words.
  early(grouped(quick.filter((one) => one.relevance > RELEVANCE.inside)));
  // What a name stands for comes in with the rest: it is no reason to wait for the name.
  const described = describe(site, quick);
  const pages = named.isWhole ? NO_PAGES : await findPages(site.read, query, site.locale, named.pages, share).catch(without(NO_PAGES));
  // Words of another language lead to the pages where they stand.
  const elsewhere = quick.length || pages.total ? [] : await Promise.all(site.others.map((one) => findIn(site, one, query, share).catch(without(NO_PAGES))));
  const all = [...(await described), ...[pages, ...elsewhere].flatMap((one) => one.shown)];
  const total = [named, coded, pages, ...elsewhere].reduce((sum, one) => sum + one.total, 0);
  const groups = grouped(all);
  const count = [...groups.values()].flat().length;
  return { groups, count, total: total - (all.length - count), isWhole };
}

async function findIn(site, language, query, share) {
  const pages = await findPages(site.read, query, language, new Set(), share);
  return { ...pages, shown: pages.shown.map((one) => ({ ...one, group: `language.${language}`, lang: language })) };
}

// The summaries of the APIs that were found by name.
async function describe({ read, locale }, found) {
  try {
    const index = await read(`search/${locale}/index.json`);
    return await Promise.all(found.map(async (one) => (one.page === undefined ? one : { ...one, note: (await pageOf(read, index, locale, one.page)).note })));
  } catch {
    return found;
  }
}

// By kind, that of the best result first; each place once.
function grouped(results) {
  const groups = new Map();
  const places = new Set();
  for (const result of results.toSorted((one, other) => other.relevance - one.relevance)) {
    if (places.has(result.url)) continue;
    places.add(result.url);
    groups.set(result.group, [...(groups.get(result.group) ?? []), result]);
  }
  return groups;
}
