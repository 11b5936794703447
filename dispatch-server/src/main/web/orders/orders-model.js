/** What the page of orders knows of them: names, what is urgent, what to say of payment and truck. Pure. */
import { dateAndTime, timeOfDay } from '../lib/format.js';

/** The states in the order in which an order passes them. */
export const states = ['RECEIVED', 'RELEASED', 'DISPATCHED', 'EN_ROUTE', 'AT_PREMISE', 'CANCEL_REQUESTED', 'DONE', 'UNABLE', 'CANCELLED'];

/** Whether nothing is left to be done of it. @param {any} order */
export const isOver = (order) => ['DONE', 'UNABLE', 'CANCELLED'].includes(order.state);

/**
 * By when it is to be begun, and how that stands.
 * @param {any} order @param {string} today such as `2027-03-31` @param {number} now_ms
 * @returns {{text: string, tone: 'alarm'|'warn'|'quiet'}}
 */
export function due(order, today, now_ms) {
  const day = order.dueOn === today ? '' : `${order.dueOn} `;
  const window = order.windowFrom && order.windowTo ? `${timeOfDay(order.windowFrom)}–${timeOfDay(order.windowTo)}`
    : order.windowTo ? `by ${timeOfDay(order.windowTo)}` : order.windowFrom ? `from ${timeOfDay(order.windowFrom)}` : day ? '' : 'today';
  const text = `${day}${window}`.trim();
  if (isOver(order) || order.state === 'AT_PREMISE') return { text, tone: 'quiet' };
  const left_ms = order.windowTo ? Date.parse(order.windowTo) - now_ms : Infinity;
  if (order.dueOn < today || left_ms < 0) return { text: `${text}, late`, tone: 'alarm' };
  return { text, tone: left_ms < 3_600_000 ? 'warn' : 'quiet' };
}

/** What came first, payment or truck, and what became of it; empty for an order that was not paid. @param {any} order */
export function payment(order) {
  if (!order.paidAt) return '';
  const known = `Paid ${dateAndTime(order.paidAt)}, known here ${dateAndTime(order.paidRecordedAt)}.`;
  if (!order.doneAt) return `${known} The payment came first${order.state === 'CANCEL_REQUESTED' ? '; the crew has not acknowledged yet' : ''}.`;
  const done = `Done ${dateAndTime(order.doneAt)}, known here ${dateAndTime(order.doneRecordedAt)}.`;
  return `${known} ${done} ${order.wonBy === 'TRUCK' ? 'The truck came first.' : 'The payment came first, and it was done all the same.'}`;
}

/** How the state looks beside its words. @type {Record<string, {tone: string, shape: string}>} */
export const looks = {
  RECEIVED: { tone: 'warn', shape: 'ring' },
  RELEASED: { tone: 'calm', shape: 'ring' },
  DISPATCHED: { tone: 'warn', shape: 'half' },
  EN_ROUTE: { tone: 'calm', shape: 'arrow' },
  AT_PREMISE: { tone: 'calm', shape: 'square' },
  CANCEL_REQUESTED: { tone: 'alarm', shape: 'octagon' },
  DONE: { tone: 'good', shape: 'check' },
  UNABLE: { tone: 'warn', shape: 'cross' },
  CANCELLED: { tone: 'quiet', shape: 'cross' },
};
