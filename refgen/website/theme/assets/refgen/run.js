// An example, to be edited and run in the page against the very stub that was tested. Python is loaded on demand.
import { make, text, toRoot } from "./site.js";

let worker;
let waiting = new Map();
let last = 0;

function python() {
  if (!worker) {
    worker = new Worker(new URL("./run-worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => {
      waiting.get(data.id)?.(data);
      if (data.done) waiting.delete(data.id);
    };
    worker.postMessage({ runtime: toRoot("assets/pyodide/"), stub: toRoot("assets/stub.zip") });
  }
  return worker;
}

function stop() {
  worker?.terminate();
  worker = undefined;
  for (const answer of waiting.values()) answer({ done: true, output: "" });
  waiting = new Map();
}

export function openRunner(button) {
  const example = button.closest(".rg-example");
  let runner = example.querySelector(".rg-runner");
  if (!runner) {
    runner = build(example);
    example.append(runner);
  }
  runner.querySelector("[data-go]").click();
}

function build(example) {
  const session = example.querySelector("pre").textContent;
  const code = session.split("\n").filter((line) => /^(>>>|\.\.\.)( |$)/.test(line)).map((line) => line.slice(4)).join("\n");
  const area = make("textarea", { "aria-label": text("example.edit"), spellcheck: "false" });
  area.value = code;
  const output = make("output", { "aria-live": "polite" });
  const faults = JSON.parse(example.dataset.faults || "[]");
  const select = make("select", {}, make("option", { value: "" }, text("example.nofault")),
    ...faults.map(([label, setup]) => make("option", { value: setup }, label)));
  const go = make("button", { type: "button", class: "rg-button", "data-go": "" }, text("example.run"));
  const halt = make("button", { type: "button", class: "rg-button", hidden: "", onclick: stop }, text("example.stop"));
  go.addEventListener("click", () => run(area.value, select.value, output, go, halt, example));
  const bar = make("div", { class: "rg-filters" }, go, halt);
  if (faults.length) bar.prepend(make("label", {}, text("example.fault"), select));
  return make("div", { class: "rg-runner" }, bar, area, make("p", {}, text("example.output")), output);
}

function run(code, setup, output, go, halt, example) {
  go.disabled = true;
  halt.hidden = false;
  output.textContent = text(worker ? "example.running" : "example.loading");
  const id = (last += 1);
  waiting.set(id, (data) => {
    if (data.started) output.textContent = text("example.running");
    if (!data.done) return;
    go.disabled = false;
    halt.hidden = true;
    output.replaceChildren(data.output, ...cited(example));
  });
  python().postMessage({ id, code, setup });
}

// The sentences that the example demonstrates, in the reader's language: they stand on this page.
function cited(example) {
  const names = (example.dataset.sentences ?? "").split(" ").filter(Boolean);
  return names.map((name) => document.getElementById(name)).filter(Boolean)
    .map((sentence) => make("blockquote", {}, make("a", { href: `#${sentence.id}` }, sentence.textContent)));
}
