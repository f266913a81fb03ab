// The heads of all pages of a language (titles, summaries, keywords): few enough to be looked through as they stand, with nothing left to load.
import { isAcross, neighboursOf } from "./borders.js";
import { RELEVANCE } from "./relevance.js";
import { fold, isRun, WIDE } from "./words.js";

const { titled, told, termed, called } = RELEVANCE;
const PLACES = [titled, told, termed];
// Of folded text, whatever stands between words, but for the ends of lines; a class of properties takes four times as long.
const BETWEEN = /[\0-\x09\x0b-\x2f:-@[-`{-\xbf\u2000-\u2bff\u3000-\u303f]+/g;
const made = new WeakMap();

// `read` loads a file of the site, and knows those that it has loaded.
export function headsOf(read, index, language) {
  const count = Math.ceil(index.pages / index.part);
  return Promise.all(Array.from({ length: count }, (_, at) => read(`search/${language}/heads-${at}.z`).then(headsFrom)));
}

function headsFrom(rows) {
  if (!made.has(rows)) made.set(rows, { rows, columns: PLACES.map((place, at) => ({ place, ...columnOf(rows.map((row) => row[at].replaceAll("\n", " ")), place === titled) })) });
  return made.get(rows);
}

// All texts as one, a line each: every word in letters begins after a blank; names are there as a whole, and in parts.
function columnOf(texts, inParts) {
  const whole = inParts ? texts.map((one) => `${one} ${one.replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$& ")}`) : texts;
  const text = ` ${spaced(whole.join("\n "))}`;
  const ends = [];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) ends.push(end);
  return { text, ends: [...ends, text.length] };
}

function spaced(text) {
  const folded = fold(text).replace(BETWEEN, " ");
  return folded.search(WIDE) < 0 ? folded : folded.replace(WIDE, " $& ").replace(/ {2,}/g, " ");
}

// Adds the pages in whose heads a term stands (or several words as they are), each with how much that says: a word as a whole or, half as much,
// as the beginning of one. Those where its letters are no word are added to `letters`.
export function findInHeads(heads, term, pages, letters) {
  const run = isRun(term);
  const folded = spaced(term).trim();
  const needle = run ? folded : ` ${folded}`;
  const neighbours = run ? neighboursOf(heads, folded) : [];
  let before = 0;
  for (const { rows, columns } of heads) {
    for (const [column, { place, text, ends }] of columns.entries()) {
      let row = 0;
      let at = text.indexOf(needle);
      while (at >= 0) {
        while (ends[row] < at) row += 1;
        if (neighbours.some(({ word, from }) => text.startsWith(word, at + from)) && isAcross(rows[row][column], term, neighbours)) {
          letters.set(before + row, RELEVANCE.inside);
          at = text.indexOf(needle, ends[row]);
          continue;
        }
        const start = row ? ends[row - 1] + 2 : 1;
        const isWhole = run ? term.length > 1 : isEnd(text, at + needle.length);
        const worth = worthOf(place, Math.max(0, at - start), rows[row], folded) / (isWhole ? 1 : 2);
        if (worth > (pages.get(before + row) ?? 0)) pages.set(before + row, worth);
        at = text.indexOf(needle, isWhole ? ends[row] : at + 1);
      }
    }
    before += rows.length;
  }
  return pages;
}

// `at` is how far into the text: a title may be what is asked for, and a summary speaks most of what it begins with.
function worthOf(place, at, [title], folded) {
  if (place === titled) return at ? titled : Math.max(titled, calling(title, folded));
  return place === told ? told * (1 + 8 / (at + 16)) : place;
}

const isEnd = (text, at) => at >= text.length || text[at] === " " || text[at] === "\n" || !/[\p{L}\p{N}]/u.test(text[at]);

// What a page is called by one word, apart from what its title has in parentheses.
function calling(title, folded) {
  const [name] = fold(title).split(/[(（]/);
  return name.startsWith(folded) && /^[\p{L}\p{N}]+\s*$/u.test(name) && (name.trim() === folded || !isRun(folded)) ? called : 0;
}
