import { Problem } from '/lib/api.js';
import { Outbox } from '/lib/outbox.js';
import { equal, test } from './harness.js';

const memory = () => {
  const kept = /** @type {Record<string, string>} */ ({});
  return { getItem: (/** @type {string} */ k) => kept[k] ?? null, setItem: (/** @type {string} */ k, /** @type {string} */ v) => void (kept[k] = v) };
};
const action = (/** @type {string} */ key) => ({ key, path: '/x', body: { id: key }, label: key, at: '2026-03-01T10:00:00Z' });
const settled = () => new Promise((go) => setTimeout(go, 5));

test('actions are sent in order, each once', async () => {
  const sent = /** @type {string[]} */ ([]);
  const box = new Outbox('t', { storage: memory(), send: async (_, body) => void sent.push(body.id) });
  box.add(action('a'));
  box.add(action('b'));
  box.add(action('a'));
  await settled();
  equal([sent, box.actions], [['a', 'b'], []]);
});

test('with no signal they stay, survive a reload, and go with the same ids later', async () => {
  const storage = memory();
  const box = new Outbox('t', { storage, send: async () => { throw new Problem(0, {}); } });
  box.add(action('a'));
  await settled();
  clearTimeout(box.timer);
  const sent = /** @type {string[]} */ ([]);
  const again = new Outbox('t', { storage, send: async (_, body) => void sent.push(body.id) });
  equal(again.waiting.map((a) => a.key), ['a']);
  await again.flush();
  equal([sent, again.waiting.length], [['a'], 0]);
});

test('what the server refuses is shown and does not hold up the rest', async () => {
  const sent = /** @type {string[]} */ ([]);
  const box = new Outbox('t', {
    storage: memory(),
    send: async (_, body) => {
      if (body.id === 'a') throw new Problem(422, { detail: 'Not from this state.' });
      sent.push(body.id);
    },
  });
  box.add(action('a'));
  box.add(action('b'));
  await settled();
  equal([sent, box.actions.map((x) => x.refused)], [['b'], ['Not from this state.']]);
  box.dismiss('a');
  equal(box.actions, []);
});
