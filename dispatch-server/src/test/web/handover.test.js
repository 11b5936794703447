import { equal, test } from './harness.js';
import { UnsavedNotes, hoursOf, openQuestion, stateWords } from '/handover/handover-model.js';

function storage() {
  const kept = new Map();
  return { getItem: (/** @type {string} */ k) => kept.get(k) ?? null, setItem: (/** @type {string} */ k, /** @type {string} */ v) => kept.set(k, v), removeItem: (/** @type {string} */ k) => kept.delete(k) };
}

test('what was typed and not saved is there after a reload', () => {
  const kept = storage();
  new UnsavedNotes('h1', kept).put('UNITS ', { text: 'V3 leaks oil', version: 2 });
  equal(new UnsavedNotes('h1', kept).get('UNITS ')?.text, 'V3 leaks oil');
  equal(new UnsavedNotes('h2', kept).count, 0);
});

test('a saved note is forgotten, but not what was typed while it was on its way', () => {
  const notes = new UnsavedNotes('h1', storage());
  notes.put('a', { text: 'one two', version: 0 });
  notes.saved('a', 'one', 1);
  equal(notes.get('a'), { text: 'one two', version: 1 });
  notes.saved('a', 'one two', 2);
  equal(notes.count, 0);
});

test('a question is open until the record is signed again', () => {
  const refused = { kind: 'REFUSED', words: 'Which key?' };
  equal(openQuestion({ state: 'DRAFT', events: [{ kind: 'SIGNED' }, refused] }), refused);
  equal(openQuestion({ state: 'SIGNED', events: [refused, { kind: 'SIGNED' }] }), null);
});

test('a record says who answers for it', () => {
  const signed = { name: 'Dana Fox', at: '14:00' };
  equal(stateWords({ signed, accepted: { name: 'Omar Ali', at: '14:05' } }, (at) => at), 'Signed by Dana Fox, 14:00. Accepted by Omar Ali, 14:05.');
});

test('hours are times of the day', () => {
  equal(hoursOf('06:00, 14:00;22:30'), ['06:00', '14:00', '22:30']);
  equal([hoursOf(''), hoursOf('24:00'), hoursOf('6')], [[], null, null]);
});
