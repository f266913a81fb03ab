// Facts of the page that all modules share.
const root = document.documentElement.dataset;
export const locale = root.locale;
export const language = document.documentElement.lang;
const { default: texts } = await import(`./texts/${locale}.js`);
// Names of pages may hold what means something in addresses; only what follows the ending of a page is an anchor.
export const toRoot = (path) => {
  const [file, ...anchor] = path.split(/(?<=\.html)#/);
  return new URL([root.base + file.replace(/[%#?]/g, encodeURIComponent), ...anchor].join("#"), location.href).href;
};

export const text = (key, values = {}) =>
  Object.entries(values).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, () => value), texts[key] ?? key);

// Made once: making it takes a slow phone longer than a search does.
let numbers;
export const number = (value) => (numbers ??= new Intl.NumberFormat(language)).format(value);

const formOf = (count) => ["one", "few"].find((form) => new RegExp(`^(?:${texts[`number.${form}`] ?? ""})$`).test(count)) ?? "other";

export const plural = (key, count) => text(`${key}.${formOf(count)}`, { count: number(count) });

// Deflated by the site itself, whatever its server does.
const inflated = (answer) => new Response(answer.body.pipeThrough(new DecompressionStream("deflate")));

const loaded = new Map();
export const fetchJson = (path) => {
  if (!loaded.has(path)) {
    const answer = fetch(toRoot(path)).then((given) => (given.ok ? (path.endsWith(".z") ? inflated(given) : given).json() : Promise.reject(new Error(path))));
    loaded.set(path, answer);
    // What has failed is asked for again the next time: a network may come back.
    answer.catch(() => loaded.delete(path));
  }
  return loaded.get(path);
};

// What the address names on the page; whatever somebody has typed there is no error.
export const named = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
};

export const pageData = () => (root.data ? fetchJson(root.data) : Promise.resolve(null));

// Long names may break between the words that they are made of.
export const breakable = (name) => name.split(/(?<=[a-z])(?=[A-Z][a-z])|(?<=::)|(?<=_)(?=[A-Za-z])/).flatMap((part, at) => (at ? [make("wbr"), part] : [part]));

// The same in a sentence: a short name goes to the next line as a whole.
export const breakableIn = (words) => words.split(/([A-Za-z0-9_:]{18,})/).flatMap((part, at) => (at % 2 ? breakable(part) : [part]));

// Words of a page's data as nodes: what stands between backticks is code. `put` makes nodes of a piece.
export const worded = (words, put = (piece) => [piece]) => {
  const pieces = words.split("`");
  if (pieces.length % 2 === 0) return put(words);
  return pieces.flatMap((piece, at) => (piece && (at % 2 ? [make("code", {}, ...put(piece))] : put(piece))) || []);
};

// Elements are made, never parsed from strings, so that no text can become markup.
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};
