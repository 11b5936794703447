import { newId } from '../lib/api.js';
import { words } from '../lib/format.js';
import { nowText } from '../lib/world.js';
import { acknowledgementPath, digPath, proposalPath, shutdownPath, stepLabels } from './work.js';

/**
 * What a crew says of its job, each as an action of the outbox with an id of its own.
 * @typedef {import('./work.js').Work} Work
 * @typedef {Omit<import('../lib/outbox.js').Action, 'at'>} Report
 */

/** @param {Work} w @param {{step: string, confirms?: boolean, [more: string]: any}} asked `confirms` what its positions suggest @returns {Report} */
export function stepReport(w, { step, confirms, ...more }) {
  const id = newId();
  const path = confirms ? proposalPath(w, step, 'confirm') : `/api/assignments/${w.assignment.id}/steps`;
  return { key: id, path, body: { id, step, ...more, occurredAt: nowText() }, label: stepLabels[step] ?? words(step), assignmentId: w.assignment.id, step };
}

/** What its positions suggest is not so. @param {Work} w @param {string} step @returns {Report} */
export const refusal = (w, step) =>
  ({ key: newId(), path: proposalPath(w, step, 'refuse'), body: {}, label: `Not yet ${stepLabels[step].toLowerCase()}`, assignmentId: w.assignment.id, refuses: step });

/** @param {Work} w @param {string} kind @returns {Report} */
export const shutdownStep = (w, kind) => withId(w, shutdownPath(w), { kind, occurredAt: nowText() }, words(kind));

/** @param {Work} w @param {{ref: string, result: string, position: string, turns?: number}} asked @returns {Report} */
export function valveReport(w, { ref, result, position, turns }) {
  const said = result === 'DONE' ? words(position === 'OPEN' ? 'opened' : 'closed') : words(result);
  return withId(w, `/api/assignments/${w.assignment.id}/valves/${encodeURIComponent(ref)}`, { result, position, turns, occurredAt: nowText() }, `Valve ${ref}: ${said.toLowerCase()}`);
}

/** @param {Work} w @returns {Report} */
export const dig = (w) => withId(w, digPath(w), { occurredAt: nowText() }, 'Digging');

/** @param {Work} w @param {any} amendment @returns {Report} */
export const understood = (w, amendment) =>
  ({ key: newId(), path: acknowledgementPath(amendment), body: { occurredAt: nowText() }, label: 'Change understood', assignmentId: w.assignment.id });

/** @param {Work} w @param {string} text @returns {Report} */
export const note = (w, text) => withId(w, `/api/incidents/${w.incident.id}/notes`, { text }, 'Note');

/** @param {Work} w @param {string} path @param {any} body @param {string} label @returns {Report} */
function withId(w, path, body, label) {
  const id = newId();
  return { key: id, path, body: { id, ...body }, label, assignmentId: w.assignment.id };
}
