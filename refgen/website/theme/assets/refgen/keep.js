// From the first run of an example on, what the reader has seen stays there without a network.
import { toRoot } from "./site.js";

export async function keepForOffline(urls) {
  // A page that is reloaded at every edit has no use for it; pages from the disk cannot have it.
  if (!navigator.serviceWorker || document.querySelector("script[data-live]")) return;
  navigator.serviceWorker.addEventListener("message", () => (document.documentElement.dataset.kept = ""));
  await navigator.serviceWorker.register(toRoot("offline.js"));
  const { active } = await navigator.serviceWorker.ready;
  const seen = performance.getEntriesByType("resource").map((one) => one.name);
  active.postMessage([...new Set([location.href.split("#")[0], ...seen, ...urls])]);
}
