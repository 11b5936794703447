/**
 * Notes on their way into a handover: what was typed and is not on the server yet, kept on this device. Pure but for the
 * storage it is given.
 * @typedef {{text: string, version: number, theirs?: {text: string, by: string}}} UnsavedNote `version` as it was read
 */

/** What names a note within a record. @param {string} section @param {string} [subject] */
export const noteKey = (section, subject = '') => `${section} ${subject}`;

export class UnsavedNotes {
  /** @param {string} handoverId @param {Pick<Storage, 'getItem'|'setItem'|'removeItem'>} [storage] */
  constructor(handoverId, storage = localStorage) {
    this.name = `curbstop.handover.${handoverId}`;
    this.storage = storage;
    /** @type {Record<string, UnsavedNote>} */
    this.notes = JSON.parse(storage.getItem(this.name) ?? '{}');
  }

  /** @param {string} key @returns {UnsavedNote|undefined} */
  get(key) {
    return this.notes[key];
  }

  get count() {
    return Object.keys(this.notes).length;
  }

  /** @param {string} key @param {UnsavedNote} note */
  put(key, note) {
    this.notes = { ...this.notes, [key]: note };
    this.#keep();
  }

  /** @param {string} key */
  drop(key) {
    const { [key]: gone, ...rest } = this.notes;
    this.notes = rest;
    this.#keep();
  }

  /** What was saved is forgotten, unless more was typed meanwhile; that is then over the version that was saved. @param {string} key @param {string} text @param {number} version */
  saved(key, text, version) {
    const now = this.notes[key];
    if (!now || now.text.trim() === text.trim()) this.drop(key);
    else this.put(key, { text: now.text, version });
  }

  #keep() {
    try {
      if (this.count) this.storage.setItem(this.name, JSON.stringify(this.notes));
      else this.storage.removeItem(this.name);
    } catch {
      // A full device: what was typed lives as long as the page.
    }
  }
}

/** What a record says of itself. @param {any} handover @param {(at: string) => string} time */
export function stateWords(handover, time) {
  const { signed, accepted } = handover;
  if (accepted) return `Signed by ${signed.name}, ${time(signed.at)}. Accepted by ${accepted.name}, ${time(accepted.at)}.`;
  if (signed) return `Signed by ${signed.name}, ${time(signed.at)}. Waits to be accepted by the next shift.`;
  return `Draft of ${time(handover.draftedAt)}, by ${handover.draftedBy}. Not signed yet.`;
}

/** The question it was refused with, while nobody has answered it by signing again. @param {any} handover */
export function openQuestion(handover) {
  const last = handover.state === 'DRAFT' ? handover.events.at(-1) : null;
  return last?.kind === 'REFUSED' ? last : null;
}

/** Hours as a supervisor writes them: `06:00, 14:00`; null when one is no time of day. @param {string} written */
export function hoursOf(written) {
  const hours = written.split(/[\s,;]+/).filter(Boolean);
  return hours.every((hour) => /^([01]\d|2[0-3]):[0-5]\d$/.test(hour)) ? hours : null;
}
