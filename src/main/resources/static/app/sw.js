/*
 * Keeps the app's shell on the device, so that codes are shown without a connection. The server's answers
 * (/app/api) pass by untouched: they are never kept.
 */

/** Changes with every change to a file of the shell, a test sees to it; the browser then fetches all of them anew. */
const VERSION = '9df309f5786f';
const CACHE_PREFIX = 'token-app-shell-';
const CACHE = CACHE_PREFIX + VERSION;

/** The server writes these with the institution's names and phone number, which may change between two versions. */
const WRITTEN_BY_SERVER = ['/app/', '/app/help'];

const SHELL = [
  '/app/',
  '/app/help',
  '/app/api.js',
  '/app/app.css',
  '/app/app.js',
  '/app/clock.js',
  '/app/input.js',
  '/app/manifest.webmanifest',
  '/app/naming.js',
  '/app/page.js',
  '/app/setup.js',
  '/app/store.js',
  '/app/tokens.js',
  '/app/totp.js',
  '/app/icons/icon.svg',
  '/app/icons/icon-192.png',
  '/app/icons/apple-touch-icon.png',
  '/app/help/install-iphone.svg',
  '/app/help/install-android.svg',
  '/app/help/install-pc.svg',
  '/app/help/setup.png',
  '/app/help/setup-done.png',
  '/app/help/naming.png',
  '/app/help/tokens.png',
  '/app/help/two-tokens.png',
  '/app/help/remove.png',
  '/app/help/clock.png',
  '/css/design-tokens.css',
];

self.addEventListener('install', (event) => {
  event.waitUntil(fillCache().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOldCaches().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/app/api/')) {
    return;
  }
  event.respondWith(fromShell(request, url));
  if (WRITTEN_BY_SERVER.includes(url.pathname)) {
    event.waitUntil(refresh(url.pathname));
  }
});

async function fillCache() {
  const cache = await caches.open(CACHE);
  // Past the HTTP cache, or an old file could get into a new shell.
  await cache.addAll(SHELL.map(fresh));
}

function fresh(path) {
  return new Request(path, { cache: 'reload', credentials: 'omit' });
}

/** Shown from the next opening on. */
async function refresh(path) {
  try {
    if (await caches.has(CACHE)) {
      await (await caches.open(CACHE)).add(fresh(path));
    }
  } catch {
    // Without a connection the page that is kept stays.
  }
}

async function removeOldCaches() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

async function fromShell(request, url) {
  const cache = await caches.open(CACHE);
  // The shell is the same for everybody, whatever headers a server names in Vary.
  const kept = await cache.match(url.pathname, { ignoreVary: true });
  return kept ?? fetch(request);
}
