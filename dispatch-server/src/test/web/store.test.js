import { arrangeQueue, closuresNow, emptyConsole, listAlarms, listUnits, reduceConsole, withSnapshot } from '/lib/store.js';
import { equal, ok, test } from './harness.js';

const incident = (/** @type {string} */ id, /** @type {any} */ more = {}) => ({
  id, number: id, priority: 'P2', state: 'REPORTED', openedAt: '2026-03-01T10:00:00Z', version: 1, ...more,
});
const start = () => withSnapshot(emptyConsole, { incidents: [incident('a')], units: [{ code: 'V1', status: 'AVAILABLE' }], alarms: [] });

test('a snapshot replaces what was shown', () => {
  const state = withSnapshot(start(), { incidents: [incident('b')], units: [], alarms: [] });
  equal(Object.keys(state.incidents), ['b']);
  equal(Object.keys(state.units), []);
});

test('a new incident appears and the state before it is left as it was', () => {
  const before = start();
  const after = reduceConsole(before, { kind: 'INCIDENT', incident: incident('b') });
  equal(Object.keys(after.incidents).sort(), ['a', 'b']);
  equal(Object.keys(before.incidents), ['a']);
});

test('an older version of an incident never overwrites a newer one', () => {
  const newer = reduceConsole(start(), { kind: 'INCIDENT', incident: incident('a', { version: 3, state: 'VERIFIED' }) });
  equal(reduceConsole(newer, { kind: 'INCIDENT', incident: incident('a', { version: 2 }) }).incidents.a.state, 'VERIFIED');
});

test('a closed incident leaves the queue, a restored one stays', () => {
  const restored = reduceConsole(start(), { kind: 'INCIDENT', incident: incident('a', { version: 2, state: 'RESTORED' }) });
  ok(restored.incidents.a);
  const closed = reduceConsole(restored, { kind: 'INCIDENT', incident: incident('a', { version: 3, state: 'CLOSED' }) });
  equal(Object.keys(closed.incidents), []);
});

test('units and alarms come, change and go', () => {
  let state = reduceConsole(start(), { kind: 'UNIT', unit: { code: 'V1', status: 'EN_ROUTE' } });
  equal(state.units.V1.status, 'EN_ROUTE');
  state = reduceConsole(state, { kind: 'ALARM', alarm: { id: 'x', severity: 'MEDIUM', text: 'a', since: '2' } });
  state = reduceConsole(state, { kind: 'ALARM', alarm: { id: 'y', severity: 'HIGH', text: 'b', since: '3' } });
  equal(listAlarms(state).map((a) => a.id), ['y', 'x']);
  const over = reduceConsole(state, { kind: 'ALARM', alarm: { id: 'y', severity: 'HIGH', text: 'b', since: '3', overAt: '4' } });
  equal(listAlarms(over).map((a) => a.id), ['x', 'y']);
  equal(listAlarms(reduceConsole(state, { kind: 'ALARM_GONE', id: 'y' })).map((a) => a.id), ['x']);
});

test('a change of timeline or outage touches its incident each time', () => {
  const once = reduceConsole(start(), { kind: 'TIMELINE', incidentId: 'a' });
  const twice = reduceConsole(once, { kind: 'OUTAGE', incidentId: 'a' });
  equal(once.touched?.incidentId, 'a');
  ok(once.touched?.n !== twice.touched?.n);
});

test('an unknown kind of message changes nothing', () => {
  const state = start();
  ok(reduceConsole(state, { kind: 'SOMETHING_NEW' }) === state);
});

test('the queue is sorted by priority, then by age', () => {
  const incidents = {
    old2: incident('old2', { openedAt: '2026-03-01T08:00:00Z' }), p1: incident('p1', { priority: 'P1', openedAt: '2026-03-01T12:00:00Z' }),
    new2: incident('new2', { openedAt: '2026-03-01T09:00:00Z' }), so: incident('so', { priority: 'SO' }),
  };
  equal(arrangeQueue([], incidents, false), ['p1', 'old2', 'new2', 'so']);
});

test('nothing moves under the pointer: what is new comes on top, what is gone keeps its place', () => {
  const incidents = { a: incident('a', { priority: 'P3' }), n: incident('n', { priority: 'P3' }) };
  equal(arrangeQueue(['gone', 'a'], incidents, true), ['n', 'gone', 'a']);
  equal(arrangeQueue(['n', 'gone', 'a'], incidents, false), ['a', 'n']);
});

test('units off shift stand last, V2 before V10', () => {
  const units = [{ code: 'V10', status: 'AVAILABLE' }, { code: 'A1', status: 'OFF_SHIFT' }, { code: 'V2', status: 'ON_SITE' }];
  equal(listUnits(withSnapshot(emptyConsole, { incidents: [], units, alarms: [] })).map((u) => u.code), ['V2', 'V10', 'A1']);
});

test('when the demo city leaves, its incidents and alarms leave the screen and the units stay', () => {
  const state = reduceConsole(start(), { kind: 'CITY', name: 'Realtown', demoLeft: true });
  equal(Object.keys(state.incidents), []);
  equal(Object.keys(state.units), ['V1']);
});

test('an alarm that was gone before it could be told changes nothing', () => {
  const state = start();
  equal(reduceConsole(state, { kind: 'ALARM' }), state);
});

test('the streets that are closed are those last heard of, and a snapshot says which there are', () => {
  const heard = reduceConsole(start(), { kind: 'ROADS', roadClosures: [{ id: 'c' }] });
  equal(heard.roadClosures, [{ id: 'c' }]);
  equal(withSnapshot(heard, { incidents: [], units: [], alarms: [], roadClosures: [{ id: 'd' }] }).roadClosures, [{ id: 'd' }]);
  equal(reduceConsole(heard, { kind: 'CITY', name: 'Elsewhere' }).roadClosures, []);
});

test('a closure holds from its beginning to its end', () => {
  const closure = { from: '2026-03-01T10:00:00Z', until: '2026-03-01T12:00:00Z' };
  const at = (/** @type {string} */ time) => closuresNow([closure], Date.parse(`2026-03-01T${time}:00Z`)).length;
  equal([at('09:59'), at('10:00'), at('11:59'), at('12:00')], [0, 1, 1, 0]);
  equal(closuresNow([{ from: closure.from, until: null }], Date.parse('2030-01-01T00:00:00Z')).length, 1);
});
