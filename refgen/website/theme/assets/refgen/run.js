// An example, to be edited and run in the page against the very stub that was tested.
import { faultOf, withFault } from "./faults.js";
import { isLoaded, runPython, stopPython } from "./python.js";
import { fetchJson, locale, make, pageData, text, toRoot, worded } from "./site.js";

const PROMPT = /^(?:>>>|\.\.\.)(?: |$)/;

// The code of a session as Python's prompt shows it: what stands behind the prompts, without what was answered.
const typed = (lines) => lines.filter((line) => PROMPT.test(line)).map((line) => line.slice(4)).join("\n");

// What a reader has pasted may be such a session.
const codeOf = (written) => (written.trimStart().startsWith(">>>") ? typed(written.split("\n").map((line) => line.trimStart())) : written);

export async function openRunner(button) {
  const example = button.closest(".rg-example");
  if (example.querySelector(".rg-runner")) return;
  const session = example.querySelector("pre").textContent.trimEnd().split("\n");
  const faults = (await pageData().catch(() => null))?.faults?.[example.dataset.api] ?? [];
  const runner = new Runner(session, example.dataset.api, faults, example.querySelector(".rg-verdict"));
  button.hidden = true;
  example.append(runner.element);
  runner.go.focus();
  runner.run();
}

class Runner {
  constructor(session, api, faults, verdict) {
    this.api = api;
    this.verdict = verdict;
    this.code = typed(session);
    this.recorded = session.filter((line) => !PROMPT.test(line)).join("\n").trim();
    this.area = make("textarea", { "aria-label": text("example.edit"), spellcheck: "false", autocapitalize: "off", rows: this.code.split("\n").length + 1 });
    this.area.value = this.code;
    this.area.addEventListener("input", () => this.forget());
    this.area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.run();
    });
    this.output = make("output", {});
    this.said = make("p", { class: "rg-runner__said", role: "status" });
    this.cited = make("div", { class: "rg-runner__cited" });
    this.go = make("button", { type: "button", class: "rg-button", "data-go": "", onclick: () => this.run() }, text("example.run"));
    this.halt = make("button", { type: "button", class: "rg-button", hidden: "", "data-halt": "", onclick: stopPython }, text("example.stop"));
    const bar = make("div", { class: "rg-filters" }, this.go, this.halt, ...this.menu(faults));
    this.element = make("div", { class: "rg-runner" }, bar, this.area, make("p", {}, text("example.output")), this.output, this.said, this.cited);
  }

  // What the documentation says can go wrong, in its own words; a choice becomes a line of the code.
  menu(faults) {
    if (!faults.length || withFault(this.code, this.api, "x") === this.code) return [];
    const select = make("select", { "data-fault": "" }, make("option", { value: "" }, text("example.nofault")), ...faults.map(([name, code, sentence]) => {
      const words = document.getElementById(sentence)?.textContent.trim();
      return make("option", { value: name }, words ? `${code} – ${words}` : code);
    }));
    select.value = faultOf(this.code, this.api);
    this.faults = select;
    select.addEventListener("change", () => {
      this.area.value = withFault(this.area.value, this.api, select.value);
      this.area.rows = this.area.value.split("\n").length + 1;
      this.forget();
      this.run();
    });
    return [make("label", {}, text("example.fault"), select)];
  }

  // What other code has answered says nothing of this code.
  forget() {
    this.output.textContent = "";
    if (!this.go.getAttribute("aria-disabled")) this.said.textContent = "";
    this.cited.replaceChildren();
    if (this.verdict) this.verdict.hidden = this.area.value !== this.code;
    if (this.faults) this.faults.value = faultOf(this.area.value, this.api);
  }

  async run() {
    this.isAsked = true;
    if (this.go.getAttribute("aria-disabled")) return;
    this.isAsked = false;
    const code = this.area.value;
    this.go.setAttribute("aria-disabled", "true");
    this.halt.hidden = false;
    this.output.textContent = "";
    this.cited.replaceChildren();
    this.said.textContent = text(isLoaded() ? "example.running" : "example.loading");
    const answer = await runPython(codeOf(code), () => (this.said.textContent = text("example.running")));
    if (document.activeElement === this.halt) this.go.focus();
    this.halt.hidden = true;
    this.go.removeAttribute("aria-disabled");
    if (!answer || answer.failed) {
      this.said.textContent = answer ? text("example.unavailable") : text("example.stopped");
      return;
    }
    if (this.area.value !== code) {
      // The code was changed while it ran.
      this.forget();
      if (this.isAsked) await this.run();
      return;
    }
    this.output.textContent = answer.output;
    this.said.textContent = this.comment(code, answer);
    this.cited.replaceChildren(...(await Promise.all(answer.answers.map(cited))));
  }

  comment(code, { output, answers }) {
    if (code === this.code) return text(this.isRecorded(output) ? "example.same" : "example.differs");
    // A set fault never hides a broken contract: who has chosen one would wait for its answer.
    const own = answers.filter((one) => one.api === this.api);
    const isBroken = own.length > 0 && own.every((one) => one.code === "ContractViolation");
    return isBroken && faultOf(code, this.api) ? text("example.broken") : "";
  }

  // Recorded output may leave something out with three dots, as `doctest` allows: of an error where it was, and what it says, which is in the reader's language here.
  isRecorded(output) {
    const recorded = this.recorded.replace(/^(Traceback .*:\n) +(\.\.\.\n[\w.]+: ).*$/m, "$1$2...");
    const pattern = recorded.split("...").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("[^]*");
    return new RegExp(`^${pattern}$`).test(output.trim());
  }
}

// An answer, and the sentences of the documentation that it stands on, in the reader's language.
async function cited({ api, code, sentences }) {
  const said = make("p", {}, make("code", {}, `${api.replaceAll(".", "::")}${code ? ` → ${code}` : ""}`));
  const rows = sentences.length ? await Promise.all(sentences.map(quoted)) : documented(code);
  return make("section", {}, said, ...rows);
}

async function quoted({ page, sentence, text: markdown, locale: written, place }) {
  const key = page.replace(/\.(?:md|txt)$/, "");
  const data = await fetchJson(`api/${key}.json`).catch(() => null);
  const words = data?.sentences[sentence]?.[written] ?? markdown.replace(/\[([^[\]]*)\]\([^()]*\)/g, "$1");
  const url = toRoot(data ? homeOf(data, sentence) : `${locale}/${key}.html`);
  const link = make("a", { href: sentence ? `${url}#${sentence}` : url }, ...worded(words));
  return make("blockquote", { lang: written }, link, " ", make("small", { lang: "en" }, place));
}

// The file that has a sentence: of the page that is read, the page, which scripts have made whole.
function homeOf({ urls, parts }, sentence) {
  const url = urls[locale];
  if (toRoot(url) === location.href.split(/[?#]/)[0]) return url;
  return Object.keys(parts).find((one) => one.startsWith(`${locale}/`) && parts[one].includes(sentence)) ?? url;
}

// A code that no rule gives: the row of the page that lists it.
function documented(code) {
  const row = document.getElementById(`outcome-${code}`)?.closest("tr");
  return row ? [make("blockquote", {}, make("a", { href: `#outcome-${code}` }, row.lastElementChild.textContent))] : [];
}
