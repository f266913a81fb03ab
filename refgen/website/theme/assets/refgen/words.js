// A query → tokens, as refgen/website/search/words.py makes them of pages.
export const WIDE = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/gu;

const WORD = /[\p{L}\p{N}\p{M}]+(?:_+[\p{L}\p{N}\p{M}]+)*/gu;

export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// Words in letters, folded, names that are joined by lines as one, and runs of Chinese or Japanese as they are.
export function termsOf(query) {
  const found = [];
  for (const [word] of query.matchAll(WORD)) {
    const letters = word.split(WIDE).map((rest) => rest.replace(/^_+|_+$/g, ""));
    found.push(...word.match(WIDE) ?? [], ...letters.filter((rest) => rest.length > 1).map(fold));
  }
  return [...new Set(found)];
}

// The tokens of the words that stand side by side in a query; not of the last two, of which one may be typed in part.
export function pairsOf(query) {
  const numbers = Array.from(query.matchAll(WORD), ([word]) => (word.search(WIDE) < 0 ? checksum(fold(word)) : null)).slice(0, -1);
  const pairs = numbers.slice(1).map((other, at) => (other === null || numbers[at] === null ? null : (31 * numbers[at] + other) & 0xfff));
  return [...new Set(pairs)].filter((pair) => pair !== null).map((pair) => `=${pair.toString(16).padStart(3, "0")}`);
}

// The end of CRC-32, as zlib has it.
function checksum(text) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
  }
  return ~sum & 0xfff;
}

export const isRun = (term) => term.search(WIDE) === 0;

// What the index has of a stretch of a run: threes overlap, so that all of them stand where the whole does.
export const gramsOf = (run) => (run.length < 4 ? [run] : Array.from({ length: run.length - 2 }, (_, at) => run.slice(at, at + 3)));

export function shardOf(token) {
  if (token.startsWith("=")) return `p-${token.slice(1, 3)}`;
  if (!isRun(token)) return [...token.slice(0, 2)].map((one) => (/[a-z0-9]/i.test(one) ? one : "_")).join("");
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
