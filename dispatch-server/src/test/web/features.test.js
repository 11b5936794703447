import { mapFeatures } from '/map/features.js';
import { equal, test } from './harness.js';

const looks = (/** @type {any} */ shown) => mapFeatures(shown).map((f) => f.properties.look);

test('what has no place is not put at 0, 0', () => {
  equal(mapFeatures({ incidents: [{ id: 'a', priority: 'P1', lon: null, lat: null }], units: [{ code: 'V1', status: 'AVAILABLE' }] }), []);
});

test('units off shift are not on the map', () => {
  equal(looks({ units: [{ code: 'V1', status: 'OFF_SHIFT', lon: 1, lat: 1 }, { code: 'V2', status: 'ON_SITE', lon: 1, lat: 1 }] }), ['unit']);
});

test('an outage shows its segment, what else goes dry, and the valves to close by number', () => {
  const line = { type: 'LineString', coordinates: [[0, 0], [1, 1]] };
  const features = mapFeatures({
    outage: { segment: { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: line }] }, secondary: line, valves: [{ ref: 'V', role: 'CLOSE', order: 2, lon: 1, lat: 1 }, { ref: 'S', role: 'STUCK', lon: 1, lat: 1 }], customers: { critical: [{ name: 'Clinic', kind: 'dialysis', lon: 1, lat: 1 }] } },
  });
  equal(features.map((f) => f.properties.look), ['secondary', 'segment', 'close', 'stuck', 'critical']);
  equal(features[2].properties.label, '2');
});

test('a closed street is drawn with what it is closed for', () => {
  const line = { type: 'MultiLineString', coordinates: [[[0, 0], [1, 1]]] };
  const [drawn] = mapFeatures({ roadClosures: [{ streetName: 'Mill Rd', reason: 'sunk', until: null, line }] });
  equal(drawn.geometry, line);
  equal(drawn.properties, { look: 'roadclosed', tip: 'Mill Rd closed: sunk' });
});
