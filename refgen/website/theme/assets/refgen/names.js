// Names of APIs and result codes: found at once, in one small file.
import { nearest } from "./nearest.js";
import { RELEVANCE } from "./relevance.js";
import { fold, isPieced, partsOf } from "./words.js";

const SHOWN_NAMES = 20;
const SHOWN_CODES = 8;

// The file of names, with what finding needs of each.
export function readNames(data, locale) {
  const pathOf = (folder, name) => `${data.folders[folder] ? `${data.folders[folder]}/` : ""}${name}`;
  // By number of a page, what it is and where.
  const places = [];
  let page = -1;
  const apis = data.apis.map(([id, kind, folder, file, gap = 1]) => {
    page += gap;
    const name = file || `${id.replaceAll(".", "-").toLowerCase()}-${data.kinds[kind]}`;
    const path = pathOf(folder, name);
    places[page] ??= { kind: data.kinds[kind], path };
    // What follows a tilde only tells apart what the documentation calls by one name.
    const [called] = id.split("~");
    const parts = partsOf(called);
    return {
      called, page, parts, letters: parts.join(""), owner: partsOf(called.slice(0, Math.max(0, called.lastIndexOf(".")))).join("").length, kind: data.kinds[kind], last: called.slice(called.lastIndexOf(".") + 1).toLowerCase(), whole: called.toLowerCase(),
      url: `${locale}/${path}.html`,
    };
  });
  for (const [number, folder, name] of data.articles) places[number] = { kind: "article", path: pathOf(folder, name) };
  // The index of results is in parts of so many each.
  const codes = Object.entries(data.codes).map(([code, [value, count]], at) => ({ code, value, count, part: Math.floor(at / data.results) + 1 }));
  return { apis, codes, places };
}

export const nameOf = (api) => api.called.replaceAll(".", "::");

const byRelevance = (one, other) => other.relevance - one.relevance;

export function findNames(apis, query, share) {
  const wanted = fold(query).replace(/::|->/g, ".").replace(/[\s()]+/g, "");
  const letters = wanted.replace(/[^a-z0-9]/g, "");
  // What has words beside a name asks for less than the name: pages that have both come first.
  const most = /[^\x00-\x7f]/.test(wanted) ? RELEVANCE.inside : Infinity;
  const found = [];
  for (const api of apis) {
    const relevance = Math.min(most, nearness(api, wanted, letters));
    if (relevance) found.push({ relevance, api });
  }
  const order = (one, other) => byRelevance(one, other) || one.api.called.length - other.api.called.length || (one.api.called < other.api.called ? -1 : 1);
  const best = nearest(found, SHOWN_NAMES * share, order);
  const shown = best.map(({ relevance, api }) => ({ relevance, title: nameOf(api), group: `kind.${api.kind}`, url: api.url, page: api.page }));
  // The members of what is named by its whole name are all that is asked for.
  const isWhole = wanted.includes(".") && best[0]?.relevance >= RELEVANCE.begun;
  // What has the letters only somewhere may be found by its words, too.
  const near = new Set(found.filter(({ relevance }) => relevance > RELEVANCE.inside).map(({ api }) => api.page));
  return { shown, pages: found.map(({ api }) => api.page), near, isWhole };
}

function nearness(api, wanted, letters) {
  const name = wanted.replace(/\.$/, "");
  if (!letters) return 0;
  if (api.whole === name || api.last === name) return RELEVANCE.same;
  if (api.whole.startsWith(wanted)) return RELEVANCE.begun;
  if (api.last.startsWith(wanted)) return RELEVANCE.joined;
  // Two letters are in most names.
  if (letters.length < 3) return 0;
  if (api.letters === letters) return RELEVANCE.same;
  if (api.whole === api.last && api.parts.at(-1) === letters) return RELEVANCE.ended;
  const at = api.letters.lastIndexOf(letters);
  if (at >= 0 && begins(api.parts, api.letters, letters)) return at + letters.length > api.owner ? RELEVANCE.within : RELEVANCE.owned;
  if (isPieced(api.parts, letters, 2)) return RELEVANCE.pieced;
  return at >= 0 || isPieced(api.parts, letters, 1) ? RELEVANCE.inside : 0;
}

function begins(parts, whole, letters) {
  let at = 0;
  for (const part of parts) {
    if (whole.startsWith(letters, at)) return true;
    at += part.length;
  }
  return false;
}

const hexOf = (value) => (value === null ? "" : value.toString(16).padStart(8, "0"));

// `note` says of a code by how many APIs it is documented.
export function findCodes(codes, query, locale, share, note) {
  // Debuggers show results as negative numbers, too.
  const wanted = /^-\d+$/.test(query) ? hexOf(Number(query) >>> 0) : query.toLowerCase().replace(/^0x/, "");
  const found = [];
  for (const one of codes) {
    const relevance = codeNearness(one.code.toLowerCase(), hexOf(one.value), wanted);
    if (relevance) found.push({ relevance, ...one });
  }
  found.sort(byRelevance);
  const shown = found.slice(0, SHOWN_CODES * share).map(({ relevance, code, value, count, part }) => ({
    relevance, title: code, group: "search.result", url: `${locale}/site/results${part > 1 ? `.part-${part}` : ""}.html#${code.replace(/\s+/g, "-")}`,
    note: `${value === null ? "" : `0x${hexOf(value).toUpperCase()} · `}${note(count)}`,
  }));
  return { shown, total: found.length, near: found.filter(({ relevance }) => relevance > RELEVANCE.inside).length };
}

function codeNearness(code, hex, wanted) {
  if (code === wanted || hex === wanted) return RELEVANCE.same;
  if (wanted.includes("_") && code.startsWith(wanted)) return RELEVANCE.begun;
  if (code.startsWith(wanted) || code.includes(`_${wanted}`) || hex.startsWith(wanted)) return RELEVANCE.coded;
  return code.includes(wanted) || hex.includes(wanted) ? RELEVANCE.inside : 0;
}
