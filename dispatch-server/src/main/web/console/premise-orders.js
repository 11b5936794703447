import { CsElement, css, html, nothing } from '../components/base.js';
import { get } from '../lib/api.js';
import { timeOfDay } from '../lib/format.js';

/** The open service orders at the place of a call, so that its caller is not told something else. `place` has lon and lat. */
export class PremiseOrders extends CsElement {
  static properties = { place: { attribute: false }, orders: { state: true } };
  static styles = css`
    ul {
      margin: var(--space-2) 0 0;
      padding: 8px 12px;
      border-radius: var(--radius-m);
      color: var(--calm);
      background: var(--calm-wash);
    }
    a {
      color: inherit;
      font-weight: 600;
      text-underline-offset: 3px;
    }
  `;

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('place')) return;
    const at = this.place ? `${this.place.lon},${this.place.lat}` : '';
    if (at !== this.at) this.#read(at);
  }

  /** @param {string} at */
  async #read(at) {
    this.at = at;
    this.orders = [];
    if (!at) return;
    const found = await get(`/api/service-orders?open=true&lon=${this.place.lon}&lat=${this.place.lat}`).catch(() => null);
    if (at === this.at) this.orders = found?.orders ?? [];
  }

  render() {
    return html`<div role="status">${this.orders?.length
      ? html`<ul aria-label="Open service orders here">${this.orders.slice(0, 4).map((/** @type {any} */ o) => html`<li>Open order: <a href="/orders?text=${encodeURIComponent(o.number)}" target="_blank">${o.kindLabel} ${o.number}</a>,
          ${o.stateLabel.toLowerCase()}${o.unitCode ? ` with ${o.unitCode}` : ''}, due ${o.dueOn}${o.windowTo ? ` by ${timeOfDay(o.windowTo)}` : ''}${o.customerName ? `, ${o.customerName}` : ''}</li>`)}</ul>`
      : nothing}</div>`;
  }
}
customElements.define('premise-orders', PremiseOrders);
