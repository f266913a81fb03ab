// Keeps what a reader has seen, so that it can be read, and examples run, without a network. Registered by the first run.
// Sites of one host share their caches: each has its own, so that none empties that of another.
const KEPT = `refgen ${registration.scope}`;
const MOST = 600;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload?.enable()])));

const isOurs = (url) => url.startsWith(registration.scope);

// The network first: what is kept is only shown where there is none, and so is never old.
addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && isOurs(event.request.url)) event.respondWith(answer(event));
});

async function answer(event) {
  const cache = await caches.open(KEPT);
  try {
    const fresh = (await event.preloadResponse) ?? (await fetch(event.request));
    if (fresh.status === 200) event.waitUntil(keep(cache, event.request, fresh.clone()));
    return fresh;
  } catch (error) {
    const kept = await cache.match(event.request, { ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

async function keep(cache, request, response) {
  await cache.put(request, response);
  const requests = await cache.keys();
  await Promise.all(requests.slice(0, Math.max(0, requests.length - MOST)).map((one) => cache.delete(one)));
}

// What was loaded before this worker was there: a list of addresses; the answer says that they are kept.
addEventListener("message", (event) => event.waitUntil(keepAll(event.data).then(() => event.source.postMessage("kept"))));

async function keepAll(urls) {
  const cache = await caches.open(KEPT);
  await Promise.all(urls.filter(isOurs).map(async (url) => {
    const response = await fetch(url, { cache: "force-cache" });
    if (response.status === 200) await cache.put(url, response);
  }));
}
