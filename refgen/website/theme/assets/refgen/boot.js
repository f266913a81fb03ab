// Runs before the page is painted: colours and language are remembered, and must not flash.
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
  let scheme = null;
  try {
    scheme = localStorage.getItem("refgen.scheme");
    // The root belongs to no language, though it is written in one.
    if (data) localStorage.setItem("refgen.locale", locale);
  } catch {
    // Storage is switched off: the system's colours it is.
  }
  const dark = scheme ? scheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";

  // The language that the address names, else that which was read last, else the browser's.
  function ofReader(known) {
    const named = location.pathname.split("/").find((part) => known.includes(part));
    const wanted = [named, remembered(), ...navigator.languages].filter(Boolean).map((one) => one.toLowerCase());
    return wanted.flatMap((one) => [
      known.find((other) => other === one),
      known.find((other) => other.split("-")[0] === one.split("-")[0]),
    ]).find(Boolean);
  }
  function remembered() {
    try {
      return localStorage.getItem("refgen.locale");
    } catch {
      return null;
    }
  }
})();
