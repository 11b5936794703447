import { dateAndTime, instantOf } from '../lib/format.js';

/** What the locate panel works out: what a form begins with, what is sent of it, how a state looks. Pure. */

export const answers = [
  { value: 'MARKED', label: 'Marked' },
  { value: 'CLEAR', label: 'Clear, nothing there' },
  { value: 'NOT_YET', label: 'Not marked yet' },
  { value: 'CONFLICT', label: 'Conflict' },
  { value: 'NO_RESPONSE', label: 'No answer' },
];
export const kinds = [
  { value: 'EMERGENCY', label: 'Emergency: life, property or service at risk' },
  { value: 'NORMAL', label: 'Normal' },
];
const usualOwners = 'Gas, Electric, Telecom, Water, Sewer';

const looks = /** @type {Record<string, {tone: string, shape: string, text: string}>} */ ({
  NONE: { tone: 'alarm', shape: 'octagon', text: 'No ticket' },
  EXPIRED: { tone: 'alarm', shape: 'octagon', text: 'Ran out' },
  WAITING: { tone: 'warn', shape: 'triangle', text: 'Waiting' },
  EMERGENCY_RUNNING: { tone: 'warn', shape: 'triangle', text: 'Emergency' },
  CLEARED: { tone: 'good', shape: 'check', text: 'Cleared' },
});

/** How a state is shown; one that nobody asks for, such as no ticket where nobody digs, is calm. @param {string} state @param {boolean} asked */
export const look = (state, asked) => (asked || state !== 'NONE' ? looks[state] : { ...looks[state], tone: 'calm', shape: 'disc' });

/** How an owner's answer is shown. @param {any} member */
export function memberLook(member) {
  const label = answers.find((a) => a.value === member.answer)?.label ?? 'no answer yet';
  const good = ['CLEAR', 'MARKED'].includes(member.answer);
  const bad = ['NOT_YET', 'CONFLICT'].includes(member.answer);
  return { mark: good ? '✓' : bad ? '✕' : '▲', tone: good ? 'tone-good' : bad ? 'tone-alarm' : 'tone-warn', text: member.answer ? label.split(',')[0].toLowerCase() : label };
}

const written = (/** @type {string|number|null|undefined} */ at) => (at ? dateAndTime(at).replace(' ', 'T') : '');

/** What the form for a ticket begins with. @param {string} id of a new one @param {any} ticket one to correct, or null @param {any} incident @param {number} now_ms */
export function fresh(id, ticket, incident, now_ms) {
  if (!ticket) return { id, version: 0, number: '', kind: 'EMERGENCY', calledAt: written(now_ms), startsAt: '', expiresAt: '', place: incident.addressText ?? '', members: usualOwners, withdrawn: '' };
  const { number, kind, place, version } = ticket;
  return { id: ticket.id, version, number, kind, place, calledAt: written(ticket.calledAt), startsAt: written(ticket.startsAt), expiresAt: written(ticket.expiresAt), members: ticket.members.map((/** @type {any} */ m) => m.name).join(', '), withdrawn: '', was: ticket };
}

/** The instant of a field; one that still reads as before is the same to the second. @param {string} field @param {string|undefined} before */
const instant = (field, before) => (before && written(before) === field ? before : instantOf(field) || null);

/** What is sent of a form. @param {any} form */
export const body = (form) => ({
  number: form.number,
  kind: form.kind,
  calledAt: instant(form.calledAt, form.was?.calledAt),
  startsAt: instant(form.startsAt, form.was?.startsAt),
  expiresAt: instant(form.expiresAt, form.was?.expiresAt),
  place: form.place,
  members: form.members.split(',').map((/** @type {string} */ m) => m.trim()).filter(Boolean),
  withdrawn: form.withdrawn || null,
  version: form.version,
});

/** The error of a field, whichever of a list it is in. @param {import('../lib/api.js').Problem|null} problem @param {string} field */
export function wrong(problem, field) {
  const found = problem?.fields.find((/** @type {any} */ f) => f.field === field || f.field.startsWith(`${field}[`))?.message;
  return found ? `${found[0].toUpperCase()}${found.slice(1)}` : '';
}
