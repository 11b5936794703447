/**
 * Re-renders its element every so often, so that ages and targets stay true. All elements share one timer.
 * @implements {import('lit').ReactiveController}
 */
export class Ticking {
  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    ticking.add(this.host);
  }

  hostDisconnected() {
    ticking.delete(this.host);
  }
}

/** @type {Set<import('lit').ReactiveControllerHost>} */
const ticking = new Set();
setInterval(() => ticking.forEach((host) => host.requestUpdate()), 1_000);
