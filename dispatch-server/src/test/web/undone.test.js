import { undoneSince } from '/console/undone.js';
import { equal, test } from './harness.js';

test('who ends an incident hears what it left undone, and of earlier times nothing', () => {
  const before = { number: '26-1', timeline: [{ id: 'a', kind: 'UNDONE', text: 'Not done when it ended: old' }] };
  const after = { number: '26-1', timeline: [...before.timeline, { id: 'b', kind: 'STATE_CLOSED', text: 'Closed' }, { id: 'c', kind: 'UNDONE', text: 'Not done when it ended: tell Claims (media)' }] };
  equal(undoneSince(before, after), ['26-1: Not done when it ended: tell Claims (media)']);
  equal(undoneSince(after, after), []);
});
