/** Asks again and again while somebody can see the page, and at once when it comes back into sight. */
export class Polling {
  /** @type {number|undefined} */
  #timer;
  /** @type {AbortController|undefined} */
  #asked;
  #running = false;

  /** @param {(signal: AbortSignal) => Promise<any>} ask deals with its own failures @param {number} pause_ms between an answer and the next question */
  constructor(ask, pause_ms) {
    this.ask = ask;
    this.pause_ms = pause_ms;
  }

  start() {
    this.#running = true;
    document.addEventListener('visibilitychange', this.#seen);
    return this.now();
  }

  stop() {
    this.#running = false;
    document.removeEventListener('visibilitychange', this.#seen);
    this.#rest();
  }

  /** Asks at once; what was asked before and is not answered yet is dropped. */
  async now() {
    this.#rest();
    const mine = (this.#asked = new AbortController());
    try {
      await this.ask(mine.signal);
    } catch (failure) {
      if (!mine.signal.aborted) throw failure;
    } finally {
      if (mine === this.#asked && this.#running && !document.hidden) this.#timer = setTimeout(() => this.now(), this.pause_ms);
    }
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#asked = undefined;
  }

  #seen = () => (document.hidden ? this.#rest() : this.now());
}
