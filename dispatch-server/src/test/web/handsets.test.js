import { FILTERS, NORMAL, faultsOf, isUnusual, keepOn, seconds, shown, unanswered } from '/simulated-radios/handset-model.js';
import { equal, ok, test } from './harness.js';

const radio = (/** @type {string} */ radioId, /** @type {string|null} */ unitCode, behaviour = {}, /** @type {boolean[]} */ ...read) => ({
  radioId, unitCode, on: true, behaviour: { ...NORMAL, ...behaviour }, sent: [],
  display: read.map((r, n) => ({ id: `${n}`, text: `K${n}`, at: '2026-03-01T12:00:00Z', read: r })),
});
const ids = (/** @type {any[]} */ radios) => radios.map((r) => r.radioId);

test('all that is wrong with a radio stands on it, and a crew that acknowledges by itself is no fault', () => {
  equal(faultsOf({ ...NORMAL, ackDelay_s: 8, deaf: true, noFix: true }), ['Slow 8 s', 'Deaf', 'No GPS fix']);
  equal(faultsOf({ ...NORMAL, acksLost: true, duplicates: true, wrongSequence: true }), ['Acks lost', 'Doubling', 'Wrong numbers']);
  const auto = radio('1', 'V1', { crewAckAfter_s: 4 });
  equal([faultsOf(auto.behaviour), FILTERS.misbehaving(auto), isUnusual(auto), isUnusual(radio('1', 'V1'))], [[], false, true, false]);
});

test('radios stand by unit, numbers as numbers, those without a crew last', () => {
  equal(ids(shown([radio('9', null), radio('3', 'V10'), radio('2', 'V2'), radio('1', 'R1')], '', null)), ['1', '2', '3', '9']);
});

test('a radio is found by part of its unit or id', () => {
  const radios = [radio('1101', 'V1'), radio('1201', 'R1')];
  equal([' v1', '120', 'x'].map((wanted) => ids(shown(radios, wanted, null))), [['1101'], ['1201'], []]);
});

test('what a filter left stays when it is answered, and what comes to be so joins it', () => {
  const before = [radio('1', 'V1', {}, false), radio('2', 'V2', {}, true)];
  const kept = keepOn(new Set(), before, 'unanswered');
  equal(ids(shown(before, '', kept)), ['1']);
  const after = [radio('1', 'V1', {}, true), radio('2', 'V2', {}, true, false), radio('3', 'V3')];
  equal([unanswered(after[0]), ids(shown(after, '', keepOn(kept, after, 'unanswered')))], [0, ['1', '2']]);
});

test('seconds go as a number, nothing as nothing, and what is none as it was written', () => {
  equal([seconds(' 8 ', 0), seconds('', 0), seconds(' ', null), seconds('-1', 0), seconds('soon', 0)], [8, 0, null, -1, 'soon']);
  ok(seconds('1e3', 0) === '1e3');
});
