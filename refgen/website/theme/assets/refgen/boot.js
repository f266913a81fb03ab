// Runs before the page is painted: colours and language are remembered, and must not flash; what is typed for search is kept.
(() => {
  const { base, locale: written, data, locales } = document.currentScript.dataset;
  const root = document.documentElement;
  const known = locales && ofReader(locales.split(" "));
  const locale = known || written;
  root.classList.replace("no-js", "js");
  Object.assign(root.dataset, { base, locale, data });
  // What is shown to readers of any language is written in one: `main.js` brings the rest of theirs.
  if (known) root.dataset.known = known;
  if (locale !== written) root.lang = locale;
  const scheme = stored("refgen.scheme");
  // A page that is read is no choice of its language: a link may have led there. The root belongs to none at all.
  if (!locales) store("refgen.read", locale);
  for (const press of ["click", "auxclick"]) document.addEventListener(press, choose);
  const dark = scheme ? scheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  // What the button of search does comes with a script of its own: until that is here, keys are kept for it.
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.('button[data-refgen="search"]')) root.dataset.asked ??= "";
  });
  document.addEventListener("keydown", keep);
  // `main.js`, or a script that it imports, cannot be loaded: then no search ever comes, and keys are the page's again.
  document.addEventListener("error", ({ target }) => {
    if (target.type !== "module") return;
    document.removeEventListener("keydown", keep);
    delete root.dataset.asked;
  }, true);

  // The language that the address names, else that which was chosen, else the browser's, else that which was read last.
  function ofReader(known) {
    const named = location.pathname.split("/").find((part) => known.includes(part));
    const wanted = [named, stored("refgen.locale"), ...navigator.languages, stored("refgen.read")];
    return wanted.filter(Boolean).map((one) => one.toLowerCase()).flatMap((one) => [
      known.find((other) => other === one),
      known.find((other) => script(other) === script(one)),
      known.find((other) => other.split("-")[0] === one.split("-")[0]),
    ]).find(Boolean);
  }
  // Language and script: who reads the Chinese of Hong Kong reads that of Taiwan, too.
  function script(one) {
    try {
      const known = new Intl.Locale(one).maximize();
      return `${known.language}-${known.script}`;
    } catch {
      return one;
    }
  }
  // Menu, entrance and the page for unknown addresses lead to a language by links that name it.
  function choose({ target }) {
    const link = target.closest?.("a[hreflang]");
    if (link) store("refgen.locale", link.hreflang.toLowerCase());
  }
  function keep(event) {
    const { key, target } = event;
    const field = target.closest?.("input, textarea, select, [contenteditable]");
    // A dialog keeps the focus for a moment after it was closed.
    if (field && !field.closest("dialog:not([open])")) return;
    const isAsked = key === "/" || (key === "k" && (event.ctrlKey || event.metaKey));
    const kept = root.dataset.asked;
    if (kept === undefined) {
      const button = isAsked && document.querySelector('button[data-refgen="search"]');
      // Pages that no server gives have no search.
      if (!button || location.protocol === "file:") return;
      root.dataset.asked = "";
      button.click();
    } else if (key === "Escape") delete root.dataset.asked;
    else if (key === "Backspace") root.dataset.asked = kept.replace(/.$/u, "");
    else if ([...key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) root.dataset.asked += key;
    // Whoever ends a query with it would else follow the link, or press the button, that has the focus.
    else if (!isAsked && key !== "Enter") return;
    event.preventDefault();
  }
  function stored(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      // Storage is switched off: the system's colours, the browser's language.
      return null;
    }
  }
  function store(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // The choice lasts for this page.
    }
  }
})();
