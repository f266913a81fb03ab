// One Python for all examples of a page, loaded when the first of them is run.
import { keepForOffline } from "./keep.js";
import { locale, toRoot } from "./site.js";

let worker;
let isThere = false;
let waiting = new Map();
let last = 0;

export const isLoaded = () => isThere;

// Runs code; `started` is called once Python is there. Gives null where it was stopped.
export function runPython(code, started) {
  const id = (last += 1);
  const answer = new Promise((resolve) => waiting.set(id, { resolve, started }));
  start().postMessage({ id, code, locale });
  return answer;
}

// A program can only be stopped with the Python that it runs in: the next one is loaded while the reader reads on.
export function stopPython() {
  end();
  start();
}

function end() {
  worker?.terminate();
  worker = undefined;
  isThere = false;
  for (const { resolve } of waiting.values()) resolve(null);
  waiting = new Map();
}

function start() {
  if (worker) return worker;
  worker = new Worker(new URL("./run-worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.loaded) {
      isThere = true;
      keepForOffline(data.loaded).catch(() => {});
    }
    const { resolve, started } = waiting.get(data.id) ?? {};
    if (data.started) started?.();
    if (!data.done) return;
    waiting.delete(data.id);
    resolve?.(data);
    // What could not be loaded is tried again with the next run.
    if (data.failed) end();
  };
  worker.onerror = () => {
    for (const { resolve } of waiting.values()) resolve({ failed: "worker" });
    waiting = new Map();
    end();
  };
  worker.postMessage({ runtime: toRoot("assets/pyodide/"), stub: toRoot("assets/stub.zip") });
  return worker;
}
