/**
 * A week of the roster as bars on rows. Pure: what the server said in, places and words out.
 * @typedef {{key: string, type: 'shift'|'leave'|'with', startsAt: string, endsAt: string, label: string, detail: string, gap: string|null, worked: boolean, source: any, left: number, width: number, top: number, height: number, cutStart: boolean, cutEnd: boolean}} Bar
 * @typedef {{code: string, name: string, kind: string, minimumCrew: number, restWarnings: string[], bars: Bar[], height: number}} Row
 */

const SHIFT_PX = 34;
const SMALL_PX = 19;
const GAP_PX = 3;
const ms = (/** @type {string} */ at) => new Date(at).getTime();

/** The last of somebody's names. @param {string} name */
export const shortName = (name) => name.split(' ').slice(-1)[0];

/** `06–14`, with minutes only where there are any. @param {string} startsAt @param {string} endsAt @param {(at: string) => string} timeOf `HH:mm` in the city's time */
export function hours(startsAt, endsAt, timeOf) {
  const short = (/** @type {string} */ time) => time.replace(/:00$/, '');
  return `${short(timeOf(startsAt))}–${short(timeOf(endsAt))}`;
}

/** How many people a gap's words speak of: `2 needed, 1 on: …` → `1 of 2`. @param {string} gap */
export function gapWords(gap) {
  const numbers = gap.match(/^(\d+) needed, (\d+) on/);
  return numbers ? `${numbers[2]} of ${numbers[1]}` : 'nobody on';
}

/**
 * The rows of a week. Days are as wide as they are long, so that a bar stands under its hours also when clocks change.
 * @param {any} week the server's answer @param {(at: string) => string} timeOf
 * @returns {Row[]}
 */
export function rowsOf(week, timeOf) {
  return week.units.map((/** @type {any} */ unit) => {
    const shifts = unit.shifts.map((/** @type {any} */ s) => ({
      key: s.id ?? `${unit.code} ${s.day} ${s.dayStartsAt}`,
      type: 'shift',
      startsAt: s.startsAt,
      endsAt: s.endsAt,
      label: hours(s.startsAt, s.endsAt, timeOf),
      detail: s.worked ? s.present.map(shortName).join(', ') : 'not worked',
      gap: s.gap ?? null,
      worked: s.worked,
      source: s,
    }));
    const small = [
      ...week.leaves.filter((/** @type {any} */ l) => l.unitCode === unit.code).map((/** @type {any} */ l) => ({ ...aside(l), type: 'leave', label: `${shortName(l.name)} on leave`, detail: `${l.name} on leave` })),
      ...week.personShifts.filter((/** @type {any} */ p) => p.homeUnit === unit.code && p.unitCode !== unit.code).map((/** @type {any} */ p) => ({ ...aside(p), type: 'with', label: `${shortName(p.name)} with ${p.unitCode}`, detail: `${p.name} with ${p.unitCode}` })),
    ];
    const first = lay(shifts, 0, SHIFT_PX, week.starts);
    const second = lay(small, first.height, SMALL_PX, week.starts);
    return { ...unit, bars: [...first.bars, ...second.bars].sort((a, b) => ms(a.startsAt) - ms(b.startsAt)), height: Math.max(second.height, SHIFT_PX + GAP_PX) };
  });
}

/** @param {any} time */
const aside = (time) => ({ key: time.id, startsAt: time.startsAt, endsAt: time.endsAt, gap: null, worked: true, source: time });

/**
 * Gives each bar a lane in which it overlaps none before it.
 * @param {any[]} bars @param {number} from @param {number} height @param {string[]} starts
 */
function lay(bars, from, height, starts) {
  const first = ms(starts[0]);
  const all = ms(starts[starts.length - 1]) - first;
  /** @type {number[]} */
  const ends = [];
  const laid = [...bars].sort((a, b) => ms(a.startsAt) - ms(b.startsAt)).map((bar) => {
    const start = Math.max(ms(bar.startsAt), first);
    const end = Math.min(ms(bar.endsAt), first + all);
    let lane = ends.findIndex((e) => e <= start);
    if (lane < 0) lane = ends.length;
    ends[lane] = end;
    return {
      ...bar,
      left: ((start - first) / all) * 100,
      width: ((end - start) / all) * 100,
      top: from + lane * (height + GAP_PX) + GAP_PX,
      height,
      cutStart: ms(bar.startsAt) < first,
      cutEnd: ms(bar.endsAt) > first + all,
    };
  });
  return { bars: laid, height: from + ends.length * (height + GAP_PX) };
}

/** The bar of another row that is nearest in time. @param {Bar} bar @param {Row} row */
export function nearest(bar, row) {
  const middle = (/** @type {Bar} */ b) => b.left + b.width / 2;
  return row.bars.reduce((/** @type {Bar|null} */ best, b) => (!best || Math.abs(middle(b) - middle(bar)) < Math.abs(middle(best) - middle(bar)) ? b : best), null);
}

/** A date some days on: `2026-03-09`. @param {string} day @param {number} days */
export function plusDays(day, days) {
  const at = new Date(day + 'T00:00:00Z');
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** `Mon 2 Mar`. @param {string} day */
export const dayName = (day) => new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day + 'T00:00:00Z')).replace(',', '');
