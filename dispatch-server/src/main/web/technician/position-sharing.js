import { post } from '../lib/api.js';

const EVERY_ms = 15_000;

/** Whether this browser can tell where it is. */
export const canShare = () => 'geolocation' in navigator;

/** Tells the server where this phone is, while the crew wants it. */
export class PositionSharing {
  /** @param {(sharing: boolean) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
  }

  toggle() {
    if (this.watch !== undefined) return this.#stop();
    let last_ms = 0;
    this.onChange(true);
    this.watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        if (timestamp - last_ms < EVERY_ms) return;
        last_ms = timestamp;
        post('/api/positions', { lon: coords.longitude, lat: coords.latitude, accuracy_m: coords.accuracy, speed_kmh: coords.speed == null ? null : coords.speed * 3.6, heading_deg: coords.heading, at: new Date(timestamp).toISOString() }).catch(() => null);
      },
      () => this.onChange(false),
      { enableHighAccuracy: true },
    );
  }

  #stop() {
    navigator.geolocation.clearWatch(/** @type {number} */ (this.watch));
    this.watch = undefined;
    this.onChange(false);
  }
}
