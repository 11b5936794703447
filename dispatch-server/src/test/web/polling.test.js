import { Polling } from '/lib/polling.js';
import { equal, ok, test } from './harness.js';

const later = (/** @type {number} */ ms) => new Promise((go) => setTimeout(go, ms));

/** @param {boolean} hidden */
function look(hidden) {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** @param {() => boolean} come */
async function until(come) {
  for (let k = 0; k < 200 && !come(); k++) await later(10);
  ok(come(), 'it did not come');
}

test('asks again and again, not while the page is hidden, and at once when it is seen again', async () => {
  let asked = 0;
  const polling = new Polling(async () => asked++, 5);
  polling.start();
  await until(() => asked > 2);
  look(true);
  const before = asked;
  await later(100);
  equal(asked, before);
  look(false);
  await until(() => asked > before);
  polling.stop();
  const last = asked;
  await later(100);
  equal(asked, last);
});

test('a newer question drops the one that is not answered yet', async () => {
  /** @type {AbortSignal[]} */
  const signals = [];
  const polling = new Polling((signal) => {
    signals.push(signal);
    return later(20);
  }, 10_000);
  const first = polling.start();
  const second = polling.now();
  equal([signals[0].aborted, signals[1].aborted], [true, false]);
  await Promise.all([first, second]);
  equal(signals.length, 2);
  polling.stop();
});
