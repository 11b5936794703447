import { supply, timeOfDay, words } from '../lib/format.js';
import { valveLooks } from './overlay-style.js';

/**
 * What the map shows of the screen's state, as GeoJSON features with a `look` (map/overlay-style.js) in WGS84. Pure.
 * @typedef {{lon: number, lat: number, label?: string}} Spot
 * @param {{incidents?: any[], units?: any[], chosenId?: string|null, outage?: any, roadClosures?: any[], candidates?: Spot[], picked?: Spot|null}} shown
 * @returns {any[]}
 */
export function mapFeatures(shown) {
  return [
    ...(shown.roadClosures ?? []).flatMap(closureFeatures),
    ...outageFeatures(shown.outage),
    ...(shown.units ?? []).filter(isPlaced).filter((u) => u.status !== 'OFF_SHIFT').map((u) =>
      point(u, { look: 'unit', code: u.code, status: u.status, id: u.code, tip: `${u.code} ${u.name ?? ''}: ${words(u.status)}` })),
    ...(shown.incidents ?? []).filter(isPlaced).map((i) =>
      point(i, {
        look: 'incident', id: i.id, priority: i.priority, chosen: i.id === shown.chosenId, label: i.number,
        tip: `${i.number} ${i.typeLabel}, ${i.addressText ?? ''}`,
      })),
    ...(shown.candidates ?? []).map((c, i) => point(c, { look: 'candidate', label: String(i + 1), tip: c.label })),
    ...(shown.picked ? [point(shown.picked, { look: 'picked', label: shown.picked.label })] : []),
  ];
}

/** @param {any} closure */
function closureFeatures(closure) {
  const tip = `${closure.streetName || 'Street'} closed${closure.until ? ` until ${timeOfDay(closure.until)}` : ''}: ${closure.reason}`;
  return shape(closure.line, 'roadclosed').map((f) => ({ ...f, properties: { ...f.properties, tip } }));
}

/** @param {any} outage */
function outageFeatures(outage) {
  if (!outage) return [];
  return [
    ...shape(outage.buildings, 'building'),
    ...(outage.conflicts ?? []).flatMap((/** @type {any} */ c) => shape(c.zone, 'conflict')),
    ...shape(outage.secondary, 'secondary'),
    ...shape(outage.segment, 'segment'),
    ...(outage.hydrants ?? []).filter(isPlaced).map((/** @type {any} */ h) => point(h, (outage.flush ?? []).includes(h.ref)
      ? { look: 'flush', label: h.ref, tip: `Hydrant ${h.ref}: flush from here` }
      : { look: 'hydrant', tip: `Hydrant ${h.ref}, out of water` })),
    ...(outage.valves ?? []).filter(isPlaced).map((/** @type {any} */ v) =>
      point(v, { look: v.role === 'CLOSE' && v.done ? 'shut' : (valveLooks[v.role] ?? 'verify'), label: String(v.order ?? ''), tip: `${v.order ? v.order + '. ' : ''}Valve ${v.ref}: ${words(v.role)}` })),
    ...(outage.customers?.critical ?? []).filter(isPlaced).map((/** @type {any} */ c) => point(c, { look: 'critical', label: c.name, tip: `${c.name} (${words(c.kind)}): no ${supply(outage)}` })),
  ];
}

/** @param {any} geometry GeoJSON geometry, Feature or FeatureCollection, or nothing @param {string} look @returns {any[]} */
function shape(geometry, look) {
  if (!geometry) return [];
  if (geometry.type === 'FeatureCollection') return geometry.features.flatMap((/** @type {any} */ f) => shape(f, look));
  const bare = geometry.type === 'Feature' ? geometry.geometry : geometry;
  return bare ? [{ type: 'Feature', geometry: bare, properties: { look } }] : [];
}

const isPlaced = (/** @type {any} */ f) => Number.isFinite(f?.lon) && Number.isFinite(f?.lat);

/** @param {{lon: number, lat: number}} at @param {any} properties */
const point = (at, properties) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [at.lon, at.lat] }, properties });
