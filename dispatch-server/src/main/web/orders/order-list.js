import { CsElement, css, html, nothing } from '../components/base.js';
import { repeat } from 'lit/directives/repeat.js';
import { timeOfDay } from '../lib/format.js';
import { rove } from '../lib/keys.js';
import { due, looks } from './orders-model.js';
import '../components/cs-badge.js';
import '../components/cs-empty.js';

/** The orders as rows: arrows move, Enter opens. @fires open-order `{id}` */
export class OrderList extends CsElement {
  static properties = { listing: { attribute: false }, chosenId: {}, today: {}, now_ms: { attribute: false } };
  static shadowRootOptions = { ...CsElement.shadowRootOptions, delegatesFocus: true };
  static styles = css`
    :host {
      display: block;
      overflow: auto;
    }
    li {
      border-bottom: 1px solid var(--line);
    }
    button {
      display: grid;
      grid-template-columns: 152px minmax(80px, 10%) minmax(100px, 15%) minmax(0, 1fr) 168px 96px;
      align-items: center;
      gap: 2px var(--space-3);
      width: 100%;
      min-height: 40px;
      padding: 6px var(--space-4);
      text-align: start;
      background: none;
      border: 0;
      border-inline-start: 3px solid transparent;
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-hover);
    }
    button[aria-current='true'] {
      background: var(--selected);
      border-inline-start-color: var(--accent);
    }
    button:focus-visible {
      outline-offset: -2px;
    }
    .number, .unit {
      font-weight: 600;
    }
    .alarm {
      color: var(--alarm);
      font-weight: 600;
    }
    .warn {
      color: var(--warn);
      font-weight: 600;
    }
    @media (max-width: 1000px) {
      button {
        grid-template-columns: 152px minmax(0, 1fr) auto;
      }
      .where {
        grid-column: 1 / -1;
      }
    }
  `;

  render() {
    const orders = this.listing?.orders ?? [];
    if (!this.listing) return nothing;
    if (!orders.length) return html`<cs-empty heading="No orders here" text="None is due on this day or open since before, with these filters."></cs-empty>`;
    return html`<ol aria-label="Orders" @keydown=${(/** @type {KeyboardEvent} */ e) => rove(e, [.../** @type {any} */ (this.renderRoot.querySelectorAll('button'))])}>
      ${repeat(orders, (/** @type {any} */ o) => o.id, (o) => this.#row(o))}</ol>`;
  }

  /** @param {any} o */
  #row(o) {
    const when = due(o, /** @type {any} */ (this.today), /** @type {any} */ (this.now_ms));
    const unit = o.unitCode ? `${o.unitCode}${o.reserved ? (o.plannedAt ? ` at ${timeOfDay(o.plannedAt)}` : ', reserved') : ''}` : '';
    return html`<li><button type="button" name=${o.number} aria-current=${o.id === this.chosenId ? 'true' : 'false'} @click=${() => this.tell('open-order', { id: o.id })}>
      <cs-badge tone=${looks[o.state].tone} shape=${looks[o.state].shape} text=${o.stateLabel}></cs-badge>
      <span class="number cut">${o.number}</span><span class="cut">${o.kindLabel}</span>
      <span class="where cut" title=${o.whatToDo}>${[o.addressText ?? 'No place known', o.customerName].filter(Boolean).join(' · ')}</span>
      <span class=${when.tone}>${when.tone === 'quiet' ? nothing : html`<span aria-hidden="true">▲ </span>`}${when.text}</span>
      <span class="unit cut">${unit || html`<span class="faint">–</span>`}</span></button></li>`;
  }
}
customElements.define('order-list', OrderList);
