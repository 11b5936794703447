import { equal, test } from './harness.js';
import { axisOf, consequences, hoursOf, leastWidth, pinsOf, placeOf, stillAsked, wanted, wish, wishWords } from '/plan/plan-model.js';

const at = (/** @type {string} */ time) => `2026-03-02T${time}:00Z`;
const stop = (/** @type {string} */ orderId, /** @type {string} */ from, /** @type {string} */ to, more = {}) => ({ orderId, number: `SO-${orderId}`, what: 'Reconnect', where: null, arrivesAt: at(from), startsAt: at(from), endsAt: at(to), latestStart: at('16:00'), pinned: false, underWay: false, ...more });
const out = { orderId: 'x', number: 'SO-x', what: 'Meter', where: null, reasons: { V1: 'too late' }, because: null };
const plan = (/** @type {any[]} */ one, /** @type {any[]} */ two = []) => ({
  day: '2026-03-02', version: 1, madeAt: at('05:00'), madeBy: 'dana', acceptedAt: null, acceptedBy: null,
  content: { units: [{ code: 'V1', from: at('06:00'), to: at('14:00'), drivingMinutes: 0, stops: one }, { code: 'V2', from: at('12:00'), to: at('22:00'), drivingMinutes: 0, stops: two }], leftOut: [out], changes: [], causes: [] },
});

test('the axis begins with the first unit that has stops and ends an hour after the last of them', () => {
  const late = plan([], [stop('a', '13:10', '13:40')]);
  const axis = axisOf(late);
  equal(hoursOf(axis).map((ms) => new Date(ms).getUTCHours()), [12, 13, 14]);
  equal([placeOf(axis, at('12:00')), placeOf(axis, at('13:30')), placeOf(axis, at('23:00'))], [0, 50, 100]);
});

test('a day without stops still has an axis', () => {
  equal(hoursOf(axisOf(plan([]))).map((ms) => new Date(ms).getUTCHours()), [6]);
});

test('the axis is so wide that stops a quarter of an hour apart can each be hit', () => {
  const day = plan([stop('a', '06:00', '06:10'), stop('b', '06:15', '06:25')]);
  const axis = axisOf(day);
  const apart = (leastWidth(day, axis) * (placeOf(axis, at('06:15')) - placeOf(axis, at('06:00')))) / 100;
  equal(apart >= 24, true);
});

test('a stop is fixed by a wish, a wish back is none, and a fixed one can be freed', () => {
  const day = plan([stop('a', '06:00', '06:20'), stop('b', '07:00', '07:20', { pinned: true })]);
  const moved = wish(day, {}, 'a', 'V2');
  equal(moved, { a: 'V2' });
  equal([wanted(day, moved, 'a'), wanted(day, {}, 'b')], ['V2', 'V1']);
  equal(wish(day, moved, 'a', ''), {});
  equal(wish(day, {}, 'b', ''), { b: '' });
  equal(pinsOf(day, { a: 'V2' }), [{ orderId: 'b', unitCode: 'V1' }, { orderId: 'a', unitCode: 'V2' }]);
  equal(pinsOf(day, { b: '' }), []);
  equal(pinsOf(null, {}), []);
});

test('wishes are said in words', () => {
  const day = plan([stop('a', '06:00', '06:20'), stop('b', '07:00', '07:20', { pinned: true })]);
  equal(wishWords(day, 'a', 'V2'), 'Reconnect SO-a: from V1 to V2');
  equal(wishWords(day, 'a', 'V1'), 'Reconnect SO-a: fixed to V1');
  equal(wishWords(day, 'b', ''), 'Reconnect SO-b: no longer fixed to V1');
  equal(wishWords(day, 'x', 'V2'), 'Meter SO-x: to V2');
});

test('what a newer plan has fulfilled, or no longer holds, is wanted no more', () => {
  const newer = plan([stop('c', '08:00', '08:20', { underWay: true })], [stop('a', '12:00', '12:20', { pinned: true }), stop('b', '13:00', '13:20')]);
  equal(stillAsked(newer, { a: 'V2', b: 'V1', c: 'V2', gone: 'V1', x: 'V1' }), { b: 'V1', x: 'V1' });
});

test('only who is on shift is sent, and only today', () => {
  const day = plan([stop('a', '06:10', '06:20'), stop('b', '07:00', '07:20')], [stop('c', '12:10', '12:20')]);
  const sent = (/** @type {boolean} */ today, /** @type {string} */ now) => consequences(day, today, Date.parse(at(now)));
  equal(sent(true, '06:05').sent.map(({ stop: one }) => one.orderId), ['a']);
  equal(sent(true, '06:05').reserved, 2);
  equal(sent(true, '12:30').sent.length, 2);
  equal([sent(false, '06:05').sent.length, sent(false, '06:05').reserved], [0, 3]);
});

test('an appointment late in the day is sent when its unit should leave, and not before', () => {
  const day = plan([stop('late', '13:00', '13:20', { arrivesAt: at('06:20') })]); // twenty minutes of driving
  const sent = (/** @type {string} */ now) => consequences(day, true, Date.parse(at(now))).sent.length;
  equal([sent('06:05'), sent('12:20'), sent('12:30')], [0, 0, 1]);
});
