// A query → tokens, as refgen/website/search/words.py makes them of pages.
const WIDE = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/gu;

export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export function queryTokens(query) {
  const found = [];
  for (const [word] of query.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    for (const [run] of word.matchAll(WIDE)) {
      if (run.length === 1) found.push(run);
      for (let at = 0; at + 1 < run.length; at += 1) found.push(run.slice(at, at + 2));
    }
    found.push(...word.split(WIDE).filter((rest) => rest.length > 1).map(fold));
  }
  return [...new Set(found)];
}

export function shardOf(token) {
  if (token.match(WIDE)) return `w${token.codePointAt(0) % 48}`;
  return [...token.slice(0, 2)].map((one) => (/[a-z0-9]/i.test(one) ? one : "_")).join("");
}

// Whether the query is made of beginnings of the name's parts, in order: `revleave` in ReverseLeaveRuntime.
export function partsMatch(parts, query) {
  if (!query) return true;
  for (let at = 0; at < parts.length; at += 1) {
    let length = 0;
    while (length < query.length && parts[at][length] === query[length]) length += 1;
    for (; length > 0; length -= 1) {
      if (partsMatch(parts.slice(at + 1), query.slice(length))) return true;
    }
  }
  return false;
}

export const partsOf = (name) => (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((part) => part.toLowerCase());
