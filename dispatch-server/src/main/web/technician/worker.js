/**
 * The service worker of the technician's page: keeps the page's own files, so that it opens without signal. Nothing else is
 * kept here: what the server answers under /api and /tiles goes by, and the job is kept by the page itself. The server puts
 * the list of files and their version before this text, as `SHELL`.
 * @typedef {{version: string, files: string[]}} Shell
 */
const worker = /** @type {any} */ (self);
const shell = /** @type {Shell} */ (worker.SHELL);
const FAMILY = 'curbstop-technician-';
const name = FAMILY + shell.version;
const files = new Set(shell.files);

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(keep()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'GET' && url.origin === location.origin && files.has(url.pathname)) event.respondWith(answer(request, url.pathname));
});

/** All files or none: half a page would not open. */
async function keep() {
  const cache = await caches.open(name);
  await Promise.all(
    shell.files.map(async (path) => {
      const response = await fetch(path, { cache: 'no-cache', credentials: 'same-origin' });
      // Signed out, the page itself is answered by the sign-in page.
      if (!response.ok || response.redirected) throw new Error(`${path} could not be kept: ${response.status}`);
      await cache.put(path, response);
    }),
  );
  await worker.skipWaiting();
}

async function takeOver() {
  const old = (await caches.keys()).filter((key) => key.startsWith(FAMILY) && key !== name);
  await Promise.all(old.map((key) => caches.delete(key)));
  await worker.clients.claim();
}

/** @param {Request} request @param {string} path */
async function answer(request, path) {
  const kept = await (await caches.open(name)).match(path, { ignoreVary: true });
  return kept ?? fetch(request);
}
