/**
 * A day's plan as the server tells it (docs/wire.md), and what a dispatcher wants otherwise.
 * @typedef {{orderId: string, number: string, what: string, where: string|null, arrivesAt: string, startsAt: string, endsAt: string, latestStart: string, pinned: boolean, underWay: boolean}} Stop
 * @typedef {{code: string, from: string, to: string, drivingMinutes: number, stops: Stop[]}} UnitDay
 * @typedef {{orderId: string, number: string, what: string, where: string|null, reasons: Record<string, string>, because: string|null}} LeftOut
 * @typedef {{day: string, version: number, madeAt: string, madeBy: string, acceptedAt: string|null, acceptedBy: string|null, content: {units: UnitDay[], leftOut: LeftOut[], changes: string[], causes: {key: string, words: string}[]}}} Plan
 * @typedef {{from_ms: number, to_ms: number}} Axis
 * @typedef {Record<string, string>} Wishes order to the unit that is wanted for it; empty for whichever is best
 */

const HOUR_ms = 3_600_000;

/** How much of a long shift is shown behind the last stop. */
const BEHIND_ms = HOUR_ms;

/** How far apart what can be pressed must be, in pixels. */
const LEAST_TARGET = 25;

/** The hours that the lanes show: whole ones, from the first drive, or where there is none a shift's start, to a while after the last stop. @param {Plan} plan @returns {Axis} */
export function axisOf(plan) {
  const { units } = plan.content;
  const stops = units.flatMap((unit) => unit.stops);
  const busy = units.filter((unit) => unit.stops.length);
  const from_ms = Math.min(...(busy.length ? busy : units).map((unit) => Date.parse(unit.from)));
  const ends = stops.map((stop) => Date.parse(stop.endsAt));
  const shifts = units.map((unit) => Date.parse(unit.to));
  const to_ms = Math.min(Math.max(...shifts), Math.max(from_ms, ...ends) + BEHIND_ms);
  const first_ms = Math.floor(from_ms / HOUR_ms) * HOUR_ms;
  return { from_ms: first_ms, to_ms: Math.max(Math.ceil(to_ms / HOUR_ms) * HOUR_ms, first_ms + HOUR_ms) };
}

/** How wide the axis must be, in pixels, so that each stop can be hit: two that follow each other are a finger apart. @param {Plan} plan @param {Axis} axis */
export function leastWidth(plan, axis) {
  const apart_ms = plan.content.units.flatMap(({ stops }) => stops.slice(1).map((stop, i) => Date.parse(stop.startsAt) - Date.parse(stops[i].startsAt)));
  const least_ms = Math.max(5 * 60_000, Math.min(HOUR_ms, ...apart_ms));
  return Math.ceil((LEAST_TARGET * (axis.to_ms - axis.from_ms)) / least_ms);
}

/** The whole hours within. @param {Axis} axis */
export function hoursOf(axis) {
  const hours = [];
  for (let at_ms = axis.from_ms; at_ms < axis.to_ms; at_ms += HOUR_ms) hours.push(at_ms);
  return hours;
}

/** Where a moment is, in percent of the axis; within it. @param {Axis} axis @param {string|number} moment */
export function placeOf(axis, moment) {
  const at_ms = typeof moment === 'number' ? moment : Date.parse(moment);
  return Math.min(100, Math.max(0, (100 * (at_ms - axis.from_ms)) / (axis.to_ms - axis.from_ms)));
}

/** Where an order is: its unit and stop, or why it is left out. @param {Plan} plan @param {string} orderId @returns {{unit?: UnitDay, stop?: Stop, out?: LeftOut}} */
export function find(plan, orderId) {
  for (const unit of plan.content.units) {
    const stop = unit.stops.find((one) => one.orderId === orderId);
    if (stop) return { unit, stop };
  }
  return { out: plan.content.leftOut.find((one) => one.orderId === orderId) };
}

/** The unit that is wanted for an order, by what was said now or before; empty for whichever is best. @param {Plan} plan @param {Wishes} wishes @param {string} orderId */
export function wanted(plan, wishes, orderId) {
  const { unit, stop } = find(plan, orderId);
  return wishes[orderId] ?? (stop?.pinned && unit ? unit.code : '');
}

/** Says another wish; one that says what the plan says already is none. @param {Plan} plan @param {Wishes} wishes @param {string} orderId @param {string} unitCode @returns {Wishes} */
export function wish(plan, wishes, orderId, unitCode) {
  const { [orderId]: before, ...others } = wishes;
  return wanted(plan, others, orderId) === unitCode ? others : { ...others, [orderId]: unitCode };
}

/** Wishes about orders that are in this plan. @param {Plan} plan @param {Wishes} wishes @returns {Wishes} */
export function stillAsked(plan, wishes) {
  return Object.fromEntries(
    Object.entries(wishes).filter(([orderId, unitCode]) => {
      const { stop, out } = find(plan, orderId);
      return (stop && !stop.underWay && wanted(plan, {}, orderId) !== unitCode) || (out && unitCode);
    }),
  );
}

/** All pins for the next version. @param {Plan|null} plan @param {Wishes} wishes */
export function pinsOf(plan, wishes) {
  if (!plan) return [];
  const stops = plan.content.units.flatMap((unit) => unit.stops);
  const orders = new Set([...stops.filter((stop) => stop.pinned).map((stop) => stop.orderId), ...Object.keys(wishes)]);
  return [...orders].map((orderId) => ({ orderId, unitCode: wanted(plan, wishes, orderId) })).filter((pin) => pin.unitCode);
}

/** A wish in words. @param {Plan} plan @param {string} orderId @param {string} unitCode */
export function wishWords(plan, orderId, unitCode) {
  const { unit, stop, out } = find(plan, orderId);
  const order = stop ?? out;
  const name = `${order?.what ?? 'Order'} ${order?.number ?? ''}`.trim();
  if (!unitCode) return `${name}: no longer fixed to ${unit?.code}`;
  if (unit?.code === unitCode) return `${name}: fixed to ${unitCode}`;
  return unit ? `${name}: from ${unit.code} to ${unitCode}` : `${name}: to ${unitCode}`;
}

/** A unit that leaves later than this is not sent at once. */
const SOON_ms = 15 * 60_000;

/** When a unit must leave to be in time for its first stop. @param {UnitDay} unit */
function leaving_ms(unit) {
  const [first] = unit.stops;
  return Date.parse(first.startsAt) - (Date.parse(first.arrivesAt) - Date.parse(unit.from));
}

/** What accepting does: the first stop of each unit on shift that leaves soon is sent today, the others are reserved. @param {Plan} plan @param {boolean} today @param {number} now_ms */
export function consequences(plan, today, now_ms) {
  const waiting = plan.content.units.map((unit) => ({ unit, stops: unit.stops.map((stop, i) => ({ stop, i })).filter(({ stop }) => !stop.underWay) }));
  const sent = today ? waiting.filter(({ unit }) => Date.parse(unit.from) <= now_ms && unit.stops.length && leaving_ms(unit) <= now_ms + SOON_ms).flatMap(({ unit, stops }) => stops.filter(({ i }) => i === 0).map(({ stop }) => ({ unit, stop }))) : [];
  const all = waiting.reduce((sum, { stops }) => sum + stops.length, 0);
  return { sent, reserved: all - sent.length };
}
