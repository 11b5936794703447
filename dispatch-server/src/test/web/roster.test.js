import { equal, test } from './harness.js';
import { dayName, gapWords, hours, nearest, plusDays, rowsOf } from '/roster/roster-model.js';

const timeOf = (/** @type {string} */ at) => at.slice(11, 16);
const starts = ['02', '03', '04', '05', '06', '07', '08', '09'].map((d) => `2026-03-${d}T00:00:00Z`);
const shift = (/** @type {string} */ from, /** @type {string} */ to, more = {}) => ({ id: from, startsAt: `2026-03-${from}:00Z`, endsAt: `2026-03-${to}:00Z`, worked: true, present: ['Tess Okafor'], away: [], ...more });
const week = (/** @type {any[]} */ shifts, leaves = [], personShifts = []) => ({ starts, leaves, personShifts, units: [{ code: 'V1', shifts }] });

test('a shift stands under its hours', () => {
  const [row] = rowsOf(week([shift('03T06:00', '03T18:00')]), timeOf);
  equal([row.bars[0].left.toFixed(2), row.bars[0].width.toFixed(2), row.bars[0].label, row.bars[0].detail], ['17.86', '7.14', '06–18', 'Okafor']);
});

test('what begins before the week is cut at its edge', () => {
  const [row] = rowsOf(week([shift('01T22:00', '02T06:30')]), timeOf);
  equal([row.bars[0].left, row.bars[0].cutStart, row.bars[0].label], [0, true, '22–06:30']);
});

test('shifts that overlap stand below each other and those that touch in one line', () => {
  const [row] = rowsOf(week([shift('03T06:00', '03T14:00'), shift('03T14:00', '03T22:00'), shift('03T12:00', '03T16:00')]), timeOf);
  equal(row.bars.map((b) => b.top > 10), [false, true, false]);
});

test('leave and who is elsewhere stand below the shifts of their own crew', () => {
  const away = { id: 'l', personId: 'p', name: 'K. Lee', unitCode: 'V1', startsAt: starts[1], endsAt: starts[2] };
  const elsewhere = { id: 's', personId: 'p', name: 'R. Diaz', homeUnit: 'V1', unitCode: 'R2', startsAt: starts[2], endsAt: starts[3] };
  const [row] = rowsOf(week([shift('03T06:00', '03T14:00')], /** @type {any} */ ([away]), /** @type {any} */ ([elsewhere])), timeOf);
  equal(row.bars.map((b) => b.label), ['Lee on leave', '06–14', 'Diaz with R2']);
  equal(row.bars[0].top > row.bars[1].top, true);
});

test('a gap is said in numbers', () => {
  equal([gapWords('2 needed, 1 on: K. Lee on leave'), gapWords('nobody on: K. Lee on leave')], ['1 of 2', 'nobody on']);
});

test('the nearest bar of another row is the one at that time', () => {
  const [row] = rowsOf(week([shift('03T06:00', '03T14:00'), shift('05T06:00', '05T14:00')]), timeOf);
  equal(nearest(row.bars[1], row)?.key, row.bars[1].key);
});

test('weeks go on over months and changes of the clock', () => {
  equal([plusDays('2026-02-25', 7), plusDays('2026-03-09', -7), dayName('2026-03-02'), hours('x 06:00', 'x 14:30', (t) => t.slice(2))], ['2026-03-04', '2026-03-02', 'Mon 2 Mar', '06–14:30']);
});
