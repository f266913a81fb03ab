// One Python for all examples of a page, loaded when the first of them is run.
import { keepForOffline } from "./keep.js";
import { locale, toRoot } from "./site.js";

let worker;
let waiting = new Map();
let last = 0;

export const isLoaded = () => worker !== undefined;

// Runs code; `started` is called once Python is there. Gives null where it was stopped.
export function runPython(code, started) {
  const id = (last += 1);
  const answer = new Promise((resolve) => waiting.set(id, { resolve, started }));
  start().postMessage({ id, code, locale });
  return answer;
}

export function stopPython() {
  worker?.terminate();
  worker = undefined;
  for (const { resolve } of waiting.values()) resolve(null);
  waiting = new Map();
}

function start() {
  if (worker) return worker;
  worker = new Worker(new URL("./run-worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.loaded) keepForOffline(data.loaded).catch(() => {});
    const { resolve, started } = waiting.get(data.id) ?? {};
    if (data.started) started?.();
    if (!data.done) return;
    waiting.delete(data.id);
    resolve?.(data);
    // What could not be loaded is tried again with the next run.
    if (data.failed) stopPython();
  };
  worker.onerror = () => {
    for (const { resolve } of waiting.values()) resolve({ failed: "worker" });
    waiting = new Map();
    stopPython();
  };
  worker.postMessage({ runtime: toRoot("assets/pyodide/"), stub: toRoot("assets/stub.zip") });
  return worker;
}
