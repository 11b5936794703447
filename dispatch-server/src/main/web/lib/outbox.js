import { Problem, post } from './api.js';

/**
 * Actions on their way to the server. Each is kept on the device before it is sent, carries its own id, and is sent in
 * order until the server has answered; so no signal loses nothing, and sending twice does nothing twice.
 * @typedef {{key: string, path: string, body: any, label: string, assignmentId?: string, step?: string, at: string,
 *   quiet?: boolean, refused?: string, refuses?: string}} Action
 */
export class Outbox {
  /**
   * @param {string} name where it is kept on this device
   * @param {{send?: (path: string, body: any) => Promise<any>, storage?: Pick<Storage, 'getItem'|'setItem'>,
   *   onChange?: (actions: Action[]) => void, onSent?: (action: Action, answer: any) => void}} [options]
   */
  constructor(name, options = {}) {
    this.name = name;
    this.send = options.send ?? post;
    this.storage = options.storage ?? localStorage;
    this.onChange = options.onChange ?? (() => {});
    this.onSent = options.onSent ?? (() => {});
    /** @type {Action[]} */
    this.actions = JSON.parse(this.storage.getItem(name) ?? '[]');
    this.wait_ms = 1_000;
  }

  /** What waits to be sent, without what the server refused. */
  get waiting() {
    return this.actions.filter((a) => !a.refused);
  }

  /** @param {Action} action the same key again changes nothing */
  add(action) {
    if (this.actions.some((a) => a.key === action.key)) return;
    this.#keep([...this.actions, action]);
    this.flush();
  }

  /** Takes away one that the server refused, once the person has read why. @param {string} key */
  dismiss(key) {
    this.#keep(this.actions.filter((a) => a.key !== key));
  }

  /** Sends what waits, one at a time, in order. Tries again later by itself when the server is not reached. */
  async flush() {
    clearTimeout(this.timer);
    if (this.sending) return;
    this.sending = true;
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const action = next;
      try {
        const answer = await this.send(action.path, action.body);
        this.wait_ms = 1_000;
        this.#keep(this.actions.filter((a) => a.key !== action.key));
        this.onSent(action, answer);
      } catch (failure) {
        if (!(failure instanceof Problem) || failure.passing || failure.status === 401) {
          this.wait_ms = Math.min(this.wait_ms * 1.6, 20_000);
          this.timer = setTimeout(() => this.flush(), this.wait_ms);
          break;
        }
        this.#keep(action.quiet
          ? this.actions.filter((a) => a.key !== action.key)
          : this.actions.map((a) => (a.key === action.key ? { ...a, refused: failure.message } : a)));
      }
    }
    this.sending = false;
  }

  /** @param {Action[]} actions */
  #keep(actions) {
    this.actions = actions;
    try {
      this.storage.setItem(this.name, JSON.stringify(actions));
    } catch {
      // A full device: what waits lives as long as the page.
    }
    this.onChange(actions);
  }
}
