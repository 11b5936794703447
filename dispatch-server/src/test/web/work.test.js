import { acknowledgementPath, stepToConfirm, withoutProposal, changeToRead, deliveriesOf, digging, nextStep, noWork, progress, reduceWork, reopeningInOrder, valvesInOrder, withAnswer, withOutage, withSnapshot } from '/technician/work.js';
import { equal, test } from './harness.js';

const job = (/** @type {string} */ id, /** @type {string[]} */ allowed, version = 1) => ({
  assignment: { id, version, state: 'DISPATCHED' }, incident: { id: 'i', number: '26-000001' },
  steps: ['ACKNOWLEDGE', 'DECLINE', 'EN_ROUTE', 'ON_SITE'].map((step) => ({ step, label: step, allowed: allowed.includes(step) })),
});
const waiting = (/** @type {string} */ step) => ({ key: step, path: '/s', body: {}, label: step, at: '', assignmentId: 'a', step });

test('the big button is the first step of the sequence that the server allows', () => {
  equal(nextStep(job('a', ['DECLINE', 'EN_ROUTE']), []), 'EN_ROUTE');
});

test('a step that was taken is not offered again, even while the server still allows it', () => {
  const steps = ['MADE_SAFE', 'RESTORED', 'COMPLETE'].map((step) => ({ step, label: step, allowed: true }));
  const done = (/** @type {any} */ times) => nextStep({ ...job('a', []), steps, assignment: { id: 'a', version: 1, times } }, []);
  equal(done({ onSite: 'x' }), 'MADE_SAFE');
  equal(done({ onSite: 'x', madeSafe: 'x' }), 'RESTORED');
  equal(done({ onSite: 'x', restored: 'x' }), 'COMPLETE');
});

test('with no signal the button goes on from the last step not yet sent', () => {
  equal(nextStep(job('a', ['ACKNOWLEDGE']), [waiting('ACKNOWLEDGE'), waiting('EN_ROUTE')]), 'ON_SITE');
  equal(nextStep(job('b', ['ACKNOWLEDGE']), [waiting('ACKNOWLEDGE')]), 'ACKNOWLEDGE');
});

test('progress says what is done, next and later', () => {
  equal(progress(job('a', ['EN_ROUTE']), []).slice(0, 3).map((s) => [s.done, s.now]), [[true, false], [false, true], [false, false]]);
});

test('a job that is told twice is shown once', () => {
  const state = withSnapshot(noWork, { unit: {}, assignments: [job('a', [])] });
  equal(reduceWork(state, { kind: 'ASSIGNMENT', deliveryId: 'd', assignment: job('a', []) }).work.length, 1);
});

test('a late message never sets a job back', () => {
  const state = withSnapshot(noWork, { unit: {}, assignments: [job('a', ['ON_SITE'], 4)] });
  equal(nextStep(reduceWork(state, { kind: 'CHANGED', assignment: job('a', ['EN_ROUTE'], 3) }).work[0], []), 'ON_SITE');
});

test('a job taken back leaves a notice with its number and reason', () => {
  const state = reduceWork(withSnapshot(noWork, { unit: {}, assignments: [job('a', [])] }), { kind: 'GONE', assignmentId: 'a', reason: 'Cancelled' });
  equal([state.work.length, state.gone[0].number, state.gone[0].reason], [0, '26-000001', 'Cancelled']);
});

test('valves stand in their order and show what is reported but not sent', () => {
  const valves = [
    { ref: 'B/2', order: 2, role: 'CLOSE', done: false }, { ref: 'A', order: 1, role: 'CLOSE', done: false, unitCode: 'V2' },
    { ref: 'D', order: 3, role: 'OPEN', done: true }, { ref: 'C', role: 'DRY_SIDE' },
  ];
  const work = { ...job('a', []), outage: { valves } };
  const report = (result, position) => [{ key: 'k', path: '/api/assignments/a/valves/B%2F2', body: { result, position }, label: '', at: '' }];
  equal(valvesInOrder(work, report('DONE', 'CLOSED')).map((v) => [v.ref, v.wanted, v.done, v.mine, v.unsent ?? null]),
    [['A', 'CLOSED', false, false, null], ['B/2', 'CLOSED', true, true, 'DONE'], ['D', 'OPEN', true, true, null]]);
  equal(valvesInOrder(work, report('STUCK', 'CLOSED'))[1].stuck, true);
  equal(valvesInOrder(work, report('DONE', 'OPEN'))[1].done, false);
});

