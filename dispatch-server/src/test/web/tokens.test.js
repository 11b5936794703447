import { equal, ok, test } from './harness.js';

/** Which text stands on which surface; each must reach 4.5 : 1 (WCAG 2.2, 1.4.3). */
const texts = {
  text: ['ground', 'surface', 'surface-raised', 'surface-hover', 'selected', 'field'],
  'text-muted': ['ground', 'surface', 'surface-raised', 'surface-hover', 'selected'],
  'text-faint': ['ground', 'surface', 'surface-raised', 'field'],
  accent: ['ground', 'surface', 'surface-raised', 'surface-hover', 'selected'],
  alarm: ['ground', 'surface', 'surface-raised', 'surface-hover', 'selected', 'alarm-wash'],
  warn: ['ground', 'surface', 'surface-raised', 'surface-hover', 'selected', 'warn-wash'],
  calm: ['surface', 'calm-wash'],
  good: ['surface', 'surface-raised', 'good-wash'],
  'on-accent': ['accent-fill', 'accent-fill-hover'],
  'on-alarm': ['alarm-fill'],
  'on-warn': ['warn-fill'],
  'map-label': ['map-land', 'map-halo', 'map-street'],
  'map-place': ['map-halo'],
};

/** What must be told from what it lies on without being text: 3 : 1 (WCAG 2.2, 1.4.11). */
const shapes = {
  'line-strong': ['surface', 'surface-raised', 'field'],
  focus: ['ground', 'surface', 'surface-raised', 'surface-hover', 'selected', 'field'],
  'map-main': ['map-land'],
  'map-main-large': ['map-land'],
  'map-valve': ['map-halo'],
  'map-valve-closed': ['map-halo'],
  'map-valve-stuck': ['map-halo'],
  'map-hydrant': ['map-halo'],
  'map-segment': ['map-land'],
  'map-secondary': ['map-land'],
};

const luminance = (/** @type {string} */ hex) => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (/** @type {string} */ a, /** @type {string} */ b) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const sheet = await (await fetch('/tokens.css')).text();
const style = document.createElement('style');
style.textContent = sheet;
document.head.append(style);
const value = (/** @type {string} */ name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

for (const theme of ['dark', 'light']) {
  for (const [least, pairs] of /** @type {[number, Record<string, string[]>][]} */ ([[4.5, texts], [3, shapes]])) {
    test(`${theme}: every pair reaches ${least} to 1`, () => {
      document.documentElement.dataset.theme = theme;
      const weak = Object.entries(pairs).flatMap(([on, surfaces]) =>
        surfaces.map((s) => ({ pair: `${on} on ${s}`, ratio: contrast(value(on), value(s)) })).filter((x) => !(x.ratio >= least)));
      ok(!weak.length, weak.map((w) => `${w.pair} ${w.ratio.toFixed(2)}`).join(', '));
    });
  }
}

test('the light theme by attribute and by the system’s wish are the same', () => {
  const blocks = [...sheet.matchAll(/color-scheme: light;([^}]*)}/g)].map((m) => m[1].replace(/\s+/g, ' ').trim());
  equal(blocks.length, 2);
  equal(blocks[0], blocks[1]);
});
