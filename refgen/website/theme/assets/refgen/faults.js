// The faults of an example's world, as lines of its code: what is chosen can be read, changed and learned from.
const WORLD = /^(\s*)(\w+) = World\([^()]*\)\s*$/;
// A world without a name, as in `task = World().create("ICLRTask")`.
const NAMELESS = /^(\s*)(.*?)\bWorld\(([^()]*)\)(?=\.)/;

const isFault = (line, api) => line.includes(`.fault('${api}', `) || line.includes(`.fault("${api}", `);

export function faultOf(code, api) {
  const line = code.split("\n").find((one) => isFault(one, api));
  return /\.fault\(\s*["'][^"']*["'],\s*["']([^"']*)["']/.exec(line ?? "")?.[1] ?? "";
}

// The code with this fault in place of the one that it has; '' takes it away. Unchanged where no world is made in it.
export function withFault(code, api, name) {
  const lines = name ? named(code.split("\n")) : code.split("\n");
  const world = lines.findIndex((line) => WORLD.test(line));
  if (world < 0) return code;
  const [, indent, variable] = WORLD.exec(lines[world]);
  const isKept = (line, at) => !isFault(line, api) && !isSaidOf(lines, at, api);
  const kept = lines.filter(isKept);
  const old = lines.findIndex((line) => isFault(line, api));
  const fault = `${indent}${variable}.fault('${api}', '${name}', times=None)`;
  if (name) kept.splice(old < 0 ? world + 1 : lines.slice(0, old).filter(isKept).length, 0, fault);
  return kept.join("\n");
}

const isComment = (line) => /^\s*#/.test(line);

// What stands above a fault is about it, also where calls that lead to it stand between; what stands above the world is about all.
function isSaidOf(lines, at, api) {
  if (!isComment(lines[at])) return false;
  let next = at;
  while (next < lines.length && isComment(lines[next])) next += 1;
  while (next < lines.length && ![isComment, (line) => isFault(line, api), (line) => WORLD.test(line)].some((is) => is(lines[next]))) next += 1;
  return next < lines.length && isFault(lines[next], api);
}

// A fault needs a name to strike at: a world that has none gets one, on a line of its own.
function named(lines) {
  const at = lines.findIndex((line) => NAMELESS.test(line));
  if (at < 0 || lines.some((line) => WORLD.test(line))) return lines;
  let variable = "world";
  while (lines.some((line) => new RegExp(`\\b${variable}\\b`).test(line))) variable += "_";
  const [whole, indent, before, given] = NAMELESS.exec(lines[at]);
  const rest = `${indent}${before}${variable}${lines[at].slice(whole.length)}`;
  return lines.toSpliced(at, 1, `${indent}${variable} = World(${given})`, rest);
}
