import { get } from '../lib/api.js';

/** What people call a place: the nearest address, else its coordinates. @param {{lon: number, lat: number}} place */
export async function placeLabel({ lon, lat }) {
  const here = await get(`/api/here?lon=${lon}&lat=${lat}`).catch(() => null);
  return here?.address ?? `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
}
