import { Problem } from '/lib/api.js';
import { AttachmentBox } from '/lib/attachment-box.js';
import { FileStore } from '/lib/file-store.js';
import { equal, test } from './harness.js';

/** A device that keeps what it is given, and loses none of it when the page goes. */
function device() {
  const kept = /** @type {Map<string, any>} */ (new Map());
  return {
    kept,
    put: async (/** @type {any} */ record) => void kept.set(record.id, { ...record }),
    remove: async (/** @type {string} */ id) => void kept.delete(id),
    list: async (/** @type {string} */ user) => [...kept.values()].filter((r) => r.user === user).sort((a, b) => a.order - b.order),
  };
}
const OWNER = '/api/incidents/1';
const photo = (words = 'x') => new File([words], 'IMG.jpg', { type: 'image/jpeg' });
const noSignal = async () => { throw new Problem(0, {}); };
const settled = () => new Promise((go) => setTimeout(go, 10));

test('a photo is on the device before it is sent, and off it once the server has it', async () => {
  const store = device();
  const there = /** @type {number[]} */ ([]);
  const box = new AttachmentBox('tess', { store, send: async (r) => (there.push(store.kept.size), { id: r.id, caption: '' }) });
  await box.add(OWNER, photo());
  await settled();
  equal([there, store.kept.size, box.actions.length], [[1], 0, 0]);
  equal(box.withWaiting(OWNER, []).map((a) => [a.caption, a.unsent]), [['', undefined]]);
});

test('without signal a photo and what it shows outlive the page, and go out in their order with the same ids', async () => {
  const store = device();
  const box = new AttachmentBox('tess', { store, send: noSignal });
  await box.add(OWNER, photo());
  const [before] = box.withWaiting(OWNER, []);
  await box.caption(OWNER, before.id, 'The clamp');
  clearTimeout(box.outbox.timer);
  const sent = /** @type {any[]} */ ([]);
  const again = new AttachmentBox('tess', { store, send: async (r) => (sent.push(r.of ?? r.id, r.caption), { id: r.of ?? r.id, caption: r.caption ?? '' }) });
  await again.restore();
  await settled();
  equal([sent, store.kept.size], [[before.id, undefined, before.id, 'The clamp'], 0]);
  equal([before.unsent, before.caption, before.url.startsWith('blob:')], [true, '', true]);
});

test('what waits is shown with the words that wait, and only where it belongs', async () => {
  const box = new AttachmentBox('tess', { store: device(), send: noSignal });
  await box.add(OWNER, photo());
  await box.caption(OWNER, 'known', 'From the north');
  clearTimeout(box.outbox.timer);
  const shown = box.withWaiting(OWNER, [{ id: 'known', caption: '' }, { id: 'other', caption: 'x' }]);
  equal(shown.map((a) => [a.caption, !!a.unsent]), [['From the north', true], ['x', false], ['', true]]);
  equal(box.withWaiting('/api/incidents/2', []), []);
});

test('nobody is sent the photos of whom had the device before', async () => {
  const store = device();
  const hers = new AttachmentBox('tess', { store, send: noSignal });
  await hers.add(OWNER, photo());
  clearTimeout(hers.outbox.timer);
  const his = new AttachmentBox('raul', { store, send: async (r) => ({ id: r.id }) });
  await his.restore();
  equal([his.actions.length, store.kept.size], [0, 1]);
});

test('a refused photo says why and stays until that was read; the next goes out', async () => {
  const store = device();
  let n = 0;
  const box = new AttachmentBox('tess', { store, send: async (r) => { if (n++ === 0) throw new Problem(422, { detail: 'There are 200 files here already.' }); return { id: r.id }; } });
  await box.add(OWNER, photo());
  await box.add(OWNER, photo());
  await settled();
  equal([box.actions.map((a) => a.refused), store.kept.size], [['There are 200 files here already.'], 1]);
  await box.dismiss(box.actions[0].key);
  equal([box.actions.length, store.kept.size], [0, 0]);
});

test('a device with no room sends it all the same, and says that the page must stay', async () => {
  const full = { ...device(), put: async () => { throw new DOMException('full', 'QuotaExceededError'); } };
  const box = new AttachmentBox('tess', { store: full, send: noSignal });
  await box.add(OWNER, photo());
  clearTimeout(box.outbox.timer);
  equal(box.withWaiting(OWNER, []).map((a) => [a.unsent, a.unkept]), [[true, true]]);
});

test('it is sent as prepared; what was given is kept until it is', async () => {
  const store = device();
  const sizes = /** @type {number[]} */ ([]);
  const box = new AttachmentBox('tess', { store, send: async (r) => (sizes.push(r.blob.size), { id: r.id }) });
  await box.add(OWNER, photo('large'), async () => (sizes.push([...store.kept.values()][0].blob.size), new Blob(['s'], { type: 'image/jpeg' })));
  await settled();
  equal(sizes, [5, 1]);
});

test('the browser keeps files over a new opening, in their order', async () => {
  const id = `test-${Math.random()}`;
  const first = new FileStore();
  await first.put({ id: `${id}b`, user: id, order: 2, blob: new Blob(['b']) });
  await first.put({ id: `${id}a`, user: id, order: 1, blob: new Blob(['a']) });
  const second = new FileStore();
  const kept = await second.list(id);
  equal(await Promise.all(kept.map((r) => r.blob.text())), ['a', 'b']);
  await Promise.all(kept.map((r) => second.remove(r.id)));
  equal(await first.list(id), []);
});
