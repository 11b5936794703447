import { priorities, statusLook } from '../components/shapes.js';
import { token } from '../lib/theme.js';
import { hydrant, marker, numbered, symbolScale, valve } from './symbols.js';

/** How what lives on the map looks: incidents, units, the outage of the incident shown, and the place of a new call. */

const FONT = '"Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif';

/** What the fill of a priority's marker is, and the ink on it. @type {Record<string, [string, string]>} */
const fills = { alarm: ['--alarm-fill', '--on-alarm'], warn: ['--warn-fill', '--on-warn'], calm: ['--calm', '--ground'], quiet: ['--line-strong', '--ground'] };

/** @param {any} ol @returns {(feature: any) => any} */
export function overlayStyle(ol) {
  const { Style, Fill, Stroke, Text, Icon, Circle } = ol.style;
  const halo = token('--map-halo');
  const icon = (/** @type {HTMLCanvasElement} */ img) => new Icon({ img, scale: symbolScale, declutterMode: 'none' });
  const text = (/** @type {string} */ words, /** @type {number} */ offsetY, /** @type {string} */ colour = '--text') =>
    new Text({
      text: words, offsetY, font: `600 12px ${FONT}`, declutterMode: 'declutter',
      fill: new Fill({ color: token(colour) }), stroke: new Stroke({ color: halo, width: 4 }),
    });

  /** @type {Record<string, (f: any) => any>} */
  const looks = {
    incident: (f) => {
      const look = priorities[f.get('priority')] ?? priorities.P3;
      const [fill, ink] = fills[look.tone];
      const chosen = f.get('chosen');
      const styles = [
        new Style({
          zIndex: chosen ? 90 : look.tone === 'alarm' ? 80 : 70,
          image: icon(marker({ shape: look.shape, fill: token(fill), ink: token(ink), edge: halo, text: look.shape === 'ring' ? '' : f.get('priority').slice(1), size: chosen ? 32 : 25 })),
          text: chosen ? text(f.get('label'), -26) : undefined,
        }),
      ];
      if (chosen) styles.unshift(new Style({ zIndex: 89, image: new Circle({ radius: 22, stroke: new Stroke({ color: token('--focus'), width: 2.5 }) }) }));
      return styles;
    },
    unit: (f) => {
      const look = statusLook(f.get('status'));
      const colour = token(look.tone === 'quiet' ? '--text-muted' : `--${look.tone}`);
      return new Style({
        zIndex: 60,
        image: icon(marker({ shape: look.shape, fill: colour, ink: halo, edge: halo, size: 18 })),
        text: text(f.get('code'), 16),
      });
    },
    segment: () => new Style({ zIndex: 40, stroke: new Stroke({ color: token('--map-segment'), width: 6 }) }),
    secondary: () => new Style({ zIndex: 39, stroke: new Stroke({ color: token('--map-secondary'), width: 5, lineDash: [10, 7], lineCap: 'butt' }) }),
    close: (f) => [
      new Style({ zIndex: 52, image: icon(numbered(f.get('label'), token('--alarm-fill'), token('--on-alarm'), halo, 27)) }),
    ],
    shut: () => new Style({ zIndex: 52, image: icon(numbered('✓', token('--good'), token('--ground'), halo, 27)) }),
    opens: (f) => new Style({ zIndex: 52, image: icon(marker({ shape: 'square', fill: token('--good'), ink: token('--ground'), edge: halo, text: f.get('label'), size: 25 })) }),
    dryside: () => new Style({ zIndex: 50, image: icon(valve('open', token('--text-muted'), halo, 20)) }),
    building: () => new Style({ zIndex: 38, stroke: new Stroke({ color: token('--map-segment'), width: 1.5 }), fill: new Fill({ color: token('--alarm-wash') }) }),
    roadclosed: () => [
      new Style({ zIndex: 35, stroke: new Stroke({ color: token('--warn'), width: 10, lineCap: 'butt' }) }),
      new Style({ zIndex: 36, stroke: new Stroke({ color: halo, width: 7, lineCap: 'butt' }) }),
      new Style({ zIndex: 37, stroke: new Stroke({ color: token('--warn'), width: 7, lineDash: [8, 10], lineCap: 'butt' }) }),
    ],
    conflict: () => new Style({ zIndex: 41, stroke: new Stroke({ color: token('--warn'), width: 5, lineDash: [2, 7] }) }),
    verify: () => new Style({ zIndex: 51, image: icon(valve('closed', token('--map-valve-closed'), halo, 22)) }),
    stuck: () => new Style({ zIndex: 51, image: icon(valve('stuck', token('--map-valve-stuck'), halo, 24)) }),
    critical: (f) => new Style({ zIndex: 50, image: icon(marker({ shape: 'triangle', fill: token('--alarm-fill'), ink: token('--on-alarm'), edge: halo, text: '!', size: 24 })), text: text(f.get('label'), 19, '--alarm') }),
    hydrant: () => new Style({ zIndex: 45, image: new Circle({ radius: 5, fill: new Fill({ color: halo }), stroke: new Stroke({ color: token('--map-hydrant'), width: 2.5 }) }) }),
    flush: (f) => new Style({ zIndex: 50, image: icon(hydrant(token('--good'), halo, 24)), text: text(f.get('label'), 19) }),
    candidate: (f) => new Style({ zIndex: 95, image: icon(numbered(f.get('label'), token('--accent-fill'), token('--on-accent'), halo, 25)) }),
    picked: (f) => [
      new Style({ zIndex: 96, image: new Circle({ radius: 15, stroke: new Stroke({ color: token('--focus'), width: 3 }) }), text: text(f.get('label') ?? '', -26) }),
      new Style({ zIndex: 97, image: new Circle({ radius: 4, fill: new Fill({ color: token('--focus') }) }) }),
    ],
  };
  return (feature) => looks[feature.get('look')]?.(feature) ?? null;
}

/** Which look a valve of an outage has. @type {Record<string, string>} */
export const valveLooks = { CLOSE: 'close', OPEN: 'opens', VERIFY_CLOSED: 'verify', STUCK: 'stuck', DRY_SIDE: 'dryside' };
