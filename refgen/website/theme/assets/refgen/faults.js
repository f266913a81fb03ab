// The faults of an example's world, as lines of its code: what is chosen can be read, changed and learned from.
const WORLD = /^(\s*)(\w+) = World\(.*\)\s*$/;

const isFault = (line, api) => line.includes(`.fault('${api}', `) || line.includes(`.fault("${api}", `);

export function faultOf(code, api) {
  const line = code.split("\n").find((one) => isFault(one, api));
  return /\.fault\(\s*["'][^"']*["'],\s*["']([^"']*)["']/.exec(line ?? "")?.[1] ?? "";
}

// The code with this fault in place of the one that it has; '' takes it away. Unchanged where no world is made in it.
export function withFault(code, api, name) {
  const lines = code.split("\n");
  const world = lines.findIndex((line) => WORLD.test(line));
  if (world < 0) return code;
  const [, indent, variable] = WORLD.exec(lines[world]);
  const kept = lines.filter((line) => !isFault(line, api));
  const before = lines.findIndex((line) => isFault(line, api));
  const fault = `${indent}${variable}.fault('${api}', '${name}', times=None)`;
  if (name) kept.splice(before < 0 ? world + 1 : before, 0, fault);
  return kept.join("\n");
}
