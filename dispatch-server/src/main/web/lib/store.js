/**
 * What the console shows, as a pure function of its snapshot and the messages after it. Nothing here touches the page.
 * @typedef {{id: string, number: string, priority: string, state: string, openedAt: string, needs?: string[], [key: string]: any}} IncidentRow
 * @typedef {{code: string, status: string, assignments?: any[], [key: string]: any}} UnitRow
 * @typedef {{id: string, severity: string, text: string, since: string, incidentId?: string, [key: string]: any}} Alarm
 * @typedef {{incidents: Record<string, IncidentRow>, units: Record<string, UnitRow>, alarms: Record<string, Alarm>, roadClosures: any[],
 *   geodataVersion: string|number|null, changedAt: Record<string, number>, touched: {incidentId: string, n: number}|null}} ConsoleState
 */

/** States in which an incident leaves the queue. */
export const CLOSED_STATES = ['CLOSED', 'UNFOUNDED', 'DUPLICATE', 'CUSTOMER_SIDE', 'REFERRED'];

/** @type {ConsoleState} */
export const emptyConsole = { incidents: {}, units: {}, alarms: {}, roadClosures: [], geodataVersion: null, changedAt: {}, touched: null };

/**
 * @param {ConsoleState} before
 * @param {{incidents: IncidentRow[], units: UnitRow[], alarms: Alarm[], roadClosures?: any[]}} snapshot
 * @returns {ConsoleState}
 */
export function withSnapshot(before, snapshot) {
  return {
    ...before,
    incidents: byKey(snapshot.incidents ?? [], 'id'),
    units: byKey(snapshot.units ?? [], 'code'),
    alarms: byKey(snapshot.alarms ?? [], 'id'),
    roadClosures: snapshot.roadClosures ?? [],
    touched: null,
  };
}

/**
 * @param {ConsoleState} state
 * @param {any} message as on `/topic/console`; an unknown kind changes nothing
 * @param {number} [now_ms]
 * @returns {ConsoleState}
 */
export function reduceConsole(state, message, now_ms = 0) {
  const touched = (/** @type {string} */ incidentId) => ({ incidentId, n: (state.touched?.n ?? 0) + 1 });
  switch (message.kind) {
    case 'INCIDENT': {
      const row = message.incident;
      const known = state.incidents[row.id];
      if (known && known.version > row.version) return state;
      const incidents = { ...state.incidents, [row.id]: row };
      if (CLOSED_STATES.includes(row.state) || row.waiting) delete incidents[row.id];
      return { ...state, incidents, changedAt: { ...state.changedAt, [row.id]: now_ms }, touched: touched(row.id) };
    }
    case 'UNIT':
      return { ...state, units: { ...state.units, [message.unit.code]: message.unit } };
    case 'TIMELINE':
    case 'OUTAGE':
      return { ...state, touched: touched(message.incidentId) };
    case 'ALARM':
      if (!message.alarm) return state; // gone already
      return { ...state, alarms: { ...state.alarms, [message.alarm.id]: message.alarm } };
    case 'ALARM_GONE': {
      const alarms = { ...state.alarms };
      delete alarms[message.id];
      return { ...state, alarms };
    }
    case 'ROADS':
      return { ...state, roadClosures: message.roadClosures };
    case 'CITY': // what is shown was of another city; the snapshot that follows says what there is now
      return { ...emptyConsole, units: state.units, touched: touched('') };
    case 'MAP':
      return { ...state, geodataVersion: message.geodataVersion };
    default:
      return state;
  }
}

const rank = /** @type {Record<string, number>} */ ({ P1: 0, P2: 1, P3: 2, SO: 3 });
const byUrgency = (/** @type {IncidentRow} */ a, /** @type {IncidentRow} */ b) =>
  (rank[a.priority] ?? 4) - (rank[b.priority] ?? 4) || a.openedAt.localeCompare(b.openedAt) || a.id.localeCompare(b.id);

/**
 * The queue's order. While a person points at it or has focus in it, nothing moves: what is known stays where it is,
 * what has gone keeps its place, what is new comes on top.
 * @param {string[]} shown the order on the screen now
 * @param {Record<string, IncidentRow>} incidents
 * @param {boolean} held
 * @returns {string[]} ids
 */
export function arrangeQueue(shown, incidents, held) {
  const sorted = Object.values(incidents).sort(byUrgency).map((i) => i.id);
  if (!held) return sorted;
  const fresh = sorted.filter((id) => !shown.includes(id));
  return [...fresh, ...shown];
}

/** Alarms, worst and oldest first. @param {ConsoleState} state @returns {Alarm[]} */
export function listAlarms(state) {
  const weight = (/** @type {Alarm} */ a) => (a.overAt ? 9 : ['CRITICAL', 'HIGH', 'MEDIUM'].indexOf(a.severity));
  return Object.values(state.alarms).sort((a, b) => weight(a) - weight(b) || a.since.localeCompare(b.since));
}

/** Units in the order of their codes, those off shift last. @param {ConsoleState} state @returns {UnitRow[]} */
export function listUnits(state) {
  const off = (/** @type {UnitRow} */ u) => (u.status === 'OFF_SHIFT' ? 1 : 0);
  return Object.values(state.units).sort((a, b) => off(a) - off(b) || a.code.localeCompare(b.code, 'en', { numeric: true }));
}

/** @template T @param {T[]} list @param {keyof T & string} key @returns {Record<string, T>} */
function byKey(list, key) {
  return Object.fromEntries(list.map((item) => [String(item[key]), item]));
}

/**
 * The road closures that hold at a moment; those that begin later are not of them.
 * @param {any[]} closures @param {number} now_ms
 */
export const closuresNow = (closures, now_ms) =>
  closures.filter((c) => Date.parse(c.from) <= now_ms && (!c.until || Date.parse(c.until) > now_ms));

/** The crews that are on an incident now. @param {any} incident @returns {string[]} */
export const liveUnits = (incident) =>
  (incident.assignments ?? []).filter((/** @type {any} */ a) => !['RESERVED', 'CLEAR', 'CANCELLED', 'DECLINED', 'PRE_EMPTED', 'NO_ANSWER'].includes(a.state)).map((/** @type {any} */ a) => a.unitCode);

/** How many other incidents are offered. */
const OFFERED = 50;

/** The other open incidents, the nearest first. @param {any} incident @param {any[]|undefined} others @returns {any[]} */
export function nearFirst({ lon, lat, id }, others) {
  const far = (/** @type {any} */ i) => (i.lon == null || lon == null ? Infinity : Math.hypot((i.lon - lon) * Math.cos((lat * Math.PI) / 180), i.lat - lat));
  return (others ?? []).filter((i) => i.id !== id).sort((a, b) => far(a) - far(b) || b.openedAt.localeCompare(a.openedAt)).slice(0, OFFERED);
}
