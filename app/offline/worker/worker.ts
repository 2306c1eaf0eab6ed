// The service worker: pages of the desk open without a network, and forms wait for it.
import { PAGES_CACHE, add, clear, drop, mine, refuse, rewrite, type Waiting } from "../queue";

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build: what the pages are made of, and a name that changes with it. */
declare const FILES: string[];
declare const BUILD: string;

const FILES_CACHE = `files-${BUILD}`;
const OFFLINE = "/offline.html";

/** Pages that go on without a network: what an agent needs standing in a store room. */
const PAGES = /^\/($|scan$|scan\/batch$|deposits\/new$|stocktakes$|stocktakes\/S-[\d-]+$)/;
/** Opened in advance, while there is a network. */
const AHEAD = ["/", "/scan", "/scan/batch", "/deposits/new", "/stocktakes"];
/** Forms that may wait: each carries a key, so that sending it again writes nothing twice. */
const COUNT_SCAN = "/api/stocktakes/scan";
const MAY_WAIT = new Set(["/api/deposits/receive", "/api/scan/apply", COUNT_SCAN]);
/** Forms that carry files, each with the address that takes the rest of it: files do not wait. */
const WITH_FILES = new Map([["/deposits", "/api/deposits/receive"]]);

/** A network that has not answered by then is none. */
const PATIENCE_MS = 20_000;

self.addEventListener("install", (event) => {
  const kept = caches.open(FILES_CACHE).then((cache) => cache.addAll([...FILES, OFFLINE]));
  event.waitUntil(kept.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldFiles().then(() => self.clients.claim()));
});

async function forgetOldFiles(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("files-") && name !== FILES_CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "GET" && request.mode === "navigate") return event.respondWith(page(request, url));
  if (request.method === "GET" && FILES.includes(url.pathname)) return event.respondWith(file(request));
  if (request.method !== "POST") return;
  if (url.pathname === "/sign-out") return event.respondWith(leave(request));
  if (MAY_WAIT.has(url.pathname) || WITH_FILES.has(url.pathname)) event.respondWith(submit(request, url.pathname));
});

/** The network's page, kept for later where it is one of the desk's; without a network, the one that was kept. */
async function page(request: Request, url: URL): Promise<Response> {
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected && isKept(url)) {
      await (await caches.open(PAGES_CACHE)).put(url.pathname, fresh.clone());
    }
    return fresh;
  } catch {
    const kept = (await (await caches.open(PAGES_CACHE)).match(url.pathname)) ?? (await caches.match(OFFLINE));
    return kept ?? Response.error();
  }
}

/** Whether what this address shows is what its bare path shows: a form already filled in for one label is not kept. */
function isKept(url: URL): boolean {
  if (!PAGES.test(url.pathname)) return false;
  return url.search === "" || url.pathname.startsWith("/stocktakes/");
}

/** Pages and scripts must be of the same build: what was kept serves only without a network. */
async function file(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request, { ignoreSearch: true })) ?? Response.error();
  }
}

/** Sends a form, or keeps it. Answers as the server would: a page that goes back, or a word to the script that sent it. */
async function submit(request: Request, path: string): Promise<Response> {
  const bare = WITH_FILES.get(path);
  const copy = request.clone();
  try {
    // The browser itself gives up on a page; a script would wait for minutes. What arrived all the same is written once.
    return await (request.mode === "navigate" ? fetch(request) : fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) }));
  } catch {
    if (bare) await add(bare, ...(await withoutFiles(copy)));
    else await add(path, await copy.text(), false);
    await tell();
    void wakeLater();
    if (request.mode === "navigate") return Response.redirect(request.referrer || "/", 303);
    return new Response("null", { status: 202, headers: { "content-type": "application/json", "x-regain-kept": "1" } });
  }
}

/** The fields of a form as they are sent without its files, and whether any was left out. */
async function withoutFiles(request: Request): Promise<[string, boolean]> {
  const fields = [...(await request.formData())];
  const texts = fields.filter((field): field is [string, string] => typeof field[1] === "string");
  const isLeft = fields.some(([, value]) => value instanceof File && value.size > 0);
  return [new URLSearchParams(texts).toString(), isLeft];
}

/** Has the browser wake this worker when the network is back, where it can: even with every page closed. */
async function wakeLater(): Promise<void> {
  const { sync } = self.registration as { sync?: { register(tag: string): Promise<void> } };
  // A browser that refuses still has the pages, which ask again every ten seconds.
  await sync?.register("send").catch(() => undefined);
}

/** Nothing of the person who leaves stays readable here. What waits goes only with them: without a network nobody left. */
async function leave(request: Request): Promise<Response> {
  await caches.delete(PAGES_CACHE);
  const left = await fetch(request).catch(() => null);
  if (!left) return (await caches.match(OFFLINE)) ?? Response.error();
  // The server's answer has the browser empty its storage too: whichever comes first, the other finds nothing.
  await clear().catch(() => undefined);
  return left;
}

/** Sends what waits, in order, each once. Stops where the network or the server fails, and where nobody is signed in. */
async function sendAll(): Promise<void> {
  await navigator.locks.request("regain-send", { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    // Asked anew for each: a form sent may change what those after it say.
    for (let form = await next(); form; form = await next(form.id)) {
      if (!(await send(form))) break;
    }
  });
  await tell();
}

/** The oldest form that waits after that one. */
async function next(after = 0): Promise<Waiting | undefined> {
  return (await mine()).find((form) => form.id > after && form.refusal === undefined);
}

/** Whether there is any use in going on. */
async function send(form: Waiting): Promise<boolean> {
  const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(form.url, { method: "POST", headers, body: form.body, redirect: "manual", signal }).catch(() => null);
  if (!answer || answer.status === 401 || answer.status === 429 || answer.status >= 500) return false;
  if (answer.ok) {
    if (form.url === COUNT_SCAN) await switchPlace(form, await answer.json().catch(() => null));
    await drop(form.id);
  } else await refuse(form, await answer.text());
  await tell();
  return true;
}

/**
 * The scan was a place's label: what was scanned after it was seen there, though its page, without a network, still
 * said the place before. Until somebody chose another place by hand.
 */
async function switchPlace(label: Waiting, counted: { place?: number | null } | null): Promise<void> {
  if (typeof counted?.place !== "number") return;
  const scanned = new URLSearchParams(label.body);
  for (const form of await mine()) {
    const fields = new URLSearchParams(form.body);
    if (form.id <= label.id || form.url !== COUNT_SCAN || fields.get("number") !== scanned.get("number")) continue;
    if (fields.get("place") !== scanned.get("place")) return;
    fields.set("place", String(counted.place));
    await rewrite(form, fields.toString());
  }
}

async function tell(): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window" });
  pages.forEach((client) => client.postMessage("outbox"));
}

/** Keeps the desk's pages before they are needed. One that this person may not open is not kept. */
async function openAhead(): Promise<void> {
  const cache = await caches.open(PAGES_CACHE);
  for (const path of AHEAD) {
    const answer = await fetch(path, { headers: { accept: "text/html" } }).catch(() => null);
    if (answer?.ok && !answer.redirected) await cache.put(path, answer);
  }
}

self.addEventListener("message", (event) => {
  if (event.data === "send") event.waitUntil(sendAll());
  if (event.data === "ahead") event.waitUntil(openAhead());
});

self.addEventListener("sync", (event) => {
  (event as ExtendableEvent).waitUntil(sendAll());
});
