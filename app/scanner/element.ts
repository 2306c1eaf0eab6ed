// `<regain-camera>`: shows what the camera sees and says each label it reads.
import { cameras, close, hasTorch, light, open, reasonOf, type Reason } from "./camera";
import { decoder } from "./decoder";
import { Heard } from "./heard";
import { draw, type View } from "./view";

const PAUSE_BETWEEN_LOOKS_MS = 80;

type State = "idle" | "starting" | "live" | "error";

/**
 * Attributes: `autostart`; `torch-label` and `other-label` name the two buttons. `data-state` tells where it is.
 * Inside it, a click on `[data-camera="start"]` or `[data-camera="stop"]` and a file chosen in an
 * `input[type=file]` are taken as such. Events, all bubbling: `scan` with `{ text }`, `camera-error` with `{ reason }`,
 * `camera-live` once it reads.
 */
export class RegainCamera extends HTMLElement {
  readonly #view: View;
  readonly #heard = new Heard();
  #stream: MediaStream | null = null;
  #deviceId: string | null = null;
  /** Rises at each start and stop: whatever awaited across one of them is stale and gives up. */
  #turn = 0;

  constructor() {
    super();
    this.#view = draw(this);
    this.#view.torch.addEventListener("click", () => void this.#toggleTorch());
    this.#view.other.addEventListener("click", () => void this.#nextCamera());
    this.addEventListener("click", (event) => this.#clicked(event));
    this.addEventListener("change", (event) => this.#chosen(event));
  }

  connectedCallback(): void {
    this.#view.torch.textContent = this.getAttribute("torch-label") ?? "Lampe";
    this.#view.other.textContent = this.getAttribute("other-label") ?? "Autre caméra";
    if (this.hasAttribute("autostart")) void this.start();
  }

  disconnectedCallback(): void {
    this.stop();
  }

  /** Opens the camera and reads until `stop`. Never throws: what goes wrong is said by `camera-error`. */
  async start(): Promise<void> {
    this.stop();
    const turn = this.#turn;
    this.#state("starting");
    try {
      const stream = await open(this.#deviceId);
      if (turn !== this.#turn) return close(stream);
      this.#stream = stream;
      await this.#show(stream);
      const decode = await decoder();
      if (turn !== this.#turn) return;
      this.#state("live");
      this.dispatchEvent(new CustomEvent("camera-live", { bubbles: true }));
      await this.#look(decode, turn);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.stop();
      this.#fail(reasonOf(error));
    }
  }

  /** Lets the camera go. */
  stop(): void {
    this.#turn += 1;
    close(this.#stream);
    this.#stream = null;
    this.#view.video.srcObject = null;
    for (const part of Object.values(this.#view)) part.hidden = true;
    this.#heard.clear();
    this.#state("idle");
  }

  /** Reads a photo, says what it holds by `scan`, and gives the first text found. */
  async decodeFile(file: Blob): Promise<string | null> {
    try {
      const picture = await createImageBitmap(file);
      const texts = await (await decoder())(picture).finally(() => picture.close());
      texts.forEach((text) => this.#say(text));
      if (texts.length === 0) this.#fail("unread");
      return texts[0] ?? null;
    } catch {
      this.#fail("unread");
      return null;
    }
  }

  async #show(stream: MediaStream): Promise<void> {
    const { video, torch, other } = this.#view;
    video.srcObject = stream;
    video.hidden = false;
    torch.hidden = !hasTorch(stream);
    torch.setAttribute("aria-pressed", "false");
    other.hidden = (await cameras()).length < 2;
    await video.play();
  }

  async #look(decode: (video: HTMLVideoElement) => Promise<string[]>, turn: number): Promise<void> {
    while (turn === this.#turn) {
      const texts = document.hidden ? [] : await decode(this.#view.video);
      if (turn !== this.#turn) return;
      const now = performance.now();
      texts.filter((text) => this.#heard.isNew(text, now)).forEach((text) => this.#say(text));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_BETWEEN_LOOKS_MS));
    }
  }

  async #toggleTorch(): Promise<void> {
    const { torch } = this.#view;
    const on = torch.getAttribute("aria-pressed") !== "true";
    if (!this.#stream) return;
    await light(this.#stream, on).then(
      () => torch.setAttribute("aria-pressed", String(on)),
      () => (torch.hidden = true),
    );
  }

  async #nextCamera(): Promise<void> {
    const all = await cameras();
    const current = this.#stream?.getVideoTracks()[0]?.getSettings().deviceId ?? "";
    this.#deviceId = all[(all.indexOf(current) + 1) % all.length] ?? null;
    await this.start();
  }

  #clicked(event: Event): void {
    const asked = (event.target as Element).closest?.("[data-camera]")?.getAttribute("data-camera");
    if (asked === "start") void this.start();
    if (asked === "stop") this.stop();
  }

  #chosen(event: Event): void {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file") return;
    const file = input.files?.[0];
    if (file) void this.decodeFile(file);
    // The same photo chosen again must be read again.
    input.value = "";
  }

  #say(text: string): void {
    this.dispatchEvent(new CustomEvent("scan", { detail: { text }, bubbles: true }));
  }

  #fail(reason: Reason): void {
    if (reason !== "unread") this.#state("error");
    this.dispatchEvent(new CustomEvent("camera-error", { detail: { reason }, bubbles: true }));
  }

  #state(state: State): void {
    this.dataset.state = state;
  }
}
