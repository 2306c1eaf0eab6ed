// The page's side of working without a network: starts the service worker, says what waits, has it sent.
import { drop, everyones, mine, remember } from "../queue";

const TRY_AGAIN_MS = 10_000;
const LONG_KEY = 16;

const desk = document.querySelector<HTMLElement>("[data-person]");

/** Tells the page's own part that shows it: how many wait, and what was refused. */
async function show(): Promise<void> {
  const all = await mine();
  const refused = all.filter((form) => form.refusal !== undefined);
  const waiting = all.filter((form) => form.refusal === undefined);
  const detail = JSON.stringify({
    waiting: waiting.length,
    without_photos: waiting.filter((form) => form.withoutFiles).length,
    refused: refused.map(({ id, url, body, at, refusal }) => ({ id, url, at, refusal, fields: [...new URLSearchParams(body)] })),
  });
  window.dispatchEvent(new CustomEvent("outbox", { detail }));
}

async function send(): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  registration.active?.postMessage("send");
}

async function sendWhatWaits(): Promise<void> {
  const all = await mine();
  if (all.some((form) => form.refusal === undefined)) await send();
}

/** A page that was kept may be filled in several times: each time is a submission of its own. */
function drawKeys(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[type=hidden][name=key]")) {
    const bytes = crypto.getRandomValues(new Uint8Array(LONG_KEY));
    input.value = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}

/** How many scans wait on this device beside the forms: see `app/src/scan/device.rs`. */
function scansHeld(): number {
  const kept = Object.entries(localStorage).filter(([key]) => /^regain-(scans|series)-/.test(key));
  const read = (text: string): unknown[] => {
    try {
      return Object.values(JSON.parse(text) as Record<string, unknown>).flat();
    } catch {
      // What cannot be read is no scan that could be lost, and must not keep anybody signed in.
      return [];
    }
  };
  return kept.flatMap(([, value]) => read(value as string)).length;
}

/** Asks before a sign-out that would lose what waits, a colleague's included: the device is cleared whole. */
function warnBeforeLeaving(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const words = form.dataset.warn;
    if (!words || form.dataset.sure) return;
    event.preventDefault();
    void everyones().then((all) => {
      const count = all.length + scansHeld();
      if (count > 0 && !confirm(words.replace("{count}", String(count)))) return;
      form.dataset.sure = "yes";
      form.requestSubmit();
    });
  });
}

/** Files do not wait for a network: a form that carries some stays as it is until they are sent. */
function keepFilesChosen(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset.noWait === undefined) return;
    event.preventDefault();
    const said = form.querySelector<HTMLElement>("[data-unsent]");
    if (said) said.hidden = true;
    // Where the answer leads is this page, with a word for what became of them.
    fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).then(
      // Refused: sent again without us, so that the browser shows why.
      (answer) => (answer.type === "opaqueredirect" ? location.reload() : form.submit()),
      () => {
        if (said) said.hidden = false;
      },
    );
  });
}

async function begin(person: string): Promise<void> {
  // Before anything is waited for: a form must not change its key while it is being sent.
  drawKeys();
  await remember(person);
  warnBeforeLeaving();
  keepFilesChosen();
  navigator.serviceWorker.addEventListener("message", () => void show());
  window.addEventListener("outbox-ask", () => void show());
  window.addEventListener("outbox-send", () => void send());
  window.addEventListener("outbox-drop", (event) => void drop((event as CustomEvent<number>).detail).then(show));
  window.addEventListener("online", () => void send());
  setInterval(() => void sendWhatWaits(), TRY_AGAIN_MS);
  await navigator.serviceWorker.register("/sw.js");
  await show();
  await sendWhatWaits();
  const registration = await navigator.serviceWorker.ready;
  if (location.pathname === "/" && navigator.onLine) registration.active?.postMessage("ahead");
}

// Browsers allow service workers only where nobody can listen: without HTTPS, a network is needed.
if (desk?.dataset.person && "serviceWorker" in navigator) void begin(desk.dataset.person);