test('what is put back stands in its order once the pipe is repaired, said or not yet sent', () => {
  const reopening = [{ order: 1, action: 'OPEN_AT_LOW_FLOW', ref: 'A', done: false }, { order: 2, action: 'FLUSH', ref: 'H', done: false }, { order: 3, action: 'CLOSE_AGAIN', ref: 'D', done: false }];
  const work = { ...job('a', []), reopening, outage: { state: 'ISOLATED', steps: [], valves: [], readAt: '2', differences: [{ valveRef: 'A' }, { valveRef: 'D' }] } };
  const step = (kind) => ({ key: kind, path: '/api/incidents/i/outage/steps', body: { kind }, label: '', at: '' });
  equal(reopeningInOrder(work, []), []);
  const opened = { key: 'k', path: '/api/assignments/a/valves/A', body: { result: 'DONE', position: 'OPEN' }, label: '', at: '' };
  equal(reopeningInOrder(work, [step('REPAIRED'), opened]).map((s) => [s.ref, s.wanted ?? null, s.done]), [['A', 'OPEN', true], ['H', null, false], ['D', 'CLOSED', false]]);
  equal(reopeningInOrder(work, [step('REPAIRED'), step('FLUSHING')])[1].done, true);
});

test('the outage that answers a report is shown at once, an older one never', () => {
  const state = withSnapshot(noWork, { unit: {}, assignments: [{ ...job('a', []), outage: { readAt: '2026-01-01T10:00:05Z', state: 'CLOSING' } }] });
  equal(withOutage(state, 'a', { readAt: '2026-01-01T10:00:06Z', state: 'ISOLATED' }).work[0].outage.state, 'ISOLATED');
  equal(withOutage(state, 'a', { readAt: '2026-01-01T10:00:04Z', state: 'PROPOSED' }).work[0].outage.state, 'CLOSING');
  equal(withOutage(state, 'b', { readAt: '2026-01-01T10:00:06Z' }), state);
  equal(withOutage(state, 'a', null), state);
});

test('a step just taken is not offered again while its message is on the way', () => {
  const state = withSnapshot(noWork, { unit: {}, assignments: [job('a', ['ON_SITE'], 4)] });
  const answered = withAnswer(state, { id: 'a', version: 5, times: { acknowledged: 't', enRoute: 't', onSite: 't' } });
  equal(nextStep(answered.work[0], []), 'MADE_SAFE');
  equal(withAnswer(answered, { id: 'a', version: 4, times: {} }), answered);
});

const amended = (/** @type {any} */ amendment) => {
  const w = job('a', ['EN_ROUTE']);
  return { ...w, assignment: { ...w.assignment, amendment } };
};

test('a change is shown until somebody has taken note of it', () => {
  equal(changeToRead(job('a', []), []), null);
  equal(changeToRead(amended({ id: 'm', changes: [] }), [])?.unsent, false);
  equal(changeToRead(amended({ id: 'm', changes: [], acknowledgedAt: 'now' }), []), null);
});

test('with no signal a change taken note of says that it is not sent yet', () => {
  const tap = { key: 'k', path: acknowledgementPath({ id: 'm' }), body: {}, label: '', at: '' };
  equal(changeToRead(amended({ id: 'm', changes: [] }), [tap])?.unsent, true);
  equal(changeToRead(amended({ id: 'newer', changes: [] }), [tap])?.unsent, false);
});

