import { Sequencer } from '/lib/live.js';
import { equal, test } from './harness.js';

const m = (/** @type {number} */ sequence) => ({ sequence, kind: 'X' });
const sequences = (/** @type {any} */ heard) => heard.apply.map((/** @type {any} */ x) => x.sequence);

test('what is heard before the snapshot waits for it', () => {
  const s = new Sequencer();
  equal(s.hear(m(5)), { apply: [], gap: false });
  equal(sequences(s.snapshot(4)), [5]);
});

test('what the snapshot already holds is dropped', () => {
  const s = new Sequencer();
  s.hear(m(3));
  s.hear(m(4));
  equal(sequences(s.snapshot(4)), []);
  equal(sequences(s.hear(m(4))), []);
  equal(sequences(s.hear(m(5))), [5]);
});

test('a gap asks for a snapshot and keeps what came after it', () => {
  const s = new Sequencer();
  s.snapshot(1);
  equal(s.hear(m(3)), { apply: [], gap: true });
  equal(s.hear(m(4)), { apply: [], gap: false });
  equal(sequences(s.snapshot(2)), [3, 4]);
});

test('a gap among what was held asks for another snapshot', () => {
  const s = new Sequencer();
  s.hear(m(3));
  s.hear(m(6));
  const first = s.snapshot(2);
  equal(sequences(first), [3]);
  equal(first.gap, true);
  equal(sequences(s.snapshot(6)), []);
});

test('after a restart of the server a lower sequence is taken', () => {
  const s = new Sequencer();
  s.snapshot(900);
  s.restart();
  s.hear(m(2));
  equal(sequences(s.snapshot(1)), [2]);
  equal(sequences(s.hear(m(3))), [3]);
});

test('a snapshot without a sequence takes whatever comes next, and then knows a gap', () => {
  const s = new Sequencer();
  equal(sequences(s.snapshot(undefined)), []);
  equal(sequences(s.hear(m(41))), [41]);
  equal(s.hear(m(43)).gap, true);
  equal(sequences(s.snapshot(undefined)), [43]);
});
