import { airtime, channelLook, countNew, eventLook, isWanted, mergeRadios, radioMeant, settingsOf } from '/radio/radio-model.js';
import { equal, ok, test } from './harness.js';

const gateway = (/** @type {string} */ name, /** @type {any[]} */ radios, /** @type {string[]} */ emergencies = []) => ({ name, there: true, status: { channels: [], radios, emergencies } });
const heard = (/** @type {string} */ radioId, /** @type {string} */ transport, /** @type {string|null} */ heardAt, waiting = 0) => ({ radioId, transport, heardAt, present: true, waiting });
const line = (/** @type {number} */ number, at = `2026-03-01T12:00:0${number}Z`) => ({ gateway: 'here', number, at, transport: 'packet', event: 'SENT', radioId: '1', sequence: 1, text: '' });

test('a radio that two gateways hear is one row, on the channel that heard it last, with all that waits', () => {
  const radios = mergeRadios(
    [gateway('here', [heard('1101', 'uhf', '2026-03-01T12:00:00Z', 1)]), gateway('hill', [heard('1101', 'packet', '2026-03-01T12:05:00Z', 2)])],
    [{ radioId: '1101', unitCode: 'V1', name: 'Valve crew' }],
  );
  equal(radios.map((r) => [r.radioId, r.unitCode, r.gateway, r.channel, r.waiting]), [['1101', 'V1', 'hill', 'packet', 3]]);
});

test('a radio in emergency stands first, be it known for nothing else', () => {
  const radios = mergeRadios([gateway('here', [heard('9', 'uhf', null)], ['77'])], [{ radioId: '5', unitCode: 'A1', name: '' }]);
  equal(radios.map((r) => [r.radioId, r.emergency]), [['77', true], ['5', false], ['9', false]]);
});

test('a radio of a gateway that is away is not present', () => {
  ok(!mergeRadios([{ ...gateway('hill', [heard('9', 'uhf', null)]), there: false }], [])[0].present);
});

test('radios are found by id, unit and channel, and a unit stands for its radio', () => {
  const radios = mergeRadios([gateway('here', [heard('1101', 'uhf', null)])], [{ radioId: '1101', unitCode: 'V1', name: 'Valve crew' }]);
  equal(['110', 'v1', 'UHF', 'this server', 'other'].map((wanted) => isWanted(radios[0], wanted)), [true, true, true, true, false]);
  equal([radioMeant(' v1 ', radios), radioMeant(' 42 ', radios)], ['1101', '42']);
});

test('a channel says that it is muted before that it fails, and nothing of one whose gateway is away', () => {
  const channel = { working: false, detail: 'no modem', muted: true };
  equal([channelLook(channel, true).text, channelLook({ ...channel, muted: false }, true).why, channelLook({ ...channel, muted: false }, false).text], ['Muted, not working', 'no modem', 'Not known']);
});

test('airtime is held against what routine may use in an hour', () => {
  equal(airtime({ airtimeLastHour_s: 36, routineLeft_s: 12 }), { used_s: 36, share: 0.1, over: false, text: '36 of 360 s' });
  equal(airtime({ airtimeLastHour_s: 400, routineLeft_s: 0 }).over, true);
  equal(airtime({ airtimeLastHour_s: 400, routineLeft_s: 86_400 }).text, '400 s, no limit');
});

test('new lines are those that are not shown, late ones too, and a log begun anew is not taken for the old', () => {
  equal(countNew([line(3), line(1)], [line(4), line(3), line(2), line(1)]), 2);
  equal(countNew([line(1)], [line(1, '2026-03-02T12:00:00Z')]), 1);
});

test('an event that this page does not know is shown by its name', () => {
  equal([eventLook('RADIO_ACK').text, eventLook('GONE_FOR_TEA').text], ['Radio has it', 'gone for tea']);
});

test('the settings dial in by TLS unless the server is on this machine', () => {
  ok(settingsOf('hill', { protocol: 'http:', host: 'dispatch.example:8080', hostname: 'dispatch.example' }).includes('wss://dispatch.example:8080/gateway-link'));
  ok(settingsOf('hill', { protocol: 'http:', host: 'localhost:8080', hostname: 'localhost' }).includes(' ws://localhost:8080/gateway-link'));
});
