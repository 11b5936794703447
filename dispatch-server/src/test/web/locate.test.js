import { body, fresh, look, memberLook, wrong } from '/console/locate-model.js';
import { useTimeZone } from '/lib/format.js';
import { Problem } from '/lib/api.js';
import { equal, test } from './harness.js';

const incident = { addressText: '118 Mill Road' };
const now_ms = Date.parse('2026-03-05T18:40:30Z');

test('a new ticket is an emergency called now at the place of the incident, and asks the usual owners', () => {
  useTimeZone('America/Toronto');
  const form = fresh('t', null, incident, now_ms);
  equal([form.kind, form.calledAt, form.place, form.version], ['EMERGENCY', '2026-03-05T13:40', '118 Mill Road', 0]);
  const sent = body({ ...form, number: '77', members: 'Gas, , Water ,Bell' });
  equal([sent.calledAt, sent.startsAt, sent.expiresAt, sent.withdrawn], ['2026-03-05T18:40:00.000Z', null, null, null]);
  equal(sent.members, ['Gas', 'Water', 'Bell']);
});

test('a correction keeps the seconds of times that nobody touched', () => {
  const ticket = { id: 't', version: 2, number: '77', kind: 'NORMAL', calledAt: '2026-03-05T18:40:30.123Z', startsAt: '2026-03-09T17:40:30.123Z', expiresAt: '2026-03-25T17:40:30.123Z', place: 'x', members: [{ name: 'Gas' }, { name: 'Water' }] };
  const form = fresh('new', ticket, incident, now_ms);
  equal([form.id, form.version, form.members], ['t', 2, 'Gas, Water']);
  const sent = body({ ...form, startsAt: '2026-03-10T08:00', withdrawn: 'Wrong street' });
  equal([sent.calledAt, sent.startsAt, sent.withdrawn, sent.version], ['2026-03-05T18:40:30.123Z', '2026-03-10T12:00:00.000Z', 'Wrong street', 2]);
});

test('no ticket is an alarm where crews dig only, and each state has a shape beside its colour', () => {
  equal(look('NONE', true).tone, 'alarm');
  equal(look('NONE', false).tone, 'calm');
  equal(['WAITING', 'EMERGENCY_RUNNING', 'CLEARED', 'EXPIRED'].map((s) => look(s, false).shape), ['triangle', 'triangle', 'check', 'octagon']);
});

test('an owner that has not answered is not one that objects', () => {
  equal(['CLEAR', 'MARKED', 'CONFLICT', 'NO_RESPONSE', null].map((answer) => memberLook({ answer }).mark), ['✓', '✓', '✕', '▲', '▲']);
  equal(memberLook({ answer: 'CLEAR' }).text, 'clear');
  equal(memberLook({}).text, 'no answer yet');
});

test('an error of one of a list is shown beside the list', () => {
  const problem = new Problem(400, { fields: [{ field: 'members[2]', message: 'is missing' }] });
  equal([wrong(problem, 'members'), wrong(problem, 'number'), wrong(null, 'number')], ['Is missing', '', '']);
});
