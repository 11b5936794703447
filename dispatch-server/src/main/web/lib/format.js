/** Times, ages and amounts as people read them. Pure; the time zone is the city's. */

let zone = /** @type {string|undefined} */ (undefined);
let language = /** @type {string|undefined} */ (undefined);

/** Sets the city's time zone for all that follows. @param {string} timeZone IANA name */
export function useTimeZone(timeZone) {
  zone = timeZone || undefined;
}

/** @param {Intl.DateTimeFormatOptions} options @param {string|number|Date} at */
const show = (options, at) => new Intl.DateTimeFormat(language ?? 'en-CA', { timeZone: zone, ...options }).format(new Date(at));

/** Time of day, 24 hours: `14:05`. @param {string|number|Date|null|undefined} at */
export const timeOfDay = (at) => (at ? show({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at) : '');

/** Time of day with seconds: `14:05:09`. @param {string|number|Date|null|undefined} at */
export const timeWithSeconds = (at) =>
  at ? show({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }, at) : '';

/** Date and time: `2026-03-01 14:05`. @param {string|number|Date|null|undefined} at */
export const dateAndTime = (at) =>
  at ? `${show({ year: 'numeric', month: '2-digit', day: '2-digit' }, at)} ${timeOfDay(at)}` : '';

/**
 * The instant of a date and time that a person wrote in the city's time: `2026-03-01T14:05`; empty for none.
 * @param {string} written
 */
export function instantOf(written) {
  if (!written) return '';
  const wanted_ms = Date.parse(written + 'Z');
  if (Number.isNaN(wanted_ms)) return '';
  const shown_ms = (/** @type {number} */ at_ms) => Date.parse(`${dateAndTime(at_ms).replace(' ', 'T')}Z`);
  let at_ms = wanted_ms;
  // The second step is for the hours in which clocks are put forward or back.
  for (let step = 0; step < 2; step++) at_ms += wanted_ms - shown_ms(at_ms);
  return new Date(at_ms).toISOString();
}

/** How long in two units at most: `8 s`, `4 min`, `2 h 05`, `3 d 4 h`. @param {number} duration_s */
export function duration(duration_s) {
  const s = Math.max(0, Math.round(duration_s));
  if (s < 60) return `${s} s`;
  const min = Math.floor(s / 60);
  if (min < 60) return `${min} min`;
  const h = Math.floor(min / 60);
  if (h < 24) return `${h} h ${String(min % 60).padStart(2, '0')}`;
  return `${Math.floor(h / 24)} d ${h % 24} h`;
}

/** Minutes and seconds for a measure: `1:05`, `1:02:09`; a dash where there is none. @param {number|null|undefined} s */
export function clock(s) {
  if (s === null || s === undefined) return '–';
  const whole = Math.round(s);
  const h = Math.floor(whole / 3600);
  const min = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return h ? `${h}:${String(min).padStart(2, '0')}:${rest}` : `${min}:${rest}`;
}

/** Age of something: `now`, `8 s`, `4 min`. @param {string|number|Date|null|undefined} at @param {number} now_ms */
export function age(at, now_ms) {
  if (!at) return '';
  const s = (now_ms - new Date(at).getTime()) / 1000;
  return s < 5 ? 'now' : duration(s);
}

/** Age of something in a sentence: `now`, `8 s ago`. @param {string|number|Date} at @param {number} now_ms */
export function ago(at, now_ms) {
  const old = age(at, now_ms);
  return old === 'now' ? old : `${old} ago`;
}

/** How old a position may be before it says so. */
const STALE_POSITION_ms = 30 * 60_000;

/**
 * Where a unit's position came from and how old it is: `app 2 min`, `no position`.
 * @param {{positionAt?: string|null, positionSource?: string|null}|null|undefined} unit
 * @param {number} now_ms
 * @returns {{text: string, stale: boolean}}
 */
export function positionAge(unit, now_ms) {
  if (!unit?.positionAt) return { text: 'no position', stale: true };
  const stale = now_ms - Date.parse(unit.positionAt) > STALE_POSITION_ms;
  return { text: `${unit.positionSource?.toLowerCase() ?? 'position'} ${age(unit.positionAt, now_ms)}${stale ? ' old' : ''}`, stale };
}

/**
 * A target against the clock.
 * @param {{label: string, dueAt: string|null, met?: boolean|null}|null|undefined} target
 * @param {number} now_ms
 * @returns {{text: string, tone: 'good'|'calm'|'warn'|'alarm'}|null}
 */
export function targetClock(target, now_ms) {
  if (!target) return null;
  if (target.met) return { text: `${target.label}: met`, tone: 'good' };
  if (!target.dueAt) return { text: target.label, tone: 'calm' };
  const left_s = (new Date(target.dueAt).getTime() - now_ms) / 1000;
  if (left_s < 0) return { text: `${target.label}: ${duration(-left_s)} late`, tone: 'alarm' };
  return { text: `${target.label}: ${duration(left_s)} left`, tone: left_s < 600 ? 'warn' : 'calm' };
}

/** Whole metres or kilometres: `840 m`, `2.4 km`. @param {number|null|undefined} metres */
export function distance(metres) {
  if (metres === null || metres === undefined) return '';
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`;
}

/** `1 customer`, `20 customers`. @param {number} n @param {string} one @param {string} [many] */
export const count = (n, one, many = one + 's') => `${n.toLocaleString('en-CA')} ${n === 1 ? one : many}`;

/** `EN_ROUTE` → `En route`. @param {string|null|undefined} code */
export function words(code) {
  if (!code) return '';
  const text = code.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What an outage's customers are without. @param {{utility?: string}|null|undefined} outage */
export const supply = (outage) => (outage?.utility === 'GAS' ? 'gas' : 'water');
