import { svg } from 'lit';

/**
 * The shapes that stand beside colour, on badges and on the map alike. Drawn in a box of 16 × 16.
 * @type {Record<string, string>}
 */
export const shapePaths = {
  octagon: 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z',
  triangle: 'M8 1.6 15.4 14.4H.6z',
  square: 'M2 2h12v12H2z',
  ring: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 3.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6z',
  disc: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2z',
  check: 'M6.3 13.2 1.4 8.3l2-2 2.9 2.9 6.3-6.4 2 2z',
  cross: 'm3.4 1.4 4.6 4.6 4.6-4.6 2 2L10 8l4.6 4.6-2 2L8 10l-4.6 4.6-2-2L6 8 1.4 3.4z',
  arrow: 'M1.5 6.6h7.6L5.8 3.3 7.8 1.3 14.5 8l-6.7 6.7-2-2 3.3-3.3H1.5z',
  half: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2.3a4.7 4.7 0 0 1 0 9.4z',
  pause: 'M3 2h3.6v12H3zm6.4 0H13v12H9.4z',
  dash: 'M2 6.4h12v3.2H2z',
};

/** @type {Record<string, {shape: string, tone: string, name: string}>} */
export const priorities = {
  P1: { shape: 'octagon', tone: 'alarm', name: 'Priority 1' },
  P2: { shape: 'triangle', tone: 'warn', name: 'Priority 2' },
  P3: { shape: 'square', tone: 'calm', name: 'Priority 3' },
  SO: { shape: 'ring', tone: 'quiet', name: 'Service order' },
};

/** How each status of a unit, an assignment or a delivery looks. @type {Record<string, {shape: string, tone: string}>} */
const statuses = {
  AVAILABLE: { shape: 'disc', tone: 'good' },
  ASSIGNED: { shape: 'half', tone: 'warn' },
  EN_ROUTE: { shape: 'arrow', tone: 'calm' },
  ON_SITE: { shape: 'square', tone: 'calm' },
  OFF_SHIFT: { shape: 'dash', tone: 'quiet' },
  RESERVED: { shape: 'ring', tone: 'quiet' },
  DISPATCHED: { shape: 'half', tone: 'warn' },
  DELIVERED: { shape: 'half', tone: 'warn' },
  ACKNOWLEDGED: { shape: 'check', tone: 'calm' },
  WORKING: { shape: 'square', tone: 'calm' },
  SUSPENDED: { shape: 'pause', tone: 'warn' },
  COMPLETED: { shape: 'check', tone: 'good' },
  CLEAR: { shape: 'check', tone: 'quiet' },
  DECLINED: { shape: 'cross', tone: 'alarm' },
  NO_ANSWER: { shape: 'cross', tone: 'alarm' },
  INCOMPLETE: { shape: 'cross', tone: 'warn' },
  CANCELLED: { shape: 'cross', tone: 'quiet' },
  PRE_EMPTED: { shape: 'cross', tone: 'warn' },
  QUEUED: { shape: 'ring', tone: 'quiet' },
  SENT: { shape: 'arrow', tone: 'quiet' },
  DEVICE_ACK: { shape: 'half', tone: 'calm' },
  PERSON_ACK: { shape: 'check', tone: 'good' },
  FAILED: { shape: 'cross', tone: 'alarm' },
  SUPERSEDED: { shape: 'dash', tone: 'quiet' },
  REPORTED: { shape: 'ring', tone: 'warn' },
  VERIFIED: { shape: 'ring', tone: 'calm' },
  RESPONDING: { shape: 'arrow', tone: 'calm' },
  MADE_SAFE: { shape: 'half', tone: 'good' },
  RESTORED: { shape: 'check', tone: 'good' },
  RESTORATION_PENDING: { shape: 'half', tone: 'quiet' },
  REOPENED: { shape: 'ring', tone: 'warn' },
  CLOSED: { shape: 'check', tone: 'quiet' },
};

/** @param {string|undefined} code */
export const statusLook = (code) => statuses[code ?? ''] ?? { shape: 'disc', tone: 'quiet' };

/** A shape as an icon that takes the colour of the text around it. @param {string} shape @param {number} [size_px] */
export const shapeIcon = (shape, size_px = 12) => svg`<svg width=${size_px} height=${size_px} viewBox="0 0 16 16"
  aria-hidden="true" focusable="false"><path fill="currentColor" fill-rule="evenodd" d=${shapePaths[shape] ?? shapePaths.disc}/></svg>`;
