// A query → tokens, as refgen/website/search/words.py makes them of pages.
export const WIDE = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/gu;

const STROKES = { ł: "l", ı: "i", đ: "d", ø: "o" };

export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[łıđø]/g, (one) => STROKES[one]);

// Words in letters, folded, names that are joined by lines as one, and runs of Chinese or Japanese as they are.
export function termsOf(query) {
  const found = [];
  for (const [word] of query.matchAll(/[\p{L}\p{N}\p{M}]+(?:_+[\p{L}\p{N}\p{M}]+)*/gu)) {
    const letters = word.split(WIDE).map((rest) => rest.replace(/^_+|_+$/g, ""));
    found.push(...word.match(WIDE) ?? [], ...letters.filter((rest) => rest.length > 1).map(fold));
  }
  return [...new Set(found)];
}

export const isRun = (term) => term.search(WIDE) === 0;

// What the index has of a stretch of a run: threes overlap, so that all of them stand where the whole does.
export const gramsOf = (run) => (run.length < 4 ? [run] : Array.from({ length: run.length - 2 }, (_, at) => run.slice(at, at + 3)));

export function shardOf(token) {
  if (!isRun(token)) return [...token].slice(0, 2).map((one) => (/[a-z0-9]/i.test(one) ? one : `_${(one.codePointAt(0) % 32).toString(32)}`)).join("");
  return token.length < 3 ? `w${token.codePointAt(0) % 48}` : `v${(token.codePointAt(0) * 31 + token.codePointAt(1)) % 192}`;
}

// Whether letters are made of beginnings of a name's parts, in order: `revleave` in ReverseLeaveRuntime. Each has so many letters, or is a whole part.
export function isPieced(parts, letters, least, from = 0) {
  if (!letters) return true;
  for (let at = from; at < parts.length; at += 1) {
    const part = parts[at];
    let length = 0;
    while (length < letters.length && part[length] === letters[length]) length += 1;
    for (; length > 0 && (length >= least || length === part.length); length -= 1) {
      if (isPieced(parts, letters.slice(length), least, at + 1)) return true;
    }
  }
  return false;
}

export const partsOf = (name) => (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((part) => part.toLowerCase());
