// Remembers what was just read, so that a label held before the camera counts once.

const FORGET_AFTER_MS = 2000;

/** The texts seen lately. */
export class Heard {
  readonly #lastSeen = new Map<string, number>();

  /** Whether this text is new: not seen in the two seconds before `now` (milliseconds). */
  isNew(text: string, now: number): boolean {
    const before = this.#lastSeen.get(text);
    this.#lastSeen.set(text, now);
    return before === undefined || now - before > FORGET_AFTER_MS;
  }

  /** Starts afresh. */
  clear(): void {
    this.#lastSeen.clear();
  }
}