test('the device says that it has the change itself, and the order too', () => {
  const state = reduceWork({ ...noWork, work: [{ ...job('a', []), deliveryId: 'order' }] },
    { kind: 'AMENDMENT', deliveryId: 'change', assignment: { ...amended({ id: 'm', changes: [], deliveries: [{ id: 'change', channel: 'APP' }, { id: 'air', channel: 'RADIO' }] }), deliveryId: 'order' } });
  equal(deliveriesOf(state.work[0]), ['order', 'change']);
});

const proposed = (/** @type {string[]} */ steps) => ({ ...job('a', []), assignment: { id: 'a', version: 1, proposals: steps.map((step) => ({ step, since: 'x' })) } });

test('of two proposed steps the furthest is asked', () => {
  equal(stepToConfirm(proposed(['ON_SITE', 'EN_ROUTE']), [])?.step, 'ON_SITE');
  equal(stepToConfirm(proposed([]), []), null);
  equal(stepToConfirm(job('a', []), []), null);
});

test('what the crew has answered already, or passed, is not asked while that waits to be sent', () => {
  equal(stepToConfirm(proposed(['ON_SITE']), [waiting('ON_SITE')]), null);
  equal(stepToConfirm(proposed(['EN_ROUTE']), [waiting('ON_SITE')]), null);
  equal(stepToConfirm(proposed(['ON_SITE']), [waiting('EN_ROUTE')])?.step, 'ON_SITE');
  const refusal = { key: 'r', path: '/api/assignments/a/proposals/ON_SITE/refuse', body: {}, label: '', at: '' };
  equal(stepToConfirm(proposed(['ON_SITE']), [refusal]), null);
});

test('a refused step is not asked again before the server says so', () => {
  const state = withSnapshot(noWork, { unit: {}, assignments: [proposed(['EN_ROUTE', 'ON_SITE'])] });
  equal(stepToConfirm(withoutProposal(state, 'a', 'ON_SITE').work[0], [])?.step, 'EN_ROUTE');
});

const digs = (/** @type {any} */ clearance, more = {}) => ({ assignment: { id: 'a', state: 'ON_SITE', times: { onSite: '2026-03-01T11:00:00Z' } }, incident: {}, steps: [], dig: { clearance, ...more } });
const noon_ms = Date.parse('2026-03-01T12:00:00Z');

test('whether to dig is told in the words of the server, by hand as a warning', () => {
  equal(digging(digs({ mayDig: false, words: 'Do not dig: no locate ticket.' }), [], noon_ms), { mayDig: false, words: 'Do not dig: no locate ticket.', tone: 'alarm', since: null, arrived: true });
  equal(digging(digs({ mayDig: true, byHand: true, words: 'Dig by hand' }), [], noon_ms)?.tone, 'warn');
  equal(digging(digs({ mayDig: true, words: 'May dig' }), [], noon_ms)?.tone, 'good');
  equal(digging({ assignment: { id: 'a' }, incident: {}, steps: [] }, [], noon_ms), null);
});

test('without signal nobody digs by a clearance that may have run out meanwhile', () => {
  const until = '2026-03-01T12:00:00Z';
  equal(digging(digs({ mayDig: true, words: 'May dig.', until }), [], noon_ms - 1)?.mayDig, true);
  const over = digging(digs({ mayDig: true, words: 'May dig.', until }), [], noon_ms);
  equal([over?.mayDig, over?.tone, over?.words], [false, 'warn', 'Ask the dispatcher before you dig. May dig.']);
});

test('digging that is not sent yet counts, and is not offered again', () => {
  const waiting = [{ key: 'k', path: '/api/assignments/a/dig', body: {}, label: 'Digging', at: '2026-03-01T11:30:00Z' }];
  equal(digging(digs({ mayDig: true, words: 'May dig.' }), waiting, noon_ms)?.since, '2026-03-01T11:30:00Z');
  equal(digging(digs({ mayDig: true, words: 'May dig.' }, { diggingSince: '2026-03-01T11:10:00Z' }), waiting, noon_ms)?.since, '2026-03-01T11:10:00Z');
});
