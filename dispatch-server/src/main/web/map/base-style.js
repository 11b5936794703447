import { token } from '../lib/theme.js';
import { hydrant, sign, symbolScale, valve } from './symbols.js';

/** How the vector tiles of `/tiles` look. Layer and attribute names are those of docs/wire.md and the import layers. */

const FONT = '"Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif';

/** Widths of streets in metres on the ground, and from which zoom they and their names are shown. */
const streets = /** @type {Record<string, {width_m: number, from: number, names: number, rank: number, strong?: boolean}>} */ ({
  highway: { width_m: 22, from: 8, names: 13, rank: 9, strong: true },
  ramp: { width_m: 9, from: 12, names: 17, rank: 8, strong: true },
  arterial: { width_m: 17, from: 9, names: 13.2, rank: 7, strong: true },
  collector: { width_m: 12, from: 12, names: 14.4, rank: 6 },
  roundabout: { width_m: 10, from: 13, names: 18, rank: 6 },
  local: { width_m: 9, from: 13, names: 15.4, rank: 5 },
  cul_de_sac: { width_m: 8.5, from: 13.5, names: 15.8, rank: 5 },
  lane: { width_m: 5, from: 14.5, names: 16.5, rank: 4 },
});

const signs = /** @type {Record<string, string>} */ ({
  hospital: '+', dialysis: '+', clinic: '+', school: 'S', care_home: 'C', fire_station: 'F', works: 'W', tank: 'T', reservoir: 'R', pump_station: 'P',
  city_hall: 'H', depot: 'D',
});

/** The zoom level at a resolution of the Web Mercator view. @param {number} resolution metres per pixel at the equator */
export const zoomAt = (resolution) => Math.log2(156543.03392804097 / resolution);

/**
 * @param {any} ol
 * @returns {(feature: any, resolution: number) => any} a style function; make a new one when the theme changes
 */
