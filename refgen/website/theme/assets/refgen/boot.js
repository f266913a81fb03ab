// Runs before the page is painted: colours and language are remembered, and must not flash.
(() => {
  const { base, locale, data } = document.currentScript.dataset;
  document.documentElement.classList.replace("no-js", "js");
  Object.assign(document.documentElement.dataset, { base, locale, data });
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
})();
