import { Client, ReconnectionTimeMode } from '@stomp/stompjs';

/**
 * A live view: subscribe first, then take the snapshot, then apply what follows it in sequence; a gap means taking the
 * snapshot again (docs/wire.md, Live).
 * @typedef {'connecting'|'live'|'reconnecting'} LiveStatus
 * @typedef {{sequence: number, kind: string, [key: string]: any}} LiveMessage
 */

/** Decides what to do with each message; knows no socket, so that it can be tested with plain values. */
export class Sequencer {
  constructor() {
    /** @type {number|null} the last sequence applied; null while the snapshot is awaited, NaN when it had no sequence */
    this.at = null;
    /** @type {LiveMessage[]} heard before the snapshot came */
    this.held = [];
  }

  /** Forgets where it was: the next thing wanted is a snapshot. */
  restart() {
    this.at = null;
    this.held = [];
  }

  /**
   * @param {LiveMessage} message
   * @returns {{apply: LiveMessage[], gap: boolean}} what to apply now, and whether a snapshot is needed
   */
  hear(message) {
    if (this.at === null) {
      this.held.push(message);
      return { apply: [], gap: false };
    }
    if (Number.isNaN(this.at)) this.at = message.sequence - 1;
    if (message.sequence <= this.at) return { apply: [], gap: false };
    if (message.sequence > this.at + 1) {
      this.restart();
      this.held.push(message);
      return { apply: [], gap: true };
    }
    this.at = message.sequence;
    return { apply: [message], gap: false };
  }

  /**
   * @param {number|undefined} sequence the snapshot's; without one, whatever comes next is the next
   * @returns {{apply: LiveMessage[], gap: boolean}} what was heard meanwhile and follows the snapshot
   */
  snapshot(sequence) {
    const held = [...this.held].sort((a, b) => a.sequence - b.sequence);
    this.at = sequence ?? (held.length ? held[0].sequence - 1 : NaN);
    this.held = [];
    const apply = [];
    for (const message of held) {
      const heard = this.hear(message);
      apply.push(...heard.apply);
      if (heard.gap) return { apply, gap: true };
    }
    return { apply, gap: false };
  }
}

/** One destination kept up to date over STOMP, through restarts of the server and losses of the network. */
export class Live {
  /**
   * @param {{destination: string, takeSnapshot: () => Promise<{sequence?: number}>,
   *   onSnapshot: (snapshot: any) => void, onMessage: (message: LiveMessage) => void,
   *   onStatus?: (status: LiveStatus) => void}} options
   */
  constructor(options) {
    this.options = options;
    this.sequencer = new Sequencer();
    /** @type {LiveStatus} */
    this.status = 'connecting';
    this.round = 0;
    this.client = new Client({
      brokerURL: location.origin.replace(/^http/, 'ws') + '/ws',
      heartbeatIncoming: 10_000,
      heartbeatOutgoing: 10_000,
      connectionTimeout: 8_000,
      reconnectDelay: 500,
      maxReconnectDelay: 5_000,
      reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,
    });
    this.client.onConnect = () => this.#connected();
    this.client.onWebSocketClose = () => this.#lost();
  }

  start() {
    this.client.activate();
    this.hurry = () => this.status !== 'live' && this.client.active && this.#hurry();
    window.addEventListener('online', this.hurry);
    return this;
  }

  async stop() {
    if (this.hurry) window.removeEventListener('online', this.hurry);
    await this.client.deactivate();
  }

  /** Takes the snapshot again: what is shown is known to be old. */
  refresh() {
    this.sequencer.restart();
    this.#resync(this.round);
  }

  #connected() {
    this.sequencer.restart();
    this.client.subscribe(this.options.destination, (frame) => this.#heard(JSON.parse(frame.body)));
    const round = ++this.round;
    this.#resync(round).then(() => {
      // The broker answers no subscription: look once more, in case a message fell between it and the snapshot.
      setTimeout(() => round === this.round && this.#resync(round), 1_500);
    });
  }

  #lost() {
    this.round++;
    this.sequencer.restart();
    this.#tell(this.status === 'connecting' ? 'connecting' : 'reconnecting');
  }

  async #hurry() {
    await this.client.deactivate({ force: true });
    this.client.activate();
  }

  /** @param {number} round the connection it belongs to; a newer one makes it void */
  async #resync(round) {
    for (let wait_ms = 400; round === this.round; wait_ms = Math.min(wait_ms * 2, 5_000)) {
      try {
        const snapshot = await this.options.takeSnapshot();
        if (round !== this.round) return;
        if (this.sequencer.at !== null && snapshot.sequence <= this.sequencer.at) return;
        this.options.onSnapshot(snapshot);
        this.#tell('live');
        this.#follow(this.sequencer.snapshot(snapshot.sequence), round);
        return;
      } catch (failure) {
        if (/** @type {any} */ (failure).status === 401) return;
        await new Promise((resume) => setTimeout(resume, wait_ms));
      }
    }
  }

  /** @param {LiveMessage} message */
  #heard(message) {
    this.#follow(this.sequencer.hear(message), this.round);
  }

  /** @param {{apply: LiveMessage[], gap: boolean}} heard @param {number} round */
  #follow(heard, round) {
    heard.apply.forEach((message) => this.options.onMessage(message));
    if (heard.gap) this.#resync(round);
  }

  /** @param {LiveStatus} status */
  #tell(status) {
    if (status === this.status) return;
    this.status = status;
    this.options.onStatus?.(status);
  }
}
