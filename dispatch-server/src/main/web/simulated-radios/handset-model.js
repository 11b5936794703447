/**
 * What the page of simulated radios makes of the server's answers. Pure, so that it can be tested without a page.
 * @typedef {{ackDelay_s: number, deaf: boolean, acksLost: boolean, duplicates: boolean, wrongSequence: boolean, noFix: boolean, crewAckAfter_s?: number|null}} Behaviour
 * @typedef {{radioId: string, unitCode: string|null, on: boolean, behaviour: Behaviour, place?: {lon: number, lat: number}|null, display: {id: string, text: string, at: string, read: boolean}[], sent: {text: string, at: string, kept: boolean}[]}} Handset
 */

/** A good radio whose crew answers by hand. @type {Behaviour} */
export const NORMAL = { ackDelay_s: 0, deaf: false, acksLost: false, duplicates: false, wrongSequence: false, noFix: false, crewAckAfter_s: null };

/** The faults that a radio has or has not, with what each does. */
export const FAULTS = /** @type {const} */ ([
  { key: 'deaf', name: 'Deaf', does: 'Hears nothing, though it is on.' },
  { key: 'acksLost', name: 'Acks lost', does: 'Shows what it hears, but its acknowledgement is lost.' },
  { key: 'duplicates', name: 'Doubling', does: 'Sends everything twice.' },
  { key: 'wrongSequence', name: 'Wrong numbers', does: 'Acknowledges another number than it heard.' },
  { key: 'noFix', name: 'No GPS fix', does: 'Does not say where it is.' },
]);

/** What is wrong with a radio, in the words on it. @param {Behaviour} behaviour @returns {string[]} */
export const faultsOf = (behaviour) => [
  ...(behaviour.ackDelay_s > 0 ? [`Slow ${behaviour.ackDelay_s} s`] : []),
  ...FAULTS.filter((fault) => behaviour[fault.key]).map((fault) => fault.name),
];

/** @param {Handset} radio */
export const misbehaves = (radio) => faultsOf(radio.behaviour).length > 0;

/** Whether anything about it is not as it comes. @param {Handset} radio */
export const isUnusual = (radio) => misbehaves(radio) || Boolean(radio.behaviour.crewAckAfter_s);

/** How many texts its crew has not answered. @param {Handset} radio */
export const unanswered = (radio) => radio.display.filter((text) => !text.read).length;

/** What each filter leaves. @type {Record<string, (radio: Handset) => boolean>} */
export const FILTERS = { unanswered: (radio) => unanswered(radio) > 0, misbehaving: misbehaves };

/**
 * The radios to show, by unit. Those that a filter left stay until it is chosen anew, so that a handset does not vanish
 * under the finger that answers it.
 * @param {Handset[]} radios @param {string} wanted part of a unit's code or a radio's id @param {Set<string>|null} kept ids that the filter left; null without one
 */
export function shown(radios, wanted, kept) {
  const part = wanted.trim().toLowerCase();
  return radios
    .filter((radio) => (radio.unitCode ?? '').toLowerCase().includes(part) || radio.radioId.toLowerCase().includes(part))
    .filter((radio) => !kept || kept.has(radio.radioId))
    .sort((a, b) => Number(!a.unitCode) - Number(!b.unitCode) || (a.unitCode ?? '').localeCompare(b.unitCode ?? '', 'en', { numeric: true }) || a.radioId.localeCompare(b.radioId));
}

/** What was kept and what the filter leaves now. @param {Set<string>} kept @param {Handset[]} radios @param {string} filter */
export const keepOn = (kept, radios, filter) => new Set([...kept, ...radios.filter(FILTERS[filter]).map((radio) => radio.radioId)]);

/** A number as it is sent; what is none goes as it was written, for the server to say so. @param {string} written @param {number|null} none */
export function seconds(written, none) {
  const text = written.trim();
  if (!text) return none;
  return /^-?\d+$/.test(text) ? Number(text) : text;
}
