// Lets the portal start without a network after the first visit. The build fills in the files and the version.
// The program that reads sheets is not among them: it is kept once it has been used.
const VERSION = "{{version}}";
const FILES = {{files}};

const scope = new URL("./", self.location);

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(VERSION)
      // As they are now: what the browser has kept may be of an earlier version.
      .then((cache) => cache.addAll(FILES.map((file) => new Request(new URL(file, scope), { cache: "no-cache" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) {
    return;
  }
  // Who may embed the portal is what the host says now, and not what it said when this was kept.
  if (url.searchParams.has("embed")) {
    return;
  }
  // The pages for developers are no part of the portal: they are as the host has them.
  if (url.pathname.startsWith(new URL("api/", scope).pathname)) {
    return;
  }
  event.respondWith(answer(event, url));
});

async function answer({ request, clientId }, url) {
  // The files that an embedded page asks for do not say so in their own address. They come from where the page came from,
  // for an older one would not fit it.
  const client = await self.clients.get(clientId);
  if (client && new URL(client.url).searchParams.has("embed")) {
    return fetch(request);
  }
  const cache = await caches.open(VERSION);
  const page = url.pathname === scope.pathname ? new URL("index.html", scope) : request;
  const kept = await cache.match(page, { ignoreSearch: true });
  if (kept) {
    return kept;
  }
  const fresh = await fetch(request);
  if (fresh.ok) {
    cache.put(request, fresh.clone());
  }
  return fresh;
}
