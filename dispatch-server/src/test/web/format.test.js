import { age, ago, clock, count, dateAndTime, distance, duration, instantOf, targetClock, timeOfDay, timeWithSeconds, useTimeZone, words, positionAge } from '/lib/format.js';
import { equal, test } from './harness.js';

const now = Date.parse('2026-03-01T12:00:00Z');
const at = (/** @type {number} */ s) => new Date(now + s * 1000).toISOString();

test('durations have two units at most', () => {
  equal([0, 59, 60, 3599, 3600, 7500, 90_000].map(duration), ['0 s', '59 s', '1 min', '59 min', '1 h 00', '2 h 05', '1 d 1 h']);
});

test('an age under five seconds is now, and none is nothing', () => {
  equal([age(at(-4), now), age(at(-8), now), age(null, now)], ['now', '8 s', '']);
  equal([ago(at(-4), now), ago(at(-8), now)], ['now', '8 s ago']);
});

test('times are the city’s, in 24 hours', () => {
  useTimeZone('America/Toronto');
  equal(timeOfDay('2026-03-01T05:05:09Z'), '00:05');
  equal(timeWithSeconds('2026-03-01T23:05:09Z'), '18:05:09');
  equal(dateAndTime('2026-03-01T02:00:00Z'), '2026-02-28 21:00');
});

test('a time that a person writes is the city’s, in summer and in winter', () => {
  useTimeZone('America/Toronto');
  equal(['2026-01-15T14:05', '2026-07-15T14:05', '2026-03-08T12:00', '', 'soon'].map(instantOf), [
    '2026-01-15T19:05:00.000Z', '2026-07-15T18:05:00.000Z', '2026-03-08T16:00:00.000Z', '', '']);
});

test('a target says what is left, then how late, then whether it was met', () => {
  equal(targetClock({ label: 'On site', dueAt: at(3600), met: false }, now), { text: 'On site: 1 h 00 left', tone: 'calm' });
  equal(targetClock({ label: 'On site', dueAt: at(300), met: null }, now)?.tone, 'warn');
  equal(targetClock({ label: 'On site', dueAt: at(-120), met: null }, now), { text: 'On site: 2 min late', tone: 'alarm' });
  equal(targetClock({ label: 'On site', dueAt: at(-120), met: true }, now), { text: 'On site: met', tone: 'good' });
  equal(targetClock(null, now), null);
});

test('a measure that was not taken is a dash, not a zero', () => {
  equal([clock(null), clock(0), clock(65), clock(3729)], ['–', '0:00', '1:05', '1:02:09']);
});

test('amounts agree with their nouns', () => {
  equal([count(1, 'customer'), count(20, 'customer'), distance(840), distance(2400), words('EN_ROUTE')], ['1 customer', '20 customers', '840 m', '2.4 km', 'En route']);
});

test('a position says where it came from and how old it is, and none says so', () => {
  const at = '2026-03-01T14:00:00Z';
  const now_ms = Date.parse(at) + 120_000;
  equal(positionAge({ positionAt: at, positionSource: 'TRACKER' }, now_ms), { text: 'tracker 2 min', stale: false });
  equal(positionAge({ positionAt: at, positionSource: 'APP' }, now_ms + 1_800_000), { text: 'app 32 min old', stale: true });
  equal(positionAge({ positionAt: at }, now_ms), { text: 'position 2 min', stale: false });
  equal(positionAge({}, now_ms), { text: 'no position', stale: true });
  equal(positionAge(undefined, now_ms), { text: 'no position', stale: true });
});
