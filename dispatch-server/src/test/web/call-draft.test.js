import { choose, keepDraft, keptDraft, missing, newDraft, toNewCall, toggleUnit, triageQuestion, withAddress, withProposal } from '/console/call-draft.js';
import { equal, ok, test } from './harness.js';

const place = { label: '118 Mill Road', lon: -75, lat: 43, method: 'ADDRESS_POINT', accuracy_m: 5 };
const triage = {
  type: { code: 'MAIN_BREAK', label: 'Main break' }, priority: 'P1', geocode: { status: 'FOUND', candidates: [place] }, parents: [],
  units: [{ unitCode: 'V3', eligible: false }, { unitCode: 'V1', eligible: true }, { unitCode: 'V2', eligible: true }],
};
const words = { ...newDraft(), narrative: 'water coming up at 118 mill road' };

test('words propose type, priority, place and the first unit that may go', () => {
  const d = withProposal(words, triage);
  equal([d.type, d.priority, d.location?.label, d.unitCodes], ['MAIN_BREAK', 'P1', '118 Mill Road', ['V1']]);
});

test('what the dispatcher chose is never overwritten by a later proposal', () => {
  let d = choose(choose(words, 'type', 'SERVICE_LEAK'), 'priority', 'P3');
  d = toggleUnit(toggleUnit(withProposal(d, triage), 'V2'), 'V1');
  d = withProposal(d, triage);
  equal([d.type, d.priority, d.unitCodes], ['SERVICE_LEAK', 'P3', ['V2', 'V1']]);
});

test('a unit that was unticked stays unticked', () => {
  const d = toggleUnit(withProposal(words, triage), 'V1');
  equal(withProposal(d, triage).unitCodes, []);
});

test('no unit is ticked by itself where a likely parent is open', () => {
  equal(withProposal(words, { ...triage, parents: [{ incident: { id: 'x' } }] }).unitCodes, []);
});

test('no unit is ticked by itself for what can wait', () => {
  equal(withProposal(words, { ...triage, priority: 'P3' }).unitCodes, []);
});

test('of several places none is taken by itself', () => {
  equal(withProposal(words, { ...triage, geocode: { status: 'AMBIGUOUS', candidates: [place, place] } }).location, null);
});

test('a place chosen by hand stays until the address is written anew', () => {
  const mine = choose(words, 'location', { lon: 1, lat: 2 });
  equal(withProposal(mine, triage).location?.lon, 1);
  equal(triageQuestion(mine).lon, 1);
  equal(withProposal(withAddress(mine, '118 mill'), triage).location?.lon, -75);
});

test('joining an incident sends no proposed unit and makes no new incident', () => {
  const d = choose(withProposal(words, triage), 'incidentId', 'parent');
  const call = toNewCall(d);
  equal([call.unitCodes, call.incidentId, call.newIncidentId], [[], 'parent', undefined]);
});

test('a call without a place can be taken, one without words or type cannot', () => {
  equal(missing({ ...words, type: 'MAIN_BREAK' }), []);
  equal(missing(words)[0].field, 'type');
  equal(missing(newDraft())[0].field, 'narrative');
});

test('a draft survives a reload with its ids, and an empty one leaves nothing behind', () => {
  keepDraft('dana', words);
  const again = keptDraft('dana');
  equal([again?.id, again?.newIncidentId, again?.narrative], [words.id, words.newIncidentId, words.narrative]);
  keepDraft('dana', newDraft());
  ok(keptDraft('dana') === null);
});
