// The first few of many, without putting all of them in order, which takes a slow phone longer than finding them.
export function nearest(many, count, compare) {
  const best = [];
  for (const one of count ? many : []) {
    if (best.length === count && compare(one, best.at(-1)) >= 0) continue;
    const at = best.findIndex((other) => compare(one, other) < 0);
    best.splice(at < 0 ? best.length : at, 0, one);
    if (best.length > count) best.pop();
  }
  return best;
}
