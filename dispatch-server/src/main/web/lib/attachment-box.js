import { call, newId, post } from './api.js';
import { FileStore } from './file-store.js';
import { Outbox } from './outbox.js';
import { now, nowText } from './world.js';

/** What the server takes. */
export const ACCEPTED = 'image/jpeg,image/png,image/webp,application/pdf';

/** A slow link takes minutes for a photograph. */
const PATIENCE_ms = 600_000;

/**
 * Photographs and files on their way to the server, and what they show. Each is kept on the device before it is sent, until
 * the server has it; so neither a lost signal nor a closed page loses one. They go beside the reports of a crew, which must
 * not wait for a photograph.
 * @typedef {import('./file-store.js').Kept} Kept
 */
export class AttachmentBox {
  /**
   * @param {string} user whose they are
   * @param {{store?: Pick<FileStore, 'put'|'remove'|'list'>, send?: (record: Kept) => Promise<any>, onChange?: () => void}} [options]
   */
  constructor(user, { store = new FileStore(), send = deliver, onChange = () => {} } = {}) {
    this.user = user;
    this.store = store;
    this.onChange = onChange;
    /** @type {Map<string, Kept>} */
    this.records = new Map();
    /** What the server answered, until its own lists have it. @type {Map<string, any>} */
    this.sent = new Map();
    const nowhere = { getItem: () => null, setItem: () => {} }; // the records are kept in the store
    this.outbox = new Outbox('', {
      storage: nowhere,
      send: async (_, { key }) => {
        const record = /** @type {Kept} */ (this.records.get(key));
        const answer = await send(record);
        this.sent.set(answer.id, { owner: record.owner, answer }); // before it leaves the outbox: it is never gone from sight
      },
      onChange: () => this.onChange(),
      onSent: ({ key }) => this.#forget(key),
    });
  }

  /** Takes up what was left on this device. */
  async restore() {
    for (const record of await this.store.list(this.user).catch(() => [])) this.#queue(record);
  }

  /**
   * @param {string} owner path of what it is about, such as `/api/incidents/…`
   * @param {File} file
   * @param {(file: File) => Promise<Blob>} [prepare] makes it smaller
   * @returns {Promise<void>} fulfilled once it is kept
   */
  async add(owner, file, prepare) {
    const made_ms = Math.min(file.lastModified || Date.now(), Date.now());
    const record = /** @type {Kept} */ ({ id: newId(), user: this.user, order: Date.now(), owner, name: file.name || 'photo.jpg', takenAt: new Date(now() - (Date.now() - made_ms)).toISOString(), blob: file });
    await this.#keep(record);
    if (prepare) {
      record.blob = await prepare(file);
      await this.#keep(record);
    }
    this.#queue(record);
  }

  /** Says what one shows, which may itself be on its way. @param {string} owner @param {string} of its id @param {string} caption */
  async caption(owner, of, caption) {
    const record = { id: newId(), user: this.user, order: Date.now(), owner, of, caption, occurredAt: nowText() };
    await this.#keep(record);
    this.#queue(record);
  }

  /** Takes away one that the server refused, once the person has read why. @param {string} key */
  async dismiss(key) {
    this.outbox.dismiss(key);
    await this.#forget(key);
  }

  flush() {
    return this.outbox.flush();
  }

  /** What waits and what was refused, as of an outbox. @returns {import('./outbox.js').Action[]} */
  get actions() {
    return this.outbox.actions;
  }

  /**
   * The server's list with what is on its way: a file with `url` and `unsent`, one that this device could not keep with `unkept`.
   * @param {string} owner @param {any[]} listed
   */
  withWaiting(owner, listed) {
    const known = new Set(listed.map((a) => a.id));
    const answered = [...this.sent.values()].filter((s) => s.owner === owner && !known.has(s.answer.id)).map((s) => s.answer);
    const mine = this.actions.filter((a) => !a.refused).map((a) => /** @type {Kept} */ (this.records.get(a.key))).filter((r) => r?.owner === owner);
    const files = mine.filter((r) => r.blob && !known.has(r.id) && !this.sent.has(r.id)).map((r) => ({ id: r.id, name: r.name, caption: '', mediaType: r.blob.type, takenAt: r.takenAt, url: r.url, unsent: true, unkept: r.unkept }));
    const captions = new Map(mine.filter((r) => r.of).map((r) => [r.of, r.caption]));
    return [...listed, ...answered, ...files].map((a) => (captions.has(a.id) ? { ...a, caption: captions.get(a.id), unsent: true } : a));
  }

  /** @param {Kept} record */
  async #keep(record) {
    const { url, unkept, ...kept } = record;
    await this.store.put(kept).then(() => (record.unkept = false), () => (record.unkept = true));
  }

  /** @param {Kept} record */
  #queue(record) {
    if (record.blob) record.url ??= URL.createObjectURL(record.blob);
    this.records.set(record.id, record);
    this.outbox.add({ key: record.id, path: record.owner, body: { key: record.id }, label: record.of ? 'What a photo shows' : labelOf(record), at: record.takenAt ?? record.occurredAt });
  }

  /** @param {string} key */
  async #forget(key) {
    const url = this.records.get(key)?.url;
    if (url) URL.revokeObjectURL(url);
    this.records.delete(key);
    await this.store.remove(key).catch(() => null); // sent again it changes nothing
  }
}

/** @param {Kept} record */
const labelOf = (record) => (record.blob.type === 'application/pdf' ? `Document ${record.name}` : 'Photo');

/** Sends one. @param {Kept} record */
export function deliver(record) {
  if (record.of) return post(`/api/attachments/${record.of}/caption`, { caption: record.caption, occurredAt: record.occurredAt });
  const query = new URLSearchParams({ id: record.id, name: record.name, takenAt: record.takenAt });
  return call('POST', `${record.owner}/attachments?${query}`, record.blob, { timeout_ms: PATIENCE_ms });
}