export function baseStyle(ol) {
  const { Style, Fill, Stroke, Text, Icon } = ol.style;
  const colour = (/** @type {string} */ name) => token(`--map-${name}`);
  const c = Object.fromEntries(
    ['water', 'park', 'building', 'building-line', 'zone', 'casing', 'street', 'arterial', 'label', 'halo', 'main', 'main-large',
      'main-closed', 'sewer', 'gas', 'service', 'valve', 'valve-closed', 'valve-stuck', 'hydrant', 'place'].map((n) => [n, colour(n)]),
  );
  /** @type {Map<string, any>} */
  const kept = new Map();
  const keep = (/** @type {string} */ key, /** @type {() => any} */ make) => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key);
  };
  const line = (/** @type {string} */ col, /** @type {number} */ width, /** @type {number} */ zIndex, /** @type {number[]} */ dash) =>
    keep(`l${col}|${width}|${zIndex}|${dash}`, () =>
      new Style({ zIndex, stroke: new Stroke({ color: col, width, lineDash: dash, lineCap: dash ? 'butt' : 'round', lineJoin: 'round' }) }));
  const area = (/** @type {string} */ col, /** @type {number} */ zIndex, /** @type {string} */ edge) =>
    keep(`a${col}|${zIndex}|${edge}`, () =>
      new Style({ zIndex, fill: new Fill({ color: col }), stroke: edge ? new Stroke({ color: edge, width: 0.75 }) : undefined }));
  const icon = (/** @type {HTMLCanvasElement} */ img, /** @type {string} */ key, /** @type {number} */ zIndex) =>
    keep(`i${key}|${zIndex}`, () => new Style({ zIndex, image: new Icon({ img, scale: symbolScale, declutterMode: 'none' }) }));
  const label = (/** @type {string} */ text, /** @type {any} */ o = {}) =>
    keep(`t${text}|${JSON.stringify(o)}`, () =>
      new Style({
        zIndex: o.zIndex ?? 50,
        text: new Text({
          text, font: `${o.weight ?? 500} ${o.size ?? 11}px ${FONT}`, placement: o.along ? 'line' : 'point', maxAngle: 0.6,
          offsetY: o.offsetY ?? 0, overflow: false, repeat: o.along ? 420 : undefined,
          fill: new Fill({ color: o.color ?? c.label }), stroke: new Stroke({ color: c.halo, width: 3 }),
        }),
      }));

  const width = (/** @type {number} */ metres, /** @type {number} */ resolution, /** @type {number} */ least) =>
    Math.max(least, Math.min(46, Math.round((metres / resolution) * 1.35 * 2) / 2));

  /** @type {Record<string, (f: any, z: number, resolution: number) => any>} */
  const layers = {
    water_area: (f, z) => {
      const name = f.get('name');
      return z > 13.5 && name ? [area(c.water, 1, ''), label(name, { size: 12, weight: 'italic 400' })] : area(c.water, 1, '');
    },
    green_area: (f, z) => {
      const name = f.get('name');
      return z > 14.5 && name ? [area(c.park, 2, ''), label(name, { weight: 'italic 400' })] : area(c.park, 2, '');
    },
    pressure_zone: (f, z) => (z > 11 ? line(c.zone, 1, 4, [2, 6]) : null),
    building: (f, z) => (z > 14 ? area(c.building, 3, z > 15.5 ? c['building-line'] : '') : null),
    street: (f, z, resolution) => {
      const s = streets[f.get('street_class')] ?? streets.local;
      if (z < s.from) return null;
      const w = width(s.width_m, resolution, s.strong ? 1.6 : 0.8);
      const styles = [];
      if (w > 1.5) styles.push(line(c.casing, w + 2, 5 + s.rank / 100, /** @type {any} */ (undefined)));
      styles.push(line(s.strong ? c.arterial : c.street, w, (f.get('bridge') ? 8 : 6) + s.rank / 100, /** @type {any} */ (undefined)));
      const name = f.get('name');
      if (name && z >= s.names) styles.push(label(name, { along: true, size: s.strong ? 12 : 11, weight: s.strong ? 600 : 500, zIndex: 50 + s.rank }));
      return styles;
    },
    main: (f, z) => {
      const network = f.get('network') ?? 'water';
      const mm = f.get('diameter_mm') ?? 150;
      if (network === 'gas') return z > 14.6 ? line(c.gas, z > 16 ? 1.8 : 1.2, 9, [9, 3, 2, 3]) : null;
      if (network !== 'water') return z > 16 ? line(c.sewer, 1.2, 9, [7, 4]) : null;
      if (z < (mm >= 400 ? 12 : mm >= 250 ? 13.6 : 14.6)) return null;
      const grow = z < 13.5 ? 0.45 : z < 15.8 ? 0.65 : z < 16.5 ? 1 : 1.4;
      const w = Math.round((mm >= 600 ? 4.4 : mm >= 400 ? 3.4 : mm >= 250 ? 2.4 : 1.6) * grow * 2) / 2;
      const closed = ['closed', 'abandoned'].includes(f.get('link_status'));
      const styles = [line(closed ? c['main-closed'] : mm >= 400 ? c['main-large'] : c.main, w, 10 + mm / 10000, closed ? [5, 4] : /** @type {any} */ (undefined))];
      if (z > 17) styles.push(label(`${mm} ${f.get('material') ?? ''}`.trim(), { along: true, size: 10, color: c['main-large'], offsetY: 9, zIndex: 45 }));
      return styles;
    },
    service: (f, z) => (z > 16.6 ? line(c.service, 0.9, 9.5, /** @type {any} */ (undefined)) : null),
    valve: (f, z) => {
      const operability = f.get('operability') ?? 'operable';
      const position = f.get('position') ?? 'open';
      const kind = f.get('valve_kind') ?? 'isolation';
      if (kind === 'service' && z < 17.5) return null;
      if (['prv', 'psv', 'fcv', 'check'].includes(kind)) return z > 14 ? icon(sign('P', c.valve, c.halo, 14), 'prv', 23) : null;
      const odd = operability.startsWith('stuck') || operability === 'inaccessible' ? 'stuck' : position === 'closed' ? 'closed' : position === 'unknown' ? 'unknown' : 'open';
      if (z < (odd === 'open' || odd === 'unknown' ? 15.6 : 14.6)) return null;
      const size = z < 16.5 ? 11 : z < 17.5 ? 15 : 18;
      const col = odd === 'closed' ? c['valve-closed'] : odd === 'stuck' ? c['valve-stuck'] : c.valve;
      return icon(valve(/** @type {any} */ (odd), col, c.halo, size), `v${odd}${size}`, odd === 'open' ? 21 : 22);
    },
    hydrant: (f, z) => {
      if (z < 15.8) return null;
      const size = z < 16.8 ? 9 : 13;
      return icon(hydrant(c.hydrant, c.halo, size), `h${size}`, 20);
    },
    manhole: (f, z) => (z > 17 ? icon(sign('', c.sewer, c.halo, 7), 'manhole', 18) : null),
    place: (f, z) => {
      const kind = f.get('kind') ?? '';
      // Works and tanks are drawn as the sources that they are.
      if (z < 12.5 || /works|tank|reservoir|pump_station/.test(kind)) return null;
      const styles = [icon(sign(signs[kind] ?? '•', c.place, c.halo, 17), `p${signs[kind] ?? '•'}`, 30)];
      if (z > 14) styles.push(label(f.get('name') ?? '', { offsetY: 17, color: c.place, weight: 600, zIndex: 70 }));
      return styles;
    },
    source: (f, z) => {
      const styles = [icon(sign(signs[f.get('node_kind')] ?? 'W', c['main-large'], c.halo, 18), `s${signs[f.get('node_kind')] ?? 'W'}`, 31)];
      if (z > 13) styles.push(label(f.get('name') ?? '', { offsetY: 17, color: c['main-large'], weight: 600, zIndex: 71 }));
      return styles;
    },
    address: (f, z) => (z > 17.2 ? label(String(f.get('civic') ?? ''), { size: 10, zIndex: 40 }) : null),
  };

  return (feature, resolution) => layers[feature.get('layer')]?.(feature, zoomAt(resolution), resolution) ?? null;
}
