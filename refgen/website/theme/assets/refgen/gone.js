// A link to something that has left the page leads to the page, which says so.
import { make, named, text } from "./site.js";

let said;

export function startGone() {
  // A page that is put together, and a comparison, have more to show than there is yet.
  const isWhole = () => !document.querySelector(".rg-rest") && (!new URLSearchParams(location.search).has("compare") || document.querySelector(".rg-comparison"));
  const look = () => isWhole() && tell();
  for (const event of ["refgen:more", "refgen:compared"]) document.addEventListener(event, look);
  addEventListener("hashchange", look);
  look();
}

function tell() {
  said?.remove();
  const name = named();
  if (!name || document.getElementById(name) || document.querySelector(`[data-sentence="${CSS.escape(name)}"]`)) return;
  // What has moved to an earlier part of its page is found from where the page starts.
  const start = document.querySelector('[data-refgen="start"]');
  if (start) return location.replace(start.href.split("#")[0] + location.hash);
  said = make("div", { class: "rg-notice rg-notice--info", role: "status" });
  document.getElementById("content").prepend(said);
  said.textContent = text("notice.gone");
}
