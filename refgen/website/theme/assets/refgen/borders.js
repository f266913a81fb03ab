// Borders of words in Chinese and Japanese, where nothing is written between them: 调用方 (caller) is no word of 调用方法 (calling a method).
import { fold, WIDE } from "./words.js";

// Firefox has none before version 125: there all stands as a word.
const segmenter = Intl.Segmenter && new Intl.Segmenter("zh", { granularity: "word" });
const runs = new WeakMap();

// What titles consist of, apart from letters: 方法 of `ICLRTask::Abort 方法`.
function runsOf(part) {
  if (!runs.has(part)) runs.set(part, new Set(part.columns[0].text.match(WIDE)));
  return runs.get(part);
}

// The words that a run (folded) may share its first characters with, or its last, and how far behind its beginning they then begin. The browser's
// dictionary knows too many, 载到 in 加载到 among them: they have to be all that a title has.
export function neighboursOf(heads, run) {
  const found = [];
  for (const word of new Set(heads.flatMap((part) => [...runsOf(part)]))) {
    for (let shared = 1; shared < Math.min(word.length, run.length); shared += 1) {
      if (run.startsWith(word.slice(-shared))) found.push({ word, from: shared - word.length });
      if (run.endsWith(word.slice(0, shared))) found.push({ word, from: run.length - shared });
    }
  }
  return found;
}

// Whether a run stands in a text only across the border of one of these.
export function isAcross(text, run, neighbours) {
  let at = segmenter ? text.indexOf(run) : -1;
  if (at < 0) return false;
  const words = segmenter.segment(text);
  const isThere = (from) => neighbours.some((one) => one.from === from - at && fold(words.containing(from).segment) === one.word);
  for (; at >= 0; at = text.indexOf(run, at + 1)) {
    const [first, last] = [words.containing(at).index, words.containing(at + run.length - 1).index];
    if (!isThere(first) && !isThere(last)) return false;
  }
  return true;
}
